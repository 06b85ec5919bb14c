import type { SourceSpan } from '../source.ts';
import { type CallAst, orderedArguments, type Signature } from './arguments.ts';
import {
  type Checker,
  expect,
  hole,
  note,
  required,
  type Scope,
  spanOf,
  wrongType,
} from './checker.ts';
import { common, hasOrder, ORDERED } from './comparison.ts';
import { widen } from './convert.ts';
import { checkDate, checkDuration, checkMonthsBetween } from './dates.ts';
import { extreme } from './extremes.ts';
import type { BuiltinName } from './function-names.ts';
import { checkLibrary, LIBRARY_NAMES } from './library.ts';
import type { Node } from './program.ts';
import { checkRounding, ROUNDING_MODES } from './rounding.ts';
import type { Type } from './type.ts';
import { COUNT, describe, FLAG, TEXT } from './types.ts';
import { callWritten, functionOf } from './written.ts';

type At = { readonly span: SourceSpan; readonly scope: Scope; readonly checker: Checker };
type CallForm = (call: CallAst, at: At) => Node;

/** A call of a built-in function; null when the name is none of them. */
export function checkBuiltin(call: CallAst, scope: Scope, checker: Checker): Node | null {
  const at = { span: spanOf(scope, call), scope, checker };
  const mode = ROUNDING_MODES.get(call.name);
  if (mode) {
    const names = ['n', 'scale'];
    const free = mode === 'floor' || mode === 'ceiling';
    const args = orderedArguments(call, { names, required: free ? 1 : 2 }, at.span, checker);
    const value = args?.[0];
    return value
      ? checkRounding({ mode, value, scale: args[1], span: at.span }, scope, checker)
      : hole(at.span);
  }
  return BUILTINS.get(call.name)?.(call, at) ?? checkLibrary(call, at);
}

const BUILTINS: ReadonlyMap<string, CallForm> = new Map<string, CallForm>([
  ['min', (call, at) => extreme('min', call, at)],
  ['max', (call, at) => extreme('max', call, at)],
  ['sum', (call, at) => extreme('sum', call, at)],
  ['count', (call, at) => fixed(call, { names: ['list'], required: 1 }, at, count)],
  ['abs', (call, at) => fixed(call, { names: ['n'], required: 1 }, at, abs)],
  ['not', (call, at) => fixed(call, { names: ['negand'], required: 1 }, at, not)],
  [
    'string length',
    (call, at) =>
      fixed(call, { names: ['string'], required: 1 }, at, texts('string length', COUNT)),
  ],
  [
    'contains',
    (call, at) =>
      fixed(call, { names: ['string', 'match'], required: 2 }, at, texts('contains', FLAG)),
  ],
  [
    'starts with',
    (call, at) =>
      fixed(call, { names: ['string', 'match'], required: 2 }, at, texts('starts with', FLAG)),
  ],
  [
    'list contains',
    (call, at) => fixed(call, { names: ['list', 'element'], required: 2 }, at, listContains),
  ],
  ['date', (call, at) => checkDate(call, at.scope, at.checker)],
  ['@', (call, at) => checkDate(call, at.scope, at.checker)],
  ['duration', (call, at) => checkDuration(call, at.scope, at.checker)],
  ['years and months duration', (call, at) => checkMonthsBetween(call, at.scope, at.checker)],
  ['sort', sort],
  ['now', clock],
  ['today', clock],
]);

/** Every function that strict mode has, by name. */
export const STRICT_FUNCTIONS: readonly string[] = [
  ...ROUNDING_MODES.keys(),
  ...BUILTINS.keys(),
  ...LIBRARY_NAMES,
].filter((name) => name !== '@');

function clock(call: CallAst, at: At): Node {
  note(at.checker, 'FEEL_CLOCK_REFUSED', at.span, { name: `${call.name}()` });
  return hole(at.span);
}

/** `sort(list, function(a, b) ...)`; without a function, from the least to the greatest. */
function sort(call: CallAst, at: At): Node {
  const { span, scope, checker } = at;
  const args = orderedArguments(call, { names: ['list', 'precedes'], required: 1 }, span, checker);
  const [list, precedes] = args ?? [];
  if (!list) return hole(span);
  const of = required(checker, checker.expression(list, scope));
  if (of.type.is !== 'list') return wrongType(checker, of, LIST);
  const [left, right] = [checker.newSlot(), checker.newSlot()];
  const item = (slot: number): Node => ({ op: 'slot', slot, type: listItem(of), span });
  const node = (before: Node): Node =>
    before.type.is === 'hole'
      ? hole(span)
      : { op: 'sort', of, left, right, before, type: of.type, span };
  if (precedes) {
    const written = functionOf(precedes, 2, scope, checker);
    if (!written) return hole(span);
    const called = { name: 'function', args: [item(left), item(right)], span };
    return node(expect(checker, callWritten(written, called, scope, checker), FLAG));
  }
  if (!hasOrder(listItem(of))) return wrongType(checker, { ...of, type: listItem(of) }, ORDERED);
  const sides = { left: required(checker, item(left)), right: required(checker, item(right)) };
  return node({ op: 'compare', operator: '<', ...sides, type: FLAG, span });
}

const listItem = ({ type }: Node): Type => (type.is === 'list' ? type.of : type);

type Finish = (args: readonly Node[], at: At) => Node;

function fixed(call: CallAst, signature: Signature, at: At, finish: Finish): Node {
  const args = orderedArguments(call, signature, at.span, at.checker);
  if (!args) return hole(at.span);
  const nodes = args.flatMap((arg) => (arg ? [at.checker.expression(arg, at.scope)] : []));
  return nodes.some((node) => node.type.is === 'hole') ? hole(at.span) : finish(nodes, at);
}

const builtin = (name: BuiltinName, args: readonly Node[], type: Type, at: At): Node => ({
  op: 'call',
  name,
  args,
  type,
  span: at.span,
});

const count: Finish = ([list], at) => {
  if (!list) return hole(at.span);
  if (list.type.is !== 'list') return wrongType(at.checker, list, LIST);
  return builtin('count', [required(at.checker, list)], COUNT, at);
};

const abs: Finish = ([value], at) => {
  const number = value ? expect(at.checker, value, COUNT) : hole(at.span);
  return number.type.is === 'hole' ? number : builtin('abs', [number], number.type, at);
};

const not: Finish = ([value], at) => {
  const flag = value ? expect(at.checker, value, FLAG) : hole(at.span);
  return flag.type.is === 'hole' ? flag : { op: 'not', of: flag, type: FLAG, span: at.span };
};

const texts =
  (name: BuiltinName, type: Type): Finish =>
  (args, at) =>
    builtin(
      name,
      args.map((arg) => expect(at.checker, arg, TEXT)),
      type,
      at,
    );

const LIST = { en: 'a list', zh: '列表' };

const listContains: Finish = ([list, element], at) => {
  if (!list || !element) return hole(at.span);
  if (list.type.is !== 'list') return wrongType(at.checker, list, LIST);
  const item: Node = { ...list, type: list.type.of };
  const type = common(item, element, at.checker);
  if (!type) return wrongType(at.checker, element, describe(list.type.of));
  const wide = widen(required(at.checker, list), { ...list.type, of: type, nullable: false });
  return builtin('list contains', [wide, widen(element, type)], FLAG, at);
};
