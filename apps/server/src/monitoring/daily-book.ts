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
import { type FigureRow, measure, type SettledFacts } from '@sanyi/store';
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
  const rows = await measures.value.figures({ periodGrain: 'day' });
  measures.value.close();
  const festivals = festivalDays(settled.stack, last);
  const places = [manifest.place, ...manifest.districts.map(({ id }) => id)];
  const byName = new Map<string, FigureRow[]>();
  for (const row of rows) {
    const key = nameOf(row.indicator, row.place);
    const same = byName.get(key);
    if (same) same.push(row);
    else byName.set(key, [row]);
  }
  const known = new Map<string, DailySeriesOf>();
  const names = Array.from({ length: last - first + 1 }, (_, at) => isoDate((first + at) as Day));
  const watched = new Set(festivals.keys());
  const days = { first, last, festivals: watched, inForce: inForce.value, names };
  const ordered = [...indicators].sort((a, b) => a.order - b.order);
  for (const indicator of ordered) {
    for (const place of places) {
      const key = nameOf(indicator.id, place);
      const of = { indicator, place, rows: byName.get(key) ?? [], weight: manifest.weight };
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

type Rows = {
  readonly indicator: Indicator;
  readonly place: string;
  readonly rows: readonly FigureRow[];
  readonly weight: number;
};

const FACTOR_DECIMALS = 12;

function seriesOf(
  { indicator, place, rows, weight }: Rows,
  days: {
    readonly first: Day;
    readonly last: Day;
    readonly festivals: ReadonlySet<number>;
    readonly inForce: MethodInForce;
    readonly names: readonly string[];
  },
): DailySeriesOf {
  const { first, last } = days;
  const byDay = new Map(rows.map((row) => [row.period, row]));
  // What is counted is counted every day: a day without rows is a day of none, not a day unknown.
  const counted = rows.length > 0 && rows.every(({ denominator }) => denominator === 1n);
  const measured = (day: Day): Measured | null => {
    const period = days.names[day - first];
    const row = period === undefined ? undefined : byDay.get(period);
    if (row || period === undefined) return row ?? null;
    return counted ? { place, period, numerator: 0n, denominator: 1n } : null;
  };
  const values = Array.from({ length: last - first + 1 }, (_, at) => {
    // The sum of a day and a number of days is a day.
    const found = measured((first + at) as Day);
    return found && found.denominator > 0n
      ? Number(found.numerator) / Number(found.denominator)
      : null;
  });
  const isWhole = isTotal(indicator, 1n) && counted;
  const factor =
    Number(scaled(indicator.factor.text, FACTOR_DECIMALS) ?? 0n) / 10 ** FACTOR_DECIMALS;
  const step = counted ? Number(stepOf(rows)) : 0;
  return {
    indicator,
    place,
    shown: factor * (isWhole ? weight : 1),
    watcher: watch({ from: first, values, step }, days.festivals, days.inForce.method),
    measured,
  };
}

/** What one row of the facts counts for: the largest number that all counts are multiples of. */
function stepOf(rows: readonly FigureRow[]): bigint {
  let step = 0n;
  for (const { numerator } of rows) {
    let rest = numerator < 0n ? -numerator : numerator;
    while (rest > 0n) [step, rest] = [rest, step % rest];
    if (step === 1n) break;
  }
  return step;
}
