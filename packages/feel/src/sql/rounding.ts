import type { Node, Rounding, RoundingMode } from '../check/program.ts';
import { type Emitted, plainScalar, type Scalar } from './code.ts';
import { scalarOf } from './forms.ts';
import {
  absolute,
  add,
  type Division,
  divide,
  dividend,
  multiply,
  negate,
  numberConstant,
  operation,
  remainder,
} from './numbers.ts';
import { wayOf, wayWhen } from './way.ts';
import type { Writer } from './writer.ts';

type At = { readonly span: Node['span']; readonly writer: Writer };

/** `mode(numerator x up / (denominator x down)) x multiple`, in whole numbers only. */
export function emitRounding(node: Node & Rounding, writer: Writer): Emitted {
  const at = { span: node.span, writer };
  const constant = (value: bigint): Scalar => numberConstant(value, writer);
  const top = scalarOf(writer.emit(node.numerator), at);
  const numerator = multiply(top.code, constant(node.up), at);
  if (!node.denominator) {
    const rounded = quotient(node.mode, numerator, constant(node.down), at);
    const way = wayOf([top.way, rounded.way]);
    return { code: multiply(rounded.code, constant(node.multiple), at), way };
  }
  const bottom = scalarOf(writer.emit(node.denominator), at);
  const divisor = writer.bind(bottom.code);
  const isZero = plainScalar(`${divisor.text} = 0`, [divisor]);
  const possible = divisor.low <= 0n && divisor.high >= 0n;
  const zero = possible ? wayWhen(isZero, writer.site('RULE_DIVISION_BY_ZERO', node.span)) : null;
  const safe: Scalar = possible ? { ...divisor, text: `NULLIF(${divisor.text}, 0)` } : divisor;
  const { top: over, bottom: under } = positive(
    numerator,
    multiply(safe, constant(node.down), at),
    at,
  );
  const rounded = quotient(node.mode, over, under, at);
  const code = multiply(rounded.code, constant(node.multiple), at);
  return { code, way: wayOf([bottom.way, zero, top.way, rounded.way]) };
}

/** The same fraction with a divisor above zero. */
function positive(top: Scalar, bottom: Scalar, at: At): { top: Scalar; bottom: Scalar } {
  if (bottom.low > 0n) return { top, bottom };
  const { writer } = at;
  const [n, d] = [writer.bind(top), writer.bind(bottom)];
  const minus = negate(n, at);
  const size = larger(n.high, -n.low);
  const flipped = operation(
    [d, n, minus],
    { low: -size, high: size },
    (divisor, plain, turned) => `CASE WHEN ${divisor} < 0 THEN ${turned} ELSE ${plain} END`,
    at,
  );
  const sized = absolute(d, at);
  return { top: flipped, bottom: { ...sized, low: sized.low > 1n ? sized.low : 1n } };
}

// `Math.max` takes no `bigint`.
function larger(a: bigint, b: bigint): bigint {
  return b > a ? b : a;
}

/** A quotient of whole numbers, the divisor above zero, rounded as named. */
function quotient(mode: RoundingMode, top: Scalar, bottom: Scalar, at: At): Emitted<Scalar> {
  if (bottom.constant === 1n) return { code: top, way: null };
  const division = dividend(top, bottom, at);
  return { code: rounded(mode, division, bottom, at), way: division.way };
}

type Dividend = Omit<Division, 'way'>;

function rounded(mode: RoundingMode, { of, limit }: Dividend, bottom: Scalar, at: At): Scalar {
  const { writer } = at;
  if (mode === 'down') return divide({ of, limit }, bottom, at);
  if (mode === 'halfUp' && typeof bottom.constant === 'bigint') {
    const withHalf = { of: plusHalf(of, bottom.constant / 2n, at), limit };
    return divide(withHalf, bottom, at);
  }
  const numerator = writer.bind(of);
  const divisor = writer.bind(bottom);
  const whole = writer.bind(divide({ of: numerator, limit }, divisor, at));
  const rest = writer.bind(remainder(numerator, divisor, at));
  const step = STEPS[mode]({ rest, divisor, whole }, at);
  const stepped: Scalar = { ...plainScalar(step, [rest, divisor, whole]), low: -1n, high: 1n };
  return add(whole, stepped, at);
}

/** How money is rounded: half of the divisor away from zero, then cut. */
function plusHalf(top: Scalar, half: bigint, at: At): Scalar {
  const { writer } = at;
  if (top.low >= 0n) return add(top, numberConstant(half, writer), at);
  const numerator = writer.bind(top);
  const towards = operation(
    [numerator],
    { low: -half, high: half },
    (n) =>
      `CASE WHEN ${n} < 0 THEN ${writer.dialect.integer(-half, false)} ELSE ${writer.dialect.integer(half, false)} END`,
    at,
  );
  return add(numerator, towards, at);
}

type Parts = { readonly rest: Scalar; readonly divisor: Scalar; readonly whole: Scalar };

const CASES = (...cases: readonly (readonly [string, number])[]): string =>
  `CASE ${cases.map(([when, step]) => `WHEN ${when} THEN ${step}`).join(' ')} ELSE 0 END`;

/** What is added to the quotient that was cut towards zero. */
const STEPS: Readonly<Record<Exclude<RoundingMode, 'down'>, (parts: Parts, at: At) => string>> = {
  up: ({ rest }) => CASES([`${rest.text} > 0`, 1], [`${rest.text} < 0`, -1]),
  floor: ({ rest }) => CASES([`${rest.text} < 0`, -1]),
  ceiling: ({ rest }) => CASES([`${rest.text} > 0`, 1]),
  halfUp: (parts, at) => half(parts, '>=', at),
  halfDown: (parts, at) => half(parts, '>', at),
  halfEven: (parts, at) => {
    const { twice, divisor } = doubled(parts, at);
    const odd = `${parts.whole.text} % 2 <> 0`;
    const over = `(${twice} > ${divisor} OR (${twice} = ${divisor} AND ${odd}))`;
    return CASES(
      [`${parts.rest.text} > 0 AND ${over}`, 1],
      [`${parts.rest.text} < 0 AND ${over}`, -1],
    );
  },
};

function half(parts: Parts, operator: '>' | '>=', at: At): string {
  const { twice, divisor } = doubled(parts, at);
  const over = `${twice} ${operator} ${divisor}`;
  return CASES(
    [`${parts.rest.text} > 0 AND ${over}`, 1],
    [`${parts.rest.text} < 0 AND ${over}`, -1],
  );
}

function doubled({ rest, divisor }: Parts, at: At): { twice: string; divisor: string } {
  const two = numberConstant(2n, at.writer);
  return { twice: multiply(absolute(rest, at), two, at).text, divisor: divisor.text };
}
