import { join } from 'node:path';
import type { ClaimBatch } from '@sanyi/facts';
import { unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { demoActor } from '../actor.ts';
import { openFacts } from '../facts/open-facts.ts';
import { writeFacts } from '../facts/write-facts.ts';
import { replayFacts } from '../replay/replay-facts.ts';
import { replayInDuckdb } from '../replay/replay-in-duckdb.ts';
import { comparedEngines } from '../replay/sql-replay.ts';
import { type SettledFacts, settleFacts } from '../settle/settle-facts.ts';
import { samplePackages } from '../testing/packages.ts';
import { FIRST_DAY, sampleHead, samplePersons, sampleReference } from '../testing/sample-facts.ts';
import { allPackages } from '../testing/small-city.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { checkSettlement } from './check-settlement.ts';

type Line = readonly [item: number, thousandths: number, charged: number | null];
type Act = {
  readonly person: number;
  readonly after: number;
  readonly reverses?: number;
  readonly bedDays?: number;
  readonly title?: number;
  readonly lines: readonly Line[];
};

/** Claims numbered from 1 in the order of persons and days. */
function batchOf(acts: readonly Act[]): ClaimBatch {
  const count = acts.length;
  const lines = acts.flatMap((act) => act.lines);
  const start = Uint32Array.from({ length: count + 1 }, (_, row) =>
    acts.slice(0, row).reduce((sum, act) => sum + act.lines.length, 0),
  );
  return {
    count,
    diagnosisGroup: new Uint16Array(count),
    contracted: new Uint8Array(count),
    referred: new Uint8Array(count),
    specialNeeds: new Uint8Array(count),
    claim: Float64Array.from(acts, (_, row) => row + 1),
    person: Uint32Array.from(acts, (act) => act.person),
    institution: Uint32Array.from(acts, () => 1),
    day: Int32Array.from(acts, (act) => FIRST_DAY + act.after),
    endDay: Int32Array.from(acts, (act) => FIRST_DAY + act.after + (act.bedDays ?? 0)),
    visitKind: Uint8Array.from(acts, (act) => (act.bedDays ? 2 : 0)),
    title: Uint8Array.from(acts, (act) => act.title ?? 0),
    bedDays: Uint16Array.from(acts, (act) => act.bedDays ?? 0),
    reverses: Float64Array.from(acts, (act) => act.reverses ?? 0),
    lineStart: start,
    item: Uint32Array.from(lines, ([item]) => item),
    quantity: Int32Array.from(lines, ([, quantity]) => quantity),
    charged: Float64Array.from(lines, ([, , charged]) => charged ?? Number.NaN),
  };
}

async function settled(acts: readonly Act[]): Promise<SettledFacts> {
  const folder = join(await tempFolder(), 'facts');
  const head = { ...sampleHead(), place: 'synthea' };
  const parts = [{ claims: [batchOf(acts)], persons: samplePersons(1, 5) }];
  unwrap(await writeFacts(folder, { head, reference: sampleReference(), parts }));
  const facts = unwrap(await openFacts(folder, demoActor('synthea')));
  return unwrap(await settleFacts(facts, { packages: await samplePackages(), stack: 'synthea' }));
}

const TWO: readonly Line[] = [
  [10, 3000, 777],
  [11, 1500, 333],
  [10, 2000, 777],
];

describe('refunds in SQL', () => {
  test('SQL-5 whole, in part, line by line, twice, of a stay: all as row by row', async () => {
    const claims = await settled([
      { person: 1, after: 0, lines: TWO },
      { person: 1, after: 1, lines: TWO },
      { person: 1, after: 2, reverses: 1, lines: [[10, -4000, 777]] },
      { person: 1, after: 3, reverses: 2, lines: [] },
      { person: 1, after: 4, lines: TWO },
      {
        person: 1,
        after: 5,
        reverses: 1,
        lines: [
          [10, -1000, 777],
          [11, -1500, 333],
        ],
      },
      { person: 2, after: 0, bedDays: 4, title: 1, lines: TWO },
      { person: 2, after: 2, lines: TWO },
      { person: 2, after: 9, reverses: 7, title: 1, bedDays: 4, lines: [[11, -500, 333]] },
      {
        person: 2,
        after: 10,
        reverses: 8,
        lines: [
          [11, -1000, 333],
          [11, -500, 333],
        ],
      },
      { person: 3, after: 7, lines: TWO },
    ]);
    const check = unwrap(await checkSettlement(claims));
    expect(check.claims).toBe(11);
    expect(BigInt(claims.report.amountFen)).toBeGreaterThan(0n);
    const packages = await allPackages();
    const from = FIRST_DAY;
    const rules = { packages, baseline: 'synthea', reform: 'synthea@2018-06-30', from };
    const own = unwrap(await replayFacts(claims.facts, rules)).replay;
    const other = unwrap(await replayInDuckdb(claims.facts, rules));
    expect(own.items.map(({ quantity }) => quantity)).toEqual([25_000, 5500]);
    expect(other.items).toEqual(own.items);
    unwrap(comparedEngines(own, other));
  });

  test('SQL-6 a refund that takes a line back by its item and by its price is left to run row by row', async () => {
    const claims = await settled([
      { person: 1, after: 0, lines: TWO },
      {
        person: 1,
        after: 2,
        reverses: 1,
        lines: [
          [10, -1000, 777],
          [10, -1000, null],
        ],
      },
    ]);
    const found = await checkSettlement(claims);
    expect(found.ok ? [] : found.problems.map(({ code, details }) => [code, details])).toEqual([
      ['STORE_SQL_CLAIM', { claim: '1', code: 'FEEL_SQL_RANGE' }],
    ]);
  });
});
