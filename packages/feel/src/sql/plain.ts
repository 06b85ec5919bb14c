import { MONTH_NAMES, WEEKDAY_NAMES } from '@sanyi/kernel';
import type { PlainName } from '../check/function-names.ts';
import type { Node } from '../check/program.ts';
import { dayOfYear, partOf, weekdayOf } from './calendar.ts';
import { type Code, type Emitted, every, plainScalar, type Scalar, some } from './code.ts';
import { boundCode } from './compare.ts';
import { itemsOf, placesOf, scalarOf } from './forms.ts';
import { numberConstant, operation } from './numbers.ts';
import { decoded, textConstant } from './texts.ts';
import { wayOf, wayWhen } from './way.ts';
import { refuse, type Writer } from './writer.ts';

type Plain = Node & { readonly op: 'plain' };
type At = { readonly span: Node['span']; readonly writer: Writer };
type Make = (args: readonly Emitted[], at: At) => Emitted;

/** A function of texts, lists and days. */
export function emitPlain(node: Plain, writer: Writer): Emitted {
  const at = { span: node.span, writer };
  const args = node.args.map((arg) => writer.emit(arg));
  const make = PLAIN[node.name];
  if (!make) {
    const reason = {
      en: `"${node.name}" has no counterpart that is the same in every database`,
      zh: `“${node.name}”在各数据库中没有完全一致的对应函数`,
    };
    return refuse(node.span, reason, writer);
  }
  const { code, way } = make(args, at);
  return { code, way: wayOf([...args.map((arg) => arg.way), way]) };
}

const scalar = (args: readonly Emitted[], place: number, at: At): Scalar => {
  const arg = args[place];
  if (!arg) throw new Error('a function without argument');
  return scalarOf(arg, at).code;
};

const text = (args: readonly Emitted[], place: number, at: At): Scalar =>
  at.writer.bind(decoded(scalar(args, place, at), at));

const lists = (args: readonly Emitted[], at: At) => args.map((arg) => itemsOf(arg, at).code.items);

const plain = (code: Code): Emitted => ({ code, way: null });

/** Upper and lower case and what removes repetitions are left out: databases differ, or need a sort. */
const PLAIN: { readonly [Name in PlainName]?: Make } = {
  substring: (args, at) => substring(args, at),
  'substring before': (args, at) => {
    const [of, match] = [text(args, 0, at), text(args, 1, at)];
    const { dialect } = at.writer;
    const length = `${dialect.position(of.text, match.text)} - 1`;
    const part = dialect.substring(of.text, '1', length);
    const has = dialect.contains(of.text, match.text);
    return plain(plainScalar(`CASE WHEN ${has} THEN ${part} ELSE '' END`, [of, match]));
  },
  'substring after': (args, at) => {
    const [of, match] = [text(args, 0, at), text(args, 1, at)];
    const { dialect } = at.writer;
    const behind = `${dialect.position(of.text, match.text)} + ${dialect.textLength(match.text)}`;
    const part = dialect.substring(of.text, behind, null);
    const has = dialect.contains(of.text, match.text);
    return plain(plainScalar(`CASE WHEN ${has} THEN ${part} ELSE '' END`, [of, match]));
  },
  'ends with': (args, at) => {
    const [of, match] = [text(args, 0, at), text(args, 1, at)];
    return plain(plainScalar(at.writer.dialect.endsWith(of.text, match.text), [of, match]));
  },
  'string join': (args, at) => {
    const [list] = args;
    if (!list) throw new Error('string join of nothing');
    const places = placesOf(itemsOf(list, at).code, at);
    const between = args.length > 1 ? text(args, 1, at) : textConstant('', at);
    const parts = places.flatMap((place, nth) => {
      const part = decoded(scalarOf(plain(place), at).code, at);
      return nth === 0 ? [part] : [between, part];
    });
    if (parts.length === 0) return plain(textConstant('', at));
    return plain(plainScalar(`(${parts.map((part) => part.text).join(' || ')})`, parts));
  },
  append: ([list, ...items], at) => {
    const before = list ? itemsOf(list, at).code.items : [];
    const added = items.map(({ code }) => ({ present: null, value: boundCode(code, at.writer) }));
    return plain({ form: 'list', items: [...before, ...added] });
  },
  concatenate: (args, at) => plain({ form: 'list', items: lists(args, at).flat() }),
  reverse: (args, at) => plain({ form: 'list', items: lists(args, at).flat().toReversed() }),
  flatten: (args, at) => {
    const items = lists(args, at)
      .flat()
      .flatMap(({ present, value }) =>
        itemsOf(plain(value), at).code.items.map((inner) => ({
          present: present === null ? inner.present : every([present, inner.present]),
          value: inner.value,
        })),
      );
    return plain({ form: 'list', items });
  },
  all: (args, at) => {
    const flags = lists(args, at).flat();
    const wrong = flags.map(({ present, value }) => {
      const flag = scalarOf(plain(value), at).code;
      return every([present, plainScalar(`(NOT ${flag.text})`, [flag])]);
    });
    const any = some(wrong);
    return plain(plainScalar(`(NOT ${any.text})`, [any]));
  },
  any: (args, at) => {
    const flags = lists(args, at).flat();
    return plain(
      some(flags.map(({ present, value }) => every([present, scalarOf(plain(value), at).code]))),
    );
  },
  'day of week': (args, at) => named(weekdayOf(scalar(args, 0, at), at), WEEKDAY_NAMES, at),
  'month of year': (args, at) => named(partOf('month', scalar(args, 0, at), at), MONTH_NAMES, at),
  'day of year': (args, at) => dayOfYear(scalar(args, 0, at), at),
  'week of year': (args, at) => {
    const day = at.writer.bind(scalar(args, 0, at));
    const weekday = weekdayOf(day, at);
    const reach = { low: day.low - 3n, high: day.high + 3n };
    // The week that holds the Thursday, as ISO 8601 counts.
    const thursday = operation([day, weekday.code], reach, (d, w) => `(${d} - ${w} + 4)`, at);
    const nth = dayOfYear(thursday, at);
    const { divide } = at.writer.dialect;
    const write = (n = '') => `(${divide(`(${n} - 1)`, '7')} + 1)`;
    const code = operation([nth.code], { low: 1n, high: 53n }, write, at);
    return { code, way: wayOf([weekday.way, nth.way]) };
  },
};

/** The name of a number from 1. */
function named(of: Emitted<Scalar>, names: readonly string[], at: At): Emitted {
  const code = at.writer.bind(of.code);
  const cases = names.map((name, nth) => `WHEN ${nth + 1} THEN ${textConstant(name, at).text}`);
  return { code: plainScalar(`CASE ${code.text} ${cases.join(' ')} END`, [code]), way: of.way };
}

/** Places count characters from 1, from the end with negative ones; outside is a problem. */
function substring(args: readonly Emitted[], at: At): Emitted {
  const { writer } = at;
  const { dialect } = writer;
  const of = text(args, 0, at);
  const start = writer.bind(scalar(args, 1, at));
  const length = args.length > 2 ? writer.bind(scalar(args, 2, at)) : null;
  const size = writer.bind({
    ...plainScalar(dialect.textLength(of.text), [of]),
    high: 2n ** 31n,
  });
  const reach = { low: start.low - 1n, high: start.high + 2n ** 31n };
  const from = writer.bind(
    operation(
      [start, size],
      reach,
      (s, n) => `CASE WHEN ${s} > 0 THEN ${s} - 1 ELSE ${n} + ${s} END`,
      at,
    ),
  );
  const outside = [
    `${start.text} = 0`,
    `${from.text} < 0`,
    `${from.text} > ${size.text}`,
    ...(length ? [`${length.text} < 1`] : []),
  ];
  const parts = [start, from, size, ...(length ? [length] : [])];
  const isOutside = writer.bind(plainScalar(`(${outside.join(' OR ')})`, parts));
  const way = wayWhen(isOutside, writer.site('RULE_PLACE_OUTSIDE', at.span));
  const one = numberConstant(1n, writer).text;
  const most = length ? `least(${length.text}, ${size.text} + ${one})` : null;
  const part = dialect.substring(of.text, `(${from.text} + ${one})`, most);
  const code = plainScalar(`CASE WHEN ${isOutside.text} THEN '' ELSE ${part} END`, [
    of,
    isOutside,
    ...parts,
  ]);
  return { code, way };
}
