import { nearest } from '@sanyi/kernel';
import type { Ast, AstArgument } from '../../ast/ast.ts';
import { LIBRARY } from '../library/library.ts';
import { spend } from '../session.ts';
import { readTemporal } from '../time/read-temporal.ts';
import { isFunction } from '../value/kind.ts';
import type { FeelFunction, FeelValue } from '../value/value.ts';
import { compileBuiltin } from './builtin-call.ts';
import { type Compiler, NOTHING, report, spanIn } from './compiler.ts';
import type { Eval } from './frame.ts';
import { lookUp, type Scope, visibleNames } from './scope.ts';

/** `name(...)`: what the name stands for in sight, or else a function of FEEL. */
export function compileCall(
  ast: Ast & { readonly form: 'call' },
  scope: Scope,
  compiler: Compiler,
): Eval {
  if (ast.name === '@') return compileAt(ast);
  const args = ast.args.map(({ value }) => compiler.expression(value, scope));
  const found = lookUp(ast.name, scope);
  if (found.found === 'value') return calling(found.read, ast.args, args, compiler, scope);
  const span = spanIn(scope, ast);
  const builtin = compileBuiltin(ast.name, ast.args, args, compiler.session);
  if (builtin) {
    const { session } = compiler;
    return (frame) => {
      const value = builtin(frame);
      spend(session, 1, span);
      return value;
    };
  }
  if (found.found === 'maybe') return calling(found.read, ast.args, args, compiler, scope);
  const near = nearest(ast.name, [...visibleNames(scope).keys(), ...LIBRARY.keys()]);
  report(compiler, 'FEEL_UNKNOWN_FUNCTION', span, {
    name: ast.name,
    suggestion: near ? ` Did you mean "${near}"?` : '',
    suggestionZh: near ? `是否指“${near}”？` : '',
  });
  return NOTHING;
}

/** `@"..."` is a value, made once. */
function compileAt(ast: Ast & { readonly form: 'call' }): Eval {
  const text = ast.args[0]?.value;
  const value = text?.form === 'text' ? readTemporal(text.value) : null;
  return () => value;
}

/** A call of whatever an expression answers. */
export function compileInvoke(
  ast: Ast & { readonly form: 'invoke' },
  scope: Scope,
  compiler: Compiler,
): Eval {
  const of = compiler.expression(ast.of, scope);
  const args = ast.args.map(({ value }) => compiler.expression(value, scope));
  return calling(of, ast.args, args, compiler, scope);
}

function calling(
  of: Eval,
  written: readonly AstArgument[],
  args: readonly Eval[],
  compiler: Compiler,
  scope: Scope,
): Eval {
  const names = written.map(({ name }) => name);
  const { session } = compiler;
  return (frame) => {
    const called = of(frame);
    if (!isFunction(called)) return null;
    spend(session, 1, scope.place);
    const values = args.map((arg) => arg(frame));
    const ordered = inOrder(called, names, values);
    return ordered === null ? null : called.run(ordered);
  };
}

/** Values in the order of the parameters; null when the call does not fit the function. */
export function inOrder(
  called: FeelFunction,
  names: readonly (string | null)[],
  values: readonly FeelValue[],
): readonly FeelValue[] | null {
  if (names.every((name) => name === null)) {
    return called.accepts(values.length) ? values : null;
  }
  const places = names.map((name) => (name === null ? -1 : called.parameters.indexOf(name)));
  if (places.some((place) => place < 0)) return null;
  const ordered: FeelValue[] = called.parameters.map(() => null);
  places.forEach((place, at) => {
    ordered[place] = values[at] ?? null;
  });
  return ordered;
}
