import type { RoundingMode } from '../check/program.ts';
import { atom } from './atom.ts';
import type { Block } from './block.ts';
import {
  type Code,
  type Interval,
  isSafe,
  larger,
  SAFE,
  smaller,
  spanning,
  within,
} from './code.ts';
import { DOUBLE_ROUNDING } from './double-rounding.ts';
import { chosen } from './extreme.ts';
import type { At, Numbers, Quotient } from './writer.ts';

/**
 * Integers as doubles. An operation whose result is proved safe is written as it is; any other is
 * tested where it is made, so that no number is ever rounded unseen.
 */
export const DOUBLES: Numbers = {
  tier: 'double',
  constant: (value, block) => {
    if (value > SAFE || value < -SAFE) {
      // What follows never runs; one is a number that anything can be done with.
      block.lines.push(block.leave);
      return { text: '1', low: 1n, high: 1n };
    }
    return { text: literal(value), low: value, high: value };
  },
  add: (left, right, at) =>
    tested(
      {
        text: `(${left.text} + ${right.text})`,
        low: left.low + right.low,
        high: left.high + right.high,
      },
      at,
    ),
  subtract: (left, right, at) =>
    tested(
      {
        text: `(${left.text} - ${right.text})`,
        low: left.low - right.high,
        high: left.high - right.low,
      },
      at,
    ),
  multiply: (left, right, at) => {
    const corners = [
      left.low * right.low,
      left.low * right.high,
      left.high * right.low,
      left.high * right.high,
    ];
    const { low, high } = spanning(corners);
    // Zero times a number below zero is minus zero, which would leave by the door of numbers.
    const signed = left.low < 0n || right.low < 0n;
    const text = `${left.text} * ${right.text}`;
    return tested({ text: signed ? `(${text} + 0)` : `(${text})`, low, high }, at);
  },
  negate: (of) => ({ text: `(0 - ${of.text})`, low: -of.high, high: -of.low }),
  abs: (of) => {
    const [low, high] = [larger(of.low, 0n), larger(of.high, -of.low)];
    return { text: of.low >= 0n ? of.text : `Math.abs(${of.text})`, low, high };
  },
  extreme: (name, left, right) => chosen(name, left, right),
  round: (mode, quotient, at) => roundedSafely(mode, quotient, at),
  divide: (of, by) => ({
    text: `(Math.trunc(${of.text} / ${by}) + 0)`,
    low: of.low / BigInt(by),
    high: of.high / BigInt(by),
  }),
  rest: (of, by, { block, writer }) => {
    const { text } = atom(of, block, writer);
    const limit = BigInt(by);
    return {
      text: `(${text} - Math.trunc(${text} / ${by}) * ${by} + 0)`,
      low: -limit,
      high: limit,
    };
  },
  fromPlain: (text) => ({ text, low: -(2n ** 32n), high: 2n ** 32n }),
  toPlain: (of) => of.text,
};

/** Doubles in a loop over many rows: no branch, because rows follow no pattern. */
export const LOOP_DOUBLES: Numbers = {
  ...DOUBLES,
  extreme: (name, left, right) => `Math.${name}(${left}, ${right})`,
};

const literal = (value: bigint): string => (value < 0n ? `(${value})` : String(value));

/** The number, after a test where it is not proved to be safe. */
function tested(code: Code, { block, writer }: At): Code {
  if (isSafe(code)) return code;
  const { text } = atom(code, block, writer);
  leaveUnless(`${text} <= ${SAFE} && ${text} >= -${SAFE}`, block);
  return { text, ...within(code, SAFE) };
}

function leaveUnless(condition: string, block: Block): void {
  block.lines.push(`if (!(${condition})) ${block.leave}`);
}

function roundedSafely(mode: RoundingMode, { numerator, divisor }: Quotient, at: At): Code {
  const room = SAFE - sizeOf(divisor);
  if (room < 0n) {
    at.block.lines.push(at.block.leave);
    return { text: '0', low: 0n, high: 0n };
  }
  let top = numerator;
  if (top.low < -room || top.high > room) {
    top = atom(top, at.block, at.writer);
    leaveUnless(`${top.text} <= ${room} && ${top.text} >= -${room}`, at.block);
    top = { text: top.text, ...within(top, room) };
  }
  // A divisor that is always 0 was told before; nothing is divided by it.
  const least = divisor.low === divisor.high ? larger(sizeOf(divisor), 1n) : 1n;
  const high = sizeOf(top) / least + 1n;
  const low = top.low >= 0n && divisor.low > 0n ? 0n : -high;
  return { text: quotientText(mode, { numerator: top, divisor }, at), low, high };
}

const sizeOf = ({ low, high }: Interval): bigint => larger(high, -low);

/** Rounding half up by a constant, which is how money is rounded, stands in place. */
function quotientText(mode: RoundingMode, { numerator, divisor }: Quotient, at: At): string {
  const constant = divisor.low === divisor.high && divisor.low > 0n;
  if (mode === 'halfUp' && constant) {
    const half = divisor.low / 2n;
    if (numerator.low >= 0n) {
      return `Math.floor((${numerator.text} + ${half}) / ${divisor.text})`;
    }
    const { text } = atom(numerator, at.block, at.writer);
    return `(Math.trunc((${text} < 0 ? ${text} - ${half} : ${text} + ${half}) / ${divisor.text}) + 0)`;
  }
  const helper = at.writer.keep(DOUBLE_ROUNDING[mode]);
  return `${helper}(${numerator.text}, ${divisor.text})`;
}

/** The interval of the smaller or larger of two numbers. */
export const extremeInterval = (name: 'min' | 'max', a: Code, b: Code): Interval =>
  name === 'min'
    ? { low: smaller(a.low, b.low), high: smaller(a.high, b.high) }
    : { low: larger(a.low, b.low), high: larger(a.high, b.high) };
