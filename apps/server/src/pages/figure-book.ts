import type { Figure, Judgement, Point } from '@sanyi/api';
import { type Period, parsePeriod, periodsBetween, shiftPeriod, yearBefore } from '@sanyi/kernel';
import { type FigureOrigin, figureOf, judge, type Measured } from '@sanyi/oversight';
import type { Indicator } from '@sanyi/policy';
import { type FigureRow, quarterFigures, type SettledFacts } from '@sanyi/store';
import type { City } from '../city/city.ts';
import { type RankedGrowth, rankedGrowth } from './ranked-growth.ts';

/** Indicators the pages know by name; what they mean stands in their package. */
export const INDICATOR: Readonly<
  Record<'total' | 'growth' | 'price' | 'volume' | 'mix' | 'blood' | 'calls' | 'grassroots', string>
> = {
  total: 'expense-total',
  growth: 'expense-growth',
  price: 'expense-growth-price',
  volume: 'expense-growth-volume',
  mix: 'expense-growth-mix',
  blood: 'donations-per-1000',
  calls: 'call-satisfaction',
  grassroots: 'visits-grassroots-share',
};

/** Quarters of a trend: two years and the quarter itself. */
const TREND_QUARTERS = 9;

/** All quarterly figures of the city and its districts in memory, so that pages answer at once. */
export type FigureBook = {
  readonly place: string;
  readonly districts: readonly string[];
  /** Quarters that are whole in the facts, oldest first. */
  readonly quarters: readonly Period[];
  readonly indicators: ReadonlyMap<string, Indicator>;
  measured(indicator: string, place: string, period: string): Measured | null;
  /** The figure; its value is null where there is nothing to divide by. Null: not measured. */
  figure(indicator: string, place: string, period: string): Figure | null;
  judgement(indicator: string, place: string, period: string): Judgement;
  trend(indicator: string, place: string, period: Period): Point[];
  /** Ranks and intervals of the growth of all districts in a quarter. */
  ranking(period: string): RankedGrowth;
  readonly origin: FigureOrigin;
};

/** Reads the figures of a city into a book. */
export async function figureBook(city: City): Promise<FigureBook> {
  const { manifest } = city.facts;
  const { figure: rowOf, spreads } = await quarterFigures(city.measures);
  const indicators = new Map(city.settled.stack.indicators.map((each) => [each.id, each]));
  const origin = originOf(city.settled);
  const districts = manifest.districts.map((district) => district.id);
  const measured = (indicator: string, place: string, period: string): Measured | null =>
    rowOf(indicator, place, period) ?? nothingSpent({ indicator, place, period });
  const figure = (id: string, place: string, period: string): Figure | null => {
    const indicator = indicators.get(id);
    const row = measured(id, place, period);
    return indicator && row ? figureOf(indicator, row, origin) : null;
  };
  const rankings = new Map<string, RankedGrowth>();
  const raked = manifest.raked?.stackHash === city.settled.stack.hash ? manifest.raked : null;
  const basis = { spreads, weight: manifest.weight, raked };
  return {
    place: manifest.place,
    districts,
    quarters: quartersOf(manifest.from, manifest.to),
    indicators,
    origin,
    measured,
    figure,
    judgement: (id, place, period) => {
      const indicator = indicators.get(id);
      const row = measured(id, place, period);
      return indicator && row ? judge(indicator, row).judgement : 'none';
    },
    trend: (id, place, period) =>
      Array.from({ length: TREND_QUARTERS }, (_, back) => {
        const at = shiftPeriod(period, back - TREND_QUARTERS + 1).id;
        return { period: at, value: figure(id, place, at)?.value ?? null };
      }),
    ranking: (period) => {
      const known = rankings.get(period) ?? rankedGrowth(basis, period);
      rankings.set(period, known);
      return known;
    },
  };
}

/** Where no claim lies in a place and period the sum of expenses is 0; other figures are not there. */
const nothingSpent = (at: Pick<FigureRow, 'indicator' | 'place' | 'period'>): Measured | null =>
  at.indicator === INDICATOR.total ? { ...at, numerator: 0n, denominator: 1n } : null;

/** What all figures of settled facts share. */
export const originOf = ({ facts, stack }: SettledFacts): FigureOrigin => ({
  stackHash: stack.hash,
  factsChecksum: facts.manifest.logicalChecksum,
  cutOff: facts.manifest.to,
  provenance: facts.manifest.synthetic ? 'synthetic' : facts.manifest.source,
  weight: weightText(facts.manifest.weight),
});

/** A weight as an exact decimal, never in exponent form. */
export const weightText = (weight: number): string => weight.toFixed(6).replace(/\.?0+$/, '');

/** Whole quarters from the first to the last day, the last day included. */
function quartersOf(from: string, to: string): Period[] {
  const first = parsePeriod(from.slice(0, 7));
  const last = parsePeriod(to.slice(0, 7));
  if (!first.ok || !last.ok) return [];
  return periodsBetween('quarter', first.value.from, last.value.to);
}

/** The same quarter of the year before. */
export const quarterBefore = (period: Period): Period => yearBefore(period);
