import type { Segment } from '@sanyi/facts';
import type { LoopMemory } from '@sanyi/feel/loops';
import {
  type ActIndex,
  addReplayValues,
  type CachedReplay,
  type CachedSegment,
  type CachedSource,
  type ChargedSegment,
  type ClaimCacheMaker,
  cachedReplay,
  claimCacheMaker,
  claimRules,
  type ReplayFrame,
  replayKernel,
  replayLayout,
  stackDifference,
  type TouchedClaims,
} from '@sanyi/insurance';
import { random, unwrap } from '@sanyi/kernel';
import { buildStack, type PolicyPackage, readLibrary, type Stack } from '@sanyi/policy';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { otherFees, packages } from '../../policies/packages.test-data.ts';
import { cachedApart, halves } from './cached-halves.ts';
import {
  batchFor,
  differences,
  drawn,
  frameOf,
  REFORMS,
  segmentOf,
  sinceOf,
  tablesOf,
} from './replay-cases.ts';

/** Values that move benefits, prices of all items and of one, and fees. */
const CHANGES = [
  'lists/servicePrice/mri=900',
  'lists/servicePrice/bed-ordinary,tertiary@2018-03-01=77',
  'parameters/drugMarkupRate=0.05',
  'parameters/consumableCeiling@2018-05-01=40',
  'parameters/consumableSelfPayShare=0.2',
  'parameters/specialNeedsFee=400',
  'parameters/waiverAge=50',
  'other-fees',
  'parameters/employeeOutpatientLimit=1500',
  'parameters/employeeOutpatientLimit@2018-05-01=900',
  'parameters/employeeOutpatientRateAboveActive=0.3',
  'parameters/residentOutpatientDeductiblePrimary=10',
  'parameters/residentOutpatientRateHospital@2019-02-01=0.1',
  'parameters/employeePooledStayLimit=2000',
  'parameters/employeeStayLimit=3000',
  'parameters/retireeSupplementShare=0.25',
];

const fees = unwrap(readLibrary([...packages(), otherFees(packages())])).get(
  'other-fees',
) as PolicyPackage;

const asked = fc.record({ drawn, changes: fc.subarray(CHANGES, { minLength: 1, maxLength: 3 }) });

/** Constants of its kernel are zero, by which nothing may be divided while it is written. */
const NOTHING_DIVIDED = {
  drawn: {
    seed: 196_221_296,
    reforms: [0, 0] as const,
    ...{ charged: false, persons: 1, from: 16_802, length: 250 },
  },
  changes: ['lists/servicePrice/mri=900'],
};

/** Refunds take back claims whose prices change. */
const PRICES_REFUNDED = {
  drawn: {
    seed: 7,
    reforms: [0, 0] as const,
    ...{ charged: true, persons: 350, from: 17_500, length: 600 },
  },
  changes: [
    'lists/servicePrice/mri=900',
    'parameters/drugMarkupRate=0.05',
    'parameters/specialNeedsFee=400',
  ],
};

/** A limit that few reach, over a year. */
const FAR_LIMIT = {
  drawn: { ...PRICES_REFUNDED.drawn, charged: false, persons: 40, from: 17_532, length: 365 },
  changes: ['parameters/employeeOutpatientLimit=9000'],
};

/** Consumables get another mark-up by another rule. */
const PRICED_OTHERWISE = {
  drawn: { ...PRICES_REFUNDED.drawn, charged: false, persons: 30, length: 300 },
  changes: ['parameters/consumableMarkupBoundary=10'],
};

/** The rules of a reform with values moved. */
function changed(reform: number, baseline: Stack, changes: readonly string[]): Stack {
  const [library] = REFORMS[reform] ?? [];
  if (!library) throw new Error('no library');
  const tried = changes.map((each) => `+${each}`).join('');
  return unwrap(
    buildStack(new Map([...library, ['other-fees', fees]]), `${baseline.text}${tried}`),
  );
}

function unwrapped(replay: CachedReplay | null): CachedReplay {
  if (!replay) throw new Error('a benefit of the packages has columns');
  return replay;
}

const isCharged = ({ prices, fees }: Difference): boolean => prices !== undefined || fees;

/** What changes of prices and fees are told from, where there are any. */
const chargedOf = (
  difference: Difference,
  segment: Segment,
  acts: ActIndex,
): ChargedSegment | null => (isCharged(difference) ? { segment: () => segment, acts } : null);

type Difference = { readonly prices?: unknown; readonly fees: boolean };

/** How many claims the first of two replays did not fold that the second did. */
const fewer = ([first, second]: readonly TouchedClaims[]): number =>
  (second?.folded ?? 0) - (first?.folded ?? 0);

/** The same replayed from halves that were cached apart, and the codes of both orders. */
function replayedApart(source: CachedSource, segment: Segment, make: () => ClaimCacheMaker) {
  const { codes, halves: cached } = cachedApart(halves(segment), make);
  const replay = unwrapped(cachedReplay(source, codes));
  for (const half of cached) {
    const charged = { segment: () => half.segment, acts: half.acts };
    replay.add(half.cached, replay.readsSegments ? charged : null);
  }
  const reversed = cachedApart(halves(segment).reverse(), make).codes;
  return { values: replay.take(), codes, reversed };
}

/** Adds cached claims whose columns stand where the loops of the replay read them. */
function addPlaced(
  replay: CachedReplay,
  columns: CachedSegment & ActIndex,
  charged: ChargedSegment | null,
): void {
  const placed = placedIn(replay.memory, columns);
  replay.add(placed, charged && { ...charged, acts: placed });
}

/** Columns as they are, in the memory of loops. */
function placedIn<Columns extends CachedSegment & ActIndex>(
  memory: LoopMemory,
  columns: Columns,
): Columns {
  const placed = Object.entries(columns).map(([name, column]) => {
    if (!isColumn(column)) return [name, column];
    const own = memory.like(column, column.length);
    own.set(column);
    return [name, own];
  });
  return Object.fromEntries(placed);
}

const isColumn = (value: unknown): value is Uint8Array =>
  ArrayBuffer.isView(value) && !(value instanceof DataView);

const daysOf = ({ day }: CachedSegment) => ({ from: Math.min(...day), to: Math.max(...day) });

test('RPL-9 prices, fees and a benefit replayed from a claim cache are the whole replay, cell by cell', async () => {
  let [refunds, leftAlone] = [0, 0];
  let settledNext = false;
  const touched: (TouchedClaims & { readonly of: number })[] = [];
  fc.assert(
    fc.property(asked, ({ drawn: all, changes }) => {
      const of = { ...all, reforms: [all.reforms[0], all.reforms[0]] as const };
      const tables = tablesOf(random(of.seed).fork('persons'));
      const still = frameOf(of, tables);
      const [baseline] = still.stacks;
      const reform = changed(of.reforms[0], baseline, changes);
      const frame: ReplayFrame = { ...still, stacks: [baseline, reform] };
      const batch = batchFor(of, frame);
      if (batch.count === 0) return;
      const { codes, segment } = segmentOf(tables, batch);
      const rules = [claimRules(baseline, tables), claimRules(reform, tables)] as const;
      const since = sinceOf(of);
      const layout = replayLayout(frame);
      const kernel = replayKernel({ rules, codes, frame, layout, since });
      kernel.add(segment);
      const expected = kernel.take();

      const stillLayout = replayLayout(still);
      const at = { codes, frame: still, layout: stillLayout, since };
      const make = () => claimCacheMaker({ ...at, baseline: rules[0] });
      const maker = make();
      const cached = maker.add(segment);
      const acts = maker.acts(segment, cached);
      expect(maker.rowByRow).toEqual({ refunds: 0, rules: 0 });
      if (cached.key.length === 0) return;
      const difference = stackDifference(rules);
      if (difference.kind !== 'cached') throw new Error(difference.why.en);
      const source = { rules, difference, codes, frame, layout, since, days: daysOf(cached) };
      const { rule } = layout.sections;
      const base = new Float64Array(layout.size);
      base.set(maker.take().subarray(0, rule.at));
      // Whom the benefit leaves alone is asked at once; then as a replay goes on its own, the claims twice, and the
      // second time they stand where its loops read them.
      const charged = chargedOf(difference, segment, acts);
      for (const [how, times] of [
        [{ foldedFirst: 0 }, 1],
        [{}, 2],
      ] as const) {
        const replay = unwrapped(cachedReplay({ ...source, ...how }, maker.codes()));
        expect(replay.readsSegments).toBe(charged !== null);
        replay.add(cached, charged);
        touched.push({ ...replay.touched, of: segment.claims });
        if (times > 1) addPlaced(replay, { ...cached, ...acts }, charged);
        const { settled } = replay.touched;
        settledNext ||= settled === (touched.at(-1)?.settled ?? 0) + segment.claims;
        const values = base.map((each) => times * each);
        addReplayValues(values, replay.take());
        const wanted = expected.map((each) => times * each);
        expect(differences({ layout, values }, wanted)).toEqual([]);
      }
      // Two makers cached half of the persons each, whichever half is first.
      const apart = replayedApart(source, segment, make);
      expect(apart.codes).toEqual(apart.reversed);
      addReplayValues(apart.values, base);
      expect(differences({ layout, values: apart.values }, expected)).toEqual([]);
      leftAlone += isCharged(difference) ? 0 : fewer(touched.slice(-2));
      refunds += cached.sumPatient.length;
    }),
    {
      numRuns: 15,
      examples: [[NOTHING_DIVIDED], [PRICES_REFUNDED], [PRICED_OTHERWISE], [FAR_LIMIT]],
    },
  );
  expect(touched.some(({ changed, settled }) => changed > 0 && settled === 0)).toBe(true);
  // Some persons stay so far from all that is moved that nobody folds them.
  expect(leftAlone).toBeGreaterThan(0);
  expect(touched.some(({ settled, of }) => settled > 0 && settled < of)).toBe(true);
  // Where most claims have to be settled whole, all of the next segment are.
  expect(settledNext).toBe(true);
  expect(refunds).toBeGreaterThan(0);
}, 180_000);
