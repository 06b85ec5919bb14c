/** A linear map from values to pixels. */
export type Scale = (value: number) => number;

/** Maps `[from, to]` of values on `[start, end]` of pixels; an empty range maps on the middle. */
export function linear(
  domain: readonly [from: number, to: number],
  range: readonly [start: number, end: number],
): Scale {
  const [from, to] = domain;
  const [start, end] = range;
  return (value) =>
    to === from ? (start + end) / 2 : start + ((value - from) / (to - from)) * (end - start);
}

/** The smallest step of 1, 2, 2.5 or 5 times a power of ten that is not below the given size. */
export function niceStep(size: number): number {
  if (!(size > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(size));
  const factor = [1, 2, 2.5, 5, 10].find((each) => each * power >= size * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** Round values inside `[from, to]`, at most about `count` of them. */
export function ticks(from: number, to: number, count: number): readonly number[] {
  const step = niceStep((to - from) / Math.max(1, count));
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
    round((first + index) * step),
  );
}

/** Five round values that part the values into the six classes of quantity. */
export function classBreaks(values: readonly number[]): readonly number[] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (values.length === 0 || low === high) return [];
  const step = niceStep((high - low) / 6);
  const first = Math.floor(low / step + 1e-9) + 1;
  return Array.from({ length: 5 }, (_, index) => round((first + index) * step));
}

/** The class of a value: how many breaks it has reached. */
export const classOf = (value: number, breaks: readonly number[]): number =>
  breaks.filter((each) => value >= each).length;

/** Takes away the dust of binary fractions. */
const round = (value: number): number => Number(value.toPrecision(12));

/** The least and the greatest of all values, with a floor and a ceiling that are always included. */
export function extent(
  values: readonly (number | null)[],
  include: readonly number[] = [],
): readonly [number, number] {
  const known = [...values.filter((value) => value !== null), ...include];
  return known.length === 0 ? [0, 1] : [Math.min(...known), Math.max(...known)];
}
