import { Decimal } from 'decimal.js';
import { absDuration } from '../value/arithmetic.ts';
import {
  compareNumbers,
  Dec,
  decimalOf,
  type FeelNumber,
  negate,
  numberOf,
  subtract,
} from '../value/number.ts';
import type { FeelValue } from '../value/value.ts';
import { any, type Builtins, integer, number, optional, takes } from './signature.ts';

/** The scales that `decimal` and the rounding functions take. */
const SCALE_MAX = 6176;
const SCALE_MIN = -6111;

/** Numbers: rounding, remainders, roots and logarithms. */
export const NUMERIC: Builtins = {
  decimal: [takes([number('n'), integer('scale')], ([n, scale]) => toScale(n, scale, HALF_EVEN))],
  floor: [takes([number('n'), optional(integer('scale'))], ([n, s]) => toScale(n, s ?? 0, DOWN))],
  ceiling: [takes([number('n'), optional(integer('scale'))], ([n, s]) => toScale(n, s ?? 0, UP))],
  'round up': [takes([number('n'), integer('scale')], ([n, s]) => toScale(n, s, AWAY))],
  'round down': [takes([number('n'), integer('scale')], ([n, s]) => toScale(n, s, TOWARDS))],
  'round half up': [takes([number('n'), integer('scale')], ([n, s]) => toScale(n, s, HALF_UP))],
  'round half down': [takes([number('n'), integer('scale')], ([n, s]) => toScale(n, s, HALF_DOWN))],
  'round half even': [takes([number('n'), integer('scale')], ([n, s]) => toScale(n, s, HALF_EVEN))],
  abs: [
    takes([number('n')], ([n]) => (compareNumbers(n, 0) < 0 ? negate(n) : n)),
    takes([any('n')], ([value]) => absDuration(value)),
  ],
  modulo: [takes([number('dividend'), number('divisor')], ([a, b]) => modulo(a, b))],
  sqrt: [takes([number('number')], ([n]) => real(decimalOf(n).sqrt()))],
  log: [takes([number('number')], ([n]) => logarithm(n))],
  exp: [takes([number('number')], ([n]) => exponential(n))],
  odd: [takes([number('number')], ([n]) => parity(n, 1))],
  even: [takes([number('number')], ([n]) => parity(n, 0))],
};

const HALF_EVEN = Decimal.ROUND_HALF_EVEN;
const HALF_UP = Decimal.ROUND_HALF_UP;
const HALF_DOWN = Decimal.ROUND_HALF_DOWN;
const AWAY = Decimal.ROUND_UP;
const TOWARDS = Decimal.ROUND_DOWN;
const UP = Decimal.ROUND_CEIL;
const DOWN = Decimal.ROUND_FLOOR;

function toScale(n: FeelNumber, scale: number, rounding: Decimal.Rounding): FeelValue {
  if (scale > SCALE_MAX || scale < SCALE_MIN) return null;
  if (typeof n === 'number' && scale >= 0) return n;
  const value = decimalOf(n);
  if (scale >= 0) return numberOf(value.toDecimalPlaces(scale, rounding));
  const unit = new Dec(10).pow(-scale);
  return numberOf(value.div(unit).toDecimalPlaces(0, rounding).mul(unit));
}

/** The remainder with the sign of the divisor: `a - b * floor(a / b)`. */
function modulo(a: FeelNumber, b: FeelNumber): FeelValue {
  if (b === 0) return null;
  if (typeof a === 'number' && typeof b === 'number') {
    const rest = a % b;
    return (rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest) + 0;
  }
  const rest = numberOf(Dec.mod(a, b));
  if (rest === null || rest === 0) return rest;
  const differ = compareNumbers(rest, 0) < 0 !== compareNumbers(b, 0) < 0;
  return differ ? subtract(rest, negate(b)) : rest;
}

/** No NaN and no infinity: both are null. */
const real = (value: Decimal): FeelValue => numberOf(value);

const logarithm = (n: FeelNumber): FeelValue =>
  compareNumbers(n, 0) <= 0 ? null : real(decimalOf(n).ln());

/** Beyond these exponents the answer is no decimal of FEEL, or zero. */
function exponential(n: FeelNumber): FeelValue {
  if (compareNumbers(n, 15_000) > 0) return null;
  return compareNumbers(n, -15_000) < 0 ? 0 : real(decimalOf(n).exp());
}

function parity(n: FeelNumber, rest: number): FeelValue {
  if (typeof n === 'number') return Math.abs(n % 2) === rest;
  return n.isInteger() ? n.mod(2).abs().eq(rest) : null;
}
