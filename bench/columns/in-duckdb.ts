import { compileSql } from '@sanyi/feel';
import { sqlName, withDatabase } from '../../packages/store/src/duck/database.ts';
import { TableWriter } from '../../packages/store/src/duck/table-writer.ts';
import { settlementDecision } from '../decision/sanyi.ts';
import type { ClaimColumns } from './claims.ts';

/** Rates and the sum of what patients pay, so that both sides can be seen to have done the work. */
export type DuckdbRun = { readonly seconds: readonly number[]; readonly patients: number };

/**
 * The settlement decision as SQL over a table in memory; every output is summed, so that none is
 * left out.
 */
export function settleInDuckdb(
  claims: ClaimColumns,
  { runs, threads }: { readonly runs: number; readonly threads: number },
): Promise<DuckdbRun> {
  const sql = compileSql(settlementDecision(), 'duckdb', { codes: 'positions' });
  if (sql.refused) throw new Error(sql.refused.en);
  const integers = {
    level: claims.level,
    title: claims.title,
    amount: claims.amount,
    selfPayShare: claims.selfPayShare,
    'acc.deductible': claims.deductible,
    'acc.covered': claims.covered,
    'acc.fund': claims.fund,
  };
  return withDatabase(threads, async (connection) => {
    const writer = new TableWriter(connection, 'claims');
    await writer.append(
      [
        { kind: 'boolean', name: 'insured', values: claims.insured },
        ...Object.entries(integers).map(([name, values]) => ({
          kind: 'integer' as const,
          name: sqlName(name).slice(1, -1),
          values: Int32Array.from(values),
        })),
      ],
      claims.count,
    );
    writer.flush();
    const sums = sql.outputs.map(({ name }) => `sum(${sqlName(name)})::BIGINT AS ${sqlName(name)}`);
    const query = `SELECT ${sums.join(', ')} FROM (${sql.query('claims', [])})`;
    const seconds: number[] = [];
    let patients = 0;
    for (let run = 0; run <= runs; run += 1) {
      const start = performance.now();
      const reader = await connection.runAndReadAll(query);
      // The first run is for warming up.
      if (run > 0) seconds.push((performance.now() - start) / 1000);
      patients = Number(reader.getRowObjectsJS()[0]?.patient);
    }
    return { seconds, patients };
  });
}
