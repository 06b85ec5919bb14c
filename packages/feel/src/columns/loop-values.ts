import { type Code, double, int } from '../loops/index.ts';
import { MoreThanNumbers } from './loop-text.ts';

/**
 * A value in WebAssembly: a whole number of 32 bits between known ends, a condition, or a double. Ends
 * say nothing of a double.
 */
export type LoopValue = {
  readonly kind: 'int' | 'flag' | 'double';
  readonly code: Code;
  readonly low: number;
  readonly high: number;
};

type Ends = { readonly low: number; readonly high: number };
export const INT: Ends = { low: -(2 ** 31), high: 2 ** 31 - 1 };
const ANY = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY } as const;

export const doubleOf = (code: Code): LoopValue => ({ kind: 'double', code, ...ANY });
export const flagOf = (code: Code): LoopValue => ({ kind: 'flag', code, low: 0, high: 1 });
export const intOf = (code: Code, ends: Ends): LoopValue => ({
  kind: 'int',
  code,
  low: ends.low,
  high: ends.high,
});

/** A number that is written down. */
export const written = (value: number): LoopValue =>
  Number.isInteger(value) && value >= INT.low && value <= INT.high && !Object.is(value, -0)
    ? intOf(int.of(value), { low: value, high: value })
    : doubleOf(double.of(value));

/** A number as a double, which holds all of 32 bits. */
export function asDouble({ kind, code, low, high }: LoopValue): Code {
  if (kind === 'double') return code;
  if (kind === 'flag') throw new MoreThanNumbers('a condition in arithmetic');
  return low === high ? double.of(low) : double.ofInt(code);
}

/** A number as one of 32 bits, which it is known to be. */
export function asInt({ kind, code }: LoopValue): Code {
  return kind === 'double' ? int.ofDouble(code) : code;
}

export function asFlag({ kind, code }: LoopValue): Code {
  if (kind !== 'flag') throw new MoreThanNumbers('a number as a condition');
  return code;
}

type Two = (a: Code, b: Code) => Code;

const COMPARISONS: Readonly<Record<string, { readonly ints: Two; readonly doubles: Two }>> = {
  '===': { ints: int.equal, doubles: double.equal },
  '==': { ints: int.equal, doubles: double.equal },
  '!==': { ints: int.differ, doubles: double.differ },
  '<': { ints: int.isLess, doubles: double.isLess },
  '>': { ints: int.isMore, doubles: double.isMore },
  '<=': { ints: int.isAtMost, doubles: double.isAtMost },
  '>=': { ints: int.isAtLeast, doubles: double.isAtLeast },
};

const ARITHMETIC: Readonly<Record<string, { readonly ints: Two; readonly doubles: Two }>> = {
  '+': { ints: int.plus, doubles: double.plus },
  '-': { ints: int.minus, doubles: double.minus },
  '*': { ints: int.times, doubles: double.times },
};

/** An operator between two values. */
export function between(sign: string, a: LoopValue, b: LoopValue): LoopValue {
  const compared = COMPARISONS[sign];
  if (compared) return comparison(compared, a, b);
  switch (sign) {
    case '&&':
      return flagOf(int.and(asFlag(a), asFlag(b)));
    case '||':
      return flagOf(int.or(asFlag(a), asFlag(b)));
    case '/':
      return doubleOf(double.by(asDouble(a), asDouble(b)));
    default:
  }
  const arithmetic = ARITHMETIC[sign];
  if (arithmetic) return calculation(sign, arithmetic, a, b);
  throw new MoreThanNumbers(sign);
}

/** A bit of a number, by its place. */
export const bitAt = (of: LoopValue, place: LoopValue, bits: number): LoopValue =>
  intOf(int.and(int.shiftedBack(asInt(of), asInt(place)), int.of(bits)), { low: 0, high: bits });

function comparison(
  { ints, doubles }: { readonly ints: Two; readonly doubles: Two },
  a: LoopValue,
  b: LoopValue,
): LoopValue {
  if (a.kind === 'double' || b.kind === 'double') return flagOf(doubles(asDouble(a), asDouble(b)));
  if (a.kind !== b.kind) throw new MoreThanNumbers('a condition compared with a number');
  return flagOf(ints(a.code, b.code));
}

/** Whole numbers stay so where their ends prove that 32 bits hold the result. */
function calculation(
  sign: string,
  { ints, doubles }: { readonly ints: Two; readonly doubles: Two },
  a: LoopValue,
  b: LoopValue,
): LoopValue {
  if (a.kind === 'int' && b.kind === 'int') {
    const ends = endsOf(sign, a, b);
    if (ends.low >= INT.low && ends.high <= INT.high && !mayBeMinusZero(sign, a, b)) {
      return intOf(ints(a.code, b.code), ends);
    }
  }
  return doubleOf(doubles(asDouble(a), asDouble(b)));
}

function endsOf(sign: string, a: Ends, b: Ends): Ends {
  if (sign === '+') return { low: a.low + b.low, high: a.high + b.high };
  if (sign === '-') return { low: a.low - b.high, high: a.high - b.low };
  const corners = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
  return { low: Math.min(...corners), high: Math.max(...corners) };
}

const mayBeMinusZero = (sign: string, a: Ends, b: Ends): boolean =>
  sign === '*' && (a.low < 0 || b.low < 0);
