import type { Ast, AstIterator } from '../ast/ast.ts';
import type { SourceSpan } from '../source.ts';
import {
  type Checker,
  expect,
  hole,
  note,
  plainBinding,
  refuse,
  required,
  type Scope,
  spanOf,
  type Written,
  wrongType,
} from './checker.ts';
import type { Iterator, Node } from './program.ts';
import type { Type } from './type.ts';
import { COUNT, FLAG, numberType } from './types.ts';
import { writtenIn } from './written.ts';

type Iterating = Ast & { readonly form: 'for' | 'some' | 'every' };

/** `for`, `some`, `every`: later lists may read earlier variables. */
export function checkIterating(ast: Iterating, scope: Scope, checker: Checker): Node {
  const variables = ast.iterators.map((written) => ({
    name: written.name,
    of: (inner: Scope) => listOf(written, inner, checker),
  }));
  const body = (inner: Scope): Node => checker.expression(ast.body, inner);
  return iterated({ what: ast.form, variables, body, span: spanOf(scope, ast) }, scope, checker);
}

type Iteration = {
  readonly what: 'for' | 'some' | 'every';
  readonly variables: readonly { readonly name: string; readonly of: (inner: Scope) => Node }[];
  readonly body: (inner: Scope) => Node;
  readonly span: SourceSpan;
};

/** Variables over lists, and what is made or asked of each combination. */
export function iterated(
  { what, variables, body, span }: Iteration,
  scope: Scope,
  checker: Checker,
): Node {
  const locals = new Map(scope.locals);
  const iterators: Iterator[] = [];
  for (const { name, of: make } of variables) {
    const given = make({ ...scope, locals: new Map(locals) });
    if (given.type.is === 'hole') return hole(span);
    const of = required(checker, given);
    if (of.type.is !== 'list') return wrongType(checker, of, LIST);
    const slot = checker.newSlot();
    locals.set(name, plainBinding(slot, of.type.of));
    iterators.push({ slot, of });
  }
  const made = body({ ...scope, locals });
  const answer = what === 'for' ? made : expect(checker, made, FLAG);
  if (answer.type.is === 'hole') return hole(span);
  const type: Type = what === 'for' ? { is: 'list', of: answer.type, nullable: false } : FLAG;
  return { op: 'iterate', what, iterators, body: answer, type, span };
}

const LIST = { en: 'a list', zh: '列表' };
const INTEGER = { en: 'an integer', zh: '整数' };

/** The list a variable runs over: written, or the integers of a range, up or down. */
function listOf(written: AstIterator, scope: Scope, checker: Checker): Node {
  const range = writtenIn(written.of, scope, checker);
  if (written.to === null && range?.is === 'range') return withinRange(range, checker);
  const from = checker.expression(written.of, scope);
  if (written.to === null) return from;
  const to = checker.expression(written.to, scope);
  const span = spanOf(scope, { from: written.of.from, to: written.to.to });
  return integersFrom(from, to, span, checker);
}

function integersFrom(low: Node, high: Node, span: SourceSpan, checker: Checker): Node {
  const [from, to] = [expect(checker, low, COUNT), expect(checker, high, COUNT)];
  const bad = [from, to].find(({ type }) => type.is === 'number' && type.scale > 0);
  if (bad) return wrongType(checker, bad, INTEGER);
  if (from.type.is === 'hole' || to.type.is === 'hole') return hole(span);
  return { op: 'integers', from, to, type: { is: 'list', of: COUNT, nullable: false }, span };
}

/** `[1..12]` written out; one that is empty or runs down is not what its writer meant. */
function withinRange({ range, scope }: Written & { readonly is: 'range' }, checker: Checker): Node {
  const span = spanOf(scope, range);
  const [low, high] = [range.low, range.high].map((end) => end && checker.expression(end, scope));
  const first = integerOf(low);
  const last = integerOf(high);
  if (first === null || last === null) return refuse(checker, span, 'rangeValue');
  const from = range.lowClosed ? first : first + 1n;
  const to = range.highClosed ? last : last - 1n;
  if (from > to) return refuse(checker, span, 'rangeValue');
  const constant = (value: bigint): Node => ({ op: 'constant', value, type: numberType(0), span });
  return integersFrom(constant(from), constant(to), span, checker);
}

function integerOf(node: Node | null | undefined): bigint | null {
  const whole = node?.op === 'constant' && node.type.is === 'number' && node.type.scale === 0;
  return whole && typeof node.value === 'bigint' ? node.value : null;
}

/** `x instance of number`: known when the rule is checked, but for null. */
export function checkInstance(
  ast: Ast & { readonly form: 'instance' },
  scope: Scope,
  checker: Checker,
): Node {
  const span = spanOf(scope, ast);
  const of = checker.expression(ast.of, scope);
  const asked = ast.type.type === 'named' ? NAMED[ast.type.name] : ast.type.type;
  if (asked === undefined) {
    const name = span.text.slice(ast.type.from, ast.type.to);
    note(checker, 'FEEL_UNKNOWN_TYPE', span, { name });
    return hole(span);
  }
  if (of.type.is === 'hole') return of;
  const is = asked === 'any' || of.type.is === asked;
  if (!is || !of.type.nullable) {
    return { op: 'constant', value: is && of.type.is !== 'null', type: FLAG, span };
  }
  const right: Node = { op: 'constant', value: null, type: { is: 'null', nullable: true }, span };
  return { op: 'compare', operator: '!=', left: of, right, type: FLAG, span };
}

const NAMED: { readonly [name: string]: Type['is'] | 'any' } = {
  Any: 'any',
  number: 'number',
  string: 'text',
  boolean: 'flag',
  date: 'day',
  'days and time duration': 'days',
  'years and months duration': 'months',
  context: 'context',
  list: 'list',
};
