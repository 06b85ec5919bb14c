import type { PersonTable } from '@sanyi/facts';
import { KEY_GROUPS, PERSON_CLASSES, SCHEMES, TITLES } from '@sanyi/facts';
import { claimKernel, claimRules, runClaims, type SettledBatch } from '@sanyi/insurance';
import { type Random, random, unwrap } from '@sanyi/kernel';
import { buildStack, readLibrary } from '@sanyi/policy';
import { expect, test } from 'vitest';
import {
  batchOf,
  cityTables,
  type FakeClaim,
} from '../../packages/insurance/src/testing/fake-city.ts';
import { readPolicies } from '../../packages/store/src/index.ts';

const PERSONS = 350;
const CLAIMS = 4_600;
const [FIRST_DAY, DAYS] = [16_800, 2_700];

function persons(made: Random): PersonTable {
  const column = (below: number): number[] =>
    Array.from({ length: PERSONS }, () => made.below(below));
  return {
    count: PERSONS,
    person: Uint32Array.from({ length: PERSONS }, (_, at) => at + 1),
    birthYear: Uint16Array.from(column(95), (age) => 2019 - age),
    sex: Uint8Array.from(column(2)),
    district: new Uint8Array(PERSONS),
    scheme: Uint8Array.from(column(SCHEMES.codes.length)),
    personClass: Uint8Array.from(column(PERSON_CLASSES.codes.length)),
    incomeBand: Uint8Array.from(column(3)),
    keyGroups: Uint16Array.from(column(2 ** KEY_GROUPS.codes.length)),
    chronic: new Uint16Array(PERSONS),
  };
}

/** A third of all days lies on or beside a day on which rules change. */
function dayOf(made: Random, turns: readonly number[]): number {
  const day = FIRST_DAY + made.below(DAYS);
  const turn = turns[made.below(turns.length)] ?? day;
  const isMet = turn >= FIRST_DAY && turn < FIRST_DAY + DAYS && made.below(3) === 0;
  return isMet ? turn + made.below(3) - 1 : day;
}

/** Visits and stays of all persons over years of reforms; some are taken back. */
function claims(made: Random, turns: readonly number[]): FakeClaim[] {
  const all: FakeClaim[] = [];
  const kinds = ['outpatient', 'outpatient', 'emergency', 'home', 'online'] as const;
  for (let claim = 1; claim <= CLAIMS; claim += 1) {
    const isStay = made.below(6) === 0;
    const before = made.below(40) === 0 ? all[made.below(all.length)] : undefined;
    if (
      before &&
      before.reverses === undefined &&
      !all.some((one) => one.reverses === before.claim)
    ) {
      const { person = 1 } = before;
      all.push({ claim, person, day: before.day + 40 + made.below(90), reverses: before.claim });
      continue;
    }
    const lines = Array.from(
      { length: made.below(5) },
      () => [1 + made.below(6), 1 + made.below(isStay ? 90_000 : 9_000)] as const,
    );
    all.push({
      claim,
      person: 1 + made.below(PERSONS),
      institution: 1 + made.below(4),
      day: dayOf(made, turns),
      title: TITLES.codes[made.below(TITLES.codes.length)] ?? 'none',
      referred: made.below(2) === 0,
      lines,
      charged: lines.map(() => made.below(900_000)),
      ...(isStay
        ? { bedDays: 1 + made.below(30) }
        : { kind: kinds[made.below(kinds.length)] ?? 'home' }),
    });
  }
  return all;
}

/** Claims of a new seed, the stack of the packages, and what both ways of settling make of them. */
async function settledBothWays() {
  const seed = Math.floor(Math.random() * 1e9);
  const made = random(seed);
  const tables = { ...cityTables(), persons: persons(made.fork('persons')) };
  const library = unwrap(readLibrary(unwrap(await readPolicies('policies'))));
  const stack = unwrap(buildStack(library, 'beijing'));
  const batch = batchOf(claims(made.fork('claims'), stack.intervals));
  const results: SettledBatch[] = [];
  async function* batches() {
    yield batch;
  }
  await runClaims(
    { ...tables, batches },
    [
      { name: 'columns', stack },
      { name: 'rows', stack, benefits: 'rowByRow' },
    ],
    {
      settled: (scenario, _, result) => {
        results[scenario] = result;
        return undefined;
      },
    },
  );
  const [columns, rows] = results;
  if (!columns || !rows) throw new Error('nothing was settled');
  return { seed, tables, stack, batch, columns, rows };
}

test('INS-21 a batch has in columns what it has row by row: amounts, funds, reasons and rules in order', async () => {
  const { seed, columns, rows } = await settledBothWays();
  expect(named(columns), `seed ${seed}`).toEqual(named(rows));
  expect(columns.fund.some((fund) => fund > 0)).toBe(true);
  expect(new Set(columns.reasons).size).toBeGreaterThan(3);
});

test('INS-22 the kernel gives the amounts of every claim, and counts what it settles row by row', async () => {
  const { seed, tables, stack, batch, rows } = await settledBothWays();
  const amounts = claimKernel(claimRules(stack, tables), tables)(batch);
  for (const part of ['total', 'hospital', 'fixedFund', 'fund', 'patient'] as const) {
    expect([part, seed, amounts[part]]).toEqual([part, seed, rows[part]]);
  }
  expect(amounts.rowByRow.rules).toBe(0);
  expect(amounts.rowByRow.refunds).toBeGreaterThan(0);
  expect(amounts.rowByRow.refunds).toBeLessThan(batch.count / 2);
});

/** Reasons by name: they are numbered as they are met. */
const named = (result: SettledBatch) => ({
  ...result,
  reasons: null,
  reason: Array.from(result.reason, (place) => result.reasons[place]),
});
