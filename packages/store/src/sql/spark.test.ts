import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { unwrap } from '@sanyi/kernel';
import { expect, test } from 'vitest';
import { rowsOf, sqlText, withDatabase } from '../duck/database.ts';
import { settleFacts } from '../settle/settle-facts.ts';
import { beijingPackages } from '../testing/packages.ts';
import { smallCity } from '../testing/small-city.ts';
import { findSpark, sparkSql } from '../testing/spark.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { compared, firstDifference } from './check-settlement.ts';
import { writeSqlBundle } from './write-bundle.ts';

const parquet = (folder: string): string => `read_parquet(${sqlText(join(folder, '*.parquet'))})`;

test('SQL-4 Spark settles half a year as row by row, to the fen', {
  timeout: 900_000,
}, async (context) => {
  const spark = await findSpark();
  if ('missing' in spark) {
    process.stdout.write(`Spark SQL was NOT run: ${spark.missing}\n`);
    context.skip(`Spark SQL was not run: ${spark.missing}`);
    return;
  }
  const cwd = await tempFolder();
  const out = join(cwd, 'facts');
  const packages = await beijingPackages();
  const days = { from: '2017-04-01', to: '2017-09-30' };
  const facts = await smallCity({ place: 'beijing', ...days, scale: 0.00001, seed: 5, out });
  const settled = unwrap(await settleFacts(facts, { packages, stack: 'beijing' }));
  const bundle = join(cwd, 'bundle');
  unwrap(
    await writeSqlBundle(facts, { packages, stack: 'beijing', dialect: 'spark', out: bundle }),
  );
  const variables = { facts: facts.path, out: join(cwd, 'result') };
  await sparkSql(spark.home, join(bundle, 'settlement.sql'), { cwd, variables });
  const found = await withDatabase(1, async (connection) => {
    const [one] = await rowsOf(
      connection,
      `SELECT * FROM ${parquet(join(cwd, 'result/settled'))} LIMIT 1`,
    );
    const funds = Object.keys(one ?? {}).flatMap((name) => /^fund_(.+)_fen$/.exec(name)?.[1] ?? []);
    await connection.run(
      `CREATE TEMP VIEW s_settled AS SELECT * FROM ${parquet(join(cwd, 'result/settled'))}`,
    );
    const rows = parquet(join(settled.path, 'settlement'));
    return firstDifference(connection, { rows, columns: compared(funds, []), where: 'spark' });
  });
  expect(unwrap(found)).toBe(settled.report.claims);
  expect(settled.report.claims).toBeGreaterThan(100);
  const check = join(cwd, 'result/check');
  expect(await readdir(check)).toContain('_SUCCESS');
  const [holes] = await withDatabase(1, (connection) =>
    rowsOf(connection, `SELECT count(*)::INTEGER AS claims FROM ${parquet(check)}`),
  );
  expect(holes).toEqual({ claims: 0 });
});
