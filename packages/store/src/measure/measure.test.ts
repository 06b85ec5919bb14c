import { join } from 'node:path';
import { MEASURE_VIEWS } from '@sanyi/facts';
import { type Day, dayOf, type IsoDate, isoDate, unwrap } from '@sanyi/kernel';
import type { Indicator } from '@sanyi/policy';
import { describe, expect, test } from 'vitest';
import { demoActor } from '../actor.ts';
import { openDatabase, rowsOf } from '../duck/database.ts';
import { openFacts } from '../facts/open-facts.ts';
import { writeFacts } from '../facts/write-facts.ts';
import { type SettledFacts, settleFacts } from '../settle/settle-facts.ts';
import { CELL_SUMS } from '../settle/sum-cells.ts';
import { flipBit } from '../testing/flip-bit.ts';
import { samplePackages } from '../testing/packages.ts';
import {
  FIRST_DAY,
  sampleClaims,
  sampleHead,
  samplePersons,
  sampleReference,
} from '../testing/sample-facts.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { checkSql, lockDown, runPackageSql } from './guarded-sql.ts';
import { measure } from './measure.ts';
import { createBase, createGrain } from './views.ts';

async function settled(): Promise<SettledFacts> {
  const folder = join(await tempFolder(), 'facts');
  const head = { ...sampleHead(), place: 'synthea' };
  const days = (all: number[]): Int32Array => Int32Array.from(all, (at) => FIRST_DAY + at);
  const parts = [
    {
      claims: [sampleClaims({ first: 1, persons: 40, claimsEach: 60, charged: true })],
      persons: samplePersons(1, 40),
      contracts: {
        count: 3,
        person: Uint32Array.of(2, 3, 4),
        institution: Uint32Array.of(3, 3, 3),
        fromDay: days([0, 40, 40]),
        toDay: days([50, 3_000_000, 3_000_000]).map((day, at) => (at === 0 ? day : 2_932_896)),
      },
      donations: {
        count: 4,
        day: days([0, 1, 40, 200]),
        district: Uint8Array.of(0, 1, 1, 0),
        units: Uint8Array.of(1, 2, 1, 1),
        weight: Uint16Array.of(20, 20, 20, 20),
      },
      calls: {
        count: 3,
        day: days([0, 1, 2]),
        district: Uint8Array.of(0, 0, 1),
        satisfied: Uint8Array.of(1, 0, 1),
        responseSeconds: Uint16Array.of(600, 0, 900),
        weight: Uint16Array.of(20, 20, 1),
      },
    },
  ];
  unwrap(await writeFacts(folder, { head, reference: sampleReference(), parts }));
  return unwrap(
    await settleFacts(unwrap(await openFacts(folder, demoActor('synthea'))), {
      packages: await samplePackages(),
      stack: 'synthea',
      oldRules: 'synthea@-1y',
      itemMonth: true,
    }),
  );
}

const indicator = (id: string, sql: string, more: Partial<Indicator> = {}): Indicator => ({
  id,
  package: 'test',
  file: `indicators/${id}.sql`,
  title: { en: id, zh: id },
  unit: { en: 'percent', zh: '%' },
  direction: 'none',
  places: ['district', 'city', 'level'],
  periods: ['month', 'quarter', 'year'],
  factor: { text: '100', number: 100 },
  targets: [],
  alerts: [],
  minDenominator: 0,
  order: 0,
  source: 'test',
  formula: null,
  where: `test, indicators/${id}.sql`,
  ...more,
  sql,
});

const GROWTH = indicator(
  'growth',
  `SELECT place, period, sum(total_fen) - sum(year_before_total_fen) AS numerator,
     sum(year_before_total_fen) AS denominator
   FROM expense WHERE month_day >= $from AND month_day < $to GROUP BY place, period`,
);

describe('measures', () => {
  test('STO-25 every view has the declared columns', async () => {
    const database = await openDatabase(1);
    const of = await settled();
    const grain = { place: 'district', period: 'quarter' } as const;
    await createBase(database.connection, of, [grain]);
    await createGrain(database.connection, of, grain);
    for (const { name, columns } of MEASURE_VIEWS) {
      const rows = await rowsOf(database.connection, `DESCRIBE ${name}`);
      const found = rows.map((row) => `${row.column_name} ${row.column_type}`);
      // A struct of funds has the funds of the stack, so only its form is declared.
      const comparable = found.map((column) => column.replace(/^(fund_fen STRUCT).*$/, '$1'));
      expect(comparable, name).toEqual(columns.map((column) => `${column.name} ${column.type}`));
    }
    database.close();
  });

  test('STO-22 growth is one SELECT over a view that holds the year before beside the year', async () => {
    const of = await settled();
    const measures = unwrap(await measure(of, { indicators: [GROWTH] }));
    const figures = await measures.figures({ placeGrain: 'city', periodGrain: 'quarter' });
    expect(figures.map((figure) => figure.period)).toEqual(['2018-Q1']);
    const sum = async (from: string, to: string): Promise<bigint> =>
      (await measures.expense({ by: [], from, to }))[0]?.sums.total_fen ?? 0n;
    const now = await sum('2018-01-01', '2018-04-01');
    const before = await sum('2017-01-01', '2017-04-01');
    expect(before).toBeGreaterThan(0n);
    expect(figures[0]).toMatchObject({
      place: 'synthea',
      numerator: now - before,
      denominator: before,
    });
    const parts = await measures.figures({ placeGrain: 'district', period: '2018-Q1' });
    expect(parts.map((figure) => figure.place)).toEqual(['daxing', 'tongzhou']);
    expect(parts.reduce((total, figure) => total + figure.numerator, 0n)).toBe(now - before);
    const again = unwrap(await measure(of, { indicators: [GROWTH] }));
    expect(await again.figures({})).toEqual(await measures.figures({}));
    measures.close();
    again.close();
  });

  test('STO-23 people, contracts, donations and calls are measured in every grain they know', async () => {
    const select = (from: string, day: string, numerator: string, denominator: string): string =>
      `SELECT place, period, ${numerator} AS numerator, ${denominator} AS denominator
       FROM ${from} WHERE ${day} >= $from AND ${day} < $to GROUP BY place, period`;
    const measures = unwrap(
      await measure(await settled(), {
        indicators: [
          indicator(
            'contracts',
            select('contract', 'month_day', 'sum(contracted)', 'sum(persons)'),
          ),
          indicator('donations', select('donation', 'day', 'sum(units)', 'count(*)')),
          indicator(
            'calls',
            select('call', 'day', 'sum(response_seconds)', 'count(response_seconds)'),
          ),
          indicator('events', select('call', 'day', 'sum(weight)', 'count(*)')),
          indicator('donors', select('donation', 'day', 'sum(weight)', '1')),
          indicator('residents', select('population', 'month_day', 'sum(residents)', '1')),
          indicator('people', select('population', 'month_day', 'sum(persons)', '1')),
        ],
      }),
    );
    const city = async (id: string, period: string): Promise<string> =>
      (await measures.figures({ indicator: id, placeGrain: 'city', period }))
        .map((figure) => `${figure.numerator}/${figure.denominator}`)
        .join();
    expect(await city('contracts', '2017-01')).toBe('1/40');
    expect(await city('contracts', '2017-02')).toBe('2/40');
    expect(await city('donations', '2017-Q1')).toBe('4/3');
    expect(await city('calls', '2017')).toBe('1500/2');
    expect(await city('people', '2017-01')).toBe('40/1');
    expect(await city('events', '2017')).toBe('41/3');
    expect(await city('donors', '2017-Q1')).toBe('60/1');
    expect(await city('residents', '2017-01')).toBe('20000/1');
    expect(await measures.figures({ indicator: 'calls', placeGrain: 'level' })).toEqual([]);
    measures.close();
  });

  test('STO-12 contracts, donations and calls in which one bit differs are not measured', async () => {
    const of = await settled();
    const { path, manifest } = of.facts;
    const files = ['contract', 'donation', 'call'].flatMap((table) => manifest.tables[table] ?? []);
    expect(files).toHaveLength(3);
    for (const name of files) {
      const file = join(path, name);
      const mend = await flipBit(file);
      const refused = await measure(of, { indicators: [GROWTH] });
      expect(refused.ok ? [] : refused.problems).toMatchObject([
        { code: 'STORE_FILE_DAMAGED', where: file },
      ]);
      await mend();
    }
    expect((await measure(of, { indicators: [GROWTH] })).ok).toBe(true);
  });

  test('STO-24 sums break down by place, level and kind, and add up', async () => {
    const of = await settled();
    const measures = unwrap(await measure(of, { indicators: [] }));
    const total = (rows: { sums: { total_fen: bigint } }[]): bigint =>
      rows.reduce((sum, row) => sum + row.sums.total_fen, 0n);
    for (const by of [
      [],
      ['district'],
      ['institution', 'visit_kind'],
      ['level', 'month'],
    ] as const) {
      expect(total(await measures.expense({ by: [...by] }))).toBe(BigInt(of.report.amountFen));
    }
    const spread = await measures.spread({ placeGrain: 'district', periodGrain: 'quarter' });
    const quarter = spread.find((row) => row.place === 'daxing' && row.period === '2018-Q1');
    expect(quarter?.claims).toBeGreaterThan(0n);
    expect(quarter?.yearBeforeTotalYuanSquares).toBeGreaterThan(0n);
    measures.close();
  });

  test('STO-40 days add up to their months, and single institutions have none', async () => {
    const sums = (day: string): string =>
      `SELECT place, period, sum(${day}) AS numerator, 1 AS denominator FROM expense
       WHERE month_day >= $from AND month_day < $to GROUP BY place, period`;
    const indicators = CELL_SUMS.map((name) =>
      indicator(name, sums(name), {
        places: ['district', 'city', 'institution'],
        periods: ['day', 'month'],
      }),
    );
    const of = await settled();
    const measures = unwrap(
      await measure(of, {
        indicators,
        places: ['district', 'city', 'institution'],
        periods: ['day', 'month'],
      }),
    );
    for (const { id } of indicators) {
      const total = async (periodGrain: 'day' | 'month'): Promise<bigint> =>
        (await measures.figures({ indicator: id, placeGrain: 'district', periodGrain })).reduce(
          (sum, each) => sum + each.numerator,
          0n,
        );
      expect([id, await total('day')]).toEqual([id, await total('month')]);
      if (/claims|total/.test(id)) expect(await total('day')).toBeGreaterThan(0n);
    }
    const days = await measures.figures({ placeGrain: 'city', periodGrain: 'day' });
    expect(days[0]?.period).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(await measures.figures({ placeGrain: 'institution', periodGrain: 'day' })).toEqual([]);
    const series = await measures.daily();
    const first = dayOf(of.facts.manifest.from as IsoDate);
    const found = series.flatMap(({ indicator, place, numerators, denominators }) =>
      Array.from(denominators, (denominator, at) => ({
        ...{ indicator, place, period: isoDate((first + at) as Day) },
        ...{ numerator: BigInt(numerators[at] ?? 0), denominator: BigInt(denominator) },
      })).filter(({ denominator }) => denominator !== 0n),
    );
    const rows = await measures.figures({ periodGrain: 'day' });
    expect(rows.length).toBeGreaterThan(1000);
    expect(found).toEqual(rows.map(({ placeGrain: _, periodGrain: __, ...row }) => row));
    measures.close();
    const usual = unwrap(await measure(of, { indicators }));
    expect(await usual.figures({ periodGrain: 'day' })).toEqual([]);
    expect(await usual.daily()).toEqual([]);
    usual.close();
  });

  test('STO-25 all views the contract names can be read', async () => {
    const names = ['claim', 'settlement', 'call', 'donation', 'contract', 'population', 'expense'];
    const indicators = names.map((name) =>
      indicator(
        name,
        `SELECT place, period, count(*) AS numerator, 1 AS denominator FROM ${name} GROUP BY ALL`,
      ),
    );
    const plain = ['person', 'institution', 'item', 'item_month', 'purchase_price'].map((name) =>
      indicator(
        name,
        `SELECT 'x' AS place, '2017' AS period, count(*) AS numerator, 1 AS denominator FROM ${name}`,
      ),
    );
    const measures = unwrap(
      await measure(await settled(), { indicators: [...indicators, ...plain] }),
    );
    const claims = await measures.figures({
      indicator: 'claim',
      placeGrain: 'city',
      periodGrain: 'year',
    });
    expect(claims.reduce((sum, figure) => sum + figure.numerator, 0n)).toBe(2400n);
    const rows = await measures.figures({
      indicator: 'settlement',
      placeGrain: 'level',
      periodGrain: 'year',
    });
    expect(rows.reduce((sum, figure) => sum + figure.numerator, 0n)).toBe(2400n);
    measures.close();
  });
});

describe('foreign SQL', () => {
  const views = new Set(['expense']);
  const refused: [string, string][] = [
    ['STORE_SQL_REFUSED', 'DROP TABLE expense'],
    ['STORE_SQL_REFUSED', "COPY expense TO '/tmp/x.csv'"],
    ['STORE_SQL_REFUSED', 'SET threads = 1'],
    ['STORE_SQL_STATEMENTS', 'SELECT 1; SELECT 2'],
    ['STORE_SQL_REFUSED', 'SELEC 1'],
    ['STORE_SQL_FILE_READ', "SELECT * FROM read_csv('/etc/passwd')"],
    ['STORE_SQL_FILE_READ', "SELECT * FROM '/etc/passwd'"],
    ['STORE_SQL_FILE_READ', "SELECT (SELECT content FROM read_text('/etc/passwd')) FROM expense"],
    ['STORE_SQL_FILE_READ', 'SELECT * FROM main.figure'],
    ['STORE_SQL_FILE_READ', 'SELECT * FROM duckdb_settings()'],
  ];
  test.each(refused)(
    'STO-26 a query of a package may only be one SELECT over views: %s %s',
    async (code, sql) => {
      const database = await openDatabase(1);
      const checked = await checkSql(database.connection, { sql, where: 'test', views });
      expect(checked.ok || checked.problems[0].code).toBe(code);
      database.close();
    },
  );

  test('STO-27 a query is stopped at its row limit and its time limit', async () => {
    const database = await openDatabase(1);
    await lockDown(database.connection, ['/nowhere']);
    const run = async (sql: string, limits: { rows: number; ms: number }) => {
      const query = unwrap(await checkSql(database.connection, { sql, where: 'test', views }));
      return runPackageSql(database.connection, query, { table: 'made', limits });
    };
    const many = await run('SELECT * FROM range(11)', { rows: 10, ms: 1000 });
    expect(many.ok || many.problems[0].code).toBe('STORE_SQL_TOO_MANY_ROWS');
    const slow = await run(
      'SELECT count(*) FROM range(10000000) a, range(1000000) b WHERE a.range % 7 = b.range % 5',
      { rows: 10, ms: 50 },
    );
    expect(slow.ok || slow.problems[0].code).toBe('STORE_SQL_TOO_SLOW');
    const wrong = await run('SELECT nothing FROM range(3)', { rows: 10, ms: 1000 });
    expect(wrong.ok || wrong.problems[0].code).toBe('STORE_SQL_FAILED');
    database.close();
  });

  test('STO-28 an indicator that returns other columns is told which it must return', async () => {
    const bad = indicator('bad', 'SELECT place, period, 1 AS value FROM expense');
    const refused = await measure(await settled(), { indicators: [bad] });
    expect(refused.ok || refused.problems[0]).toMatchObject({
      code: 'STORE_SQL_COLUMNS',
      where: 'test, indicators/bad.sql',
      details: { found: 'period, place, value' },
    });
  });
});
