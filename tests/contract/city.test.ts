import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  CITY_BUILD,
  CITY_CHECK,
  type CityBuildDocument,
  MEASURE,
  MONITOR,
  SETTLE,
  type SettleDocument,
} from './documents.ts';
import { expectAddsUp } from './explanation-adds-up.ts';
import { EXPLAIN } from './explanation-document.ts';
import { readCell, readParquet } from './read-parquet.ts';
import { documentOf, refusalOf, sanyi } from './run-sanyi.ts';
import { tempFolder } from './temp-folder.ts';

const SCALE = '0.00001';
const DAYS = ['--from', '2017-01-01', '--to', '2018-03-31'];
const DISTRICTS = 16;
/** Funds of Beijing, one field each. */
const FUNDS = 'list_sum(map_values(fund_fen::MAP(VARCHAR, BIGINT)))';

describe('a tiny city, from building to measuring', () => {
  let facts: string;
  let built: CityBuildDocument;
  let again: CityBuildDocument;
  let settled: SettleDocument;

  const build = async (): Promise<CityBuildDocument> => {
    const out = join(await tempFolder(), 'facts');
    const words = ['--scale', SCALE, '--seed', '7', ...DAYS, '--out', out];
    return documentOf(CITY_BUILD, ['city', 'build', ...words]);
  };
  const claims = (): string => `'${facts}/g-*/claim/*.parquet'`;
  const settlement = (): string => `'${facts}/settlement/*/g-*/settlement/*.parquet'`;

  beforeAll(async () => {
    [built, again] = await Promise.all([build(), build()]);
    facts = built.out;
    settled = await documentOf(SETTLE, ['settle', '--facts', facts, '--stack', 'beijing']);
  }, 120_000);

  it('is the same for the same seed', () => {
    expect(again).toEqual({
      ...built,
      out: again.out,
      seconds: again.seconds,
      linesPerSecond: again.linesPerSecond,
    });
  });

  it('has in its files what the document counts, and says its weight', async () => {
    const [row] = await readParquet(
      `SELECT count(*)::INTEGER AS claims, sum(len(lines))::INTEGER AS lines FROM ${claims()}`,
    );
    expect(row).toEqual({ claims: built.claims, lines: built.lines });
    const manifest = JSON.parse(await readFile(join(facts, 'manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({
      weight: 1 / Number(SCALE),
      synthetic: true,
      from: '2017-01-01',
      to: '2018-03-31',
      logicalChecksum: built.checksum,
    });
  });

  it('settles to the fen: fund, patient and hospital add up to the amount', async () => {
    expect([settled.claims, settled.lines]).toEqual([built.claims, built.lines]);
    const parts = [settled.fundFen, settled.patientFen, settled.hospitalFen].map(BigInt);
    expect(String(parts.reduce((sum, part) => sum + part, 0n))).toBe(settled.amountFen);
    expect(BigInt(settled.fundFen)).toBeGreaterThan(0n);
    const uneven = await readCell(
      `SELECT count(*) FROM ${settlement()}
       WHERE total_fen <> fixed_fund_fen + ${FUNDS} + patient_fen + hospital_fen`,
    );
    expect(uneven).toBe('0');
  });

  it('settles the same city made elsewhere to the same rows', async () => {
    const words = ['settle', '--facts', again.out, '--stack', 'beijing'];
    const elsewhere = await documentOf(SETTLE, words);
    expect(elsewhere.checksum).toBe(settled.checksum);
    expect(elsewhere.stackHash).toBe(settled.stackHash);
  });

  it.each([
    ['an outpatient visit', "visit_kind = 'outpatient' AND reverses IS NULL AND len(lines) > 2"],
    ['a stay', 'bed_days > 0 AND reverses IS NULL'],
    ['a refund', 'reverses IS NOT NULL'],
  ])('explains %s to the fen, as it was settled', async (_, which) => {
    const claim = await readCell(`SELECT max(claim) FROM ${claims()} WHERE ${which}`);
    expect(claim).toMatch(/^\d+$/);
    const words = ['explain', claim, '--facts', facts, '--stack', 'beijing'];
    const told = await documentOf(EXPLAIN, [...words, '--against', 'beijing@2017-04-07']);
    expect(told.claim).toBe(Number(claim));
    expectAddsUp(told);
    expect(told.against?.stack).toBe('beijing@2017-04-07');
    expect(told.against?.stackHash).not.toBe(told.stackHash);
    if (told.against) expectAddsUp(told.against);
    const [row = {}] = await readParquet(
      `SELECT total_fen AS amount, ${FUNDS} + fixed_fund_fen AS fund, patient_fen AS patient,
       hospital_fen AS hospital FROM ${settlement()} WHERE claim = ${claim}`,
    );
    const { amountFen, fundFen, patientFen, hospitalFen } = told.totals;
    expect([amountFen, fundFen, patientFen, hospitalFen]).toEqual(Object.values(row).map(String));
  });

  it('measures an indicator by district and quarter, with numerator and denominator', async () => {
    const words = ['measure', '--facts', facts, '--indicator', 'drug-share'];
    const told = await documentOf(MEASURE, [...words, '--grain', 'district,quarter']);
    expect(told).toMatchObject({
      indicator: 'drug-share',
      grain: ['district', 'quarter'],
      stackHash: settled.stackHash,
      factsChecksum: built.checksum,
      cutOff: '2018-03-31',
    });
    expect(new Set(told.figures.map((each) => each.place)).size).toBe(DISTRICTS);
    expect(new Set(told.figures.map((each) => each.period))).toContain('2018-Q1');
    for (const { numerator, denominator, value } of told.figures) {
      const percent = (Number(numerator) * 100) / Number(denominator);
      if (value !== null) expect(Number(value)).toBeCloseTo(percent, 3);
    }
  });

  it('holds a day against expectation and names the parameters it does it by', async () => {
    const told = await documentOf(MONITOR, ['monitor', '--facts', facts]);
    expect([told.day, told.rows.length]).toEqual(['2018-03-31', DISTRICTS + 1]);
    expect(new Set(told.rows.flatMap(({ cells }) => cells.map((each) => each.indicator)))).toEqual(
      new Set(['visits', 'expense-total', 'drug-share', 'calls-by-day', 'donations-by-day']),
    );
    expect(told.method.map(({ name }) => name)).toContain('monitoringWatch');
    const before = await refusalOf(3, 'monitor', '--facts', facts, '--day', '2016-12-31');
    expect(before.map(({ code }) => code)).toEqual(['API_DAY_UNKNOWN']);
  });

  it('is held against its targets, and the exit code says whether they are met', async () => {
    const ended = await sanyi('city', 'check', facts, '--json');
    const { targets, ok } = CITY_CHECK.parse(JSON.parse(ended.out));
    expect(targets.length).toBeGreaterThan(DISTRICTS);
    expect(ok).toBe(targets.every((each) => each.ok));
    expect(ended.code).toBe(ok ? 0 : 1);
    const visits = targets.find((each) => each.name.startsWith('visits 2017'));
    expect(visits?.target).toBeGreaterThan(0);
  });

  it('refuses a claim, an indicator, a grain and rules that are not there', async () => {
    const at = ['--facts', facts, '--stack', 'beijing'];
    const cases: [string, string[]][] = [
      ['STORE_CLAIM_UNKNOWN', ['explain', '999999999', ...at]],
      ['CLI_INDICATOR_UNKNOWN', ['measure', '--indicator', 'no-such', ...at]],
      ['CLI_GRAIN_UNKNOWN', ['measure', '--indicator', 'drug-share', '--grain', 'ward,day', ...at]],
      ['STACK_PLACE_UNKNOWN', ['settle', '--facts', facts, '--stack', 'atlantis']],
    ];
    const codes = await Promise.all(
      cases.map(async ([, words]) => (await refusalOf(3, ...words)).map((each) => each.code)),
    );
    expect(codes).toEqual(cases.map(([code]) => [code]));
  });
});
