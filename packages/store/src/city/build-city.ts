import { join } from 'node:path';
import {
  buildReference,
  type CityPlan,
  expectedClaims,
  knownExpenses,
  planSlices,
  readCityPlan,
  type SlicePlan,
} from '@sanyi/city';
import { assert, type Day, ok, type Result } from '@sanyi/kernel';
import type { Reference } from '../facts/reference-tables.ts';
import { type FactsHead, writeGeneration } from '../facts/write-facts.ts';
import type { FactsManifest, Raked } from '../folder/manifest.ts';
import { type Job, Meter } from '../job.ts';
import { libraryOf, packedLibraryOf } from '../read/library-of.ts';
import type { ContentFiles } from '../read/read-folder.ts';
import { type SettleRules, wantedOf } from '../settle/settle-facts.ts';
import type { SettledPart } from '../settle/settle-part.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { writeSettlement } from '../settle/settlement-folder.ts';
import { type Pool, runTasks, startPool } from '../workers/run-tasks.ts';
import {
  type BuiltSlice,
  buildSliceTask,
  type SliceOrder,
  type SliceSettlement,
} from './build-slice-task.ts';

/** Which city to build, from what, where to. */
export type CityBuild = {
  readonly city: ContentFiles;
  readonly packages: readonly PackageInput[];
  /** The stack whose prices the city is raked with, such as `beijing`. */
  readonly stack: string;
  readonly scale: number;
  readonly seed: number;
  readonly from: Day;
  /** Last day, inclusive. */
  readonly to: Day;
  readonly out: string;
  /** Settles each slice while it is in memory; `settleFacts` with the same rules then finds it. */
  readonly settle?: SettleRules;
  readonly workers?: number;
  readonly job?: Job;
};

/** What was built. */
export type CityReport = {
  readonly out: string;
  readonly persons: number;
  readonly institutions: number;
  readonly claims: number;
  readonly lines: number;
  readonly checksum: string;
  readonly seconds: number;
  readonly linesPerSecond: number;
};

/**
 * Builds the facts of a synthetic city, slice by slice in workers. Same plan, scale, seed and
 * days: same checksum, however many workers there are.
 *
 * @returns the report, or the problems of the plan, the rules or the disk; then nothing is left
 * @example
 * ```ts
 * const what = { city: new Map(), packages: [], stack: 'beijing', scale: 0.002, seed: 1 };
 * const days = { from: dayOf('2016-01-01' as IsoDate), to: dayOf('2019-03-31' as IsoDate) };
 * const built = await buildCityFacts({ ...what, ...days, out: 'facts' });
 * built.ok; // false
 * ```
 */
export async function buildCityFacts(build: CityBuild): Promise<Result<CityReport>> {
  const start = performance.now();
  const written = await buildIn(build);
  if (!written.ok) return written;
  const { rows, logicalChecksum } = written.value.manifest;
  const seconds = (performance.now() - start) / 1000;
  const lines = rows.line ?? 0;
  return ok({
    out: build.out,
    persons: rows.person ?? 0,
    institutions: rows.institution ?? 0,
    claims: rows.claim ?? 0,
    lines,
    checksum: logicalChecksum,
    seconds: Math.round(seconds * 1000) / 1000,
    linesPerSecond: Math.round(lines / Math.max(seconds, 1e-3)),
  });
}

type BuiltFacts = {
  readonly manifest: FactsManifest;
  readonly reference: Reference;
  readonly settled: readonly SettledPart[];
};

/** Everything a build needs that is known before anything is written. */
type Prepared = {
  readonly build: CityBuild;
  readonly plan: CityPlan;
  readonly slices: readonly SlicePlan[];
  readonly pool: Pool<SliceOrder, BuiltSlice>;
};

const TASK = { name: 'build-slice', maker: buildSliceTask } as const;

/** Starts the workers first: they make plan and rules ready while this thread prepares the folders. */
async function buildIn(build: CityBuild): Promise<Result<BuiltFacts>> {
  const plan = readCityPlan(build.city);
  if (!plan.ok) return plan;
  const slices = planSlices(plan.value, build);
  if (!slices.ok) return slices;
  const { city, packages, stack, seed, workers } = build;
  const library = packedLibraryOf(packages);
  if (!library.ok) return library;
  const shared = { city, library: library.value, stack, seed };
  const pool = startPool(TASK, shared, { inputs: slices.value.length, workers });
  const prepared = { build, plan: plan.value, slices: slices.value, pool };
  try {
    // Let the threads begin before this one is busy again.
    await new Promise((resolve) => setImmediate(resolve));
    return build.settle
      ? await buildSettled(prepared, build.settle)
      : await buildFacts(prepared, null);
  } finally {
    await pool.close();
  }
}

/** Builds the facts inside the writing of their settlement: the facts become visible first. */
async function buildSettled(prepared: Prepared, rules: SettleRules): Promise<Result<BuiltFacts>> {
  const { build } = prepared;
  const library = libraryOf(build.packages);
  if (!library.ok) return library;
  const wanted = wantedOf(library.value, rules);
  if (!wanted.ok) return wanted;
  let built: BuiltFacts | null = null;
  const { stack, oldRules = null, itemMonth = false } = rules;
  const settled = await writeSettlement(
    build.out,
    { ...wanted.value, job: build.job },
    async (out) => {
      const made = await buildFacts(prepared, { stack, oldRules, itemMonth, out });
      if (!made.ok) return made;
      built = made.value;
      const { manifest, reference, settled: parts } = made.value;
      const path = join(build.out, manifest.generation);
      return ok({ facts: { path, manifest, reference }, parts });
    },
  );
  if (!settled.ok) return settled;
  assert(built !== null, 'facts were written before their settlement');
  return ok(built);
}

async function buildFacts(
  { build, plan, slices, pool }: Prepared,
  settle: SliceSettlement | null,
): Promise<Result<BuiltFacts>> {
  const reference = buildReference(plan, build.seed);
  const head = headOf(build, plan, reference.districts);
  const job = build.job ?? {};
  const step = { en: 'Building the city', zh: '生成城市数据' };
  let settled: SettledPart[] = [];
  const manifest = await writeGeneration(build.out, { head, reference, job }, async (place) => {
    const made = await runTasks({
      pool,
      inputs: slices.map((slice) => ({ slice, place, settle })),
      job,
      meter: new Meter(job, step, expectedClaims(plan, build)),
      where: build.out,
    });
    if (!made.ok) return made;
    settled = made.value.flatMap((slice) => slice.settled ?? []);
    const parts = made.value.map((slice) => slice.written);
    const [first] = made.value;
    assert(first !== undefined, 'a city has a slice');
    return ok({
      parts,
      raked: { stackHash: first.stackHash, expenseFen: expensesOf(build, plan) },
    });
  });
  return manifest.ok ? ok({ manifest: manifest.value, reference, settled }) : manifest;
}

/** The expenses the city is raked to, at the prices of its stack. */
function expensesOf(build: CityBuild, plan: CityPlan): Raked['expenseFen'] {
  const expenseFen: Record<string, Record<string, number>> = {};
  for (const { district, quarter, fen } of knownExpenses(plan, build)) {
    expenseFen[district] = { ...expenseFen[district], [quarter]: fen };
  }
  return expenseFen;
}

const headOf = (
  build: CityBuild,
  plan: CityPlan,
  districts: FactsHead['districts'],
): FactsHead => ({
  place: plan.scenario.place,
  title: plan.scenario.title,
  currency: 'CNY',
  weight: 1 / build.scale,
  synthetic: true,
  source: 'city',
  from: build.from,
  to: build.to,
  seed: build.seed,
  scale: build.scale,
  districts,
});
