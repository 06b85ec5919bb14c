import type { RoundingMode } from '../check/program.ts';
import { DOUBLE_ROUNDING } from '../javascript/double-rounding.ts';
import { type Code, chosen, double, int, type LoopFunction } from '../loops/index.ts';

/** Rounds a quotient whose parts stand in variables. */
type Rounded = (n: Code, d: Code, of: LoopFunction) => Code;

const TWO = double.of(2);
const ZERO = double.of(0);
const HALF_UP: Rounded = (n, d) => {
  const size = double.abs(d);
  const half = double.floor(double.by(size, TWO));
  return signed(double.floor(double.by(double.plus(double.abs(n), half), size)), n, d);
};

/** The roundings of `DOUBLE_ROUNDING`, each of which says what it asks of its numbers. */
const ROUNDED: Readonly<Record<RoundingMode, Rounded>> = {
  halfUp: HALF_UP,
  halfDown: (n, d) => {
    const size = double.abs(d);
    const half = double.minus(double.ceiling(double.by(size, TWO)), double.of(1));
    return signed(double.floor(double.by(double.plus(double.abs(n), half), size)), n, d);
  },
  halfEven: (n, d, of) => {
    const { top, size, below, rest } = of.locals('double', 'top', 'size', 'below', 'rest');
    const isBelow = double.isLess(d, ZERO);
    const up = double.minus(size.get, rest.get);
    const half = double.by(below.get, TWO);
    const isOdd = double.differ(double.floor(half), half);
    return [
      top.set(chosen(double.minus(ZERO, n), n, isBelow)),
      size.set(chosen(double.minus(ZERO, d), d, isBelow)),
      below.set(double.floor(double.by(top.get, size.get))),
      rest.set(double.minus(top.get, double.times(below.get, size.get))),
      double.plus(
        below.get,
        double.ofInt(
          int.or(double.isMore(rest.get, up), int.and(double.equal(rest.get, up), isOdd)),
        ),
      ),
    ];
  },
  up: (n, d) => signed(double.ceiling(double.by(double.abs(n), double.abs(d))), n, d),
  down: (n, d) => double.plus(double.trunc(double.by(n, d)), ZERO),
  floor: (n, d) => double.plus(double.floor(double.by(n, d)), ZERO),
  ceiling: (n, d) => double.plus(double.ceiling(double.by(n, d)), ZERO),
};

const signed = (size: Code, n: Code, d: Code): Code =>
  chosen(
    double.minus(ZERO, size),
    size,
    int.differ(double.isLess(n, ZERO), double.isLess(d, ZERO)),
  );

const BY_FUNCTION = new Map<unknown, Rounded>(
  Object.entries(DOUBLE_ROUNDING).map(([mode, rounding]) => [
    rounding,
    // Both have every mode.
    ROUNDED[mode as RoundingMode],
  ]),
);

/** The code of a function that rounds quotients; null where it is none. */
export function roundingCode(
  rounding: unknown,
  [n, d]: readonly [Code, Code],
  of: LoopFunction,
): Code | null {
  const rounded = BY_FUNCTION.get(rounding);
  if (!rounded) return null;
  const { top, bottom } = of.locals('double', 'top', 'bottom');
  return [top.set(n), bottom.set(d), rounded(top.get, bottom.get, of)];
}
