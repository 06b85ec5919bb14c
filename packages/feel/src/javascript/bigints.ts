import { BIGINT_ROUNDING } from '../row/text-functions.ts';
import { atom } from './atom.ts';
import { type Code, plain } from './code.ts';
import { chosen } from './extreme.ts';
import type { Numbers } from './writer.ts';

/** Integers as `bigint`: the tier that holds every number a strict rule can make. */
export const BIGINTS: Numbers = {
  tier: 'bigint',
  constant: (value) => plain(value < 0n ? `(${value}n)` : `${value}n`),
  add: (left, right) => plain(`(${left.text} + ${right.text})`),
  subtract: (left, right) => plain(`(${left.text} - ${right.text})`),
  multiply: (left, right) => plain(`(${left.text} * ${right.text})`),
  negate: (of) => plain(`(-${of.text})`),
  abs: (of, { block, writer }) => {
    const { text } = atom(of, block, writer);
    return plain(`(${text} < 0n ? -${text} : ${text})`);
  },
  extreme: (name, left, right) => chosen(name, left, right),
  round: (mode, { numerator, divisor }, { writer }) =>
    plain(`${writer.keep(BIGINT_ROUNDING[mode])}(${numerator.text}, ${divisor.text})`),
  divide: (of, by) => plain(`(${of.text} / ${by}n)`),
  rest: (of, by) => plain(`(${of.text} % ${by}n)`),
  fromPlain: (text) => plain(`BigInt(${text})`),
  toPlain: (of: Code) => `Number(${of.text})`,
};
