import {
  addReplayValues,
  cachedReplay,
  claimCacheMaker,
  claimRules,
  type ReplayFrame,
  replayKernel,
  replayLayout,
  stackDifference,
} from '@sanyi/insurance';
import { random, unwrap } from '@sanyi/kernel';
import { buildStack, readLibrary } from '@sanyi/policy';
import { expect, test } from 'vitest';
import { batchOf, type FakeClaim } from '../../packages/insurance/src/testing/fake-city.ts';
import { otherFees, packages } from '../../policies/packages.test-data.ts';
import { differences, frameOf, REFORMS, segmentOf, sinceOf, tablesOf } from './replay-cases.ts';

/** January 2018, as claims count days. */
const JANUARY = 17_532;
const [PILLS, STENT, MRI, BED] = [1, 3, 4, 5];

/** Other fees of bed-days from the first of February on. */
const fees = [...unwrap(readLibrary([...packages(), otherFees(packages())]))].filter(
  ([name]) => name === 'other-fees',
);

/** What a city of some claims differs by when a value is moved, replayed from a cache, and what was touched. */
function replayed(claims: readonly FakeClaim[], change: string, reform = 0) {
  const of = {
    ...{ seed: 3, reforms: [reform, reform] as const, charged: false },
    ...{ persons: 350, from: JANUARY, length: 365 },
  };
  const tables = tablesOf(random(of.seed).fork('persons'));
  const still = frameOf(of, tables);
  const [baseline] = still.stacks;
  const [library] = REFORMS[reform] ?? [];
  if (!library) throw new Error('no library');
  const moved = unwrap(buildStack(new Map([...library, ...fees]), `${baseline.text}+${change}`));
  const frame: ReplayFrame = { ...still, stacks: [baseline, moved] };
  const { codes, segment } = segmentOf(tables, batchOf(claims));
  const rules = [claimRules(baseline, tables), claimRules(moved, tables)] as const;
  const since = sinceOf(of);
  const layout = replayLayout(frame);
  const kernel = replayKernel({ rules, codes, frame, layout, since });
  kernel.add(segment);
  const maker = claimCacheMaker({
    ...{ codes, frame: still, layout: replayLayout(still), since },
    baseline: rules[0],
  });
  const cached = maker.add(segment);
  const difference = stackDifference(rules);
  if (difference.kind !== 'cached') throw new Error(difference.why.en);
  const days = { from: Math.min(...cached.day), to: Math.max(...cached.day) };
  const source = { rules, difference, codes, frame, layout, since, days };
  const replay = cachedReplay(source, maker.codes());
  if (!replay) throw new Error('a benefit of the packages has columns');
  let reads = 0;
  const read = () => {
    reads += 1;
    return segment;
  };
  replay.add(cached, { segment: read, acts: maker.acts(segment, cached) });
  const values = new Float64Array(layout.size);
  values.set(maker.take().subarray(0, layout.sections.rule.at));
  addReplayValues(values, replay.take());
  const { touched } = replay;
  return { found: differences({ layout, values }, kernel.take()), touched, reads };
}

const persons = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

/** Claims of ever more than is compared exactly in numbers of 53 bits; every second person takes another claim back. */
test('CCH-11 bands of claims and persons whose amounts no loop can compare are those of a whole replay', () => {
  const dear = Array.from({ length: 600 }, () => [MRI, 20_000_000] as const);
  const claims = persons(12).flatMap((person): FakeClaim[] => {
    const [first, day] = [person * 10, JANUARY + 20 + person];
    const lines = [...dear, [PILLS, 1_000 * person] as const];
    const own = [{ claim: first, person, institution: 1 + (person % 4), day, lines }];
    if (person % 2 === 0) return own;
    const again = { person, institution: 2, lines: [[PILLS, 9_000] as const] };
    const back = { claim: first + 2, person, day: day + 50, reverses: first + 1 };
    return [...own, { ...again, claim: first + 1, day: day + 9 }, back];
  });
  const { found, touched } = replayed(claims, 'parameters/drugMarkupRate=0.05');
  expect(found).toEqual([]);
  expect(touched.changed).toBeGreaterThanOrEqual(12);
  expect(touched.settled).toBe(0);
});

test('what an act of many claims comes to more is told beyond 31 bits', () => {
  const claims = persons(60).flatMap((person) =>
    persons(5).map((each): FakeClaim => {
      const lines = [[MRI, 4_000_000 + (each % 2)] as const];
      const institution = 1 + (each % 4);
      return { claim: person * 10 + each, person, institution, day: JANUARY + 9 * each, lines };
    }),
  );
  const { found, touched } = replayed(claims, 'lists/servicePrice/mri=900');
  expect(found).toEqual([]);
  expect(touched).toMatchObject({ changed: 300, settled: 0 });
});

test('CCH-16 prices are told without the claims of the segment, unless somebody is settled whole; fees with them', () => {
  const claimsOf = (item: number) =>
    persons(60).map((person): FakeClaim => {
      const lines = [[PILLS, 1_000 * person] as const, [item, 1_000] as const];
      return { claim: person, person, institution: 1 + (person % 4), day: JANUARY + person, lines };
    });
  const markup = 'parameters/drugMarkupRate=0.05';
  const told = replayed(claimsOf(MRI), markup);
  expect(told).toMatchObject({ found: [], touched: { changed: 60, settled: 0 }, reads: 0 });
  const boundary = 'parameters/consumableMarkupBoundary=10';
  for (const [item, change] of [
    [STENT, `${markup}+${boundary}`],
    [MRI, 'parameters/specialNeedsFee=400'],
  ] as const) {
    const asked = replayed(claimsOf(item), change);
    expect(asked.found).toEqual([]);
    expect(asked.reads).toBeGreaterThan(0);
  }
});

test('who cites another rule is left in the midst of a block whose rows all count', () => {
  const claims = persons(60).map((person): FakeClaim => {
    const cited = person % 7 === 0 ? [[STENT, 2_000] as const] : [];
    const lines = [[PILLS, 1_000 * person] as const, ...cited, [MRI, 1_000] as const];
    return { claim: person, person, institution: 1 + (person % 4), day: JANUARY + person, lines };
  });
  const values = ['parameters/drugMarkupRate=0.05', 'parameters/consumableMarkupBoundary=10'];
  const { found, touched } = replayed(claims, [...values, 'lists/servicePrice/mri=900'].join('+'));
  expect(found).toEqual([]);
  expect(touched).toMatchObject({ changed: 52, settled: 8 });
});

const PRICE = 'lists/servicePrice/bed-ordinary,primary@2018-02-01=77';

/** The base of the last reform is asked about the day of admission; the fees, which are another package's, about the last day. */
test.each([
  [0, PRICE],
  [0, 'other-fees'],
  [REFORMS.length - 1, PRICE],
  [REFORMS.length - 1, 'other-fees'],
] as const)(
  'stays across the day of a change are charged as in a whole replay: reform %d, %s',
  (reform, change) => {
    const claims = persons(60).map((person): FakeClaim => {
      // From ten days before the first of February to nine behind.
      const day = JANUARY + 21 + (person % 20);
      const lines = [[BED, 6_000] as const, [PILLS, 1_000] as const];
      return { claim: person, person, institution: 3, day, bedDays: 6, lines };
    });
    const { found, touched } = replayed(claims, change, reform);
    expect(found).toEqual([]);
    expect(touched.changed).toBeGreaterThan(10);
    expect(touched.changed).toBeLessThan(60);
  },
);
