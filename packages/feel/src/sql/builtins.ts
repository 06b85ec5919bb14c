import type { BuiltinName } from '../check/function-names.ts';
import type { Node } from '../check/program.ts';
import { either, larger, smaller } from '../javascript/code.ts';
import { addDays, addMonths, daysFrom, monthsBetween, partOf, weekdayOf } from './calendar.ts';
import { type Emitted, type Items, plainScalar, type Scalar } from './code.ts';
import { isEmpty } from './collections.ts';
import { containsItem } from './compare.ts';
import { itemsOf, scalarOf } from './forms.ts';
import {
  absolute,
  add,
  divide,
  multiply,
  numberConstant,
  operation,
  remainder,
  subtract,
} from './numbers.ts';
import { decoded } from './texts.ts';
import { wayOf, wayWhen } from './way.ts';
import type { Writer } from './writer.ts';

type Call = Node & { readonly op: 'call' };
type At = { readonly span: Node['span']; readonly writer: Writer };
type Values = readonly Scalar[];
/** What a function gives beside the problems of its arguments. */
type Given = Scalar | Emitted<Scalar>;

/** A call of a built-in function. */
export function emitBuiltin(node: Call, writer: Writer): Emitted {
  const at = { span: node.span, writer };
  const args = node.args.map((arg) => writer.emit(arg));
  const ways = args.map(({ way }) => way);
  const listed = node.args.length === 1 && node.args[0]?.type.is === 'list';
  if (node.name === 'count' || node.name === 'list contains' || listed) {
    const given = ofList(node.name, args, at);
    const { code, way } = 'code' in given ? given : { code: given, way: null };
    return { code, way: wayOf([...ways, way]) };
  }
  const values = args.map((arg) => scalarOf(arg, at).code);
  const given = OF_VALUES[node.name as OfValues](values, at);
  const { code, way } = 'code' in given ? given : { code: given, way: null };
  return { code, way: wayOf([...ways, way]) };
}

function ofList(name: BuiltinName, args: readonly Emitted[], at: At): Given {
  const [first, second] = args;
  if (!first) throw new Error(`${name} of nothing`);
  if (name === 'list contains') {
    return containsItem(first, second?.code ?? plainScalar('NULL', []), at);
  }
  if (name === 'count' && first.code.form === 'column') {
    const text = at.writer.dialect.listLength(first.code.text);
    const length = plainScalar(text, []);
    return { ...length, level: first.code.level, low: 0n, high: 2n ** 31n };
  }
  const list = itemsOf(first, at).code;
  if (name === 'count') return countOf(list, at);
  const empty = isEmpty(list.items);
  const way = wayWhen(empty, at.writer.site('RULE_EMPTY_LIST', at.span));
  const code =
    name === 'sum' ? sumOf(list, at) : extremeOf(name === 'min' ? 'min' : 'max', list, at);
  return { code, way };
}

function countOf({ items }: Items, at: At): Scalar {
  const parts = items.map(({ present }) => present);
  const always = BigInt(parts.filter((present) => present === null).length);
  const counted = parts.flatMap((present) =>
    present === null
      ? []
      : [{ ...plainScalar(`CASE WHEN ${present.text} THEN 1 ELSE 0 END`, [present]), high: 1n }],
  );
  return counted.reduce<Scalar>(
    (sum, each) => add(sum, each, at),
    numberConstant(always, at.writer),
  );
}

/** The sum of what is there. */
export function sumOf({ items }: Items, at: At): Scalar {
  const zero = numberConstant(0n, at.writer);
  const parts = items.map(({ present, value }) => {
    const of = scalarOf({ code: value, way: null }, at).code;
    if (present === null) return of;
    const reach = { low: smaller(of.low, 0n), high: larger(of.high, 0n) };
    const none = at.writer.dialect.integer(0n, of.wide);
    const write = (text = '') => `CASE WHEN ${present.text} THEN ${text} ELSE ${none} END`;
    const made = operation([of], reach, write, at);
    return { ...made, level: Math.max(made.level, present.level) };
  });
  return parts.reduce<Scalar>((sum, each) => (sum === zero ? each : add(sum, each, at)), zero);
}

/** The least or the greatest of what is there: NULLs are passed over. */
export function extremeOf(name: 'min' | 'max', { items }: Items, at: At): Scalar {
  const parts = items.map(({ present, value }): Scalar => {
    const of = scalarOf({ code: value, way: null }, at).code;
    if (present === null) return of;
    const text = `CASE WHEN ${present.text} THEN ${of.text} END`;
    const { constant: _, ...open } = of;
    return { ...open, text, level: Math.max(of.level, present.level) };
  });
  return extreme(name, parts, at);
}

function extreme(name: 'min' | 'max', parts: Values, at: At): Scalar {
  const [first, ...rest] = parts;
  if (!first) return plainScalar('NULL', []);
  if (rest.length === 0) return first;
  const certain = parts.every(({ text }) => !text.startsWith('CASE WHEN'));
  const [low, high] = [name === 'min' ? smaller : larger, either];
  const interval = certain
    ? {
        low: parts.map((part) => part.low).reduce(low),
        high: parts.map((part) => part.high).reduce(low),
      }
    : parts.reduce(high, first);
  const word = name === 'min' ? 'least' : 'greatest';
  return operation(parts, interval, (...texts) => `${word}(${texts.join(', ')})`, at);
}

type OfValues = Exclude<BuiltinName, 'count' | 'list contains'>;

const text = (write: (at: At, a: string, b: string) => string) => (values: Values, at: At) => {
  const [a, b] = values.map((value) => decoded(value, at));
  return plainScalar(write(at, a?.text ?? '', b?.text ?? ''), values);
};

const first = (values: Values): Scalar => {
  const [value] = values;
  if (!value) throw new Error('a function without argument');
  return value;
};

const second = (values: Values): Scalar => first(values.slice(1));

const OF_VALUES: Readonly<Record<OfValues, (values: Values, at: At) => Given>> = {
  min: (values, at) => extreme('min', values, at),
  max: (values, at) => extreme('max', values, at),
  sum: (values, at) => values.reduce((sum, each) => add(sum, each, at)),
  abs: (values, at) => absolute(at.writer.bind(first(values)), at),
  modulo,
  even: (values, at) => parity(first(values), '=', at),
  odd: (values, at) => parity(first(values), '<>', at),
  'string length': (values, at) => ({
    ...text((_, a) => at.writer.dialect.textLength(a))(values, at),
    high: 2n ** 31n,
  }),
  contains: text((at, a, b) => at.writer.dialect.contains(a, b)),
  'starts with': text((at, a, b) => at.writer.dialect.startsWith(a, b)),
  date: ([y, m, d], at) => daysFrom({ y, m, d }, at),
  year: (values, at) => partOf('year', first(values), at),
  month: (values, at) => partOf('month', first(values), at),
  'day of month': (values, at) => partOf('day', first(values), at),
  weekday: (values, at) => weekdayOf(first(values), at),
  'days between': (values, at) => subtract(first(values), second(values), at),
  'add days': (values, at) => addDays(first(values), second(values), at),
  'add months': (values, at) => addMonths(first(values), second(values), at),
  'months between': (values, at) => monthsBetween(first(values), second(values), at),
  'years of months': (values, at) =>
    divide({ of: first(values), limit: null }, numberConstant(12n, at.writer), at),
  'months of year': (values, at) => remainder(first(values), numberConstant(12n, at.writer), at),
};

/** What is left of a division towards minus infinity. */
function modulo(values: Values, at: At): Given {
  const { writer } = at;
  const [of, by] = [writer.bind(first(values)), writer.bind(second(values))];
  const possible = by.low <= 0n && by.high >= 0n;
  const zero = plainScalar(`${by.text} = 0`, [by]);
  const way = possible ? wayWhen(zero, writer.site('RULE_DIVISION_BY_ZERO', at.span)) : null;
  const safe = possible ? { ...by, text: `NULLIF(${by.text}, 0)` } : by;
  const rest = writer.bind(remainder(of, safe, at));
  const limit = larger(by.high, -by.low);
  const code = operation(
    [rest, by],
    { low: -limit, high: limit },
    (r, b) => `CASE WHEN ${r} <> 0 AND (${r} < 0) <> (${b} < 0) THEN ${r} + ${b} ELSE ${r} END`,
    at,
  );
  return { code, way };
}

function parity(of: Scalar, operator: '=' | '<>', at: At): Scalar {
  const rest = remainder(of, numberConstant(2n, at.writer), at);
  return plainScalar(`(${rest.text} ${operator} 0)`, [
    rest,
    multiply(of, numberConstant(1n, at.writer), at),
  ]);
}
