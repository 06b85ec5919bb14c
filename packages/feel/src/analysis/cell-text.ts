import { type Day, isoDate } from '@sanyi/kernel';
import type { Type } from '../check/type.ts';
import { scaledText } from '../scaled-text.ts';
import type { Value } from '../value.ts';
import type { Classes, ValueClass } from './classes.ts';
import { isOrderedVariable } from './space.ts';
import type { Variable } from './variables.ts';

/** Some classes of a variable as a cell that admits exactly these, in FEEL; `-` for all of them. */
export function cellText(variable: Variable, classes: Classes, chosen: readonly number[]): string {
  if (chosen.length === classes.list.length) return '-';
  if (variable.against !== undefined) return standingText(variable.against, chosen);
  const picked = chosen.flatMap((at) => classes.list[at] ?? []);
  const missing = picked.some(isNull);
  const present = picked.filter((each) => !isNull(each));
  const all = classes.list.filter((each) => !isNull(each));
  if (present.length === all.length) return missing ? '-' : 'not(null)';
  const tests = isOrderedVariable(variable)
    ? stretches(variable.type, classes, chosen)
    : texts(variable.type, present, all);
  return missing && !tests.startsWith('not(') ? ['null', tests].filter(Boolean).join(', ') : tests;
}

const isNull = ({ value }: ValueClass): boolean => value === null;

/** One value as FEEL writes it, without zeros that say nothing. */
export function literalText(value: Value, type: Type): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return `date("${isoDate(value as Day)}")`;
  if (typeof value !== 'bigint') return '[]';
  return orderedText(value, type, type.is === 'number' ? type.scale : 0);
}

function orderedText(value: bigint, type: Type, scale: number): string {
  if (type.is === 'day') return `date("${isoDate(Number(value) as Day)}")`;
  if (type.is === 'days') return `duration("P${value}D")`;
  if (type.is === 'months') return `duration("P${value}M")`;
  const text = scaledText(value, scale);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function texts(type: Type, present: readonly ValueClass[], all: readonly ValueClass[]): string {
  const written = (list: readonly ValueClass[]): string =>
    list.map(({ value }) => literalText(value, type)).join(', ');
  const absent = all.filter((each) => !present.includes(each));
  const opposite = present.some(({ other }) => other) || present.length > absent.length + 1;
  return opposite && type.is === 'text' ? `not(${written(absent)})` : written(present);
}

/** Classes that follow each other as one range. */
function stretches(type: Type, classes: Classes, chosen: readonly number[]): string {
  const ordered = [...chosen].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const at of ordered) {
    if (!classes.list[at]?.stretch) continue;
    const last = runs.at(-1);
    if (last && last[1] === at - 1) last[1] = at;
    else runs.push([at, at]);
  }
  return runs.map(([from, to]) => rangeText(type, classes, [from, to])).join(', ');
}

function rangeText(
  type: Type,
  { list, scale }: Classes,
  [from, to]: readonly [number, number],
): string {
  const first = list[from]?.stretch;
  const last = list[to]?.stretch;
  const [low, high] = [first?.low ?? null, last?.high ?? null];
  const text = (value: bigint): string => orderedText(value, type, scale);
  const lowClosed = first?.low === first?.high;
  const highClosed = last?.low === last?.high;
  if (low !== null && low === high) return text(low);
  if (low === null) return high === null ? '-' : `${highClosed ? '<=' : '<'} ${text(high)}`;
  if (high === null) return `${lowClosed ? '>=' : '>'} ${text(low)}`;
  return `${lowClosed ? '[' : '('}${text(low)}..${text(high)}${highClosed ? ']' : ')'}`;
}

const STANDING: { readonly [chosen: string]: (text: string) => string } = {
  '0': (text) => `< ${text}`,
  '1': (text) => text,
  '2': (text) => `> ${text}`,
  '0,1': (text) => `<= ${text}`,
  '1,2': (text) => `>= ${text}`,
  '0,2': (text) => `not(${text})`,
};

const standingText = (against: string, chosen: readonly number[]): string =>
  STANDING[[...chosen].sort().join()]?.(against) ?? '-';
