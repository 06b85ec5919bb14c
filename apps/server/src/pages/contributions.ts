import type { Contribution, ContributionTable, GrowthSplit, SplitPart, WireText } from '@sanyi/api';
import { halfUp } from '@sanyi/kernel';
import { type GrowthParts, type GrowthSums, growthSplit, roundedText } from '@sanyi/oversight';
import type { ExpenseRow, ExpenseSum } from '@sanyi/store';
import { weighedSplit } from './place-split.ts';
import { pointsTo, roundedPoints } from './points-to.ts';
import { type Weigh, weighAll } from './weighted.ts';

/** A group of claims of a place with the sums its part of the growth is made from. */
export type Group = {
  readonly id: string;
  readonly title: WireText;
  readonly level: WireText | null;
  readonly sums: GrowthSums;
};

/** Decimals of percentage points in a table of many small contributions. */
const DECIMALS = 2;

/** The sums of expense that a growth is made from. */
export const GROWTH_SUMS: readonly GrowthSum[] = [
  'year_before_total_fen',
  'total_fen',
  'old_rules_total_fen',
  'year_before_claims',
  'claims',
];

type GrowthSum = Extract<
  ExpenseSum,
  'year_before_total_fen' | 'total_fen' | 'old_rules_total_fen' | 'year_before_claims' | 'claims'
>;

/** A row of the sums that a growth is made from. */
export type GrowthRow = ExpenseRow<GrowthSum>;

/** The sums of a growth from the sums of expense that the store gives. */
export const growthSums = ({ sums }: GrowthRow): GrowthSums => ({
  c0: sums.year_before_total_fen,
  c1: sums.total_fen,
  c1AtOldRules: sums.old_rules_total_fen,
  v0: sums.year_before_claims,
  v1: sums.claims,
});

/** The sums of several groups together. */
export const addSums = (groups: readonly { readonly sums: GrowthSums }[]): GrowthSums =>
  groups.reduce<GrowthSums>(
    (total, { sums }) => ({
      c0: total.c0 + sums.c0,
      c1: total.c1 + sums.c1,
      c1AtOldRules: total.c1AtOldRules + sums.c1AtOldRules,
      v0: total.v0 + sums.v0,
      v1: total.v1 + sums.v1,
    }),
    { c0: 0n, c1: 0n, c1AtOldRules: 0n, v0: 0n, v1: 0n },
  );

/**
 * What groups add to price, volume and mix. A group's visits count at the mean cost of the place a
 * year before, so that volumes of groups add up to the volume of the place; what its visits cost
 * beyond that is mix. The last fen of rounding goes to the largest group.
 */
export function groupParts(groups: readonly Group[]): GrowthParts[] {
  const place = addSums(groups);
  const whole = growthSplit(place);
  const volumes = groups.map(({ sums }) =>
    place.v0 === 0n ? 0n : halfUp(place.c0 * (sums.v1 - sums.v0), place.v0),
  );
  const rest = whole.volume - volumes.reduce((sum, each) => sum + each, 0n);
  const largest = largestAt(groups.map(({ sums }) => sums.c0 + sums.c1));
  return groups.map(({ sums }, at) => {
    const price = sums.c1 - sums.c1AtOldRules;
    const volume = (volumes[at] ?? 0n) + (at === largest ? rest : 0n);
    return { price, volume, mix: sums.c1 - sums.c0 - price - volume };
  });
}

const largestAt = (amounts: readonly bigint[]): number =>
  amounts.reduce((best, each, at) => (each > (amounts[best] ?? 0n) ? at : best), 0);

/** A table of contributions: rows and rounded points add up to the total row, part by part. */
export function contributionTable(
  table: Pick<ContributionTable, 'by' | 'title'>,
  groups: readonly Group[],
  about: { readonly title: WireText; readonly weigh: Weigh },
): ContributionTable {
  const { weigh } = about;
  const place = addSums(groups);
  const whole = wholeSplit(place, weigh);
  const splits = groupSplits(groups, { place, whole, weigh });
  const amounts = (name: 'c0' | 'c1'): bigint[] =>
    weighAll(
      groups.map(({ sums }) => sums[name]),
      weigh,
    );
  const [c0, c1] = [amounts('c0'), amounts('c1')];
  const rows = groups.map(
    (group, at): Contribution => ({
      id: group.id,
      title: group.title,
      level: group.level,
      c0: String(c0[at] ?? 0n),
      c1: String(c1[at] ?? 0n),
      change: changeText(group.sums),
      split: splits[at] ?? whole,
    }),
  );
  const total: Contribution = {
    id: 'total',
    title: about.title,
    level: null,
    c0: String(weigh(place.c0)),
    c1: String(weigh(place.c1)),
    change: changeText(place),
    split: whole,
  };
  return { ...table, rows: rows.sort(byPoints), total };
}

const PARTS = ['price', 'volume', 'mix'] as const;
const SCALE = 10n ** BigInt(DECIMALS);

/** The split of the place with the points of a table. */
function wholeSplit(place: GrowthSums, weigh: Weigh): GrowthSplit {
  const parts = growthSplit(place);
  const points = roundedPoints(
    PARTS.map((name) => parts[name]),
    { base: place.c0, decimals: DECIMALS },
  );
  return weighedSplit(place, pointTexts(points), weigh);
}

/** The splits of the groups; each part adds up to the place's, in fen and in points. */
function groupSplits(
  groups: readonly Group[],
  about: { readonly place: GrowthSums; readonly whole: GrowthSplit; readonly weigh: Weigh },
): GrowthSplit[] {
  const parts = groupParts(groups);
  const [price, volume, mix] = PARTS.map((name): SplitPart[] => {
    const amounts = parts.map((each) => each[name]);
    const { fen, points } = about.whole[name];
    const target = hundredths(points);
    const rounded = pointsTo(amounts, { base: about.place.c0, decimals: DECIMALS, target });
    const weighed = weighAll(amounts, about.weigh, BigInt(fen));
    return amounts.map((_, at) => ({
      fen: String(weighed[at] ?? 0n),
      points: pointText(rounded[at] ?? 0n),
    }));
  });
  const none: SplitPart = { fen: '0', points: pointText(0n) };
  return groups.map((_, at) => {
    const own = [price?.[at] ?? none, volume?.[at] ?? none, mix?.[at] ?? none] as const;
    return { price: own[0], volume: own[1], mix: own[2], total: sumOf(own) };
  });
}

const sumOf = (parts: readonly SplitPart[]): SplitPart => ({
  fen: String(parts.reduce((sum, each) => sum + BigInt(each.fen), 0n)),
  points: pointText(parts.reduce((sum, each) => sum + hundredths(each.points), 0n)),
});

const hundredths = (points: string): bigint => BigInt(points.replace('.', ''));

const pointText = (units: bigint): string => roundedText(units, SCALE, DECIMALS);

function pointTexts([price = 0n, volume = 0n, mix = 0n]: readonly bigint[]): {
  readonly [Part in keyof GrowthSplit]: string;
} {
  const total = price + volume + mix;
  return {
    price: pointText(price),
    volume: pointText(volume),
    mix: pointText(mix),
    total: pointText(total),
  };
}

const changeText = ({ c0, c1 }: GrowthSums): string | null =>
  c0 > 0n ? roundedText((c1 - c0) * 100n, c0, 1) : null;

const byPoints = (a: Contribution, b: Contribution): number =>
  Number(b.split.total.points) - Number(a.split.total.points);
