import { ok, type Result } from '@sanyi/kernel';
import { buildStack, type Library, type Stack } from '@sanyi/policy';
import type { Facts } from '../facts/open-facts.ts';
import { type Job, Meter } from '../job.ts';
import { libraryOf } from '../read/library-of.ts';
import { runTasks, startPool } from '../workers/run-tasks.ts';
import type { SettledPart } from './settle-part.ts';
import { type PackageInput, settlePartTask } from './settle-part-task.ts';
import {
  findSettlement,
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
  const found = await findSettlement({ folder: facts.folder, checksum }, wanted.value);
  if (found) return settled(found, true);
  const made = await writeSettlement(facts.folder, wanted.value, async (out) => {
    const parts = await settleParts(out, facts, options);
    return parts.ok ? ok({ factsChecksum: checksum, parts: parts.value }) : parts;
  });
  return made.ok ? settled(made.value, false) : made;
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

async function settleParts(
  out: string,
  facts: Facts,
  options: SettleOptions,
): Promise<Result<SettledPart[]>> {
  const job = options.job ?? {};
  const step = { en: `Settling under ${options.stack}`, zh: `按“${options.stack}”结算` };
  const inputs = facts.manifest.parts.map((_, index) => index);
  const shared = {
    path: facts.path,
    manifest: facts.manifest,
    packages: options.packages,
    stack: options.stack,
    oldRules: options.oldRules ?? null,
    out,
    itemMonth: options.itemMonth ?? false,
  };
  const pool = startPool(TASK, shared, { inputs: inputs.length, workers: options.workers });
  try {
    const meter = new Meter(job, step, facts.manifest.rows.claim ?? 0);
    return await runTasks({ pool, inputs, job, meter, where: facts.folder });
  } finally {
    await pool.close();
  }
}

const TASK = { name: 'settle-part', maker: settlePartTask } as const;
