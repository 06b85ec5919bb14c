import { median, robustSpread } from './median.ts';
import { type DayKind, dayKind, type MonitoringMethod } from './method.ts';

/** One value a day, from a first day on; null where nothing was measured. */
export type DailySeries = {
  readonly from: number;
  readonly values: readonly (number | null)[];
  /** What one row of the facts counts for, 0 where values are no counts. */
  readonly step: number;
};

/** What a day was expected to be, and how that came about. */
export type Expectation = {
  readonly kind: DayKind;
  /** Median of the days before. */
  readonly level: number;
  /** What days of this kind are against the level of their time. */
  readonly factor: number;
  /** Level times factor. */
  readonly expected: number;
  /** Standard deviation of the logarithm of value over expectation. */
  readonly spread: number;
  /** Earlier days of the same kind behind the factor. */
  readonly sameKind: number;
};

/** A day beside its expectation. */
export type WatchedDay = {
  readonly day: number;
  readonly value: number;
  readonly expectation: Expectation;
  /** Logarithm of value over expectation: it is as far to a half as to the double. */
  readonly deviation: number;
  /** Deviation over spread. */
  readonly score: number;
};

/** Watches one series. Days are asked for one by one; what they share is computed once. */
export type Watcher = {
  /** A day beside its expectation; null where either is not there. */
  at(day: number): WatchedDay | null;
  /** The expectation alone, which a day without a value may have too. */
  expectation(day: number): Expectation | null;
  /** Deviation of an earlier day from the level of its time, by the factors known `asOf` a day. */
  deviation(day: number, asOf: number): number | null;
};

type Factor = { readonly value: number; readonly days: number };

/**
 * Watches a series by kinds of day: the level of a day is the median of the days before it, a gap
 * left out; what weekdays and festivals are against that level is learned from the year before; how
 * far ordinary days scatter is the median of their absolute deviations, and for counts at least
 * what chance gives. No day is ever compared with a later one.
 *
 * @example
 * ```ts
 * const method = {
 *   levelDays: 28, gapDays: 7, historyDays: 70, leastDays: 3, runDays: 7,
 *   watch: 3, over: 5, leastDeviation: 0.05, mostSpread: 0.2,
 * };
 * const values = Array.from({ length: 140 }, (_, at) => 100 + (at % 3));
 * const watcher = watch({ from: 17000, values, step: 0 }, new Set(), method);
 * Math.round(watcher.at(17139)?.expectation.expected ?? 0); // 101
 * ```
 */
export function watch(
  series: DailySeries,
  festivals: ReadonlySet<number>,
  method: MonitoringMethod,
): Watcher {
  const { from, values, step } = series;
  const kinds = values.map((_, at) => dayKind(from + at, festivals));
  const before = (day: number, length: number): readonly [first: number, end: number] => {
    const end = day - from - method.gapDays;
    return [Math.max(0, end - length), Math.max(0, end)];
  };
  const level = remembered((day: number): number | null => {
    const known = values.slice(...before(day, method.levelDays)).filter((each) => each !== null);
    // Half the days are enough: festivals and gaps may be missing, half a history may not.
    return known.length * 2 > method.levelDays ? median(known) : null;
  });
  /** Logarithm of a value over the level of its time; nothing counted is half of what a row counts for. */
  const logRatio = rememberedNumber(series, (day) => {
    const [value, at] = [values[day - from] ?? null, level(day)];
    if (value === null || at === null || at <= 0) return null;
    const positive = Math.max(value, step / 2);
    return positive > 0 ? Math.log(positive / at) : null;
  });
  const factors = remembered((day: number) => {
    const ratios = new Map<DayKind, number[]>();
    const [first, end] = before(day, method.historyDays);
    for (let at = first; at < end; at++) {
      const [ratio, kind] = [logRatio(from + at), kinds[at]];
      if (ratio === null || kind === undefined) continue;
      const same = ratios.get(kind);
      if (same) same.push(ratio);
      else ratios.set(kind, [ratio]);
    }
    return factorsOf(ratios, method.leastDays);
  });
  const deviation = (day: number, asOf: number): number | null => {
    const [ratio, factor] = [logRatio(day), factors(asOf).get(dayKind(day, festivals))];
    return ratio === null || !factor ? null : ratio - factor.value;
  };
  const expectation = (day: number): Expectation | null => {
    const kind = dayKind(day, festivals);
    const [at, factor] = [level(day), factors(day).get(kind)];
    if (at === null || at <= 0 || !factor) return null;
    const [first, end] = before(day, method.levelDays);
    const deviations: number[] = [];
    for (let each = first; each < end; each++) {
      const found = deviation(from + each, day);
      if (found !== null) deviations.push(found);
    }
    const expected = at * Math.exp(factor.value);
    const spread = Math.max(robustSpread(deviations) ?? 0, Math.sqrt(step / expected));
    if (spread <= 0) return null;
    const share = Math.exp(factor.value);
    return { kind, level: at, factor: share, expected, spread, sameKind: factor.days };
  };
  return {
    deviation,
    expectation,
    at: (day) => {
      const [value, expected] = [values[day - from] ?? null, expectation(day)];
      const off = deviation(day, day);
      if (value === null || expected === null || off === null) return null;
      return { day, value, expectation: expected, deviation: off, score: off / expected.spread };
    },
  };
}

function factorsOf(
  ratios: ReadonlyMap<DayKind, readonly number[]>,
  leastDays: number,
): ReadonlyMap<DayKind, Factor> {
  const factors = new Map<DayKind, Factor>();
  for (const [kind, found] of ratios) {
    const middle = found.length >= leastDays ? median(found) : null;
    if (middle !== null) factors.set(kind, { value: middle, days: found.length });
  }
  return factors;
}

function remembered<T>(make: (day: number) => T): (day: number) => T {
  const known = new Map<number, T>();
  return (day) => {
    const found = known.get(day);
    if (found !== undefined) return found;
    const made = make(day);
    known.set(day, made);
    return made;
  };
}

/** The same for numbers of the days of a series, which are asked for a thousand times each. */
function rememberedNumber(
  { from, values }: DailySeries,
  make: (day: number) => number | null,
): (day: number) => number | null {
  const known = new Float64Array(values.length).fill(Number.POSITIVE_INFINITY);
  return (day) => {
    const at = day - from;
    const found = known[at];
    if (found === undefined) return null;
    if (found !== Number.POSITIVE_INFINITY) return Number.isNaN(found) ? null : found;
    const made = make(day);
    known[at] = made ?? Number.NaN;
    return made;
  };
}
