import { join } from 'node:path';
import { checkDecision, compileSql, DMN_LIMITS, readDmn, type SqlText } from '@sanyi/feel';
import { unwrap } from '@sanyi/kernel';
import { expect, test } from 'vitest';
import { rowsOf, sqlText, withDatabase } from '../duck/database.ts';
import { copyTo } from '../duck/table-writer.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { answerRows } from './answer-rows.ts';

const XML = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
  id="fees" name="fees" namespace="urn:fees"><decision id="fee" name="fee">
  <decisionTable hitPolicy="UNIQUE">
    <input><inputExpression><text>level</text></inputExpression></input>
    <output name="fee"/>
    <rule id="a"><inputEntry><text>"tertiary"</text></inputEntry><outputEntry><text>round half up(amount * 0.15, 2)</text></outputEntry></rule>
    <rule id="b"><inputEntry><text>"primary"</text></inputEntry><outputEntry><text>0</text></outputEntry></rule>
  </decisionTable></decision></definitions>`;

function feeSql(): SqlText {
  const level = {
    kind: 'code',
    set: 'level',
    codes: ['tertiary', 'secondary', 'primary'],
  } as const;
  const types = {
    inputs: { level, amount: { kind: 'money' } },
    output: { kind: 'money' },
  } as const;
  const model = unwrap(readDmn(XML, DMN_LIMITS));
  const checked = unwrap(checkDecision(model, 'fee', types, 'strict'));
  const sql = compileSql(checked, 'duckdb', { codes: 'positions' });
  if (sql.refused) throw new Error(sql.refused.en);
  return sql;
}

test('SQL-1 a decision answers the rows of Parquet files, and tells which have no answer', async () => {
  const folder = await tempFolder();
  const [file, out] = [join(folder, 'claims.parquet'), join(folder, 'fees.parquet')];
  const sql = feeSql();
  await withDatabase(1, (connection) =>
    copyTo(
      connection,
      'SELECT i::INTEGER AS claim, (i % 3)::UTINYINT AS level, i * 7 AS amount FROM range(3000) t(i)',
      file,
    ),
  );
  const answered = unwrap(
    await answerRows({ sql, files: [file], keep: ['claim'], out, threads: 1 }),
  );
  expect(answered.rows).toBe(3000);
  expect(
    answered.problems.map((each) => [each.problem.code, each.problem.where, each.rows]),
  ).toEqual([['RULE_NO_MATCH', 'fee:1', 1000]]);
  const rows = await withDatabase(1, (connection) =>
    rowsOf(
      connection,
      `SELECT claim, answer, problem FROM ${sqlText(out)} WHERE claim IN (2, 3, 4) ORDER BY 1`,
    ),
  );
  expect(rows).toEqual([
    { claim: 2, answer: 0n, problem: null },
    { claim: 3, answer: 3n, problem: null },
    { claim: 4, answer: null, problem: expect.any(Number) },
  ]);
});

test('SQL-1 a file without the columns of the question is refused', async () => {
  const folder = await tempFolder();
  const file = join(folder, 'other.parquet');
  await withDatabase(1, (connection) => copyTo(connection, 'SELECT 1 AS other', file));
  const asked = { sql: feeSql(), files: [file], keep: [], out: join(folder, 'fees.parquet') };
  const answered = await answerRows(asked);
  expect(answered.ok ? [] : answered.problems.map((each) => each.code)).toEqual([
    'STORE_READ_FAILED',
  ]);
});
