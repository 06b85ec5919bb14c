import type { Contribution, ContributionTable, GrowthSplit, WireText } from '@sanyi/api';
import { halfUp } from '@sanyi/kernel';
import { type GrowthParts, type GrowthSums, growthSplit, roundedText } from '@sanyi/oversight';
import type { ExpenseRow } from '@sanyi/store';
import { wireSplit } from './place-split.ts';
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

/** The sums of a growth from the sums of expense that the store gives. */
export const growthSums = ({ sums }: ExpenseRow): GrowthSums => ({
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
  const whole = growthSplit(place);
  const parts = groupParts(groups);
  const names = ['price', 'volume', 'mix'] as const;
  const points = roundedPoints(
    names.map((name) => whole[name]),
    { base: place.c0, decimals: DECIMALS },
  );
  const columns = names.map((name, at) =>
    pointsTo(
      parts.map((each) => each[name]),
      {
        base: place.c0,
        decimals: DECIMALS,
        target: points[at] ?? 0n,
      },
    ),
  );
  const pointsAt = (of: readonly bigint[]): Points => pointTexts(of);
  const [c0, c1] = [
    weighAll(
      groups.map(({ sums }) => sums.c0),
      weigh,
    ),
    weighAll(
      groups.map(({ sums }) => sums.c1),
      weigh,
    ),
  ];
  const rows = groups.map(
    (group, at): Contribution => ({
      id: group.id,
      title: group.title,
      level: group.level,
      c0: String(c0[at] ?? 0n),
      c1: String(c1[at] ?? 0n),
      change: changeText(group.sums),
      split: wireSplit(
        parts[at] ?? whole,
        pointsAt(columns.map((column) => column[at] ?? 0n)),
        weigh,
      ),
    }),
  );
  const total: Contribution = {
    id: 'total',
    title: about.title,
    level: null,
    c0: String(weigh(place.c0)),
    c1: String(weigh(place.c1)),
    change: changeText(place),
    split: wireSplit(whole, pointsAt(points), weigh),
  };
  return { ...table, rows: rows.sort(byPoints), total };
}

type Points = { readonly [Part in keyof GrowthSplit]: string };

function pointTexts([price = 0n, volume = 0n, mix = 0n]: readonly bigint[]): Points {
  const text = (of: bigint): string => roundedText(of, 10n ** BigInt(DECIMALS), DECIMALS);
  return {
    price: text(price),
    volume: text(volume),
    mix: text(mix),
    total: text(price + volume + mix),
  };
}

const changeText = ({ c0, c1 }: GrowthSums): string | null =>
  c0 > 0n ? roundedText((c1 - c0) * 100n, c0, 1) : null;

const byPoints = (a: Contribution, b: Contribution): number =>
  Number(b.split.total.points) - Number(a.split.total.points);
