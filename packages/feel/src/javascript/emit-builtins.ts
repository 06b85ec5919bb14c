import { addDays, addMonths, dayOfMonth, monthOf, yearOf } from '@sanyi/kernel';
import type { BuiltinName } from '../check/function-names.ts';
import type { Node } from '../check/program.ts';
import { WIDE } from '../numbers/wide.ts';
import { dateFrom, weekdayOf, wholeMonths } from '../row/days.ts';
import { isEven, modulo } from '../row/integers.ts';
import { sameValue } from '../row/same-value.ts';
import { stop } from '../trouble.ts';
import type { Value } from '../value.ts';
import { atom } from './atom.ts';
import type { Block } from './block.ts';
import { type Code, larger, plain, SAFE, within } from './code.ts';
import { extremeInterval } from './doubles.ts';
import { emptyList } from './failures.ts';
import type { Writer } from './writer.ts';

type Call = Node & { readonly op: 'call' };

/** A call of a built-in function; arguments run in their order. */
export function emitBuiltin(node: Call, block: Block, writer: Writer): Code {
  const args = node.args.map((arg) => atom(writer.emit(arg, block), block, writer));
  const nothing = plain('null');
  const [first = nothing, second = nothing, third = nothing] = args;
  const code = FORMS[node.name]({ node, args, first, second, third, block, writer });
  return STOPPING.has(node.name) ? atom(code, block, writer) : code;
}

/** Functions that may stop, so that they run at their place in the order. */
const STOPPING: ReadonlySet<BuiltinName> = new Set<BuiltinName>(['min', 'max', 'sum', 'date']);

type Arguments = {
  readonly node: Call;
  readonly args: readonly Code[];
  readonly first: Code;
  readonly second: Code;
  readonly third: Code;
  readonly block: Block;
  readonly writer: Writer;
};

const FORMS: Readonly<Record<BuiltinName, (args: Arguments) => Code>> = {
  min: (args) => extreme('min', args),
  max: (args) => extreme('max', args),
  sum,
  count: ({ first, writer }) => writer.numbers.fromPlain(`${first.text}.length`),
  abs: ({ first, block, writer }) => writer.numbers.abs(first, { block, writer }),
  modulo: ({ node, first, second, block, writer }) => {
    const { span } = node;
    const zero = writer.keep(() => stop('RULE_DIVISION_BY_ZERO', span));
    block.lines.push(`if (${second.text} == 0) ${zero}();`);
    const text = `(${writer.keep(modulo)}(${first.text}, ${second.text}))`;
    return { text, ...within({ low: -SAFE, high: SAFE }, larger(second.high, -second.low)) };
  },
  even: ({ first, writer }) => plain(`${writer.keep(isEven)}(${first.text})`),
  odd: ({ first, writer }) => plain(`!${writer.keep(isEven)}(${first.text})`),
  'string length': ({ first, writer }) =>
    writer.numbers.fromPlain(`${writer.keep(lengthOf)}(${first.text})`),
  contains: ({ first, second }) => plain(`${first.text}.includes(${second.text})`),
  'starts with': ({ first, second }) => plain(`${first.text}.startsWith(${second.text})`),
  'list contains': ({ first, second, writer }) =>
    plain(`${writer.keep(listContains)}(${first.text}, ${second.text})`),
  date: ({ node, first, second, third, writer }) => {
    const parts = [first, second, third].map((part) => writer.numbers.toPlain(part)).join(', ');
    const { span } = node;
    return plain(
      `${writer.keep((y: number, m: number, d: number) => dateFrom({ y, m, d }, span))}(${parts})`,
    );
  },
  year: (args) => part(yearOf, args),
  month: (args) => part(monthOf, args),
  'day of month': (args) => part(dayOfMonth, args),
  weekday: (args) => part(weekdayOf, args),
  'days between': ({ first, second, writer }) =>
    writer.numbers.fromPlain(`(${first.text} - ${second.text})`),
  'add days': (args) => moved(addDays, args),
  'add months': (args) => moved(addMonths, args),
  'months between': ({ first, second, writer }) =>
    writer.numbers.fromPlain(`${writer.keep(wholeMonths)}(${first.text}, ${second.text})`),
  'years of months': ({ first, writer }) => writer.numbers.divide(first, 12),
  'months of year': ({ first, block, writer }) => writer.numbers.rest(first, 12, { block, writer }),
};

const part = (of: unknown, { first, writer }: Arguments): Code =>
  writer.numbers.fromPlain(`${writer.keep(of)}(${first.text})`);

const moved = (by: unknown, { first, second, writer }: Arguments): Code =>
  plain(`${writer.keep(by)}(${first.text}, ${writer.numbers.toPlain(second)})`);

function extreme(name: 'min' | 'max', args: Arguments): Code {
  const { node, first, block, writer } = args;
  if (isListed(node)) {
    const helper = writer.keep(name === 'min' ? least : greatest);
    return { ...first, text: `${helper}(${first.text}, ${emptyList(node.span, writer)})` };
  }
  return args.args.slice(1).reduce((best, candidate) => {
    const kept = atom(best, block, writer);
    const text = writer.numbers.extreme(name, candidate.text, kept.text);
    return { text, ...extremeInterval(name, kept, candidate) };
  }, first);
}

const isListed = (node: Call): boolean =>
  node.args.length === 1 && node.args[0]?.type.is === 'list';

function sum({ node, args, first, block, writer }: Arguments): Code {
  if (!isListed(node)) {
    const zero = writer.numbers.constant(0n, block);
    return args.reduce((total, each) => {
      const kept = atom(total, block, writer);
      return writer.numbers.add(kept, each, { block, writer });
    }, zero);
  }
  const helper = writer.keep(writer.numbers.tier === 'double' ? totalOfDoubles : totalOfBigints);
  return plain(`${helper}(${first.text}, ${emptyList(node.span, writer)})`);
}

type Ordered = bigint | number;

function least(list: readonly Ordered[], empty: () => never): Ordered {
  let best = list[0] ?? empty();
  for (const each of list) if (each < best) best = each;
  return best;
}

function greatest(list: readonly Ordered[], empty: () => never): Ordered {
  let best = list[0] ?? empty();
  for (const each of list) if (each > best) best = each;
  return best;
}

function totalOfDoubles(list: readonly number[], empty: () => never): number {
  if (list.length === 0) empty();
  let total = 0;
  for (const each of list) {
    total += each;
    if (!Number.isSafeInteger(total)) throw WIDE;
  }
  return total;
}

function totalOfBigints(list: readonly bigint[], empty: () => never): bigint {
  if (list.length === 0) empty();
  return list.reduce((total, each) => total + each, 0n);
}

const lengthOf = (text: string): number => [...text].length;

const listContains = (list: readonly Value[], item: Value): boolean =>
  list.some((each) => sameValue(each, item));
