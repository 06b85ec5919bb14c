import type { DuckDBConnection } from '@duckdb/node-api';
import { type ClaimBatch, type CodeSet, TITLES, VISIT_KINDS } from '@sanyi/facts';
import { assert } from '@sanyi/kernel';
import { sqlText } from '../duck/database.ts';
import { ChunkView } from '../duck/vectors.ts';
import { BATCH_CLAIMS, CHUNK_ROWS } from '../limits.ts';
import { ClaimBuffer, type ClaimRows, type WholeColumn } from './claim-buffer.ts';

/** Which claims of a file: a condition in SQL over its columns. */
type ClaimQuery = {
  readonly file: string;
  readonly where: string;
  readonly batchClaims?: number;
};

/**
 * Reads some claims of a file of facts as batches in its order. A person is never split over two batches,
 * so a batch may be longer than asked for.
 */
export async function* queryClaims(
  connection: DuckDBConnection,
  query: ClaimQuery,
): AsyncGenerator<ClaimBatch, void, undefined> {
  const wanted = query.batchClaims ?? BATCH_CLAIMS;
  const result = await connection.stream(claimSql(query));
  const buffer = new ClaimBuffer(wanted + 2 * CHUNK_ROWS);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) break;
    buffer.add(claimRows(new ChunkView(chunk)));
    if (buffer.count >= wanted) {
      const batch = buffer.takeWholePersons(wanted);
      if (batch !== null) yield batch;
    }
  }
  const rest = buffer.takeAll();
  if (rest.count > 0) yield rest;
}

/** The position of a text in a code set; a code from another version stops the read. */
export const positionSql = (column: string, set: CodeSet): string =>
  `(CASE ${column} ${set.codes
    .map((code, at) => `WHEN ${sqlText(code)} THEN ${at}`)
    .join(' ')} ELSE error(${sqlText(`unknown ${set.name} in column ${column}`)}) END)::UTINYINT`;

const claimSql = (query: ClaimQuery): string =>
  `SELECT claim, person, institution, day, end_day, ${positionSql('visit_kind', VISIT_KINDS)},
    ${positionSql('title', TITLES)}, bed_days, diagnosis_group, contracted, referred,
    special_needs, reverses, lines
  FROM read_parquet(${sqlText(query.file)}) WHERE ${query.where}`;

/** Where columns stand in {@link claimSql}, and how. */
const WHOLE: Readonly<
  Record<WholeColumn, readonly [number, 'words' | 'integers' | 'shorts' | 'bytes']>
> = {
  person: [1, 'words'],
  institution: [2, 'words'],
  day: [3, 'integers'],
  endDay: [4, 'integers'],
  visitKind: [5, 'bytes'],
  title: [6, 'bytes'],
  bedDays: [7, 'shorts'],
  diagnosisGroup: [8, 'shorts'],
  contracted: [9, 'bytes'],
  referred: [10, 'bytes'],
  specialNeeds: [11, 'bytes'],
};
const BIG = { claim: 0, reverses: 12 } as const;
const LINES = 13;

const claimRows = (chunk: ChunkView): ClaimRows => ({
  rows: chunk.rows,
  numbers: (name) => {
    const [at, kind] = WHOLE[name];
    return chunk[kind](at);
  },
  bigs: (name, into, at) => chunk.bigs(BIG[name], { into, at, missing: 0 }),
  lines: () => {
    const { entries, size, item, quantity, charged } = chunk.lines(LINES);
    const start = new Uint32Array(chunk.rows);
    let next = 0;
    for (let row = 0; row < chunk.rows; row++) {
      assert(entries[4 * row] === next, 'lines of a chunk stand one after the other');
      start[row] = next;
      next += entries[4 * row + 2] ?? 0;
    }
    assert(next === size, 'a chunk brings exactly the lines of its claims');
    return { start, size, item, quantity, charged: (into, at) => charged({ into, at }) };
  },
});
