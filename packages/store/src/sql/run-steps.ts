import type { DuckDBConnection } from '@duckdb/node-api';
import { type SettlementStep, stepStatements } from '@sanyi/insurance';
import { ok, type Result, type Text } from '@sanyi/kernel';
import { readFailed } from '../facts/reading.ts';
import { cancelled, type Job, type Meter } from '../job.ts';

/** What is told while a database settles. */
export const SQL_TITLE: Text = { en: 'Settling in SQL', zh: '以 SQL 结算' };

/** What SQL is run as: one step of progress each, stopped when the work is cancelled. */
export type SqlWork = {
  readonly job: Job;
  readonly meter: Meter;
  /** The folder of the facts that are read. */
  readonly where: string;
};

/**
 * Makes relations one after the other. Cancelled, the statement that runs is interrupted.
 *
 * @returns `STORE_CANCELLED`; throws `STORE_READ_FAILED` for what the database cannot read
 */
export async function runSteps(
  connection: DuckDBConnection,
  steps: readonly SettlementStep[],
  { job, meter, where }: SqlWork,
): Promise<Result<null>> {
  const interrupt = (): void => connection.interrupt();
  job.signal?.addEventListener('abort', interrupt, { once: true });
  try {
    for (const step of steps) {
      for (const text of stepStatements(step, 'duckdb')) {
        const stop = cancelled(job, where);
        if (stop) return stop;
        await connection.run(text);
      }
      meter.add(1);
    }
    return ok(null);
  } catch (error) {
    const stop = cancelled(job, where);
    if (stop) return stop;
    throw readFailed(where, error);
  } finally {
    job.signal?.removeEventListener('abort', interrupt);
  }
}
