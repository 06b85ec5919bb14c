import { join } from 'node:path';
import type { ClearingRow } from '@sanyi/api';
import { hasPools } from '@sanyi/insurance';
import { decimalText } from '@sanyi/kernel';
import { rowsOf, sqlText, withStanding } from '../duck/database.ts';
import type { SettledFacts } from './settle-facts.ts';
import { CLEARING_FILE } from './write-clearing.ts';

/**
 * What pools pay hospitals under the rules of a settlement, by pool, key, period and hospital; nothing
 * where the rules have no pool.
 *
 * @example
 * ```ts
 * declare const settled: SettledFacts; // from settleFacts
 * await readClearing(settled); // []
 * ```
 */
export async function readClearing({
  path,
  stack,
}: Pick<SettledFacts, 'path' | 'stack'>): Promise<readonly ClearingRow[]> {
  if (!hasPools({ stacks: [stack] })) return [];
  const rows = await withStanding((connection) =>
    rowsOf(
      connection,
      `SELECT * FROM read_parquet(${sqlText(join(path, CLEARING_FILE))})
       ORDER BY pool, pool_key, period, institution`,
    ),
  );
  return rows.map((row) => {
    const amount = (name: string): string | null => (row[name] === null ? null : String(row[name]));
    return {
      pool: String(row.pool),
      key: String(row.pool_key),
      period: String(row.period),
      institution: String(row.institution),
      cases: Number(row.cases),
      points: decimalText(BigInt(String(row.points)), 6),
      billedFen: String(row.billed_fen),
      patientFen: String(row.patient_fen),
      paidFen: amount('paid_fen'),
      differenceFen: amount('difference_fen'),
      pointYuan: amount('point_yuan'),
      // The column was written from the same three words.
      by: amount('bound') as ClearingRow['by'],
      budgetFen: amount('budget_fen'),
      rules: String(row.rules),
    };
  });
}
