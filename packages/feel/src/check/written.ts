import type { Ast } from '../ast/ast.ts';
import type { Logic } from '../dmn/model.ts';
import { CALLS_WRITTEN_MAX, INVOCATION_DEPTH_MAX } from '../limits.ts';
import type { SourceSpan } from '../source.ts';
import {
  type Binding,
  type Checker,
  hole,
  note,
  plainBinding,
  refuse,
  type Scope,
  spanOf,
  type Written,
  writtenBinding,
} from './checker.ts';
import type { Node } from './program.ts';

type WrittenFunction = Written & { readonly is: 'function' };

/** The function or range that an expression writes or names; null when it is a value. */
export function writtenIn(ast: Ast, scope: Scope, checker: Checker): Written | null {
  if (ast.form === 'range') return { is: 'range', range: ast, scope };
  if (ast.form === 'name') return scope.locals.get(ast.name)?.written ?? null;
  if (ast.form !== 'function' || ast.external) return null;
  const parameters = ast.parameters.map(({ name }) => name);
  const { body } = ast;
  return { is: 'function', parameters, body: (inner) => checker.expression(body, inner), scope };
}

/** The same of a box inside a context. */
export function writtenInBox(logic: Logic, scope: Scope, checker: Checker): Written | null {
  if (logic.form === 'function' && (logic.kind === undefined || logic.kind === 'FEEL')) {
    const parameters = logic.parameters.map(({ name }) => name);
    const { body } = logic;
    return { is: 'function', parameters, body: (inner) => checker.logic(body, inner), scope };
  }
  if (logic.form !== 'literal') return null;
  const place = { ...scope.place, from: 0, to: logic.text.length, text: logic.text };
  const { tree, problems } = checker.parsed.expression(place);
  return problems.length > 0 ? null : writtenIn(tree, { ...scope, place }, checker);
}

/** What a parameter is bound to: a value with a slot of its own, or something written. */
export type Argument = Node | Written;

/** An argument as it was written in a call. */
export const argumentOf = (ast: Ast, scope: Scope, checker: Checker): Argument =>
  writtenIn(ast, scope, checker) ?? checker.expression(ast, scope);

const isWritten = (argument: Argument): argument is Written => 'is' in argument;

type Calling = {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly args: readonly Argument[];
  /** What the body sees beside its parameters. */
  readonly scope: Scope;
  readonly body: (inner: Scope) => Node;
  readonly span: SourceSpan;
};

/** Writes a body out in the place of its call, with the parameters in slots of their own. */
export function writeOut(calling: Calling, from: Scope, checker: Checker): Node {
  const { name, parameters, args, scope, body, span } = calling;
  if (isTooMuch(name, from, span, checker)) return hole(span);
  const bindings: { slot: number; value: Node }[] = [];
  const locals = new Map<string, Binding>(scope.locals);
  parameters.forEach((parameter, at) => {
    const argument = args[at];
    if (argument === undefined) return;
    if (isWritten(argument)) {
      locals.set(parameter, writtenBinding(argument));
      return;
    }
    const slot = checker.newSlot();
    bindings.push({ slot, value: argument });
    locals.set(parameter, plainBinding(slot, argument.type));
  });
  const node = body({ ...scope, locals, subject: null, calls: [...from.calls, name] });
  if (node.type.is === 'hole' || bindings.some(({ value }) => value.type.is === 'hole')) {
    return hole(span);
  }
  return { op: 'let', bindings, body: node, type: node.type, span };
}

/** A call writes its body out, so circles, depth and number of calls are bounded. */
function isTooMuch(name: string, from: Scope, span: SourceSpan, checker: Checker): boolean {
  if (from.calls.includes(name) || from.calls.length >= INVOCATION_DEPTH_MAX) {
    note(checker, 'FEEL_RECURSION', span, { name, cycle: [...from.calls, name].join(' → ') });
    return true;
  }
  checker.calls.count += 1;
  if (checker.calls.count <= CALLS_WRITTEN_MAX) return false;
  if (checker.calls.count === CALLS_WRITTEN_MAX + 1) {
    const [what, whatZh] = ['calls of functions', '次函数调用'];
    const [size, limit] = [`> ${CALLS_WRITTEN_MAX}`, String(CALLS_WRITTEN_MAX)];
    note(checker, 'FEEL_TOO_LONG', span, { what, whatZh, size, limit });
  }
  return true;
}

/** A call of a function that was written. */
export function callWritten(
  written: WrittenFunction,
  call: { readonly name: string; readonly args: readonly Argument[]; readonly span: SourceSpan },
  from: Scope,
  checker: Checker,
): Node {
  const { parameters, body, scope } = written;
  return writeOut({ ...call, parameters, scope, body }, from, checker);
}

/** The test of two items that a function argument stands for; null after a problem. */
export function functionOf(
  ast: Ast,
  parameters: number,
  scope: Scope,
  checker: Checker,
): WrittenFunction | null {
  const written = writtenIn(ast, scope, checker);
  const span = spanOf(scope, ast);
  if (written?.is === 'function' && written.parameters.length === parameters) return written;
  if (written?.is === 'function') {
    const found = `(${written.parameters.join(', ')})`;
    const expected = `(${['a', 'b', 'c'].slice(0, parameters).join(', ')})`;
    note(checker, 'FEEL_ARGUMENTS', span, { name: 'function', expected, found });
    return null;
  }
  refuse(checker, span, 'functionValue');
  return null;
}
