import { compare } from '../value/compare.ts';
import {
  Dec,
  decimalOf,
  type FeelNumber,
  integerOf,
  isNumber,
  numberOf,
  readNumber,
} from '../value/number.ts';
import type { FeelValue } from '../value/value.ts';
import { valueText } from '../value/value-text.ts';
import type { ExternalFunctions } from './externals.ts';

type Call = (values: readonly FeelValue[]) => FeelValue;

/** A function of doubles: computed as Java does, in binary, and read back as a decimal. */
const real =
  (run: (...values: number[]) => number): Call =>
  (values) => {
    const numbers = values.filter(isNumber);
    if (numbers.length !== values.length) return null;
    const result = run(...numbers.map((each) => decimalOf(each).toNumber()));
    return Number.isFinite(result) ? numberOf(new Dec(result)) : null;
  };

/** Picks one of two numbers, without leaving decimals. */
const extreme =
  (sign: number): Call =>
  ([a = null, b = null]) => {
    if (!isNumber(a) || !isNumber(b)) return null;
    return (compare(a, b) ?? 0) * sign >= 0 ? a : b;
  };

const integral =
  (bits: number): Call =>
  ([value = null]) => {
    const whole = isNumber(value) ? integerOf(value) : null;
    return whole !== null && fits(whole, bits) ? whole : null;
  };

const fits = (whole: number, bits: number): boolean =>
  whole >= -(2 ** (bits - 1)) && whole < 2 ** (bits - 1);

const number: Call = ([value = null]) => (isNumber(value) ? value : null);

const parsed: Call = ([value = null]) => (typeof value === 'string' ? readNumber(value) : null);

const parsedInteger =
  (bits: number): Call =>
  (values) =>
    integral(bits)([parsed(values)]);

const text: Call = ([value = null]) => (value === null ? 'null' : valueText(value));

const character: Call = ([value = null]) =>
  typeof value === 'string' && [...value].length === 1 ? value : null;

/** `%s` and `%d` one after another, `%n` and `%%`; any other form is refused. */
const format: Call = ([pattern = null, ...rest]) => {
  if (typeof pattern !== 'string') return null;
  const values = rest.flatMap((each) => (Array.isArray(each) ? each : [each])) as FeelValue[];
  let wrong = false;
  const made = pattern.replace(/%(.)/g, (_whole, letter: string) => {
    if (letter === '%') return '%';
    if (letter === 'n') return '\n';
    const value = values.shift();
    wrong ||=
      value === undefined || !'sd'.includes(letter) || (letter === 'd' && !isInteger(value));
    return value === undefined ? '' : valueText(value);
  });
  return wrong ? null : made;
};

const isInteger = (value: FeelValue): boolean =>
  isNumber(value) && integerOf(value as FeelNumber) !== null;

const DOUBLES: { readonly [name: string]: (...values: number[]) => number } = {
  cos: Math.cos,
  sin: Math.sin,
  tan: Math.tan,
  acos: Math.acos,
  asin: Math.asin,
  atan: Math.atan,
  exp: Math.exp,
  log: Math.log,
  log10: Math.log10,
  sqrt: Math.sqrt,
  cbrt: Math.cbrt,
  floor: Math.floor,
  ceil: Math.ceil,
  abs: Math.abs,
};

/**
 * The handful of functions of the Java library that published rules call most, for
 * `StandardOptions.externals`: `java.lang.Math` of doubles, `max` and `min`, `valueOf` of numbers
 * and texts, and `String.format` with `%s` and `%d`. Others are added beside them.
 *
 * @example
 * ```ts
 * JAVA_FUNCTIONS['java.lang.Math.max(int,int)']?.([1, 2]); // 2
 * ```
 */
export const JAVA_FUNCTIONS: ExternalFunctions = {
  ...Object.fromEntries(
    Object.entries(DOUBLES).map(([name, run]) => [`java.lang.Math.${name}(double)`, real(run)]),
  ),
  'java.lang.Math.pow(double,double)': real(Math.pow),
  'java.lang.Math.atan2(double,double)': real(Math.atan2),
  ...Object.fromEntries(
    ['int', 'long', 'float', 'double'].flatMap((type) => [
      [`java.lang.Math.max(${type},${type})`, extreme(1)],
      [`java.lang.Math.min(${type},${type})`, extreme(-1)],
    ]),
  ),
  'java.lang.Byte.valueOf(byte)': integral(8),
  'java.lang.Short.valueOf(short)': integral(16),
  'java.lang.Integer.valueOf(int)': integral(32),
  'java.lang.Integer.valueOf(java.lang.String)': parsedInteger(32),
  'java.lang.Integer.parseInt(java.lang.String)': parsedInteger(32),
  'java.lang.Long.valueOf(long)': integral(54),
  'java.lang.Long.valueOf(java.lang.String)': parsedInteger(54),
  'java.lang.Float.valueOf(java.lang.String)': parsed,
  'java.lang.Double.valueOf(java.lang.String)': parsed,
  'java.lang.Double.parseDouble(java.lang.String)': parsed,
  'java.lang.Float.valueOf(float)': number,
  'java.lang.Double.valueOf(double)': number,
  'java.lang.Character.valueOf(char)': character,
  'java.lang.String.valueOf(char)': character,
  'java.lang.String.valueOf(long)': text,
  'java.lang.String.valueOf(float)': text,
  'java.lang.String.valueOf(boolean)': text,
  'java.lang.String.valueOf(int)': text,
  'java.lang.String.valueOf(double)': text,
  'java.lang.String.valueOf(java.lang.Object)': text,
  'java.lang.String.format(java.lang.String,[Ljava.lang.Object;)': format,
};
