import { type Day, firstOfMonth, MONTH_NAMES, monthOf, WEEKDAY_NAMES, yearOf } from '@sanyi/kernel';
import type { PlainName } from '../check/function-names.ts';
import type { RoundingMode } from '../check/program.ts';
import { WORK_MAX } from '../limits.ts';
import type { SourceSpan } from '../source.ts';
import { stop } from '../trouble.ts';
import type { Value } from '../value.ts';
import { weekdayOf } from './days.ts';
import { sourceOf } from './emitter.ts';
import { matchesText, replacedText, splitText } from './pattern-functions.ts';
import { sameValue } from './same-value.ts';
import {
  dayOfText,
  numberOfText,
  textOfDay,
  textOfDays,
  textOfMonths,
  textOfNumber,
} from './text-functions.ts';

/**
 * Functions that are the same whatever form numbers are held in: texts, lists and days. Places and
 * lengths may come as `bigint` or as plain numbers; a number that is answered is a plain one.
 */
type Plain = (...args: readonly never[]) => Value | undefined;

const codePoints = (text: string): string[] => [...text];

type Part = { readonly start: Value; readonly length: Value | undefined };

/**
 * Counts from 1, from the end with negative places. Undefined where the standard answers null: a
 * place outside, or a length below 1. A text may begin right behind its end and be cut by it.
 */
function textPart(text: string, { start, length }: Part): string | undefined {
  const points = codePoints(text);
  const place = Number(start);
  const from = place > 0 ? place - 1 : points.length + place;
  if (place === 0 || from < 0 || from > points.length) return undefined;
  if (length === undefined) return points.slice(from).join('');
  const wanted = Number(length);
  return wanted < 1 ? undefined : points.slice(from, from + wanted).join('');
}

/** The same of a list, all of whose places must be there. */
function listPart(items: readonly Value[], { start, length }: Part): Value[] | undefined {
  const place = Number(start);
  const from = place > 0 ? place - 1 : items.length + place;
  if (place === 0 || from < 0 || from >= items.length) return undefined;
  const to = length === undefined ? items.length : from + Number(length);
  return to <= from || to > items.length ? undefined : items.slice(from, to);
}

const has = (list: readonly Value[], item: Value): boolean =>
  list.some((each) => sameValue(each, item));

const distinct = (list: readonly Value[]): Value[] => {
  const found: Value[] = [];
  for (const each of list) if (!has(found, each)) found.push(each);
  return found;
};

/** The index of a place in a list, from its end below zero; undefined where it has none. */
function indexIn(items: readonly Value[], place: Value): number | undefined {
  const from = Number(place) > 0 ? Number(place) - 1 : items.length + Number(place);
  return Number(place) === 0 || from < 0 || from >= items.length ? undefined : from;
}

const inserted = (items: readonly Value[], place: Value, item: Value): Value[] | undefined => {
  const at = indexIn(items, place);
  return at === undefined ? undefined : items.toSpliced(at, 0, item);
};

const without = (items: readonly Value[], place: Value): Value[] | undefined => {
  const at = indexIn(items, place);
  return at === undefined ? undefined : items.toSpliced(at, 1);
};

const withOther = (items: readonly Value[], place: Value, item: Value): Value[] | undefined => {
  const at = indexIn(items, place);
  return at === undefined ? undefined : items.with(at, item);
};

/** A function at its place in a rule, where it stops when it has nothing to answer. */
export function plainFunction(name: PlainName, span: SourceSpan): (...args: Value[]) => Value {
  const run = PLAIN_FUNCTIONS[name] as (...args: readonly Value[]) => Value | undefined;
  const stops = STOPS[name];
  if (!stops) return run as (...args: Value[]) => Value;
  return (...args) => {
    const answer = run(...args);
    return answer === undefined ? stops(span, args) : answer;
  };
}

type Stop = (span: SourceSpan, args: readonly Value[]) => never;

const outside: Stop = (span) => stop('RULE_PLACE_OUTSIDE', span, { expression: sourceOf(span) });

const endless: Stop = (span) => stop('FEEL_WORK_LIMIT', span, { limit: String(WORK_MAX) });

const unreadable =
  (what: string, whatZh: string): Stop =>
  (span, [text]) =>
    stop('RULE_TEXT_UNREADABLE', span, { text: String(text).slice(0, 100), what, whatZh });

/** What happens where a function answers nothing. */
const STOPS: { readonly [name in PlainName]?: Stop } = {
  substring: outside,
  sublist: outside,
  'insert before': outside,
  remove: outside,
  'list replace': outside,
  matches: endless,
  replace: endless,
  split: endless,
  number: unreadable('a number of at most 15 digits', '不超过 15 位的数值'),
  'day of text': unreadable('a date such as 2017-04-08', '形如 2017-04-08 的日期'),
};

const PLAIN_FUNCTIONS: Readonly<Record<PlainName, Plain>> = {
  substring: (text: string, start: Value, length?: Value) => textPart(text, { start, length }),
  'substring before': (text: string, match: string) =>
    text.includes(match) ? text.slice(0, text.indexOf(match)) : '',
  'substring after': (text: string, match: string) =>
    text.includes(match) ? text.slice(text.indexOf(match) + match.length) : '',
  'upper case': (text: string) => text.toUpperCase(),
  'lower case': (text: string) => text.toLowerCase(),
  'ends with': (text: string, match: string) => text.endsWith(match),
  'string join': (list: readonly string[], delimiter = '') => list.join(delimiter),
  append: (list: readonly Value[], ...items: Value[]) => [...list, ...items],
  concatenate: (...lists: (readonly Value[])[]) => lists.flat(),
  union: (...lists: (readonly Value[])[]) => distinct(lists.flat()),
  'distinct values': (list: readonly Value[]) => distinct(list),
  'duplicate values': (list: readonly Value[]) =>
    distinct(list.filter((each, at) => has(list.slice(at + 1), each))),
  reverse: (list: readonly Value[]) => list.toReversed(),
  sublist: (list: readonly Value[], start: Value, length?: Value) =>
    listPart(list, { start, length }),
  'insert before': inserted,
  remove: without,
  'list replace': withOther,
  'index of': (list: readonly Value[], item: Value) =>
    list.flatMap((each, at) => (sameValue(each, item) ? [at + 1] : [])),
  matches: matchesText,
  replace: replacedText,
  split: splitText,
  number: (text: string, mode: RoundingMode, scale: Value, grouping: string, decimal: string) =>
    numberOfText(text, { mode, scale: Number(scale), grouping, decimal }),
  'day of text': dayOfText,
  'text of number': (value: Value, scale: Value) =>
    textOfNumber(BigInt(value as bigint), Number(scale)),
  'text of day': textOfDay,
  'text of days': (days: Value) => textOfDays(Number(days)),
  'text of months': (months: Value) => textOfMonths(Number(months)),
  'text of flag': (flag: boolean) => String(flag),
  flatten: (list: readonly (readonly Value[])[]) => list.flat(),
  all: (list: readonly boolean[]) => list.every(Boolean),
  any: (list: readonly boolean[]) => list.some(Boolean),
  'day of week': (day: Day) => WEEKDAY_NAMES[weekdayOf(day) - 1] ?? '',
  'month of year': (day: Day) => MONTH_NAMES[monthOf(day) - 1] ?? '',
  'day of year': (day: Day) => day - firstOfMonth(yearOf(day), 1) + 1,
  // The week that holds the Thursday, as ISO 8601 counts.
  'week of year': (day: Day) => {
    const thursday = (day - weekdayOf(day) + 4) as Day;
    return Math.floor((thursday - firstOfMonth(yearOf(thursday), 1)) / 7) + 1;
  },
};

/** Functions whose number may be any that a double holds exactly; others answer small counts. */
export const ANY_SAFE: ReadonlySet<PlainName> = new Set<PlainName>(['number']);

/** Functions that answer a list of counts. */
export const COUNTS: ReadonlySet<PlainName> = new Set<PlainName>(['index of']);
