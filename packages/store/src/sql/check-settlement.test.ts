import { join } from 'node:path';
import { unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { rowsOf, sqlText, withDatabase } from '../duck/database.ts';
import type { Facts } from '../facts/open-facts.ts';
import { settleFacts } from '../settle/settle-facts.ts';
import { beijingPackages } from '../testing/packages.ts';
import { smallCity } from '../testing/small-city.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { checkSettlement, firstDifference } from './check-settlement.ts';

/** A small Beijing over the reforms of 2017 and 2018, with refunds and stays. */
async function smallBeijing(): Promise<Facts> {
  const out = join(await tempFolder(), 'facts');
  const days = { from: '2017-01-01', to: '2018-03-31' };
  return smallCity({ place: 'beijing', ...days, scale: 0.00002, seed: 11, out });
}

describe('a settlement in SQL', () => {
  test('SQL-2 every claim of a year is settled in DuckDB as row by row, to the fen and by the same rules', {
    timeout: 240_000,
  }, async () => {
    const facts = await smallBeijing();
    const claims = `read_parquet(${sqlText(join(facts.path, 'claim/*.parquet'))})`;
    const [kinds] = await withDatabase(1, (connection) =>
      rowsOf(
        connection,
        `SELECT count(reverses)::INTEGER AS refunds, count_if(bed_days > 0)::INTEGER AS stays, count(*)::INTEGER AS claims FROM ${claims}`,
      ),
    );
    expect(Number(kinds?.refunds)).toBeGreaterThan(0);
    expect(Number(kinds?.stays)).toBeGreaterThan(0);
    for (const stack of [
      'beijing',
      'beijing@2017-04-07',
      'beijing@-1y',
      'beijing+parameters/drugMarkupRate=0.05',
    ]) {
      const settled = unwrap(
        await settleFacts(facts, { packages: await beijingPackages(), stack }),
      );
      const check = unwrap(await checkSettlement(settled));
      expect([stack, check.claims]).toEqual([stack, Number(kinds?.claims)]);
      // Amounts, and the rules of every claim in words of 62.
      expect(check.columns).toBeGreaterThan(18);
    }
  });

  test('SQL-2 one fen more in one claim is told, and so is a claim that was left out', async () => {
    const [rows, columns] = [
      '(SELECT 1 AS claim, 5::BIGINT AS total_fen UNION ALL SELECT 2, 7)',
      [{ name: 'total_fen', settled: 'a.total_fen', sql: 'b.total_fen' }],
    ];
    const codes = async (table: string) =>
      withDatabase(1, async (connection) => {
        await connection.run(`CREATE TEMP TABLE s_settled AS ${table}`);
        const found = await firstDifference(connection, { rows, columns, where: 'facts' });
        return found.ok ? found.value : found.problems.map(({ code, details }) => [code, details]);
      });
    expect(await codes('SELECT 1 AS claim, 5 AS total_fen UNION ALL SELECT 2, 7')).toBe(2);
    expect(await codes('SELECT 1 AS claim, 5 AS total_fen UNION ALL SELECT 2, 8')).toEqual([
      [
        'STORE_SQL_DIFFERS',
        { claims: '1', claim: '2', column: 'total_fen', expected: '7', found: '8' },
      ],
    ]);
    expect(await codes('SELECT 2 AS claim, 7 AS total_fen')).toEqual([
      [
        'STORE_SQL_DIFFERS',
        { claims: '1', claim: '1', column: 'total_fen', expected: '5', found: 'NULL' },
      ],
    ]);
  });
});
