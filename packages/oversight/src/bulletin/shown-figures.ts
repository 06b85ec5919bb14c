import { type Period, shiftPeriod, yearBefore } from '@sanyi/kernel';
import type { BulletinFamily, Indicator } from '@sanyi/policy';
import { type Figure, figureOf, type Measured } from '../figure.ts';
import { splitPoints } from '../growth-split.ts';
import { type Judgement, judge } from '../judgement.ts';
import { suppress } from '../suppression.ts';
import type { Basis, BulletinFigure } from './bulletin.ts';
import type { BulletinInput } from './bulletin-input.ts';

/** A fraction with where it comes from. */
export type Based = { readonly measured: Measured; readonly basis: Basis };

/** The figures of a bulletin as they may be printed. */
export type ShownFigures = {
  /** What is printed; null where nothing is known. */
  figure(indicator: string, place: string, period: string): BulletinFigure | null;
  /** The fraction behind a figure that may be printed; null where it is hidden or not known. */
  based(indicator: string, place: string, period: string): Based | null;
  /** Whether a small count keeps the figure from being printed. */
  isHidden(indicator: string, place: string, period: string): boolean;
  readonly quarterBefore: Period;
  readonly yearBefore: Period;
};

/**
 * The figures of a bulletin. What the facts give goes before what the district sent; of a city that
 * only sends figures, the city's is the sum of its districts'. Counts of 1 to 4 are hidden with
 * one more place wherever the city would give them away, in every period that is printed.
 */
export function shownFigures(input: BulletinInput): ShownFigures {
  const base = (indicator: string, place: string, period: string): Based | null =>
    basedOf(input, { indicator, place, period });
  const hidden = hiddenPlaces(input, base);
  const figures = new Map<string, BulletinFigure | null>();
  const isHidden: ShownFigures['isHidden'] = (indicator, place, period) =>
    hidden(indicator, period).has(place);
  return {
    quarterBefore: shiftPeriod(input.period, -1),
    yearBefore: yearBefore(input.period),
    isHidden,
    based: (indicator, place, period) =>
      isHidden(indicator, place, period) ? null : base(indicator, place, period),
    figure: (id, place, period) => {
      const key = `${id} ${place} ${period}`;
      const known = figures.get(key);
      if (known !== undefined) return known;
      const indicator = input.indicators.get(id);
      const found = base(id, place, period);
      const suppressed = isHidden(id, place, period);
      const figure =
        indicator && found ? printed(input, { indicator, found, suppressed, base }) : null;
      figures.set(key, figure);
      return figure;
    },
  };
}

type At = { readonly indicator: string; readonly place: string; readonly period: string };
type Base = (indicator: string, place: string, period: string) => Based | null;

function printed(
  input: BulletinInput,
  at: {
    readonly indicator: Indicator;
    readonly found: Based;
    readonly suppressed: boolean;
    readonly base: Base;
  },
): BulletinFigure {
  const { indicator, found, suppressed } = at;
  const { measured, basis } = found;
  const origin =
    basis === 'reported' ? { ...input.origin, provenance: 'reported', weight: '1' } : input.origin;
  const plain = figureOf(indicator, measured, origin);
  const figure: Figure = suppressed
    ? { ...plain, value: null, numerator: '', denominator: '', suppressed }
    : { ...plain, value: addingValue(input, at, plain) };
  const judgement: Judgement = suppressed ? 'none' : judge(indicator, measured).judgement;
  return { figure, basis, judgement };
}

/** A part of a split is rounded so that the parts add up to the growth that is printed. */
function addingValue(
  input: BulletinInput,
  { found, base }: { readonly found: Based; readonly base: Base },
  plain: Figure,
): string | null {
  const { indicator, place, period } = plain;
  const split = input.definition.families.find(({ split }) =>
    split ? Object.values(split).includes(indicator) : false,
  )?.split;
  if (!split || plain.value === null) return plain.value;
  const [price, volume, mix] = [split.price, split.volume, split.mix].map(
    (id) => base(id, place, period)?.measured,
  );
  if (!price || !volume || !mix) return plain.value;
  const parts = { price: price.numerator, volume: volume.numerator, mix: mix.numerator };
  const points = splitPoints(parts, found.measured.denominator);
  if (indicator === split.price) return points.price;
  return indicator === split.volume ? points.volume : points.mix;
}

function basedOf(input: BulletinInput, at: At): Based | null {
  const measured = input.measured(at.indicator, at.place, at.period);
  if (measured && measured.denominator > 0n) return { measured, basis: 'computed' };
  const sent = sentOf(input, at);
  return sent ? { measured: sent, basis: 'reported' } : null;
}

/** What a district sent; of the whole place the sum of its districts', where all of them sent it. */
function sentOf(input: BulletinInput, at: At): Measured | null {
  const { indicator, place, period } = at;
  const sent = input.reported(indicator, place, period) ?? amountOfGrowth(input, at);
  if (sent || place !== input.place.id) return sent;
  const all = input.districts.map((each) => sentOf(input, { ...at, place: each.id }));
  const known = all.flatMap((each) => each ?? []);
  if (known.length === 0 || known.length < all.length) return null;
  const sum = (of: (each: Measured) => bigint): bigint =>
    known.reduce((total, each) => total + of(each), 0n);
  const isTotal = known.every((each) => each.denominator === 1n);
  const denominator = isTotal ? 1n : sum((each) => each.denominator);
  return { place, period, numerator: sum((each) => each.numerator), denominator };
}

/** A growth that was sent holds the amount too: what was before, and what was added. */
function amountOfGrowth(input: BulletinInput, { indicator, place, period }: At): Measured | null {
  const family = input.definition.families.find(
    ({ amount, split }) => split && amount === indicator,
  );
  const growth = family && input.reported(family.indicator, place, period);
  if (!growth) return null;
  return { place, period, numerator: growth.numerator + growth.denominator, denominator: 1n };
}

/** The places whose figure a small count hides, by indicator and period; looked up once each. */
function hiddenPlaces(
  input: BulletinInput,
  base: Base,
): (indicator: string, period: string) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  return (indicator, period) => {
    const family = input.definition.families.find(
      (each) => each.indicator === indicator && each.smallCells !== 'none',
    );
    if (!family) return NONE;
    const key = `${indicator} ${period}`;
    const found = known.get(key) ?? smallPlaces(input, family, period, base);
    known.set(key, found);
    return found;
  };
}

const NONE: ReadonlySet<string> = new Set();

/**
 * A district's calls are public, so its rate is as telling as its smaller count: both go together,
 * and with them those of the district with the next smallest count, or the city would tell.
 */
function smallPlaces(
  input: BulletinInput,
  family: BulletinFamily,
  period: string,
  base: Base,
): ReadonlySet<string> {
  const each = BigInt(family.gap?.each ?? 1);
  const counts = input.districts.flatMap(({ id }) => {
    const found = base(family.indicator, id, period);
    if (!found) return [];
    const { numerator, denominator } = found.measured;
    const counted = Number(numerator / each);
    const rest = Number((denominator - numerator) / each);
    const small = family.smallCells === 'both' && isSmaller(rest, counted) ? rest : counted;
    return [{ id, small }];
  });
  const shown = suppress(counts.map(({ small }) => [small]));
  const hidden = new Set(counts.filter((_, at) => shown[at]?.[0] === null).map(({ id }) => id));
  const rest = counts.filter(({ id }) => !hidden.has(id)).sort((a, b) => a.small - b.small);
  // Where every other count is zero, a zero has to hide the one.
  if (hidden.size === 1 && rest[0]) hidden.add(rest[0].id);
  return hidden;
}

/** Whether a count is the one to look at: nothing at all gives nobody away. */
const isSmaller = (count: number, other: number): boolean =>
  other === 0 || (count > 0 && count < other);
