/** The middle of a few numbers, the mean of the two middle ones where they are even; null of none. */
export const median = (values: readonly number[]): number | null =>
  medianIn(Float64Array.from(values));

/** The same; the numbers are put in order where they stand. */
function medianIn(values: Float64Array): number | null {
  for (let at = 1; at < values.length; at++) insert(values, at, values[at] ?? 0);
  return middleOf(values, values.length);
}

/** The median of a window over numbers, and how many numbers there are in it. */
export type Middle = { readonly middle: number | null; readonly count: number };

/**
 * The median of a window that moves over numbers, of which some are missing and NaN: what stays in it
 * is not sorted again.
 *
 * @param longest - the most numbers that a window holds
 * @returns the median of the numbers `[first, end)`
 */
export function movingMedian(
  numberAt: (at: number) => number,
  longest: number,
): (first: number, end: number) => Middle {
  const sorted = new Float64Array(longest + 1);
  let [from, to, count] = [0, 0, 0];
  const take = (at: number): void => {
    const value = numberAt(at);
    if (!Number.isNaN(value)) insert(sorted, count++, value);
  };
  const drop = (at: number): void => {
    const value = numberAt(at);
    if (!Number.isNaN(value)) remove(sorted, count--, value);
  };
  return (first, end) => {
    if (first >= to || end <= from) [from, to, count] = [first, first, 0];
    while (from < first) drop(from++);
    while (to > end) drop(--to);
    while (to < end) take(to++);
    while (from > first) take(--from);
    return { middle: middleOf(sorted, count), count };
  };
}

function insert(sorted: Float64Array, count: number, value: number): void {
  let place = count;
  while (place > 0 && (sorted[place - 1] ?? 0) > value) {
    sorted[place] = sorted[place - 1] ?? 0;
    place--;
  }
  sorted[place] = value;
}

function remove(sorted: Float64Array, count: number, value: number): void {
  let place = 0;
  while (place < count && sorted[place] !== value) place++;
  for (; place < count - 1; place++) sorted[place] = sorted[place + 1] ?? 0;
}

function middleOf(sorted: Float64Array, count: number): number | null {
  if (count === 0) return null;
  const middle = count >> 1;
  const upper = sorted[middle] ?? 0;
  return count % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

// Makes the median of absolute deviations of a normal distribution its standard deviation.
const NORMAL_MEDIAN = 1.4826;
// The same for the mean of absolute deviations.
const NORMAL_MEAN = 1.2533;

/**
 * The spread of numbers around their median as a standard deviation that a few wild ones cannot
 * move; where more than half are equal, the mean of the deviations tells it. Null of none. The
 * numbers themselves are used up.
 */
export function robustSpread(values: Float64Array): number | null {
  const middle = medianIn(values);
  if (middle === null) return null;
  let sum = 0;
  for (let at = 0; at < values.length; at++) {
    const deviation = Math.abs((values[at] ?? 0) - middle);
    values[at] = deviation;
    sum += deviation;
  }
  const typical = (medianIn(values) ?? 0) * NORMAL_MEDIAN;
  return typical > 0 ? typical : (sum / values.length) * NORMAL_MEAN;
}
