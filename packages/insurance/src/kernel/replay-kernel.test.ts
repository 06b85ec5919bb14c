import { claimCensus, type Segment, segmentCodes, segmentMaker } from '@sanyi/facts';
import type { Day, Rate } from '@sanyi/kernel';
import { expect, test } from 'vitest';
import { claimRules } from '../claim-rules.ts';
import { ReplayCells } from '../replay/replay-cells.ts';
import { type ReplayFrame, replayLayout } from '../replay/replay-layout.ts';
import { settleBatch } from '../run-claims.ts';
import { batchOf, cityStack, cityTables, type FakeClaim, REFORM } from '../testing/fake-city.ts';
import { replayKernel } from './replay-kernel.ts';

const tables = cityTables();
const rate = (millionths: number): Rate => BigInt(millionths) as Rate;

const frame: ReplayFrame = {
  facts: tables,
  districts: [{ id: 'tongzhou' }],
  groups: {
    ageBands: [{ code: 'all', title: { en: '', zh: '' }, from: 0 }],
    largeChange: rate(50_000),
    neutralWithin: rate(5_000),
    sampleShare: rate(10_000),
    samplePersons: 1,
    hash: 'groups',
  },
  stacks: [cityStack(), cityStack({ prices: {} })],
  from: (REFORM - 10) as Day,
  to: (REFORM + 100) as Day,
};

function kernelOf(claims: readonly FakeClaim[]) {
  const batch = batchOf(claims);
  const ids = tables.institutions.map(({ institution }) => institution);
  const codes = segmentCodes(claimCensus([tables.persons], [batch]), ids);
  const segment: Segment = segmentMaker(codes)(tables.persons, [batch]);
  const [old, now] = frame.stacks;
  const rules = [claimRules(old, tables), claimRules(now, tables)] as const;
  const layout = replayLayout(frame);
  return {
    kernel: replayKernel({ rules, codes, frame, layout, since: null }),
    segment,
    batch,
    layout,
  };
}

test('RPL-8 rules without columns are replayed row by row, and counted', () => {
  const { kernel, segment, batch, layout } = kernelOf([
    { claim: 1, person: 11, day: REFORM + 1, lines: [[1, 2_000]] },
    { claim: 2, person: 11, day: REFORM + 2, lines: [[1, -1_000]], reverses: 1 },
    { claim: 3, person: 12, day: REFORM + 3, lines: [[3, 1_500]] },
  ]);
  kernel.add(segment);
  expect(kernel.rowByRow).toEqual({ refunds: 2, rules: 1 });
  const cells = new ReplayCells(frame, tables.persons);
  for (const [side, stack] of frame.stacks.entries()) {
    cells.settled(side, batch, settleBatch(tables, stack, batch));
  }
  cells.values.set([2, 1], layout.sections.rowByRow.at);
  expect(kernel.take()).toEqual(cells.values);
});

test('RPL-8 sums are taken once', () => {
  const { kernel, segment, layout } = kernelOf([
    { claim: 1, day: REFORM + 1, lines: [[1, 2_000]] },
  ]);
  const { at } = layout.sections.head;
  kernel.add(segment);
  kernel.add(segment);
  expect([...kernel.take().subarray(at, at + 2)]).toEqual([2, 2]);
  expect(kernel.take().some((each) => each !== 0)).toBe(false);
});

test('RPL-8 a claim that cannot be settled is named', () => {
  const needle = kernelOf([{ claim: 7, day: REFORM - 400, lines: [[5, -1_000]] }]);
  expect(() => needle.kernel.add(needle.segment)).toThrow(/claim 7/);
  const nowhere = kernelOf([{ claim: 8, institution: 99, day: REFORM, lines: [[1, 1_000]] }]);
  expect(() => nowhere.kernel.add(nowhere.segment)).toThrow(/claim 8/);
});
