import type { RoundingMode } from '../check/program.ts';

/**
 * Rounding of quotients of safe integers. All need `|n| + |d| <= 2^53 - 1` and `d !== 0`. Then
 * `Math.floor(n / d)` is exact: the nearest quotient that is no integer lies at least `1 / d` away
 * from one, and the error of the division is less than that.
 */
export const DOUBLE_ROUNDING: Readonly<Record<RoundingMode, (n: number, d: number) => number>> = {
  halfUp: (n, d) => {
    const size = Math.abs(d);
    const half = Math.floor(size / 2);
    return signed(Math.floor((Math.abs(n) + half) / size), n, d);
  },
  halfDown: (n, d) => {
    const size = Math.abs(d);
    const half = Math.ceil(size / 2) - 1;
    return signed(Math.floor((Math.abs(n) + half) / size), n, d);
  },
  halfEven: (n, d) => {
    const [top, size] = d < 0 ? [-n, -d] : [n, d];
    const below = Math.floor(top / size);
    const rest = top - below * size;
    const up = rest > size - rest || (rest === size - rest && below % 2 !== 0);
    return below + (up ? 1 : 0);
  },
  up: (n, d) => {
    const size = Math.abs(d);
    return signed(Math.ceil(Math.abs(n) / size), n, d);
  },
  down: (n, d) => Math.trunc(n / d) + 0,
  floor: (n, d) => Math.floor(n / d) + 0,
  ceiling: (n, d) => Math.ceil(n / d) + 0,
};

/** A size with the sign of a quotient; never minus zero. */
const signed = (size: number, n: number, d: number): number => (n < 0 !== d < 0 ? 0 - size : size);
