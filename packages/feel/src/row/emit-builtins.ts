import { addDays, addMonths, type Day, dayOfMonth, monthOf, yearOf } from '@sanyi/kernel';
import type { BuiltinName } from '../check/function-names.ts';
import type { Node } from '../check/program.ts';
import type { SourceSpan } from '../source.ts';
import { stop } from '../trouble.ts';
import type { Value } from '../value.ts';
import { dateFrom, weekdayOf, wholeMonths } from './days.ts';
import { type Emitter, type Eval, type Frame, list, number, sourceOf, text } from './emitter.ts';
import { isEven, modulo } from './integers.ts';
import { sameValue } from './same-value.ts';

type Call = Node & { readonly op: 'call' };

/** A call of a built-in function. */
export function emitBuiltin(node: Call, emitter: Emitter): Eval {
  const args = node.args.map((arg) => emitter.emit(arg));
  const [first, second, third] = args;
  const form = FORMS[node.name];
  return form({
    first: first ?? NOTHING,
    second: second ?? NOTHING,
    third: third ?? NOTHING,
    args,
    listed: node.args.length === 1 && node.args[0]?.type.is === 'list',
    span: node.span,
  });
}

const NOTHING: Eval = () => null;

type Arguments = {
  readonly first: Eval;
  readonly second: Eval;
  readonly third: Eval;
  readonly args: readonly Eval[];
  /** One list instead of values one by one. */
  readonly listed: boolean;
  readonly span: SourceSpan;
};

// The checker proved that a day stands here.
const dayOf = (of: Eval): ((frame: Frame) => Day) => of as (frame: Frame) => Day;

const FORMS: Readonly<Record<BuiltinName, (args: Arguments) => Eval>> = {
  min: (args) => minOfTwo(args) ?? extreme(args, (candidate, best) => candidate < best),
  max: (args) => maxOfTwo(args) ?? extreme(args, (candidate, best) => candidate > best),
  sum,
  count: ({ first }) => {
    const items = list(first);
    return (frame) => BigInt(items(frame).length);
  },
  abs: ({ first }) => {
    const of = number(first);
    return (frame) => {
      const value = of(frame);
      return value < 0n ? -value : value;
    };
  },
  modulo: ({ first, second, span }) => {
    const [of, by] = [number(first), number(second)];
    return (frame) => {
      const [dividend, divisor] = [of(frame), by(frame)];
      if (divisor === 0n) stop('RULE_DIVISION_BY_ZERO', span);
      return modulo(dividend, divisor) as bigint;
    };
  },
  even: ({ first }) => {
    const of = number(first);
    return (frame) => isEven(of(frame));
  },
  odd: ({ first }) => {
    const of = number(first);
    return (frame) => !isEven(of(frame));
  },
  'string length': ({ first }) => {
    const of = text(first);
    return (frame) => BigInt([...of(frame)].length);
  },
  contains: ({ first, second }) => {
    const [of, match] = [text(first), text(second)];
    return (frame) => of(frame).includes(match(frame));
  },
  'starts with': ({ first, second }) => {
    const [of, match] = [text(first), text(second)];
    return (frame) => of(frame).startsWith(match(frame));
  },
  'list contains': ({ first, second }) => {
    const items = list(first);
    return (frame) => {
      const wanted = second(frame);
      for (const item of items(frame)) if (sameValue(item, wanted)) return true;
      return false;
    };
  },
  date: dateOf,
  year: ({ first }) => calendarPart(dayOf(first), yearOf),
  month: ({ first }) => calendarPart(dayOf(first), monthOf),
  'day of month': ({ first }) => calendarPart(dayOf(first), dayOfMonth),
  weekday: ({ first }) => calendarPart(dayOf(first), weekdayOf),
  'days between': ({ first, second }) => {
    const [left, right] = [dayOf(first), dayOf(second)];
    return (frame) => BigInt(left(frame) - right(frame));
  },
  'add days': ({ first, second }) => {
    const [of, days] = [dayOf(first), number(second)];
    return (frame) => addDays(of(frame), Number(days(frame)));
  },
  'add months': ({ first, second }) => {
    const [of, months] = [dayOf(first), number(second)];
    return (frame) => addMonths(of(frame), Number(months(frame)));
  },
  'months between': ({ first, second }) => {
    const [from, to] = [dayOf(first), dayOf(second)];
    return (frame) => BigInt(wholeMonths(from(frame), to(frame)));
  },
  'years of months': ({ first }) => {
    const of = number(first);
    return (frame) => of(frame) / 12n;
  },
  'months of year': ({ first }) => {
    const of = number(first);
    return (frame) => of(frame) % 12n;
  },
};

type Ordered = bigint | number;

// Caps and floors are written with two values in almost every rule, so they have their own closure.
function minOfTwo({ args, first, second }: Arguments): Eval | null {
  if (args.length !== 2) return null;
  const [left, right] = [number(first), number(second)];
  return (frame) => {
    const a = left(frame);
    const b = right(frame);
    if (a < b) return a;
    return b;
  };
}

function maxOfTwo({ args, first, second }: Arguments): Eval | null {
  if (args.length !== 2) return null;
  const [left, right] = [number(first), number(second)];
  return (frame) => {
    const a = left(frame);
    const b = right(frame);
    if (a > b) return a;
    return b;
  };
}

function extreme(args: Arguments, better: (candidate: Ordered, best: Ordered) => boolean): Eval {
  if (args.listed) {
    const items = list(args.first);
    return (frame) => {
      const [first, ...rest] = items(frame) as readonly Ordered[];
      if (first === undefined) return emptyList(args.span);
      return rest.reduce((best, candidate) => (better(candidate, best) ? candidate : best), first);
    };
  }
  const values = args.args as readonly ((frame: Frame) => Ordered)[];
  return (frame) => {
    let best: Ordered | null = null;
    for (const value of values) {
      const candidate = value(frame);
      if (best === null || better(candidate, best)) best = candidate;
    }
    return best;
  };
}

function sum(args: Arguments): Eval {
  if (args.listed) {
    const items = list(args.first);
    return (frame) => {
      const values = items(frame);
      if (values.length === 0) return emptyList(args.span);
      let total = 0n;
      for (const value of values as readonly bigint[]) total += value;
      return total;
    };
  }
  const values = args.args.map(number);
  return (frame) => {
    let total = 0n;
    for (const value of values) total += value(frame);
    return total;
  };
}

function emptyList(span: SourceSpan): Value {
  return stop('RULE_EMPTY_LIST', span, { name: sourceOf(span) });
}

function calendarPart(of: (frame: Frame) => Day, part: (day: Day) => number): Eval {
  return (frame) => BigInt(part(of(frame)));
}

function dateOf({ first, second, third, span }: Arguments): Eval {
  const [year, month, day] = [number(first), number(second), number(third)];
  return (frame) => {
    const [y, m, d] = [Number(year(frame)), Number(month(frame)), Number(day(frame))];
    return dateFrom({ y, m, d }, span);
  };
}
