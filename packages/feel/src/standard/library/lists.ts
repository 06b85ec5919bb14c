import type { Session } from '../session.ts';
import { calculate } from '../value/arithmetic.ts';
import { compare } from '../value/compare.ts';
import { same } from '../value/equal.ts';
import { isList, isTagged } from '../value/kind.ts';
import {
  compareNumbers,
  Dec,
  decimalOf,
  type FeelNumber,
  isNumber,
  numberOf,
} from '../value/number.ts';
import type { FeelValue } from '../value/value.ts';
import {
  any,
  type Builtins,
  callable,
  integer,
  list,
  optional,
  takes,
  takesItems,
} from './signature.ts';

type Items = readonly FeelValue[];

/** Lists: what is in them, their sums, and new lists made of them. Positions count from 1. */
export const LISTS: Builtins = {
  'list contains': [
    takes([list('list'), any('element')], ([items, element]) =>
      items.some((item) => same(item, element)),
    ),
  ],
  count: [takes([list('list')], ([items]) => items.length)],
  min: takesItems('list', (items) => extreme(items, -1)),
  max: takesItems('list', (items) => extreme(items, 1)),
  sum: takesItems('list', sum),
  mean: takesItems('list', (items) => mean(items)),
  product: takesItems('list', product),
  median: takesItems('list', median),
  stddev: takesItems('list', deviation),
  mode: takesItems('list', mode),
  all: takesItems('list', (items) => truth(items, false)),
  and: takesItems('list', (items) => truth(items, false)),
  any: takesItems('list', (items) => truth(items, true)),
  or: takesItems('list', (items) => truth(items, true)),
  sublist: [
    takes(
      [list('list'), integer('start position'), optional(integer('length'))],
      ([items, start, length]) => sublist(items, start, length),
    ),
  ],
  append: [
    {
      parameters: [list('list'), any('item')],
      variadic: true,
      call: ([first = null, ...items]) =>
        first === null ? null : [...(isList(first) ? first : [first]), ...items],
    },
  ],
  concatenate: [
    {
      parameters: [list('list')],
      variadic: true,
      call: (lists) => joinedLists(lists),
    },
  ],
  'insert before': [
    takes([list('list'), integer('position'), any('newItem')], ([items, position, item]) => {
      const at = index(items, position);
      return at === null ? null : [...items.slice(0, at), item, ...items.slice(at)];
    }),
  ],
  remove: [
    takes([list('list'), integer('position')], ([items, position]) => {
      const at = index(items, position);
      return at === null ? null : [...items.slice(0, at), ...items.slice(at + 1)];
    }),
  ],
  'list replace': [
    takes([list('list'), integer('position'), any('newItem')], ([items, position, item]) => {
      const at = index(items, position);
      return at === null ? null : [...items.slice(0, at), item, ...items.slice(at + 1)];
    }),
    takes([list('list'), callable('match'), any('newItem')], ([items, match, item]) =>
      match.accepts(2) ? replaced(items, (each) => match.run([each, item]), item) : null,
    ),
  ],
  reverse: [takes([list('list')], ([items]) => [...items].reverse())],
  'index of': [
    takes([list('list'), any('match')], ([items, match]) =>
      items.flatMap((item, at) => (same(item, match) ? [at + 1] : [])),
    ),
  ],
  union: [
    {
      parameters: [list('list')],
      variadic: true,
      call: (lists, session) => {
        const items = joinedLists(lists);
        return items && distinct(items, session);
      },
    },
  ],
  'distinct values': [takes([list('list')], ([items], session) => distinct(items, session))],
  'duplicate values': [
    takes([list('list')], ([items], session) => {
      session.work -= (items.length * items.length) / 8;
      if (session.work < 0) return null;
      const twice = items.filter((item, at) =>
        items.some((each, later) => later > at && same(each, item)),
      );
      return distinct(twice, session);
    }),
  ],
  flatten: [takes([list('list')], ([items]) => flattened(items))],
};

/** All items of lists, in order; a null is no list. */
function joinedLists(lists: Items): Items | null {
  if (lists.includes(null)) return null;
  return lists.flatMap((each) => (isList(each) ? each : [each]));
}

function replaced(items: Items, match: (item: FeelValue) => FeelValue, by: FeelValue): FeelValue {
  const marks = items.map(match);
  if (marks.some((mark) => typeof mark !== 'boolean')) return null;
  return items.map((item, at) => (marks[at] === true ? by : item));
}

/** The index of a position, negative ones from the end; null when it is outside. */
function index(items: Items, position: number): number | null {
  const at = position > 0 ? position - 1 : items.length + position;
  return position === 0 || at < 0 || at >= items.length ? null : at;
}

function sublist(items: Items, start: number, length: number | null): FeelValue {
  const at = index(items, start);
  if (at === null || (length !== null && (length < 1 || at + length > items.length))) return null;
  return items.slice(at, length === null ? undefined : at + length);
}

function extreme(items: Items, sign: number): FeelValue {
  let best: FeelValue = null;
  for (const item of items) {
    const order = item === null ? null : compare(item, best ?? item);
    if (order === null) return null;
    if (best === null || order * sign > 0) best = item;
  }
  return best;
}

const numbersOf = (items: Items): FeelNumber[] | null =>
  items.length > 0 && items.every(isNumber) ? [...items] : null;

/** The sum of numbers, or of durations of one kind; of nothing, null. */
export function sum(items: Items): FeelValue {
  const [first, ...rest] = items;
  const summable =
    first !== undefined && (isNumber(first) || (isTagged(first) && first.is.endsWith('duration')));
  return summable
    ? rest.reduce<FeelValue>((total, item) => calculate('+', total, item), first)
    : null;
}

const mean = (items: Items): FeelValue => calculate('/', sum(items), items.length);

function product(items: Items): FeelValue {
  const numbers = numbersOf(items);
  return numbers?.reduce<FeelValue>((total, item) => calculate('*', total, item), 1) ?? null;
}

function sorted(numbers: readonly FeelNumber[]): FeelNumber[] {
  return [...numbers].sort(compareNumbers);
}

function median(items: Items): FeelValue {
  const numbers = numbersOf(items);
  if (!numbers) return null;
  const order = sorted(numbers);
  const middle = order.length / 2;
  const upper = order[Math.floor(middle)] ?? null;
  if (!Number.isInteger(middle)) return upper;
  return calculate('/', calculate('+', order[middle - 1] ?? null, upper), 2);
}

/** The sample standard deviation; of fewer than two numbers, null. */
function deviation(items: Items): FeelValue {
  const numbers = numbersOf(items);
  const middle = mean(items);
  if (!numbers || numbers.length < 2 || !isNumber(middle)) return null;
  let squares = new Dec(0);
  for (const item of numbers) squares = squares.plus(decimalOf(item).minus(middle).pow(2));
  return numberOf(squares.div(numbers.length - 1).sqrt());
}

function mode(items: Items): FeelValue {
  if (!items.every(isNumber)) return null;
  const runs: { readonly value: FeelNumber; count: number }[] = [];
  for (const value of sorted(items)) {
    const last = runs.at(-1);
    if (last && compareNumbers(last.value, value) === 0) last.count += 1;
    else runs.push({ value, count: 1 });
  }
  const most = Math.max(0, ...runs.map(({ count }) => count));
  return runs.filter(({ count }) => count === most).map(({ value }) => value);
}

/** `any` and `all` over three truths: `decisive` settles it, a null leaves it open. */
function truth(items: Items, decisive: boolean): FeelValue {
  if (items.some((item) => item !== null && typeof item !== 'boolean')) return null;
  if (items.includes(decisive)) return decisive;
  return items.includes(null) ? null : !decisive;
}

function distinct(items: Items, session: Session): FeelValue {
  session.work -= (items.length * items.length) / 8;
  const found: FeelValue[] = [];
  for (const item of items) {
    if (!found.some((each) => same(each, item))) found.push(item);
    if (session.work < 0) return null;
  }
  return found;
}

function flattened(items: Items): FeelValue[] {
  return items.flatMap((item) => (isList(item) ? flattened(item) : [item]));
}
