import { access, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hasPools } from '@sanyi/insurance';
import { hashText, type IsoDate, ok, type Result } from '@sanyi/kernel';
import type { Stack } from '@sanyi/policy';
import { rowsOf, sqlText, withDatabase } from '../duck/database.ts';
import { copyTo } from '../duck/table-writer.ts';
import { addSums, EMPTY_SUM, sumText } from '../facts/checksum.ts';
import { slipOf, sumsOfFiles } from '../facts/whole-files.ts';
import { MANIFEST_FILE, withGeneration } from '../folder/generation.ts';
import { type FileSum, isRecord } from '../folder/manifest.ts';
import type { Job } from '../job.ts';
import { writeParquet } from '../parquet/parquet-file.ts';
import { type CellTables, DayCells } from './day-cells.ts';
import { MonthCells } from './month-cells.ts';
import { monthsBetween } from './months.ts';
import { ruleColumns } from './rule-columns.ts';
import type { SettledPart, SettlerCells } from './settle-part.ts';
import { CLEARING_FILE, type SettledOf, writeClearing } from './write-clearing.ts';

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

/** Which settlement is wanted. */
export type Wanted = {
  readonly stack: Stack;
  readonly oldRulesHash: string | null;
  readonly itemMonth: boolean;
};

/** What `manifest.json` of a settlement holds. */
type SettlementManifest = {
  readonly format: 'sanyi-settlement';
  readonly schemaVersion: number;
  readonly oldRulesHash: string | null;
  readonly itemMonth: boolean;
  readonly report: SettleReport;
  /** The tables that are sums of all parts, as they were written: tells a damaged one. Absent in older settlements. */
  readonly files?: Readonly<Record<string, FileSum>>;
};

/** A settlement in its folder. */
export type Settlement = { readonly path: string; readonly manifest: SettlementManifest };

/** The parts of a settlement and the facts they were made from. */
export type MadeParts = {
  readonly facts: SettledOf;
  readonly parts: readonly SettledPart[];
};

const SETTLEMENT_VERSION = 3;
const SETTLEMENTS = 'settlement';

const folderOf = (factsFolder: string, stack: Stack): string =>
  join(factsFolder, SETTLEMENTS, stack.hash.slice(0, 16));

/**
 * Writes a settlement beside the facts: `makeParts` settles the parts into the folder it is given,
 * their cells are then added up. Nothing is left of it when that fails.
 */
export function writeSettlement(
  factsFolder: string,
  { job, ...wanted }: Wanted & { readonly job: Job | undefined },
  makeParts: (out: string) => Promise<Result<MadeParts>>,
): Promise<Result<Settlement>> {
  return withGeneration(
    folderOf(factsFolder, wanted.stack),
    { say: job?.say },
    async ({ path, commit }) => {
      const start = performance.now();
      for (const table of ['settlement', 'claim_list', 'item_month'])
        await mkdir(join(path, table));
      const made = await makeParts(path);
      if (!made.ok) return made;
      const { facts } = made.value;
      // A database writes the one while this thread adds up the other.
      const both = [
        writeClearing(facts, wanted.stack, path),
        mergeCells(path, wanted, made.value),
      ] as const;
      // Where one fails the folder is removed: the other does not write into it any more then.
      await Promise.allSettled(both);
      const [cleared] = await Promise.all(both);
      if (!cleared.ok) return cleared;
      const manifest: SettlementManifest = {
        format: 'sanyi-settlement',
        schemaVersion: SETTLEMENT_VERSION,
        oldRulesHash: wanted.oldRulesHash,
        itemMonth: wanted.itemMonth,
        report: reportOf(wanted.stack, made.value, (performance.now() - start) / 1000),
        files: await sumsOfFiles(path, await tablesIn(path)),
      };
      await commit(manifest);
      return ok({ path, manifest });
    },
  );
}

/** What cells of a settlement are told apart by. */
const cellTables = ({ manifest, reference }: SettledOf): CellTables => ({
  // A manifest's days were written by isoDate.
  from: manifest.from as IsoDate,
  to: manifest.to as IsoDate,
  districts: manifest.districts.map(({ id }) => id),
  institutions: reference.institutions,
});

/** Adds the cells of all parts up and writes the rules; items that the parts wrote are then removed. */
async function mergeCells(out: string, wanted: Wanted, { parts, facts }: MadeParts): Promise<void> {
  const tables = cellTables(facts);
  const ids = tables.institutions.map(({ institution }) => institution);
  const months = new MonthCells(monthsBetween(tables.from, tables.to), ids);
  const days = new DayCells(tables);
  for (const cells of lastCells(parts)) {
    months.addFilled(cells.months);
    days.addFilled(cells.days);
  }
  await writeParquet(join(out, 'visit_month.parquet'), (file) => months.write(file));
  await writeParquet(join(out, 'visit_day.parquet'), (file) => days.write(file));
  if (wanted.itemMonth) await mergeItems(out, wanted.stack.hash);
  const { rules } = wanted.stack;
  await writeParquet(join(out, 'rule.parquet'), (file) =>
    file.append(ruleColumns(rules), rules.length),
  );
  await rm(join(out, 'item_month'), { recursive: true });
}

/** What each settler told when it had settled the last of its parts. */
function lastCells(parts: readonly SettledPart[]): Iterable<SettlerCells> {
  const last = new Map<number, SettlerCells>();
  for (const { cells } of parts) {
    if (cells.parts > (last.get(cells.settler)?.parts ?? 0)) last.set(cells.settler, cells);
  }
  return last.values();
}

const mergeItems = (out: string, stackHash: string): Promise<void> =>
  withDatabase(2, (connection) =>
    copyTo(
      connection,
      `SELECT month, institution, item, sum(quantity)::BIGINT AS quantity,
       sum(amount_fen)::BIGINT AS amount_fen, ${sqlText(stackHash)} AS stack_hash
       FROM read_parquet(${sqlText(join(out, 'item_month', '*.parquet'))})
       GROUP BY ALL ORDER BY month, institution, item`,
      join(out, 'item_month.parquet'),
    ),
  );

function reportOf(stack: Stack, made: MadeParts, seconds: number): SettleReport {
  const sum = (of: (part: SettledPart) => bigint): string =>
    String(made.parts.reduce((total, part) => total + of(part), 0n));
  const lines = made.parts.reduce((total, part) => total + part.lines, 0);
  const rows = made.parts.reduce((total, part) => addSums(total, part.sum), EMPTY_SUM);
  return {
    stack: stack.text,
    stackHash: stack.hash,
    factsChecksum: made.facts.manifest.logicalChecksum,
    claims: made.parts.reduce((total, part) => total + part.claims, 0),
    lines,
    amountFen: sum((part) => part.totals.total),
    fundFen: sum((part) => part.totals.fund + part.totals.fixedFund),
    patientFen: sum((part) => part.totals.patient),
    hospitalFen: sum((part) => part.totals.hospital),
    checksum: hashText(sumText(rows)),
    seconds: Math.round(seconds * 1000) / 1000,
    linesPerSecond: Math.round(lines / Math.max(seconds, 1e-3)),
  };
}

/** Whether facts were settled before, under whatever rules. */
export const hasSettlements = (factsFolder: string): Promise<boolean> =>
  isThere(join(factsFolder, SETTLEMENTS));

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** The settlement of these rules and these facts, if it is there; one with a damaged table is told, and is none. */
export async function findSettlement(
  facts: { readonly folder: string; readonly checksum: string },
  wanted: Wanted,
  job: Job = {},
): Promise<Settlement | null> {
  const folder = folderOf(facts.folder, wanted.stack);
  try {
    const found: unknown = JSON.parse(await readFile(join(folder, MANIFEST_FILE), 'utf8'));
    if (!isRecord(found) || found.format !== 'sanyi-settlement') return null;
    if (found.schemaVersion !== SETTLEMENT_VERSION || typeof found.generation !== 'string') {
      return null;
    }
    // Format and version were checked: this is what writeSettlement wrote.
    const manifest = found as SettlementManifest;
    const { report } = manifest;
    const same =
      report.stackHash === wanted.stack.hash &&
      report.factsChecksum === facts.checksum &&
      (wanted.oldRulesHash === null || manifest.oldRulesHash === wanted.oldRulesHash) &&
      (!wanted.itemMonth || manifest.itemMonth);
    const path = join(folder, found.generation);
    const isWhole =
      same &&
      (await isAsWritten(path, manifest, job)) &&
      (await hasRows(path)) &&
      (await isCleared(path, wanted.stack));
    return isWhole ? { path, manifest } : null;
  } catch {
    return null;
  }
}

/** Whether the budgets of the rules were cleared; those of an older release were not. */
const isCleared = async (path: string, stack: Stack): Promise<boolean> =>
  !hasPools({ stacks: [stack] }) || (await isThere(join(path, CLEARING_FILE)));

/** The tables that are sums of all parts; those of single claims are folders. */
const tablesIn = async (path: string): Promise<readonly string[]> =>
  (await readdir(path)).filter((name) => name.endsWith('.parquet')).sort();

/** Whether every byte of the tables is as it was written. */
async function isAsWritten(
  path: string,
  { files }: SettlementManifest,
  job: Job,
): Promise<boolean> {
  for (const [name, listed] of Object.entries(files ?? {})) {
    const file = join(path, name);
    const slip = await slipOf(file, listed);
    if (!slip) continue;
    job.say?.({
      en: `${file}: this table of a settlement is damaged (${slip.en}). It is not used; the claims are settled again.`,
      zh: `${file}：结算结果的这张表已损坏（${slip.zh}），不予使用，将重新结算。`,
    });
    return false;
  }
  return true;
}

/** Whether the files are really there and readable. */
async function hasRows(path: string): Promise<boolean> {
  const file = sqlText(join(path, 'visit_month.parquet'));
  const rows = await withDatabase(1, (connection) =>
    rowsOf(connection, `SELECT count(*) AS rows FROM read_parquet(${file})`),
  );
  return rows.length === 1;
}
