import { type Interval, larger, smaller, spanning } from '../javascript/code.ts';
import type { SourceSpan } from '../source.ts';
import { levelOf, plainScalar, type Scalar, type Way } from './code.ts';
import { wayWhen } from './way.ts';
import { refuse, type Writer } from './writer.ts';

/** What a BIGINT holds. */
const NARROW: Interval = { low: -(2n ** 63n), high: 2n ** 63n - 1n };

/** What both a HUGEINT and a DECIMAL(38, 0) hold. */
const WIDE = 10n ** 38n - 1n;

const isInside = (inner: Interval, outer: Interval): boolean =>
  inner.low >= outer.low && inner.high <= outer.high;

/** Whether a number of the interval fits 64 bits. */
export const isNarrow = (of: Interval): boolean => isInside(of, NARROW);

/** A number that is known. */
export function numberConstant(value: bigint, writer: Writer): Scalar {
  const wide = !isNarrow({ low: value, high: value });
  return {
    ...plainScalar(writer.dialect.integer(value, wide), []),
    low: value,
    high: value,
    wide,
    constant: value,
  };
}

/** The number in 128 bits. */
export const widened = (of: Scalar, writer: Writer): Scalar =>
  of.wide
    ? of
    : of.constant !== undefined && typeof of.constant === 'bigint'
      ? { ...of, wide: true, text: writer.dialect.integer(of.constant, true) }
      : { ...of, wide: true, text: `CAST(${of.text} AS ${writer.dialect.wideType})` };

/** The number in 64 bits where its interval allows it. */
const narrowed = (of: Scalar, writer: Writer): Scalar =>
  of.wide && isNarrow(of)
    ? { ...of, wide: false, text: `CAST(${of.text} AS ${writer.dialect.integerType})` }
    : of;

type At = { readonly span: SourceSpan; readonly writer: Writer };

/**
 * An operation on numbers in as many bits as its result may need, so that it never overflows on a
 * row inside the bounds of its inputs.
 */
export function operation(
  parts: readonly Scalar[],
  result: Interval,
  write: (...texts: string[]) => string,
  { span, writer }: At,
): Scalar {
  if (result.low < -WIDE || result.high > WIDE) {
    refuse(
      span,
      {
        en: 'a number may need more than 128 bits; declare narrower bounds or round earlier',
        zh: '数值可能超过 128 位；请声明更窄的取值范围，或提前取整',
      },
      writer,
    );
  }
  const wide = !isNarrow(result) || parts.some((part) => part.wide);
  const texts = parts.map((part) => (wide ? widened(part, writer) : part).text);
  const { low, high } = result;
  const level = levelOf(parts);
  return narrowed({ form: 'scalar', text: write(...texts), level, wide, low, high }, writer);
}

export function add(left: Scalar, right: Scalar, at: At): Scalar {
  if (isBigint(left.constant) && isBigint(right.constant)) {
    return numberConstant(left.constant + right.constant, at.writer);
  }
  const result = { low: left.low + right.low, high: left.high + right.high };
  return operation([left, right], result, (a, b) => `(${a} + ${b})`, at);
}

export function subtract(left: Scalar, right: Scalar, at: At): Scalar {
  if (isBigint(left.constant) && isBigint(right.constant)) {
    return numberConstant(left.constant - right.constant, at.writer);
  }
  const result = { low: left.low - right.high, high: left.high - right.low };
  return operation([left, right], result, (a, b) => `(${a} - ${b})`, at);
}

export function multiply(left: Scalar, right: Scalar, at: At): Scalar {
  if (isBigint(left.constant) && isBigint(right.constant)) {
    return numberConstant(left.constant * right.constant, at.writer);
  }
  if (right.constant === 1n) return left;
  if (left.constant === 1n) return right;
  const result = spanning([
    left.low * right.low,
    left.low * right.high,
    left.high * right.low,
    left.high * right.high,
  ]);
  return operation([left, right], result, (a, b) => `(${a} * ${b})`, at);
}

export function negate(of: Scalar, at: At): Scalar {
  if (isBigint(of.constant)) return numberConstant(-of.constant, at.writer);
  return operation([of], { low: -of.high, high: -of.low }, (a) => `(- ${a})`, at);
}

export function absolute(of: Scalar, at: At): Scalar {
  if (of.low >= 0n) return of;
  const high = larger(of.high, -of.low);
  return operation([of], { low: larger(of.low, 0n), high }, (a) => `abs(${a})`, at);
}

/** What a quotient may be at most, so that it fits 64 bits with room for rounding. */
const QUOTIENT_MAX = 2n ** 62n;

/** A division whose quotient fits 64 bits, and the rows on which it does not. */
export type Division = {
  readonly of: Scalar;
  /** What the quotient is at most where it was asked for; null where its interval is enough. */
  readonly limit: bigint | null;
  readonly way: Way | null;
};

/** The dividend, with a problem on rows where the quotient would be too large. */
export function dividend(of: Scalar, by: Scalar, at: At): Division {
  if (isNarrow(quotientBounds(of, by))) return { of, limit: null, way: null };
  const { writer, span } = at;
  const bound = writer.bind(of);
  const limit = smaller(QUOTIENT_MAX, WIDE / larger(by.high, -by.low));
  const scaled = multiply(absolute(writer.bind(by), at), numberConstant(limit, writer), at);
  const most = writer.bind(widened(scaled, writer));
  const inside = `${bound.text} BETWEEN (- ${most.text}) AND ${most.text}`;
  const parts = [bound, most];
  const outside = plainScalar(`NOT (${inside})`, parts);
  const { constant: _, ...open } = bound;
  const text = `CASE WHEN ${inside} THEN ${bound.text} END`;
  const kept = writer.bind({ ...open, text, level: levelOf(parts) });
  return { of: kept, limit, way: wayWhen(outside, writer.site('FEEL_SQL_RANGE', span)) };
}

function quotientBounds(of: Scalar, by: Scalar): Interval {
  const least = by.low > 0n ? by.low : by.high < 0n ? -by.high : 1n;
  const size = larger(of.high, -of.low) / least;
  const low = of.low >= 0n && by.low > 0n ? 0n : -size;
  return { low, high: of.high <= 0n && by.low > 0n ? 0n : size };
}

/** Division towards zero by a number that is never zero; a row on which it is has a problem. */
export function divide({ of, limit }: Omit<Division, 'way'>, by: Scalar, at: At): Scalar {
  if (by.constant === 1n) return of;
  const { writer } = at;
  const { dialect } = writer;
  const bounds = quotientBounds(of, by);
  const [low, high] =
    limit === null
      ? [bounds.low, bounds.high]
      : [larger(bounds.low, -limit), smaller(bounds.high, limit)];
  const wide = of.wide || by.wide;
  const [a, b] = wide ? [widened(of, writer), widened(by, writer)] : [of, by];
  const text = dialect.divide(a.text, b.text);
  const made: Scalar = { form: 'scalar', text, level: levelOf([of, by]), low, high, wide };
  return wide && dialect.narrowQuotient ? { ...made, wide: false } : narrowed(made, writer);
}

/** What a division towards zero leaves, with the sign of the dividend. */
export function remainder(of: Scalar, by: Scalar, at: At): Scalar {
  const limit = larger(by.high, -by.low) - 1n;
  const result = {
    low: of.low >= 0n ? 0n : larger(of.low, -limit),
    high: of.high <= 0n ? 0n : smaller(of.high, limit),
  };
  return operation([of, by], result, (a, b) => `(${a} % ${b})`, at);
}

const isBigint = (value: unknown): value is bigint => typeof value === 'bigint';
