import { nearest } from '@sanyi/kernel';
import type { Ast } from '../../ast/ast.ts';
import { isContext, isList } from '../value/kind.ts';
import type { FeelValue } from '../value/value.ts';
import { builtinFunction } from './builtin-call.ts';
import { type Compiler, NOTHING, report, spanIn } from './compiler.ts';
import { type Eval, readSlot } from './frame.ts';
import { propertyOf } from './properties.ts';
import { type Found, type Global, lookUp, nameKey, type Scope, visibleNames } from './scope.ts';

/** A name: a value in sight, or a function of FEEL. */
export function compileName(
  ast: Ast & { readonly form: 'name' },
  scope: Scope,
  compiler: Compiler,
): Eval {
  const found = lookUp(ast.name, scope);
  if (found.found === 'value' || found.found === 'maybe') return found.read;
  if (found.found === 'model') return () => null;
  const builtin = builtinFunction(ast.name, compiler.session);
  if (builtin) return () => builtin;
  const names = [...visibleNames(scope).keys()];
  const near = nearest(ast.name, names);
  const known = near ? [near, ...names.filter((name) => name !== near)] : names;
  report(compiler, 'FEEL_UNKNOWN_NAME', spanIn(scope, ast), {
    name: ast.name,
    names: known.slice(0, 20).join(', ') || '—',
  });
  return NOTHING;
}

/** `?`, the value under test. */
export function compileSubject(ast: Ast, scope: Scope, compiler: Compiler): Eval {
  if (scope.subject) return readSlot(0, scope.subject.slot);
  report(compiler, 'FEEL_UNKNOWN_NAME', spanIn(scope, ast), { name: '?', names: '—' });
  return NOTHING;
}

/** `of.name`; an imported model's element is found when the rule is compiled. */
export function compilePath(
  ast: Ast & { readonly form: 'path' },
  scope: Scope,
  compiler: Compiler,
): Eval {
  const element = elementOf(ast, scope);
  if (element) return element.global === 'value' ? element.read : NOTHING;
  const of = compiler.expression(ast.of, scope);
  const { name } = ast;
  return (frame) => partOf(of(frame), name);
}

/** The element of an imported model that a path names. */
function elementOf(ast: Ast, scope: Scope): Global | null {
  if (ast.form !== 'path') return null;
  const elements = elementsOf(ast.of, scope);
  return elements?.get(nameKey(ast.name)) ?? null;
}

function elementsOf(ast: Ast, scope: Scope): ReadonlyMap<string, Global> | null {
  if (ast.form === 'path') {
    const element = elementOf(ast, scope);
    return element?.global === 'model' ? element.elements : null;
  }
  const found: Found = ast.form === 'name' ? lookUp(ast.name, scope) : { found: 'nothing' };
  return found.found === 'model' ? found.elements : null;
}

/** An entry of a context, the entries of a list of contexts, or a property. */
function partOf(value: FeelValue, name: string): FeelValue {
  if (isContext(value)) return entryOf(value, name);
  if (isList(value)) return value.map((item) => partOf(item, name));
  return propertyOf(value, name);
}

function entryOf(value: ReadonlyMap<string, FeelValue>, name: string): FeelValue {
  const entry = value.get(name);
  if (entry !== undefined) return entry;
  const key = nameKey(name);
  for (const [each, found] of value) if (nameKey(each) === key) return found;
  return null;
}
