import type { BasicType } from '../type/basic-types.ts';
import type { FeelNumber } from './number.ts';

/**
 * What an expression of standard mode answers. A number is a JavaScript number exactly when it is a
 * safe integer, a decimal otherwise; a context is a `Map`, so that no name in it can mean anything
 * to a program.
 *
 * @example
 * ```ts
 * const person: FeelValue = new Map<string, FeelValue>([['name', '王芳'], ['age', 61]]);
 * ```
 */
export type FeelValue =
  | null
  | boolean
  | string
  | FeelNumber
  | FeelTemporal
  | FeelRange
  | FeelFunction
  | FeelContext
  | readonly FeelValue[];

/**
 * A context of standard mode: entries by name, in the order they were written.
 *
 * @example
 * ```ts
 * const context: FeelContext = new Map([['cap', 1000]]);
 * ```
 */
export type FeelContext = ReadonlyMap<string, FeelValue>;

/**
 * A value of the calendar or the clock, told apart by `is`.
 *
 * @example
 * ```ts
 * const day: FeelTemporal = { is: 'date', year: 2017, month: 4, day: 8 };
 * ```
 */
export type FeelTemporal = FeelDate | FeelTime | FeelDateTime | DaysDuration | MonthsDuration;

/**
 * A day of the proleptic Gregorian calendar; years reach nine digits, also below zero.
 *
 * @example
 * ```ts
 * const day: FeelDate = { is: 'date', year: 2017, month: 4, day: 8 };
 * ```
 */
export type FeelDate = {
  readonly is: 'date';
  readonly year: number;
  readonly month: number;
  readonly day: number;
};

/**
 * An offset in seconds, or a zone of the IANA data base whose offset depends on the day.
 *
 * @example
 * ```ts
 * const zone: Zone = { id: 'Asia/Shanghai' };
 * ```
 */
export type Zone = { readonly offset: number } | { readonly id: string };

/**
 * A time of day: `nanos` since midnight, below 8.64e13, so a JavaScript number holds it exactly.
 *
 * @example
 * ```ts
 * const noon: FeelTime = { is: 'time', nanos: 43_200_000_000_000, zone: null };
 * ```
 */
export type FeelTime = { readonly is: 'time'; readonly nanos: number; readonly zone: Zone | null };

/**
 * A moment of a day, with an offset, a zone, or neither.
 *
 * @example
 * ```ts
 * const moment = readDateTime('2017-04-08T08:00:00+08:00');
 * ```
 */
export type FeelDateTime = {
  readonly is: 'date and time';
  readonly date: FeelDate;
  readonly nanos: number;
  readonly zone: Zone | null;
};

/**
 * A duration of days and time in nanoseconds.
 *
 * @example
 * ```ts
 * const hour: DaysDuration = { is: 'days and time duration', nanos: 3_600_000_000_000n };
 * ```
 */
export type DaysDuration = { readonly is: 'days and time duration'; readonly nanos: bigint };

/**
 * A duration of years and months in months.
 *
 * @example
 * ```ts
 * const year: MonthsDuration = { is: 'years and months duration', months: 12 };
 * ```
 */
export type MonthsDuration = {
  readonly is: 'years and months duration';
  readonly months: number;
};

/**
 * A range as a value. `operator` tells ranges written as a comparison, `(>= 5)`, from those written
 * with ends; only in the former is a null end open without bound.
 *
 * @example
 * ```ts
 * const range: FeelRange = { is: 'range', low: 1, high: 3, lowClosed: true, highClosed: true, operator: null };
 * ```
 */
export type FeelRange = {
  readonly is: 'range';
  readonly low: FeelValue;
  readonly high: FeelValue;
  readonly lowClosed: boolean;
  readonly highClosed: boolean;
  readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>=' | null;
};

/**
 * A function as a value. `accepts` tells whether so many arguments by position may be given; `run`
 * takes a value for each parameter, null where none was given.
 *
 * @example
 * ```ts
 * declare const called: FeelFunction;
 * if (called.accepts(1)) called.run([1]);
 * ```
 */
export type FeelFunction = {
  readonly is: 'function';
  readonly parameters: readonly string[];
  /** The declared types of the parameters; without them any value is taken. */
  readonly types?: readonly FeelType[];
  /** Whether the arguments given, in number and names, may be used. */
  readonly accepts: (count: number) => boolean;
  readonly run: (values: readonly FeelValue[]) => FeelValue;
};

/** A type of standard mode. `allowed` narrows it to the values of an item definition. */
export type FeelType = FeelTypeForm & {
  readonly allowed?: (value: FeelValue) => boolean;
  /** The allowed values as written, in the order that gives priority. */
  readonly choices?: string;
};

type FeelTypeForm =
  | { readonly is: BasicType }
  | { readonly is: 'list'; readonly of: FeelType }
  | { readonly is: 'range'; readonly of: FeelType }
  | { readonly is: 'context'; readonly entries: ReadonlyMap<string, FeelType> }
  | {
      readonly is: 'function';
      /** Null when any function will do. */
      readonly parameters: readonly FeelType[] | null;
      readonly result: FeelType;
    };
