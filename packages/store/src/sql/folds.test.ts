import { join } from 'node:path';
import { dayOf, type IsoDate, unwrap } from '@sanyi/kernel';
import type { PackageFiles } from '@sanyi/policy';
import { describe, expect, test } from 'vitest';
import { demoActor } from '../actor.ts';
import { rowsOf, sqlText, withDatabase } from '../duck/database.ts';
import { openFacts } from '../facts/open-facts.ts';
import { writeFacts } from '../facts/write-facts.ts';
import { Meter } from '../job.ts';
import { type SettledFacts, settleFacts } from '../settle/settle-facts.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { samplePackages } from '../testing/packages.ts';
import {
  sampleClaims,
  sampleHead,
  samplePersons,
  sampleReference,
} from '../testing/sample-facts.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { checkSettlement } from './check-settlement.ts';
import { SQL_TITLE } from './run-steps.ts';
import { settleInDuckdb, sqlOfFacts } from './settle-in-duckdb.ts';

type Invented = {
  readonly id: string;
  readonly from: string;
  /** The package whose benefit is replaced. */
  readonly of?: string;
  readonly reset: string;
  readonly accumulators: readonly string[];
  readonly add: string;
  readonly paid: string;
  readonly feedback?: boolean;
};

const LISTS = 'code,title_en,title_zh,from,to,provenance,source\n';

/** A package that pays by accumulators: a made-up text, so that each reset stands beside others. */
function invented(of: Invented): PackageInput {
  const hook = `benefit.claim: {file: tables/benefit.dmn, decision: benefit, fold: folds/own.yaml}`;
  const speaks = of.of ? `replaces:\n  - {hook: benefit.claim, of: ${of.of}}\n` : '';
  const lists = of.of
    ? ''
    : 'lists:\n  fund: {file: lists/fund.csv, kind: code, key: [code]}\n  reason: {file: lists/reason.csv, kind: code, key: [code]}\n';
  const answer = `{payable: true, reason: "paid", funds: {pooled: ${of.paid}}, add: {${of.add}}}`;
  const files: PackageFiles = new Map([
    [
      'policy.yaml',
      `id: ${of.id}\nversion: 1.0.0\ntitle: {en: Invented, zh: 虚构}\nplace: synthea\neffective: {from: ${of.from}}\nscope: all\nauthority: {en: Nobody, zh: 无}\n${of.of ? `requires: [${of.of}]\n` : ''}provides:\n  ${hook}\n${speaks}${lists}`,
    ],
    [
      'folds/own.yaml',
      `fold: own\nhook: benefit.claim\nkey: [person, scheme]\nreset: ${of.reset}\norder: [day, claim]\naccumulators:\n${of.accumulators.map((name) => `  - {name: ${name}, kind: money, start: 0, title: {en: ${name}, zh: ${name}}}\n`).join('')}feedback: ${of.feedback ?? false}\n`,
    ],
    [
      'tables/benefit.dmn',
      `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="b" name="b" namespace="urn:${of.id}"><decision id="benefit" name="benefit"><literalExpression><text>${answer.replaceAll('<', '&lt;')}</text></literalExpression></decision></definitions>`,
    ],
    ['SOURCES.md', '# Sources\n'],
    ['README.md', '# Invented\n'],
    ['README.zh.md', '# 虚构\n'],
    ...(of.of
      ? []
      : ([
          ['lists/fund.csv', `${LISTS}pooled,Pooled,统筹,,,illustrative,made up\n`],
          ['lists/reason.csv', `${LISTS}paid,Paid,支付,,,illustrative,made up\n`],
        ] as const)),
  ]);
  return { name: of.id, files };
}

/** Half of what is above a sum of the period, at most so much in it. */
const capped = (spent: string, entitled: string): Pick<Invented, 'add' | 'paid'> => {
  const own = `round half up((max(0, acc.${spent} + inScope - 300) - max(0, acc.${spent} - 300)) * 0.5, 2)`;
  return {
    add: `${spent}: inScope, ${entitled}: ${own}`,
    paid: `min(acc.${entitled} + ${own}, 900) - min(acc.${entitled}, 900)`,
  };
};

const YEARLY: Invented = {
  id: 'invented-yearly',
  from: '2015-01-01',
  reset: 'calendarYear',
  accumulators: ['spent', 'entitled'],
  ...capped('spent', 'entitled'),
};
const ROLLING: Invented = {
  id: 'invented-rolling',
  from: '2017-06-15',
  of: 'invented-yearly',
  reset: '{rollingDays: 45}',
  accumulators: ['spell', 'spellEntitled'],
  ...capped('spell', 'spellEntitled'),
};

async function settled(packages: readonly Invented[]): Promise<SettledFacts> {
  const folder = join(await tempFolder(), 'facts');
  const head = { ...sampleHead(), place: 'synthea' };
  const claims = sampleClaims({ first: 1, persons: 40, claimsEach: 60, charged: true });
  const parts = [{ claims: [claims], persons: samplePersons(1, 40) }];
  unwrap(await writeFacts(folder, { head, reference: sampleReference(), parts }));
  const facts = unwrap(await openFacts(folder, demoActor('synthea')));
  const all = [...(await samplePackages()), ...packages.map(invented)];
  return unwrap(await settleFacts(facts, { packages: all, stack: 'synthea' }));
}

const refusalOf = async (packages: readonly Invented[]): Promise<readonly string[]> => {
  const found = await checkSettlement(await settled(packages));
  return found.ok ? [] : found.problems.map(({ where, en }) => `${where}: ${en}`);
};

/** Settles for the claims of some days alone: whether they come to the same, and how many claims it took. */
async function countedAlone({ facts, stack, path }: SettledFacts) {
  const days = { from: dayOf('2017-09-01' as IsoDate), to: dayOf('2017-10-15' as IsoDate) };
  const sql = unwrap(sqlOfFacts(facts, { stack, dialect: 'duckdb', counted: days }));
  return withDatabase(2, async (connection) => {
    const meter = new Meter({}, SQL_TITLE, sql.steps.length);
    unwrap(await settleInDuckdb(connection, facts, { job: {}, meter, where: path, sql }));
    const [row] = await rowsOf(
      connection,
      `SELECT count(*)::INTEGER AS counted, (SELECT count(*)::INTEGER FROM s_settled) AS settled,
         count(*) FILTER (a.patient_fen = b.patient_fen AND a.total_fen = b.total_fen)::INTEGER AS alike
       FROM s_claim c JOIN s_settled b ON b.claim = c.claim
       JOIN read_parquet(${sqlText(join(path, 'settlement/*.parquet'))}) a ON a.claim = c.claim
       WHERE c.end_day BETWEEN ${days.from} AND ${days.to}`,
    );
    expect(Number(row?.counted)).toBeGreaterThan(100);
    return { alike: row?.alike === row?.counted, settledClaims: Number(row?.settled) };
  });
}

describe('folds in SQL', () => {
  test('SQL-7 two folds of one stack, one of rolling periods, settle as row by row to the fen', async () => {
    const claims = await settled([YEARLY, ROLLING]);
    const check = unwrap(await checkSettlement(claims));
    expect(check.claims).toBe(2400);
    expect(BigInt(claims.report.fundFen)).toBeGreaterThan(0n);
    const never = { ...ROLLING, reset: 'never' };
    const stay = { ...YEARLY, reset: 'stay' };
    expect(unwrap(await checkSettlement(await settled([stay, never]))).claims).toBe(2400);
  });

  test('SQL-7 a rolling period alone, over the whole of the facts', async () => {
    const alone = { ...YEARLY, reset: '{rollingDays: 30}' };
    expect(unwrap(await checkSettlement(await settled([alone]))).claims).toBe(2400);
  });

  test('INS-37 claims of some days are settled without those before that their period does not need', async () => {
    const rolling = { ...YEARLY, reset: '{rollingDays: 30}' };
    const counts: number[] = [];
    for (const packages of [
      [YEARLY],
      [rolling],
      [YEARLY, ROLLING],
      [{ ...YEARLY, reset: 'never' }],
    ]) {
      const { alike, settledClaims } = await countedAlone(await settled(packages));
      expect(alike).toBe(true);
      counts.push(settledClaims);
    }
    const [, , , never = 0] = counts;
    expect(never).toBeLessThan(2400);
  });

  test('SQL-7 an accumulator that depends on itself runs as a fold only, and the refusal names it', async () => {
    const paid = 'min(900 - acc.paidOut, inScope)';
    const feedback = {
      ...YEARLY,
      accumulators: ['paidOut'],
      add: `paidOut: ${paid}`,
      paid,
      feedback: true,
    };
    expect(await refusalOf([feedback])).toEqual([
      expect.stringMatching(
        /^benefit\.claim .*folds\/own\.yaml.*: .*paidOut reads paidOut.*a fold only/,
      ),
    ]);
    const shared = {
      ...ROLLING,
      ...capped('spent', 'entitled'),
      accumulators: YEARLY.accumulators,
    };
    expect(await refusalOf([YEARLY, shared])).toEqual([
      expect.stringMatching(/the accumulator spent starts at other times/),
    ]);
  });
});
