import type { DuckDBConnection } from '@duckdb/node-api';
import { type ClaimBatch, type CodeSet, TITLES, VISIT_KINDS } from '@sanyi/facts';
import { sqlText } from '../duck/database.ts';
import { ChunkView } from '../duck/vectors.ts';
import { BATCH_CLAIMS } from '../limits.ts';
import { ClaimBuffer } from './claim-buffer.ts';

/** Which claims of a file: a condition in SQL over its columns, or all of them. */
export type ClaimQuery = {
  readonly file: string;
  readonly where?: string;
  readonly batchClaims?: number;
  /** Batches hold until the next one is asked for: their memory is used again. */
  readonly passing?: boolean;
};

/**
 * Reads claims as batches in the order of the file. A person is never split over two batches,
 * so a batch may be longer than asked for.
 */
export async function* readClaims(
  connection: DuckDBConnection,
  query: ClaimQuery,
): AsyncGenerator<ClaimBatch, void, undefined> {
  const wanted = query.batchClaims ?? BATCH_CLAIMS;
  const result = await connection.stream(claimSql(query));
  const buffer = new ClaimBuffer(wanted, query.passing);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) break;
    buffer.add(new ChunkView(chunk));
    if (buffer.count >= wanted) {
      const batch = buffer.takeWholePersons();
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
  FROM read_parquet(${sqlText(query.file)})${query.where ? ` WHERE ${query.where}` : ''}`;
