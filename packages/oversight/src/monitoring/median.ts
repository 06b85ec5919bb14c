/** The middle of the numbers, the mean of the two middle ones where they are even; null of none. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

// Makes the median of absolute deviations of a normal distribution its standard deviation.
const NORMAL_MEDIAN = 1.4826;
// The same for the mean of absolute deviations.
const NORMAL_MEAN = 1.2533;

/**
 * The spread of numbers around their median as a standard deviation that a few wild ones cannot
 * move; where more than half are equal, the mean of the deviations tells it. Null of none.
 */
export function robustSpread(values: readonly number[]): number | null {
  const middle = median(values);
  if (middle === null) return null;
  const deviations = values.map((value) => Math.abs(value - middle));
  const typical = (median(deviations) ?? 0) * NORMAL_MEDIAN;
  if (typical > 0) return typical;
  return (deviations.reduce((sum, each) => sum + each, 0) / deviations.length) * NORMAL_MEAN;
}
