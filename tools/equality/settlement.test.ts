import type { PersonTable } from '@sanyi/facts';
import { claimRules, runClaims, type SettledBatch } from '@sanyi/insurance';
import { type Random, random, unwrap } from '@sanyi/kernel';
import { buildStack, readLibrary, type Stack } from '@sanyi/policy';
import { expect, test } from 'vitest';
import { batchSettler } from '../../packages/insurance/src/settle-batch.ts';
import { batchOf, cityTables } from '../../packages/insurance/src/testing/fake-city.ts';
import { readPolicies } from '../../packages/store/src/index.ts';
import { claims, persons } from './made-claims.ts';

async function beijing(): Promise<Stack> {
  const library = unwrap(readLibrary(unwrap(await readPolicies('policies'))));
  return unwrap(buildStack(library, 'beijing'));
}

/** Claims of a new seed, the stack of the packages, and what both ways of settling make of them. */
async function settledBothWays() {
  const seed = Math.floor(Math.random() * 1e9);
  const made = random(seed);
  const tables = { ...cityTables(), persons: persons(made.fork('persons')) };
  const stack = await beijing();
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

/** Persons before as many others. */
function withOthers(made: Random): PersonTable {
  const [others, own] = [persons(made.fork('others')), persons(made.fork('own'))];
  const both = Object.entries(own).map(([name, column]) => {
    const behind = others[name as keyof PersonTable];
    if (typeof column === 'number' || typeof behind === 'number') return [name, 2 * others.count];
    const Column = column.constructor as new (values: readonly number[]) => typeof column;
    return [name, new Column([...column, ...behind])];
  });
  const person = [...own.person, ...others.person.map((id) => id + 10_000)];
  // Every column is as long as both together.
  return { ...Object.fromEntries(both), person: Uint32Array.from(person) } as PersonTable;
}

test('INS-21 tables of other persons come to and fro under one set of rules', async () => {
  const seed = Math.floor(Math.random() * 1e9);
  const made = random(seed);
  const stack = await beijing();
  const rules = claimRules(stack, cityTables());
  const [few, many] = [persons(made.fork('few')), withOthers(made.fork('many'))];
  for (const [at, of] of [few, many, few, many].entries()) {
    const batch = batchOf(claims(made.fork(`claims ${at}`), stack.intervals));
    const columns = batchSettler(rules, { persons: of })(batch);
    const rows = batchSettler(rules, { persons: of }, { rowByRow: true })(batch);
    expect(named(columns), `seed ${seed}, batch ${at}`).toEqual(named(rows));
  }
});

test('INS-21 a claim at an institution that no table has is refused in columns as it is alone', async () => {
  const made = random(7);
  const stack = await beijing();
  const tables = { ...cityTables(), persons: persons(made.fork('persons')) };
  const nowhere = { claim: 99_999, person: 3, institution: 9_999_999, day: 17_000 };
  const batch = batchOf([...claims(made.fork('claims'), stack.intervals), nowhere]);
  const settle = batchSettler(claimRules(stack, tables), tables);
  expect(() => settle(batch)).toThrow(/INSURANCE_UNKNOWN_INSTITUTION/);
});

/** Reasons by name: they are numbered as they are met. */
const named = (result: SettledBatch) => ({
  ...result,
  reasons: null,
  reason: Array.from(result.reason, (place) => result.reasons[place]),
});
