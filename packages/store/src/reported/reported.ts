import { fail, ok, type Problem, problem, type Result } from '@sanyi/kernel';
import { allowed } from '../actor.ts';
import type { Facts } from '../facts/open-facts.ts';
import { withGeneration } from '../folder/generation.ts';
import {
  type ReportedRow,
  type ReportedTable,
  readReportedTable,
  reportedFolder,
  writeReportedTable,
} from './reported-folder.ts';

/** Which reported figures; what is left out is not restricted. */
export type ReportedFilter = {
  readonly indicator?: string | undefined;
  readonly place?: string | undefined;
  readonly period?: string | undefined;
  /** Also the rows that a later sheet replaced, and those that were returned. */
  readonly history?: boolean | undefined;
};

/**
 * The figures that districts reported, ordered by indicator, place, period and arrival. Of one
 * indicator, place and period the row received last holds, unless its sheet was returned; `history`
 * gives the others too.
 *
 * @returns the rows, none where nothing was sent, and the checksum of the whole table; or
 * `STORE_FIGURES_REFUSED`, `STORE_READ_FAILED`
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * unwrap(await readReported(facts, { period: '2019-Q1' })).rows; // []
 * ```
 */
export async function readReported(
  facts: Facts,
  filter: ReportedFilter = {},
): Promise<Result<ReportedTable>> {
  const { place } = facts.manifest;
  const may = allowed(facts.actor, { reading: 'figures', place, where: facts.folder });
  if (!may.ok) return may;
  const table = await readReportedTable(facts.folder);
  if (!table.ok) return table;
  const { rows, checksum } = table.value;
  const wanted = rows.filter(
    (row) =>
      (filter.indicator === undefined || row.indicator === filter.indicator) &&
      (filter.place === undefined || row.place === filter.place) &&
      (filter.period === undefined || row.period === filter.period),
  );
  const kept = filter.history ? wanted : inForce(wanted);
  return ok({ rows: kept.toSorted(inOrder), checksum });
}

const keyOf = ({ indicator, place, period }: ReportedRow): string =>
  `${indicator} ${place} ${period}`;

/** The figures that hold: of one indicator, place and period the last that was not returned. */
export function inForce(rows: readonly ReportedRow[]): ReportedRow[] {
  const last = new Map<string, ReportedRow>();
  for (const row of rows) {
    if (row.returnedAt !== null) continue;
    const known = last.get(keyOf(row));
    if (!known || known.receivedAt <= row.receivedAt) last.set(keyOf(row), row);
  }
  return [...last.values()];
}

function inOrder(a: ReportedRow, b: ReportedRow): number {
  const [left, right] = [`${keyOf(a)} ${a.receivedAt}`, `${keyOf(b)} ${b.receivedAt}`];
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * Takes figures of one sheet over, all or none. Whoever reads meanwhile sees the table before or
 * after. The facts themselves, and what was settled from them, stay as they are.
 *
 * @param rows - of one file: all with its name and hash
 * @returns the whole table; `REPORT_SHEET_TWICE` where this very file was taken over before,
 * `STORE_LOCKED` while another process writes, `STORE_WRITE_FAILED` with nothing written
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * (await addReported(facts, [])).ok; // true
 * ```
 */
export async function addReported(
  facts: Facts,
  rows: readonly ReportedRow[],
): Promise<Result<ReportedTable>> {
  const { place } = facts.manifest;
  const may = allowed(facts.actor, { reading: 'figures', place, where: facts.folder });
  if (!may.ok) return may;
  return withGeneration(reportedFolder(facts.folder), {}, async (generation) => {
    const before = await readReportedTable(facts.folder);
    if (!before.ok) return before;
    const sent = new Set(rows.map((row) => row.fileHash));
    const twice = before.value.rows.find((row) => holds(row) && sent.has(row.fileHash));
    if (twice) return fail(sheetTwice(twice));
    return ok(await writeReportedTable(generation, [...before.value.rows, ...rows]));
  });
}

/** Whose figures were given back: the files a district sent for a period, and when they went back. */
export type Returned = {
  readonly place: string;
  readonly period: string;
  /** SHA-256 of each file. */
  readonly fileHashes: readonly string[];
  /** ISO 8601, UTC. */
  readonly at: string;
};

/**
 * Marks the figures of returned files: they are kept and hold no longer.
 *
 * @returns the whole table; `STORE_LOCKED`, `STORE_WRITE_FAILED` with nothing written
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * const returned = { place: 'daxing', period: '2019-Q1', fileHashes: [], at: '2019-05-05T01:00:00Z' };
 * (await returnReported(facts, returned)).ok; // true
 * ```
 */
export async function returnReported(
  facts: Facts,
  { place, period, fileHashes, at }: Returned,
): Promise<Result<ReportedTable>> {
  return withGeneration(reportedFolder(facts.folder), {}, async (generation) => {
    const before = await readReportedTable(facts.folder);
    if (!before.ok) return before;
    const isBack = (row: ReportedRow): boolean =>
      row.place === place && row.period === period && fileHashes.includes(row.fileHash);
    const rows = before.value.rows.map((row) =>
      holds(row) && isBack(row) ? { ...row, returnedAt: at } : row,
    );
    return ok(await writeReportedTable(generation, rows));
  });
}

const holds = ({ returnedAt }: ReportedRow): boolean => returnedAt === null;

/** The problem of a file that was taken over before. */
export const sheetTwice = ({ file, receivedAt, reporter }: ReportedRow): Problem =>
  problem('REPORT_SHEET_TWICE', file, { file, at: receivedAt, reporter });
