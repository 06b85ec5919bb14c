import type { WireText } from '@sanyi/api';
import {
  type Day,
  dayOf,
  fail,
  type IsoDate,
  isoDate,
  ok,
  problem,
  type Result,
  scaled,
} from '@sanyi/kernel';
import { type FigureOrigin, isTotal, type Measured, type Watcher, watch } from '@sanyi/oversight';
import type { Indicator } from '@sanyi/policy';
import { type DailyFigures, measure, type SettledFacts } from '@sanyi/store';
import { originOf } from '../pages/figure-book.ts';
import { festivalDays } from './festival-days.ts';
import { type MethodInForce, methodOf } from './method-of.ts';

/** One indicator of one place by day: what was measured, and who watches it. */
export type DailySeriesOf = {
  readonly indicator: Indicator;
  readonly place: string;
  /** Turns a number of the series into the value a reader sees. */
  readonly shown: number;
  readonly watcher: Watcher;
  measured(day: Day): Measured | null;
};

/** All series of a city by day. */
export type DailyBook = {
  readonly settled: SettledFacts;
  readonly origin: FigureOrigin;
  readonly first: Day;
  readonly last: Day;
  readonly inForce: MethodInForce;
  readonly indicators: readonly Indicator[];
  /** The city first. */
  readonly places: readonly string[];
  readonly festivals: ReadonlyMap<number, WireText>;
  series(indicator: string, place: string): DailySeriesOf;
};

const PLACES = ['district', 'city'] as const;

/** Measures every indicator that has days and prepares what watches them. */
export async function dailyBook(settled: SettledFacts): Promise<Result<DailyBook>> {
  const { stack, facts } = settled;
  const { manifest } = facts;
  // A manifest's days were written by isoDate.
  const [first, last] = [dayOf(manifest.from as IsoDate), dayOf(manifest.to as IsoDate)];
  const indicators = stack.indicators.filter(({ periods }) => periods.includes('day'));
  if (indicators.length === 0) {
    const details = { place: stack.place, missing: 'monitoringWatch' };
    return fail(problem('API_DAYS_NOT_MEASURED', 'packages', details));
  }
  const inForce = methodOf(stack, last);
  if (!inForce.ok) return inForce;
  const measures = await measure(settled, { indicators, places: PLACES, periods: ['day'] });
  if (!measures.ok) return measures;
  const figures = await measures.value.daily();
  measures.value.close();
  const festivals = festivalDays(settled.stack, last);
  const places = [manifest.place, ...manifest.districts.map(({ id }) => id)];
  const byName = new Map(figures.map((each) => [nameOf(each.indicator, each.place), each]));
  const known = new Map<string, DailySeriesOf>();
  const days = { first, last, festivals: new Set(festivals.keys()), inForce: inForce.value };
  const ordered = [...indicators].sort((a, b) => a.order - b.order);
  for (const indicator of ordered) {
    for (const place of places) {
      const key = nameOf(indicator.id, place);
      const of = { indicator, place, figures: byName.get(key), weight: manifest.weight };
      known.set(key, seriesOf(of, days));
    }
  }
  return ok({
    settled,
    origin: originOf(settled),
    first,
    last,
    inForce: inForce.value,
    indicators: ordered,
    places,
    festivals,
    series: (indicator, place) => {
      const found = known.get(nameOf(indicator, place));
      if (!found) throw new Error(`there is no series of ${indicator} in ${place}`);
      return found;
    },
  });
}

const nameOf = (indicator: string, place: string): string => `${indicator} ${place}`;

type Of = {
  readonly indicator: Indicator;
  readonly place: string;
  readonly figures: DailyFigures | undefined;
  readonly weight: number;
};

const FACTOR_DECIMALS = 12;

function seriesOf(
  { indicator, place, figures, weight }: Of,
  days: {
    readonly first: Day;
    readonly last: Day;
    readonly festivals: ReadonlySet<number>;
    readonly inForce: MethodInForce;
  },
): DailySeriesOf {
  const { first, last } = days;
  const none = new Float64Array(last - first + 1);
  const { numerators, denominators } = figures ?? { numerators: none, denominators: none };
  // What is counted is counted every day: a day without rows is a day of none, not a day unknown.
  const counted =
    figures !== undefined &&
    denominators.every((denominator) => denominator === 0 || denominator === 1);
  const measured = (day: Day): Measured | null => {
    const [numerator, denominator] = [numerators[day - first], denominators[day - first]];
    if (numerator === undefined || denominator === undefined) return null;
    if (denominator === 0 && !counted) return null;
    const period = isoDate(day);
    return { place, period, numerator: BigInt(numerator), denominator: BigInt(denominator || 1) };
  };
  // The sum of a day and a number of days is a day.
  const values = Array.from(numerators, (numerator, at) => {
    const denominator = denominators[at] ?? 0;
    if (denominator > 0) return numerator / denominator;
    return counted ? 0 : null;
  });
  const isWhole = isTotal(indicator, 1n) && counted;
  const factor =
    Number(scaled(indicator.factor.text, FACTOR_DECIMALS) ?? 0n) / 10 ** FACTOR_DECIMALS;
  return {
    indicator,
    place,
    shown: factor * (isWhole ? weight : 1),
    watcher: watch(
      { from: first, values, step: counted ? stepOf(numerators) : 0 },
      days.festivals,
      days.inForce.method,
    ),
    measured,
  };
}

/** What one row of the facts counts for: the largest number that all counts are multiples of. */
function stepOf(counts: Float64Array): number {
  let step = 0;
  for (const count of counts) {
    let rest = Math.abs(count);
    while (rest > 0) [step, rest] = [rest, step % rest];
    if (step === 1) break;
  }
  return step;
}
