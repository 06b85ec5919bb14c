import { movingMedian, robustSpread } from './median.ts';
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

/** Watches one series. Days are asked for one by one; neighbours in a row are quickest. */
export type Watcher = {
  /** A day beside its expectation; null where either is not there. */
  at(day: number): WatchedDay | null;
  /** The expectation alone, which a day without a value may have too. */
  expectation(day: number): Expectation | null;
  /** Deviation of an earlier day from the level of its time, by the factors known `asOf` a day. */
  deviation(day: number, asOf: number): number | null;
};

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
  const before = (day: number, length: number): readonly [first: number, end: number] => {
    const end = day - from - method.gapDays;
    return [Math.max(0, end - length), Math.max(0, end)];
  };
  const levels = movingMedian((at) => values[at] ?? Number.NaN, method.levelDays);
  const level = (day: number): number | null => {
    const { middle, count } = levels(...before(day, method.levelDays));
    // Half the days are enough: festivals and gaps may be missing, half a history may not.
    return count * 2 > method.levelDays ? middle : null;
  };
  const ratios = Float64Array.from(values, (value, at) => logRatio(value, level(from + at), step));
  const kinds = Uint8Array.from(values, (_, at) => placeOf(dayKind(from + at, festivals)));
  const factorsAsOf = factors(ratios, kinds, {
    window: (day) => before(day, method.historyDays),
    leastDays: method.leastDays,
  });
  const deviation = (day: number, asOf: number): number | null => {
    const at = day - from;
    const off = (ratios[at] ?? Number.NaN) - (factorsAsOf(asOf).value[kinds[at] ?? 0] ?? 0);
    return Number.isNaN(off) ? null : off;
  };
  const deviations = new Float64Array(method.levelDays);
  const expectation = (day: number): Expectation | null => {
    const kind = dayKind(day, festivals);
    const known = factorsAsOf(day);
    const [at, factor = Number.NaN] = [level(day), known.value[placeOf(kind)]];
    if (at === null || at <= 0 || Number.isNaN(factor)) return null;
    const [first, end] = before(day, method.levelDays);
    let count = 0;
    for (let each = first; each < end; each++) {
      const off = (ratios[each] ?? Number.NaN) - (known.value[kinds[each] ?? 0] ?? 0);
      if (!Number.isNaN(off)) deviations[count++] = off;
    }
    const share = Math.exp(factor);
    const expected = at * share;
    const chance = Math.sqrt(step / expected);
    const spread = Math.max(robustSpread(deviations.subarray(0, count)) ?? 0, chance);
    if (spread <= 0) return null;
    const sameKind = known.days[placeOf(kind)] ?? 0;
    return { kind, level: at, factor: share, expected, spread, sameKind };
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

/** Logarithm of a value over the level of its time; nothing counted is half of what a row counts for. */
function logRatio(value: number | null, level: number | null, step: number): number {
  if (value === null || level === null || level <= 0) return Number.NaN;
  const positive = Math.max(value, step / 2);
  return positive > 0 ? Math.log(positive / level) : Number.NaN;
}

const FESTIVAL = 7;
const KINDS = 8;

const placeOf = (kind: DayKind): number => (kind === 'festival' ? FESTIVAL : kind);

/** Of each kind of day: how far it is from the level of its time, NaN where that is not known. */
type Factors = { readonly value: Float64Array; readonly days: Int32Array };

/**
 * What days of each kind are against the level of their time, by the days before a day. From one day
 * to the next hardly one of those changes, so that each kind has a window that moves over its days.
 * The last answer is given again: it is asked for a few times in a row.
 */
function factors(
  ratios: Float64Array,
  kinds: Uint8Array,
  by: {
    readonly window: (day: number) => readonly [first: number, end: number];
    readonly leastDays: number;
  },
): (day: number) => Factors {
  const daysOf: number[][] = Array.from({ length: KINDS }, () => []);
  for (let at = 0; at < kinds.length; at++) daysOf[kinds[at] ?? 0]?.push(at);
  const windows = daysOf.map((days) =>
    movingMedian((at) => ratios[days[at] ?? -1] ?? Number.NaN, days.length),
  );
  const found: Factors = { value: new Float64Array(KINDS), days: new Int32Array(KINDS) };
  let foundFor = Number.NaN;
  return (day) => {
    if (day === foundFor) return found;
    const [first, end] = by.window(day);
    for (const [kind, window] of windows.entries()) {
      const days = daysOf[kind] ?? [];
      const { middle, count } = window(placeIn(days, first), placeIn(days, end));
      found.value[kind] = count >= by.leastDays ? (middle ?? Number.NaN) : Number.NaN;
      found.days[kind] = count;
    }
    foundFor = day;
    return found;
  };
}

/** How many of ascending numbers are less than one. */
function placeIn(ascending: readonly number[], bound: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
