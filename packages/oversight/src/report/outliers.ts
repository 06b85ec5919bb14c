import type { Thresholds } from './terms.ts';

/** A method that holds a figure against the earlier ones of the same district. */
export type OutlierMethod = 'zScore' | 'modifiedZScore' | 'quartiles' | 'range';

/** A method that found a figure unusual: its measure, the limit, and the values that are usual. */
export type Outlier = {
  readonly method: OutlierMethod;
  /** Distance in the unit of the method; infinite where earlier figures did not differ at all. */
  readonly distance: number;
  readonly limit: number;
  readonly low: number;
  readonly high: number;
};

const THOUSANDTHS = 1000;

/** Makes the median absolute deviation comparable with a standard deviation (Iglewicz, Hoaglin 1993). */
const NORMAL_MAD = 0.6745;

/**
 * Holds a value against the earlier ones by four methods: z-score, modified z-score by the median
 * absolute deviation, distance from the quartiles, and the range of the earlier values.
 *
 * @param history - earlier values of the same district and indicator, in any order
 * @returns the methods by which the value is unusual; none while there are too few earlier values
 * @example
 * ```ts
 * const limits = { dueDays: 10, history: 4, z: 3000n, modifiedZ: 3500n, fence: 1500n, range: 1000n };
 * outliers(99, [10, 11, 10, 11], limits).length; // 4
 * ```
 */
export function outliers(
  value: number,
  history: readonly number[],
  thresholds: Thresholds,
): Outlier[] {
  if (history.length < Math.max(2, thresholds.history)) return [];
  const limit = (of: 'z' | 'modifiedZ' | 'fence' | 'range'): number =>
    Number(thresholds[of]) / THOUSANDTHS;
  const around = (
    method: OutlierMethod,
    by: {
      readonly low: number;
      readonly high: number;
      readonly step: number;
      readonly limit: number;
    },
  ): Outlier => ({
    method,
    distance: Math.max(0, by.low - value, value - by.high) / by.step || 0,
    limit: by.limit,
    low: by.low - by.limit * by.step,
    high: by.high + by.limit * by.step,
  });
  const sorted = history.toSorted((a, b) => a - b);
  const mean = sum(sorted) / sorted.length;
  const deviation = Math.sqrt(sum(sorted.map((each) => (each - mean) ** 2)) / (sorted.length - 1));
  const median = quantile(sorted, 0.5);
  const distances = sorted.map((each) => Math.abs(each - median)).toSorted((a, b) => a - b);
  const mad = quantile(distances, 0.5) / NORMAL_MAD;
  const [first, third] = [quantile(sorted, 0.25), quantile(sorted, 0.75)];
  const [least, most] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  const found = [
    around('zScore', { low: mean, high: mean, step: deviation, limit: limit('z') }),
    around('modifiedZScore', { low: median, high: median, step: mad, limit: limit('modifiedZ') }),
    around('quartiles', { low: first, high: third, step: third - first, limit: limit('fence') }),
    around('range', { low: least, high: most, step: most - least, limit: limit('range') }),
  ];
  return found.filter((each) => value < each.low || value > each.high);
}

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);

/** Quantile of sorted values by linear interpolation. */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}
