import { unwrap } from '@sanyi/kernel';
import { expect, test } from 'vitest';
import { checkDecision, compileSql, type Kind } from '../index.ts';
import { duckdbForTests } from '../testing/duckdb.ts';
import { INPUTS, literal, modelOf, tableOf } from '../testing/model.ts';
import { bothWays, isSql, type Question } from '../testing/sql-rows.ts';

const duckdb = duckdbForTests();
const MONEY: Kind = { kind: 'money' };

test('FEEL-56 rules fire where they run row by row: behind conditions, in cells, the first of several, none of a default', async () => {
  const first = tableOf('F', { inputs: ['age'], outputs: ['fee'] }, [
    ['young', '< 18', '1'],
    ['adult', '< 60', '2'],
    ['old', '-', '3'],
  ]);
  const fees = tableOf('C+', { inputs: ['age', 'money'], outputs: ['fee'] }, [
    ['any', '-', '-', '1'],
    ['computed', '-', '> age', '2'],
    ['cell', '>= 60', '-', 'first'],
  ]);
  const checked = unwrap(
    checkDecision(
      modelOf({
        first,
        fees,
        d: literal('if insured then fees else if age > 30 and first > 2 then 5 else 6'),
      }),
      'd',
      { inputs: INPUTS, output: MONEY },
      'strict',
    ),
  );
  const asked = [10n, 40n, 70n].flatMap((age) =>
    [true, false].flatMap((insured) =>
      [0n, 9_000n].map((money): Question => [{ age, insured, money }, { parameters: {} }]),
    ),
  );
  // The six rules lie in two words.
  const both = await bothWays(duckdb(), checked, asked, { cites: 59 });
  if ('refused' in both) throw new Error(both.refused);
  expect(both.duckdb).toEqual(both.closures);
  const fired = both.duckdb.map((one) => ('fired' in one ? (one.fired?.length ?? -1) : -1));
  expect([Math.min(...fired), Math.max(...fired)]).toEqual([0, 4]);
  const sql = compileSql(checked, 'duckdb', { cites: 59 });
  expect(isSql(sql) && sql.cited).toEqual([0, 1]);
  const plain = compileSql(checked, 'duckdb');
  expect(isSql(plain) && plain.cited).toEqual([]);
  expect(isSql(plain) && plain.query('claims', [])).not.toContain('cited.');
});
