import type { Ast, AstIterator } from '../ast/ast.ts';
import {
  type Checker,
  expect,
  hole,
  note,
  plainBinding,
  required,
  type Scope,
  spanOf,
  wrongType,
} from './checker.ts';
import type { Iterator, Node } from './program.ts';
import type { Type } from './type.ts';
import { COUNT, FLAG } from './types.ts';

type Iterating = Ast & { readonly form: 'for' | 'some' | 'every' };

/** `for`, `some`, `every`: later lists may read earlier variables; `partial` is not covered. */
export function checkIterating(ast: Iterating, scope: Scope, checker: Checker): Node {
  const span = spanOf(scope, ast);
  const locals = new Map(scope.locals);
  const iterators: Iterator[] = [];
  for (const written of ast.iterators) {
    const inner = { ...scope, locals: new Map(locals) };
    const of = listOf(written, inner, checker);
    if (of.type.is !== 'list') return hole(span);
    const slot = checker.newSlot();
    locals.set(written.name, plainBinding(slot, of.type.of));
    iterators.push({ slot, of });
  }
  const inner = { ...scope, locals };
  if (ast.form === 'for') {
    const body = checker.expression(ast.body, inner);
    const type: Type = { is: 'list', of: body.type, nullable: false };
    return body.type.is === 'hole'
      ? hole(span)
      : { op: 'iterate', what: 'for', iterators, body, type, span };
  }
  const body = expect(checker, checker.expression(ast.body, inner), FLAG);
  return body.type.is === 'hole'
    ? hole(span)
    : { op: 'iterate', what: ast.form, iterators, body, type: FLAG, span };
}

const LIST = { en: 'a list', zh: '列表' };
const INTEGER = { en: 'an integer', zh: '整数' };

/** The list a variable runs over: written, or the integers of a range, up or down. */
function listOf(written: AstIterator, scope: Scope, checker: Checker): Node {
  const of = checker.expression(written.of, scope);
  if (written.to === null) {
    if (of.type.is === 'hole') return of;
    return of.type.is === 'list' ? required(checker, of) : wrongType(checker, of, LIST);
  }
  const from = expect(checker, of, COUNT);
  const to = expect(checker, checker.expression(written.to, scope), COUNT);
  const bad = [from, to].find(({ type }) => type.is === 'number' && type.scale > 0);
  if (bad) return wrongType(checker, bad, INTEGER);
  if (from.type.is === 'hole' || to.type.is === 'hole') return hole(from.span);
  const type: Type = { is: 'list', of: COUNT, nullable: false };
  return {
    op: 'integers',
    from,
    to,
    type,
    span: spanOf(scope, { from: written.of.from, to: written.to.to }),
  };
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
    const what = `instance of ${span.text.slice(ast.type.from, ast.type.to)}`;
    note(checker, 'FEEL_NOT_YET_SUPPORTED', span, { what });
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
