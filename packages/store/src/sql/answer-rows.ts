import type { SqlProblem, SqlText } from '@sanyi/feel';
import { fail, ok, problem, type Result } from '@sanyi/kernel';
import { rowsOf, sqlFiles, sqlText, withDatabase } from '../duck/database.ts';
import { copyTo } from '../duck/table-writer.ts';
import { messageOf } from '../folder/lock.ts';

/** What is asked: Parquet files with a column for each of the query's inputs. */
export type RowsQuestion = {
  /** From `compileSql` for DuckDB. */
  readonly sql: SqlText;
  readonly files: readonly string[];
  /** Columns that stand beside the answers, such as the number of the claim. */
  readonly keep: readonly string[];
  /** The Parquet file that is written. */
  readonly out: string;
  readonly threads?: number;
};

/** What came of it. */
export type RowsAnswered = {
  readonly rows: number;
  /** Rows without an answer, by what went wrong; they are in the file with their number. */
  readonly problems: readonly { readonly problem: SqlProblem; readonly rows: number }[];
  readonly seconds: number;
  readonly rowsPerSecond: number;
};

/**
 * Answers a decision for every row of Parquet files in DuckDB and writes the answers as Parquet:
 * the columns that are kept, the outputs, and `problem`.
 *
 * @returns how many rows, how fast, and which of them must run row by row; `STORE_READ_FAILED` when
 * a column is missing or of another type
 * @example
 * ```ts
 * declare const sql: SqlText; // from compileSql
 * const asked = { sql, files: ['no-such.parquet'], keep: ['claim'], out: 'answers.parquet' };
 * (await answerRows(asked)).ok; // false
 * ```
 */
export async function answerRows(question: RowsQuestion): Promise<Result<RowsAnswered>> {
  const { sql, files, keep, out, threads = 2 } = question;
  try {
    return await withDatabase(threads, async (connection) => {
      const start = performance.now();
      await copyTo(connection, sql.query(`read_parquet(${sqlFiles(files)})`, keep), out);
      const seconds = (performance.now() - start) / 1000;
      const found = await rowsOf(
        connection,
        `SELECT problem, count(*)::INTEGER AS rows FROM read_parquet(${sqlText(out)}) GROUP BY problem`,
      );
      const rows = found.reduce((sum, each) => sum + Number(each.rows), 0);
      const problems = found.flatMap((each) => {
        const site = each.problem === null ? undefined : sql.problems[Number(each.problem) - 1];
        return site ? [{ problem: site, rows: Number(each.rows) }] : [];
      });
      return ok({ rows, problems, seconds, rowsPerSecond: Math.round(rows / seconds) });
    });
  } catch (error) {
    return fail(problem('STORE_READ_FAILED', files[0] ?? out, { why: messageOf(error) }));
  }
}
