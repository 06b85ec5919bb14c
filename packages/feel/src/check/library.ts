import { type CallAst, orderedArguments, type Signature } from './arguments.ts';
import { type Checker, expect, hole, required, type Scope, wrongType } from './checker.ts';
import { unifyAll } from './collections.ts';
import { textOf } from './conversions.ts';
import { atScale, widen } from './convert.ts';
import type { BuiltinName, PlainName } from './function-names.ts';
import { patternCall } from './patterns.ts';
import type { Node } from './program.ts';
import type { Type } from './type.ts';
import { COUNT, DAY, describe, FLAG, TEXT } from './types.ts';

type At = { readonly span: Node['span']; readonly scope: Scope; readonly checker: Checker };

/** A function of the library: its parameters, and its node from the arguments that are there. */
type LibraryFunction = Signature & {
  /** Any number of further arguments like the last parameter. */
  readonly open?: boolean;
  readonly node: (args: readonly Node[], at: At) => Node;
};

/** A call of a library function; null when the name is none of them. */
export function checkLibrary(call: CallAst, at: At): Node | null {
  const form = LIBRARY.get(call.name);
  if (!form) return null;
  const names = form.open ? withMore(form.names, call.args.length) : form.names;
  const args = orderedArguments(call, { names, required: form.required }, at.span, at.checker);
  if (!args) return hole(at.span);
  const nodes = args.flatMap((arg) => (arg ? [at.checker.expression(arg, at.scope)] : []));
  if (nodes.some((node) => node.type.is === 'hole')) return hole(at.span);
  return form.node(nodes, at);
}

const withMore = (names: readonly string[], count: number): string[] =>
  Array.from({ length: Math.max(count, names.length) }, (_, at) => names[at] ?? `item ${at}`);

const plain = (name: PlainName, args: readonly Node[], type: Type, at: At): Node =>
  args.some((arg) => arg.type.is === 'hole')
    ? hole(at.span)
    : { op: 'plain', name, args, type, span: at.span };

const LIST = { en: 'a list', zh: '列表' };
const INTEGER = { en: 'an integer', zh: '整数' };

const integer = (node: Node, { checker }: At): Node => {
  const number = expect(checker, node, COUNT);
  const whole = number.type.is !== 'number' || number.type.scale === 0;
  return whole ? number : wrongType(checker, number, INTEGER);
};

function listed(node: Node | undefined, at: At): Node {
  if (!node) return hole(at.span);
  return node.type.is === 'list' ? required(at.checker, node) : wrongType(at.checker, node, LIST);
}

/** Arguments of fixed types: `t` a text, `i` an integer, `d` a day, `l` a list. */
const fixed =
  (name: PlainName, kinds: string, type: Type | null): LibraryFunction['node'] =>
  (args, at) => {
    const checked = args.map((arg, place) => {
      if (kinds[place] === 't') return expect(at.checker, arg, TEXT);
      if (kinds[place] === 'i') return integer(arg, at);
      return kinds[place] === 'd' ? expect(at.checker, arg, DAY) : listed(arg, at);
    });
    return plain(name, checked, type ?? checked[0]?.type ?? TEXT, at);
  };

/** A list whose items have one type. */
const listOf =
  (name: PlainName, item: Type, type: Type): LibraryFunction['node'] =>
  ([arg, ...more], at) => {
    const list = listed(arg, at);
    if (list.type.is !== 'list') return hole(at.span);
    const right = list.type.of.is === item.is && !list.type.of.nullable;
    if (!right && list.type.of.is !== 'null') return wrongType(at.checker, list, describe(item));
    return plain(name, [list, ...more.map((each) => expect(at.checker, each, TEXT))], type, at);
  };

/** Lists, or a list and items, put together: all items get one type. */
const together =
  (name: PlainName, firstOnly: boolean): LibraryFunction['node'] =>
  (args, at) => {
    const lists = args.map((arg, place) => (firstOnly && place > 0 ? arg : listed(arg, at)));
    const items = lists.map((list, place): Node => {
      const isItem = firstOnly && place > 0;
      return isItem || list.type.is !== 'list' ? list : { ...list, type: list.type.of };
    });
    const of = unifyAll(items, at.checker);
    if (!of) return hole(at.span);
    const type: Type = { is: 'list', of, nullable: false };
    const wide = lists.map((list, place) => widen(list, firstOnly && place > 0 ? of : type));
    return plain(name, wide, type, at);
  };

const LIST_ITEM = ['list', 'position', 'newItem'];

/** An item at a place of a list; list and item get one type. */
const placed =
  (name: PlainName): LibraryFunction['node'] =>
  ([first, place, item], at) => {
    const list = listed(first, at);
    if (list.type.is !== 'list' || !place || !item) return hole(at.span);
    const of = unifyAll([{ ...list, type: list.type.of }, item], at.checker);
    if (!of) return hole(at.span);
    const type: Type = { is: 'list', of, nullable: false };
    return plain(name, [widen(list, type), integer(place, at), widen(item, of)], type, at);
  };

const indexOf: LibraryFunction['node'] = ([first, match], at) => {
  const list = listed(first, at);
  if (list.type.is !== 'list' || !match) return hole(at.span);
  const of = unifyAll([{ ...list, type: list.type.of }, match], at.checker);
  if (!of) return hole(at.span);
  const wide = widen(list, { is: 'list', of, nullable: false });
  const type: Type = { is: 'list', of: COUNT, nullable: false };
  return plain('index of', [wide, widen(match, of)], type, at);
};

const flatten: LibraryFunction['node'] = ([arg], at) => {
  const list = listed(arg, at);
  if (list.type.is !== 'list') return hole(at.span);
  const { of } = list.type;
  if (of.is === 'list' && !of.nullable && of.of.is !== 'list') {
    return plain('flatten', [list], { ...of, nullable: false }, at);
  }
  return wrongType(at.checker, list, { en: 'a list of lists', zh: '由列表组成的列表' });
};

const builtin = (name: BuiltinName, args: readonly Node[], type: Type, at: At): Node =>
  args.some((arg) => arg.type.is === 'hole')
    ? hole(at.span)
    : { op: 'call', name, args, type, span: at.span };

const modulo: LibraryFunction['node'] = (args, at) => {
  const numbers = args.map((arg) => expect(at.checker, arg, COUNT));
  const scales = numbers.map(({ type }) => (type.is === 'number' ? type.scale : 0));
  const scale = Math.max(...scales);
  const scaled = numbers.map((node) => (node.type.is === 'number' ? atScale(node, scale) : node));
  return builtin('modulo', scaled, scaled[0]?.type ?? COUNT, at);
};

const parity =
  (name: 'even' | 'odd'): LibraryFunction['node'] =>
  (args, at) =>
    builtin(
      name,
      args.map((arg) => integer(arg, at)),
      FLAG,
      at,
    );

const text = (name: PlainName, names: readonly string[], kinds: string, of: Type) =>
  [name, { names, required: names.length, node: fixed(name, kinds, of) }] as const;

/** From a list to a list of the same items. */
const same = (name: PlainName) =>
  [name, { names: ['list'], required: 1, node: fixed(name, 'l', null) }] as const;

const day = (name: PlainName, of: Type) =>
  [name, { names: ['date'], required: 1, node: fixed(name, 'd', of) }] as const;

/** Their names. */
export const LIBRARY_NAMES: Iterable<string> = { [Symbol.iterator]: () => LIBRARY.keys() };

const LIBRARY: ReadonlyMap<string, LibraryFunction> = new Map<string, LibraryFunction>([
  ['modulo', { names: ['dividend', 'divisor'], required: 2, node: modulo }],
  ['even', { names: ['number'], required: 1, node: parity('even') }],
  ['odd', { names: ['number'], required: 1, node: parity('odd') }],
  [
    'substring',
    {
      names: ['string', 'start position', 'length'],
      required: 2,
      node: fixed('substring', 'tii', TEXT),
    },
  ],
  text('substring before', ['string', 'match'], 'tt', TEXT),
  text('substring after', ['string', 'match'], 'tt', TEXT),
  text('upper case', ['string'], 't', TEXT),
  text('lower case', ['string'], 't', TEXT),
  text('ends with', ['string', 'match'], 'tt', FLAG),
  [
    'string join',
    { names: ['list', 'delimiter'], required: 1, node: listOf('string join', TEXT, TEXT) },
  ],
  ['append', { names: ['list', 'item'], required: 2, open: true, node: together('append', true) }],
  [
    'concatenate',
    { names: ['list'], required: 1, open: true, node: together('concatenate', false) },
  ],
  ['union', { names: ['list'], required: 1, open: true, node: together('union', false) }],
  same('distinct values'),
  same('duplicate values'),
  same('reverse'),
  ['flatten', { names: ['list'], required: 1, node: flatten }],
  ['all', { names: ['list'], required: 1, node: listOf('all', FLAG, FLAG) }],
  ['any', { names: ['list'], required: 1, node: listOf('any', FLAG, FLAG) }],
  [
    'sublist',
    {
      names: ['list', 'start position', 'length'],
      required: 2,
      node: fixed('sublist', 'lii', null),
    },
  ],
  ['insert before', { names: LIST_ITEM, required: 3, node: placed('insert before') }],
  ['list replace', { names: LIST_ITEM, required: 3, node: placed('list replace') }],
  ['remove', { names: ['list', 'position'], required: 2, node: fixed('remove', 'li', null) }],
  ['index of', { names: ['list', 'match'], required: 2, node: indexOf }],
  ['matches', { names: ['input', 'pattern', 'flags'], required: 2, node: patternCall('matches') }],
  [
    'replace',
    {
      names: ['input', 'pattern', 'replacement', 'flags'],
      required: 3,
      node: patternCall('replace'),
    },
  ],
  ['split', { names: ['string', 'delimiter'], required: 2, node: patternCall('split') }],
  ['string', { names: ['from'], required: 1, node: textOf }],
  day('day of week', TEXT),
  day('month of year', TEXT),
  day('day of year', COUNT),
  day('week of year', COUNT),
]);
