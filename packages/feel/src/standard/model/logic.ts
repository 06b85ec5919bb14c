import type { ContextEntry, Logic, Variable } from '../../dmn/model.ts';
import { inOrder } from '../compile/call.ts';
import { type Compiler, NOTHING } from '../compile/compiler.ts';
import { filtering, listOf } from '../compile/filter.ts';
import type { Eval } from '../compile/frame.ts';
import { closure, compileExternal, type TypedParameter } from '../compile/function.ts';
import { overBoxed } from '../compile/iteration.ts';
import { type Local, nameKey, newSlot, type Scope, withNames } from '../compile/scope.ts';
import { ANY } from '../type/feel-type.ts';
import { isFunction } from '../value/kind.ts';
import type { FeelValue } from '../value/value.ts';
import { compileTable } from './table.ts';
import { compileText, fitted, typed } from './text.ts';

/** Compiles boxed logic; an answer is made to fit the type that the box declares. */
export function compileLogic(logic: Logic, scope: Scope, compiler: Compiler): Eval {
  const made = compileForm(logic, scope, compiler);
  return fitted(made, typed(logic.typeRef, scope, compiler));
}

function compileForm(logic: Logic, scope: Scope, compiler: Compiler): Eval {
  switch (logic.form) {
    case 'none':
      return NOTHING;
    case 'literal':
      return logic.text === '' ? NOTHING : compileText(logic.text, scope, compiler);
    case 'table':
      return compileTable(logic, scope, compiler);
    case 'context':
      return compileContext(logic.entries, scope, compiler);
    case 'invocation':
      return compileInvocation(logic, scope, compiler);
    case 'relation': {
      const names = logic.columns.map(({ name }) => name);
      const types = logic.columns.map(({ typeRef }) => typed(typeRef, scope, compiler));
      const rows = logic.rows.map((row) =>
        row.map((cell, at) => fitted(compileLogic(cell, scope, compiler), types[at] ?? ANY)),
      );
      return (frame) =>
        rows.map((row) => new Map(row.map((cell, at) => [names[at] ?? '', cell(frame)])));
    }
    case 'list': {
      const items = logic.items.map((item) => compileLogic(item, scope, compiler));
      return (frame) => items.map((item) => item(frame));
    }
    case 'function':
      return compileBoxedFunction(logic, scope, compiler);
    case 'conditional': {
      const condition = compileLogic(logic.condition, scope, compiler);
      const yes = compileLogic(logic.yes, scope, compiler);
      const no = compileLogic(logic.no, scope, compiler);
      return (frame) => {
        const holds = condition(frame);
        if (holds !== null && typeof holds !== 'boolean') return null;
        return holds === true ? yes(frame) : no(frame);
      };
    }
    case 'filter':
      return compileBoxedFilter(logic, scope, compiler);
    default:
      return compileIteration(logic, scope, compiler);
  }
}

function compileBoxedFilter(
  logic: Logic & { readonly form: 'filter' },
  scope: Scope,
  compiler: Compiler,
): Eval {
  const of = compileLogic(logic.in, scope, compiler);
  const slot = newSlot(scope);
  const layer = { layer: 'item', slot, type: null, outer: scope.layer } as const;
  const filter = filtering(compileLogic(logic.match, { ...scope, layer }, compiler), slot);
  return (frame) => {
    const value = of(frame);
    return value === null ? null : filter(listOf(value), frame);
  };
}

function compileIteration(
  logic: Logic & { readonly form: 'for' | 'some' | 'every' },
  scope: Scope,
  compiler: Compiler,
): Eval {
  const domain = compileLogic(logic.in, scope, compiler);
  const [slot, partial] = [newSlot(scope), newSlot(scope)];
  const names = new Map<string, Local>([
    [nameKey(logic.variable), { slot, type: null }],
    ['partial', { slot: partial, type: null }],
  ]);
  const body = compileLogic(logic.body, withNames(scope, names), compiler);
  return overBoxed(logic.form, { domain, body, slot, partial }, compiler, scope.place);
}

export const parametersOf = (
  parameters: readonly Variable[],
  scope: Scope,
  compiler: Compiler,
): TypedParameter[] =>
  parameters.map(({ name, typeRef }) => ({ name, type: typed(typeRef, scope, compiler) }));

function compileBoxedFunction(
  logic: Logic & { readonly form: 'function' },
  scope: Scope,
  compiler: Compiler,
): Eval {
  const parameters = parametersOf(logic.parameters, scope, compiler);
  if (logic.kind !== undefined && logic.kind !== 'FEEL') {
    return compileExternal(
      parameters,
      compileLogic(logic.body, scope, compiler),
      scope.place,
      compiler,
    );
  }
  return closure(parameters, scope, compiler, (inner) => compileLogic(logic.body, inner, compiler));
}

/** A boxed context; the entry without name is its answer. */
function compileContext(written: readonly ContextEntry[], scope: Scope, compiler: Compiler): Eval {
  const names = new Map<string, Local>();
  const entries: { name: string; slot: number; value: Eval }[] = [];
  let answer: Eval | null = null;
  for (const entry of written) {
    const column = [scope.place.column, entry.name].filter((part) => part != null).join('.');
    const place = column ? { ...scope.place, column } : scope.place;
    const inner = { ...withNames(scope, new Map(names)), place };
    const type = typed(entry.typeRef, inner, compiler);
    const value = fitted(compileLogic(entry.logic, inner, compiler), type);
    if (entry.name === null) {
      answer = value;
      continue;
    }
    const slot = newSlot(scope);
    names.set(nameKey(entry.name), { slot, type: type.is === 'any' ? null : type });
    entries.push({ name: entry.name, slot, value });
  }
  return (frame) => {
    const made = new Map<string, FeelValue>();
    for (const { name, slot, value } of entries) {
      const entry = value(frame);
      frame.slots[slot] = entry;
      made.set(name, entry);
    }
    return answer ? answer(frame) : made;
  };
}

function compileInvocation(
  logic: Logic & { readonly form: 'invocation' },
  scope: Scope,
  compiler: Compiler,
): Eval {
  const called = compileText(logic.function, scope, compiler);
  const names = logic.bindings.map(({ name }) => name);
  const values = logic.bindings.map(({ name, logic: inner }) => {
    const column = [scope.place.column, name].filter((part) => part !== undefined).join('.');
    return compileLogic(inner, { ...scope, place: { ...scope.place, column } }, compiler);
  });
  return (frame) => {
    const of = called(frame);
    if (!isFunction(of)) return null;
    const ordered = inOrder(
      of,
      names,
      values.map((value) => value(frame)),
    );
    return ordered === null ? null : of.run(ordered);
  };
}
