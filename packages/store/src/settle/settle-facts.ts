import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hashText, ok, type Result } from '@sanyi/kernel';
import { buildStack, readLibrary, type Stack } from '@sanyi/policy';
import { rowsOf, sqlText, withDatabase } from '../duck/database.ts';
import { copyTo, writeTable } from '../duck/table-writer.ts';
import { addSums, EMPTY_SUM, sumText } from '../facts/checksum.ts';
import type { Facts } from '../facts/open-facts.ts';
import { MANIFEST_FILE, withGeneration } from '../folder/generation.ts';
import { isRecord } from '../folder/manifest.ts';
import { type Job, Meter } from '../job.ts';
import { runTasks } from '../workers/run-tasks.ts';
import { CELL_SUMS } from './month-cells.ts';
import { ruleColumns } from './rule-columns.ts';
import { type PackageInput, type SettledPart, settlePartTask } from './settle-part-task.ts';

/** What a settlement of a whole folder of facts came to. Money as strings of fen. */
export type SettleReport = {
  readonly stack: string;
  readonly stackHash: string;
  readonly factsChecksum: string;
  readonly claims: number;
  readonly lines: number;
  readonly amountFen: string;
  /** All funds with the fixed part of fees. */
  readonly fundFen: string;
  readonly patientFen: string;
  readonly hospitalFen: string;
  /** Over the settled rows, whatever their order. */
  readonly checksum: string;
  readonly seconds: number;
  readonly linesPerSecond: number;
};

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

/** What to settle and how. */
export type SettleOptions = {
  readonly packages: readonly PackageInput[];
  readonly stack: string;
  /** Also settle under this stack and keep its totals by month, for the growth split. */
  readonly oldRules?: string | null;
  /** Also keep quantities and amounts by month, institution and item. */
  readonly itemMonth?: boolean;
  readonly workers?: number;
  readonly job?: Job;
};

type Manifest = {
  readonly format: 'sanyi-settlement';
  readonly schemaVersion: number;
  readonly oldRulesHash: string | null;
  readonly itemMonth: boolean;
  readonly report: SettleReport;
};

const SETTLEMENT_VERSION = 1;

/**
 * Settles all claims under a stack, in workers, and keeps the result beside the facts under
 * `settlement/<hash>/`. A settlement of the same rules and the same facts is used again.
 *
 * @returns the settlement, or the problems of the stack, of a claim or of the disk; then nothing
 * of it is left
 * @example
 * ```ts
 * // const settled = await settleFacts(facts, { packages, stack: 'beijing' });
 * ```
 */
export async function settleFacts(
  facts: Facts,
  options: SettleOptions,
): Promise<Result<SettledFacts>> {
  const library = readLibrary(options.packages);
  if (!library.ok) return library;
  const stack = buildStack(library.value, options.stack);
  if (!stack.ok) return stack;
  const oldRules = options.oldRules ?? null;
  const old = oldRules === null ? null : buildStack(library.value, oldRules);
  if (old !== null && !old.ok) return old;
  const wanted: Wanted = {
    stack: stack.value,
    oldRulesHash: old?.value.hash ?? null,
    itemMonth: options.itemMonth ?? false,
  };
  const folder = join(facts.folder, 'settlement', stack.value.hash.slice(0, 16));
  const found = await findSettlement(folder, facts, wanted);
  const settled = (path: string, manifest: Manifest, reused: boolean): SettledFacts => ({
    facts,
    stack: stack.value,
    path,
    report: manifest.report,
    itemMonth: manifest.itemMonth,
    oldRules,
    reused,
  });
  if (found) return ok(settled(found.path, found.manifest, true));
  return withGeneration(
    folder,
    () => false,
    async (generation) => {
      const manifest = await settleInto(generation.path, facts, { options, wanted });
      if (!manifest.ok) return manifest;
      await generation.commit(manifest.value);
      return ok(settled(generation.path, manifest.value, false));
    },
  );
}

type Wanted = {
  readonly stack: Stack;
  readonly oldRulesHash: string | null;
  readonly itemMonth: boolean;
};

async function settleInto(
  out: string,
  facts: Facts,
  how: { readonly options: SettleOptions; readonly wanted: Wanted },
): Promise<Result<Manifest>> {
  const { options, wanted } = how;
  const start = performance.now();
  for (const table of ['settlement', 'visit_month', 'item_month']) await mkdir(join(out, table));
  const job = options.job ?? {};
  const step = { en: `Settling under ${options.stack}`, zh: `按“${options.stack}”结算` };
  const parts = await runTasks({
    task: { name: 'settle-part', maker: settlePartTask },
    shared: {
      path: facts.path,
      manifest: facts.manifest,
      packages: options.packages,
      stack: options.stack,
      oldRules: options.oldRules ?? null,
      out,
      itemMonth: wanted.itemMonth,
    },
    inputs: facts.manifest.parts.map((_, index) => index),
    workers: options.workers,
    job,
    meter: new Meter(job, step, facts.manifest.rows.claim ?? 0),
    where: facts.folder,
  });
  if (!parts.ok) return parts;
  await mergeCells(out, wanted);
  const seconds = (performance.now() - start) / 1000;
  return ok({
    format: 'sanyi-settlement',
    schemaVersion: SETTLEMENT_VERSION,
    oldRulesHash: wanted.oldRulesHash,
    itemMonth: wanted.itemMonth,
    report: reportOf(facts, { stack: wanted.stack, parts: parts.value, seconds }),
  });
}

/** Adds the cells of all parts up and writes the rules; what the parts wrote is then removed. */
async function mergeCells(out: string, wanted: Wanted): Promise<void> {
  const all = (table: string): string => `read_parquet(${sqlText(join(out, table, '*.parquet'))})`;
  await withDatabase(2, async (connection) => {
    const sums = CELL_SUMS.map((name) => `sum(${name})::BIGINT AS ${name}`).join(', ');
    await copyTo(
      connection,
      `SELECT month, institution, visit_kind, ${sums} FROM ${all('visit_month')}
       GROUP BY ALL ORDER BY month, institution, visit_kind`,
      join(out, 'visit_month.parquet'),
    );
    if (wanted.itemMonth) {
      const hash = sqlText(wanted.stack.hash);
      await copyTo(
        connection,
        `SELECT month, institution, item, sum(quantity)::BIGINT AS quantity,
         sum(amount_fen)::BIGINT AS amount_fen, ${hash} AS stack_hash
         FROM ${all('item_month')} GROUP BY ALL ORDER BY month, institution, item`,
        join(out, 'item_month.parquet'),
      );
    }
    const rules = wanted.stack.rules;
    await writeTable(connection, join(out, 'rule.parquet'), {
      columns: ruleColumns(rules),
      count: rules.length,
    });
  });
  await rm(join(out, 'visit_month'), { recursive: true });
  await rm(join(out, 'item_month'), { recursive: true });
}

function reportOf(
  facts: Facts,
  made: { stack: Stack; parts: readonly SettledPart[]; seconds: number },
): SettleReport {
  const sum = (of: (part: SettledPart) => bigint): bigint =>
    made.parts.reduce((total, part) => total + of(part), 0n);
  const lines = made.parts.reduce((total, part) => total + part.lines, 0);
  const rows = made.parts.reduce((total, part) => addSums(total, part.sum), EMPTY_SUM);
  return {
    stack: made.stack.text,
    stackHash: made.stack.hash,
    factsChecksum: facts.manifest.logicalChecksum,
    claims: made.parts.reduce((total, part) => total + part.claims, 0),
    lines,
    amountFen: String(sum((part) => part.totals.total)),
    fundFen: String(sum((part) => part.totals.fund + part.totals.fixedFund)),
    patientFen: String(sum((part) => part.totals.patient)),
    hospitalFen: String(sum((part) => part.totals.hospital)),
    checksum: hashText(sumText(rows)),
    seconds: Math.round(made.seconds * 1000) / 1000,
    linesPerSecond: Math.round(lines / Math.max(made.seconds, 1e-3)),
  };
}

async function findSettlement(
  folder: string,
  facts: Facts,
  wanted: Wanted,
): Promise<{ path: string; manifest: Manifest } | null> {
  try {
    const found: unknown = JSON.parse(await readFile(join(folder, MANIFEST_FILE), 'utf8'));
    if (!isRecord(found) || found.format !== 'sanyi-settlement') return null;
    if (found.schemaVersion !== SETTLEMENT_VERSION || typeof found.generation !== 'string') {
      return null;
    }
    // Format and version were checked: this is what settleFacts wrote.
    const manifest = found as Manifest;
    const { report } = manifest;
    const same =
      report.stackHash === wanted.stack.hash &&
      report.factsChecksum === facts.manifest.logicalChecksum &&
      (wanted.oldRulesHash === null || manifest.oldRulesHash === wanted.oldRulesHash) &&
      (!wanted.itemMonth || manifest.itemMonth);
    const path = join(folder, found.generation);
    return same && (await hasRows(path)) ? { path, manifest } : null;
  } catch {
    return null;
  }
}

/** Whether the files are really there and readable. */
async function hasRows(path: string): Promise<boolean> {
  const file = sqlText(join(path, 'visit_month.parquet'));
  const rows = await withDatabase(1, (connection) =>
    rowsOf(connection, `SELECT count(*) AS rows FROM read_parquet(${file})`),
  );
  return rows.length === 1;
}
