import type { BulletinFamily } from '@sanyi/policy';
import { growthError, type Ranked, ranking } from '../ranking.ts';
import type { BulletinInput } from './bulletin-input.ts';
import type { Based, ShownFigures } from './shown-figures.ts';

/** The place of a district among the others, as far as its counts carry one. */
export type BulletinRank = Ranked & {
  /** Places with the same printed value, this one included. */
  readonly ties: number;
  /** Places with a value. */
  readonly of: number;
  /** Whether the counts behind the place are enough for a rank of its own to be told. */
  readonly isCarried: boolean;
};

/**
 * Ranks the districts of a family by the values that are printed, the best first; equal values share
 * a rank. All take part, but a rank is told only where it rests on as many rows as the package asks.
 */
export function bulletinRanks(
  input: BulletinInput,
  shown: ShownFigures,
  family: BulletinFamily,
): ReadonlyMap<string, BulletinRank> {
  const indicator = input.indicators.get(family.indicator);
  if (!indicator || indicator.direction === 'none') return new Map();
  const sign = indicator.direction === 'down' ? -1 : 1;
  const rows = input.districts.flatMap(({ id }) => {
    const value = shown.figure(family.indicator, id, input.period.id)?.figure.value ?? null;
    const based = shown.based(family.indicator, id, input.period.id);
    if (value === null || !based) return [];
    const noise = noiseOf(input, { family, place: id, based, factor: indicator.factor.number });
    const isCarried = noise.rows >= input.definition.rankLeast;
    return [{ place: id, value: sign * Number(value), standardError: noise.error, isCarried }];
  });
  return new Map(
    ranking(rows).map((each) => {
      const own = rows.find((row) => row.place === each.place);
      const ties = rows.filter((row) => row.value === own?.value).length;
      const isCarried = own?.isCarried ?? false;
      return [each.place, { ...each, ties, of: rows.length, isCarried }];
    }),
  );
}

type Noise = { readonly rows: number; readonly error: number };

/** Rows behind a figure and its standard error, in the unit of the figure. */
function noiseOf(
  input: BulletinInput,
  at: {
    readonly family: BulletinFamily;
    readonly place: string;
    readonly based: Based;
    readonly factor: number;
  },
): Noise {
  const { family, place, based, factor } = at;
  const { numerator, denominator } = based.measured;
  const isSent = based.basis === 'reported';
  const weight = isSent || family.events === null ? 1 : input.eventWeight(family.events);
  const [top, bottom] = [Number(numerator), Number(denominator)];
  if (family.noise === 'proportion') {
    const rows = bottom / weight;
    const share = top / bottom;
    return { rows, error: factor * Math.sqrt(Math.max(0, share * (1 - share)) / rows) };
  }
  if (family.noise === 'count') {
    const rows = top / (family.gap?.each ?? 1) / weight;
    return { rows, error: rows > 0 ? (factor * top) / bottom / Math.sqrt(rows) : 0 };
  }
  // An expense that a district sends is its whole expense, not a sample of it.
  const spread = family.noise === 'claims' && !isSent ? input.spread(place, input.period.id) : null;
  if (!spread) return { rows: Number.POSITIVE_INFINITY, error: 0 };
  const { claims, before, now } = spread;
  const left = input.rakingError(input.period.id);
  return { rows: claims, error: left ?? growthError(before, now, Number(input.origin.weight)) };
}
