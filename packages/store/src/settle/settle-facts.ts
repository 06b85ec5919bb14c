import { ok, type Result, unwrap } from '@sanyi/kernel';
import { buildStack, type Library, type Stack } from '@sanyi/policy';
import type { Facts } from '../facts/open-facts.ts';
import { packReference } from '../facts/packed-reference.ts';
import { filesOfParts, wholeFiles } from '../facts/whole-files.ts';
import { type Job, Meter } from '../job.ts';
import { libraryOf, packedLibraryOf } from '../read/library-of.ts';
import { type Pool, runTasks, soon, startPool } from '../workers/run-tasks.ts';
import type { SettledPart } from './settle-part.ts';
import { type PackageInput, type PartOrder, settlePartTask } from './settle-part-task.ts';
import {
  findSettlement,
  hasSettlements,
  type Settlement,
  type SettleReport,
  type Wanted,
  writeSettlement,
} from './settlement-folder.ts';

/** A settlement on disk. */
export type SettledFacts = {
  readonly facts: Facts;
  readonly stack: Stack;
  /** The generation folder of the settlement. */
  readonly path: string;
  readonly report: SettleReport;
  readonly itemMonth: boolean;
  /** The stack whose totals are in `old_rules_total_fen`, or null. */
  readonly oldRules: string | null;
  /** True when it was there already and nothing had to be done. */
  readonly reused: boolean;
};

/** Under which rules claims are settled. */
export type SettleRules = {
  readonly stack: string;
  /** Also settle under this stack and keep its totals by month, for the growth split. */
  readonly oldRules?: string | null;
  /** Also keep quantities and amounts by month, institution and item. */
  readonly itemMonth?: boolean;
};

/** What to settle and how. */
export type SettleOptions = SettleRules & {
  readonly packages: readonly PackageInput[];
  readonly workers?: number;
  readonly job?: Job;
};

/**
 * Settles all claims under a stack, in workers, and keeps the result beside the facts under
 * `settlement/<hash>/`. A settlement of the same rules and the same facts is used again.
 *
 * @returns the settlement, or the problems of the stack, of a claim or of the disk; then nothing
 * of it is left
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * (await settleFacts(facts, { packages: [], stack: 'beijing' })).ok; // false
 * ```
 */
export async function settleFacts(
  facts: Facts,
  options: SettleOptions,
): Promise<Result<SettledFacts>> {
  // Of facts that were never settled it is known at once that workers will be needed.
  const early = (await hasSettlements(facts.folder)) ? null : partsPool(facts, options);
  try {
    return await foundOrSettled(facts, options, early);
  } finally {
    await early?.close();
  }
}

async function foundOrSettled(
  facts: Facts,
  options: SettleOptions,
  early: PartsPool | null,
): Promise<Result<SettledFacts>> {
  const library = libraryOf(options.packages);
  if (!library.ok) return library;
  const wanted = wantedOf(library.value, options);
  if (!wanted.ok) return wanted;
  const checksum = facts.manifest.logicalChecksum;
  const settled = ({ path, manifest }: Settlement, reused: boolean): Result<SettledFacts> =>
    ok({
      facts,
      stack: wanted.value.stack,
      path,
      report: manifest.report,
      itemMonth: manifest.itemMonth,
      oldRules: options.oldRules ?? null,
      reused,
    });
  const found = await findSettlement({ folder: facts.folder, checksum }, wanted.value, options.job);
  if (found) return settled(found, true);
  const pool = early ?? partsPool(facts, options);
  try {
    const made = await writeSettlement(
      facts.folder,
      { ...wanted.value, job: options.job },
      async (out) => {
        await wholeFiles(facts, filesOfParts(facts.manifest.parts));
        const parts = await settleParts(pool, out, { facts, options });
        return parts.ok ? ok({ facts, parts: parts.value }) : parts;
      },
    );
    return made.ok ? settled(made.value, false) : made;
  } finally {
    await pool.close();
  }
}

/** The stacks a settlement is asked for by their texts. */
export function wantedOf(library: Library, rules: SettleRules): Result<Wanted> {
  const stack = buildStack(library, rules.stack);
  if (!stack.ok) return stack;
  const old = rules.oldRules ? buildStack(library, rules.oldRules) : null;
  if (old !== null && !old.ok) return old;
  return ok({
    stack: stack.value,
    oldRulesHash: old?.value.hash ?? null,
    itemMonth: rules.itemMonth ?? false,
  });
}

type PartsPool = Pool<PartOrder, SettledPart>;

function partsPool(facts: Facts, options: SettleOptions): PartsPool {
  const { path, manifest, reference } = facts;
  const { packages, stack, workers } = options;
  const plan = { stack, oldRules: options.oldRules ?? null, itemMonth: options.itemMonth ?? false };
  // Threads begin to load while this one reads the rules for all of them.
  const shared = soon(() => {
    const library = unwrap(packedLibraryOf(packages));
    return { path, manifest, reference: packReference(reference), library, ...plan };
  });
  return startPool(TASK, shared, { inputs: manifest.parts.length, workers });
}

function settleParts(
  pool: PartsPool,
  out: string,
  of: { readonly facts: Facts; readonly options: SettleOptions },
): Promise<Result<SettledPart[]>> {
  const { manifest, folder } = of.facts;
  const { stack, job = {} } = of.options;
  const step = { en: `Settling under ${stack}`, zh: `按“${stack}”结算` };
  const inputs = manifest.parts.map((_, index) => ({ index, out }));
  const meter = new Meter(job, step, manifest.rows.claim ?? 0);
  return runTasks({ pool, inputs, job, meter, where: folder });
}

const TASK = { name: 'settle-part', maker: settlePartTask } as const;
