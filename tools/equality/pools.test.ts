import {
  claimRules,
  type ReplayFrame,
  replayKernel,
  replayLayout,
  settleBatch,
} from '@sanyi/insurance';
import { random, unwrap } from '@sanyi/kernel';
import { buildStack } from '@sanyi/policy';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CASE_WIDTH, CaseRecords } from '../../packages/insurance/src/pool/case-records.ts';
import { batchBooks } from '../../packages/insurance/src/pool/pool-rows.ts';
import { batchFor, drawn, frameOf, plain, segmentOf, sinceOf, tablesOf } from './replay-cases.ts';

const STACKS = ['beijing+payment-by-points', 'beijing+payment-by-budget'].map((text) =>
  unwrap(buildStack(plain, text)),
);

/** So often a dozen cases are drawn at most. */
const ROUNDS = 8;

/** Records as texts, in an order of their own. */
const recordsOf = (values: Float64Array): string[] =>
  Array.from({ length: values.length / CASE_WIDTH }, (_, at) =>
    values.subarray(at * CASE_WIDTH, (at + 1) * CASE_WIDTH).join(' '),
  ).sort();

test('POOL-7 the kernel books the cases that settled rows book, with their refunds, under the packages of pools', async () => {
  let [cases, refunds] = [0, 0];
  const booked = fc.asyncProperty(drawn, fc.constantFrom(...STACKS), async (asked, pooled) => {
    const made = tablesOf(random(asked.seed).fork('persons'));
    const tables = { ...made, diagnosisGroups: [{ code: 'general' }] };
    const drawnFrame = frameOf(asked, tables);
    const frame: ReplayFrame = { ...drawnFrame, stacks: [drawnFrame.stacks[0], pooled] };
    const batch = batchFor(asked, frame);
    const { codes, segment } = segmentOf(tables, batch);
    const layout = replayLayout(frame);
    const rules = [
      claimRules(frame.stacks[0], tables),
      claimRules(frame.stacks[1], tables),
    ] as const;
    const kernel = replayKernel({ rules, codes, frame, layout, since: sinceOf(asked) });
    kernel.add(segment);
    const found = recordsOf(kernel.takeCases());

    const records = new CaseRecords();
    const books = batchBooks({ rules, frame, layout, persons: tables.persons, cases: records });
    for (const [side, stack] of frame.stacks.entries()) {
      books[side]?.settled(batch, settleBatch(tables, stack, batch));
    }
    expect(found).toEqual(recordsOf(records.take()));
    cases += found.length;
    refunds += found.filter((each) => Number(each.split(' ')[1]) % 4 >= 2).length;
  });
  // Now and then none of a dozen draws takes back a case: then more are drawn, until any does.
  for (let round = 0; round === 0 || (refunds === 0 && round < ROUNDS); round++) {
    await fc.assert(booked, { numRuns: 12 });
  }
  expect(cases).toBeGreaterThan(0);
  expect(refunds).toBeGreaterThan(0);
});
