import { runClaims, type SettledBatch } from '@sanyi/insurance';
import { random, unwrap } from '@sanyi/kernel';
import { buildStack, readLibrary } from '@sanyi/policy';
import { expect, test } from 'vitest';
import { batchOf, cityTables } from '../../packages/insurance/src/testing/fake-city.ts';
import { readPolicies } from '../../packages/store/src/index.ts';
import { claims, persons } from './made-claims.ts';

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
  return { seed, columns, rows };
}

test('INS-21 a batch has in columns what it has row by row: amounts, funds, reasons and rules in order', async () => {
  const { seed, columns, rows } = await settledBothWays();
  expect(named(columns), `seed ${seed}`).toEqual(named(rows));
  expect(columns.fund.some((fund) => fund > 0)).toBe(true);
  expect(new Set(columns.reasons).size).toBeGreaterThan(3);
});

/** Reasons by name: they are numbered as they are met. */
const named = (result: SettledBatch) => ({
  ...result,
  reasons: null,
  reason: Array.from(result.reason, (place) => result.reasons[place]),
});
