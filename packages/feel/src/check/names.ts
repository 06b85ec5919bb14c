import type { Ast } from '../ast/ast.ts';
import type { Kind } from '../kind.ts';
import type { SourceSpan } from '../source.ts';
import {
  type Binding,
  type Checker,
  hole,
  note,
  refuse,
  type Scope,
  spanOf,
  type Written,
} from './checker.ts';
import type { BuiltinName } from './function-names.ts';
import { rateBounds } from './kind-bounds.ts';
import type { Node } from './program.ts';
import { COUNT, FLAG, NULL, typeOfKind } from './types.ts';

/** A name read as a whole value. */
export function checkName(name: string, span: SourceSpan, scope: Scope, checker: Checker): Node {
  if (isEnvironment(name, scope, checker)) {
    note(checker, 'FEEL_STATIC_NAME_ONLY', span, { name });
    return hole(span);
  }
  const binding = lookUp(name, span, scope, checker);
  if (!binding) return hole(span);
  if (binding.written) {
    return refuse(checker, span, binding.written.is === 'range' ? 'rangeValue' : 'functionValue');
  }
  binding.readWhole();
  return slotNode(binding, span, scope);
}

/** `of.name`: an entry of a context, a part of a date, or a column of a list of contexts. */
export function checkPath(
  path: Ast & { readonly form: 'path' },
  scope: Scope,
  checker: Checker,
): Node {
  const span = spanOf(scope, path);
  const { of, name } = path;
  if (of.form === 'name') {
    if (isEnvironment(of.name, scope, checker)) {
      return environmentEntry(of.name, name, { span, scope, checker });
    }
    const binding = lookUp(of.name, spanOf(scope, of), scope, checker);
    if (!binding) return hole(span);
    if (binding.written?.is === 'range') return rangePart(binding.written, name, span, checker);
    const entry = binding.entries?.get(name);
    if (entry) {
      entry.readWhole();
      return slotNode(entry, span, scope);
    }
  }
  return pathOf(checker.expression(of, scope), name, span, checker);
}

type At = { readonly span: SourceSpan; readonly scope: Scope; readonly checker: Checker };

const ENVIRONMENT = ['parameters', 'acc'] as const;

function isEnvironment(name: string, scope: Scope, checker: Checker): boolean {
  return (
    (name === 'parameters' || name === 'acc') &&
    scope.seesInputs &&
    !scope.locals.has(name) &&
    checker.types.inputs[name]?.kind === 'context'
  );
}

function environmentEntry(from: string, name: string, at: At): Node {
  const kind = at.checker.types.inputs[from];
  const source = ENVIRONMENT.find((each) => each === from);
  if (kind?.kind !== 'context' || !source) return hole(at.span);
  const entry = own(kind.entries, name) ?? kind.open;
  if (!entry) {
    const details = { name, of: from, names: listed(Object.keys(kind.entries)) };
    note(at.checker, 'FEEL_ENTRY_UNKNOWN', at.span, details);
    return hole(at.span);
  }
  return slotNode(loaded(source, name, entry, at.checker), at.span, at.scope);
}

function loaded(
  from: 'input' | 'parameters' | 'acc',
  name: string,
  kind: Kind,
  checker: Checker,
): Binding {
  const key = `${from}.${name}`;
  const type = typeOfKind(kind);
  const { min, max } = rateBounds(kind);
  const limits = kind.kind === 'rate' ? { low: min, high: max } : null;
  const load = checker.loads.get(key) ?? { slot: checker.newSlot(), from, name, type, limits };
  checker.loads.set(key, load);
  return { slot: load.slot, type, entries: null, readWhole: () => undefined };
}

/** Locals first, then decisions that the owner requires, then the fields of the hook. */
function lookUp(name: string, span: SourceSpan, scope: Scope, checker: Checker): Binding | null {
  const local = scope.locals.get(name);
  if (local) return local;
  const decided = checker.model.decisions.some((decision) => decision.name === name);
  const requires = scope.owner.requires.includes(name);
  if (decided && requires) return checker.decision(name, span);
  const kind = scope.seesInputs ? own(checker.types.inputs, name) : undefined;
  if (kind) return loaded('input', name, kind, checker);
  if (decided) {
    note(checker, 'FEEL_REQUIREMENT_MISSING', span, { decision: scope.owner.name, name });
  } else if (name === 'partial') {
    refuse(checker, span, 'partial');
  } else {
    note(checker, 'FEEL_UNKNOWN_NAME', span, { name, names: listed(visible(scope, checker)) });
  }
  return null;
}

function visible(scope: Scope, checker: Checker): string[] {
  const inputs = scope.seesInputs ? Object.keys(checker.types.inputs) : [];
  return [...scope.locals.keys(), ...inputs, ...scope.owner.requires];
}

function slotNode(binding: Binding, span: SourceSpan, scope: Scope): Node {
  if (binding.entryOf) {
    const { item, name } = binding.entryOf;
    return { op: 'path', of: slotNode(item, span, scope), name, type: binding.type, span };
  }
  const filled = scope.filled.has(binding.slot);
  const type = filled ? { ...binding.type, nullable: false } : binding.type;
  return { op: 'slot', slot: binding.slot, type, span };
}

/** `range.start`, `range.end` and whether they belong to it. */
function rangePart(
  { range, scope }: Written & { readonly is: 'range' },
  name: string,
  span: SourceSpan,
  checker: Checker,
): Node {
  const flag = (value: boolean): Node => ({ op: 'constant', value, type: FLAG, span });
  const end = (ast: Ast | null): Node =>
    ast ? checker.expression(ast, scope) : { op: 'constant', value: null, type: NULL, span };
  switch (name) {
    case 'start':
      return end(range.low);
    case 'end':
      return end(range.high);
    case 'start included':
      return flag(range.lowClosed);
    case 'end included':
      return flag(range.highClosed);
    default: {
      const names = ['start', 'end', 'start included', 'end included'];
      return unknownEntry({ name, span, names, checker });
    }
  }
}

const DAY_PARTS: { readonly [part: string]: BuiltinName } = {
  year: 'year',
  month: 'month',
  day: 'day of month',
  weekday: 'weekday',
};

const MONTH_PARTS: { readonly [part: string]: BuiltinName } = {
  years: 'years of months',
  months: 'months of year',
};

function pathOf(of: Node, name: string, span: SourceSpan, checker: Checker): Node {
  const type = of.type;
  switch (type.is) {
    case 'hole':
      return hole(span);
    case 'context':
      return contextPath(of, name, span, checker);
    case 'day':
      return part({ of, parts: DAY_PARTS, name, span, checker });
    case 'months':
      return part({ of, parts: MONTH_PARTS, name, span, checker });
    case 'days':
      if (name !== 'days') return unknownEntry({ name, span, names: ['days'], checker });
      return { op: 'convert', of, kind: null, type: { ...COUNT, nullable: type.nullable }, span };
    case 'list':
      if (type.of.is === 'context') return projection(of, name, span, checker);
      return unknownEntry({ name, span, names: [], checker });
    default:
      return unknownEntry({ name, span, names: [], checker });
  }
}

function contextPath(of: Node, name: string, span: SourceSpan, checker: Checker): Node {
  if (of.type.is !== 'context') return hole(span);
  const found = own(of.type.entries, name);
  const entry = found ?? of.type.open;
  if (!entry) {
    return unknownEntry({ name, span, names: Object.keys(of.type.entries), checker });
  }
  // An entry of an open context may be absent, which reads as null.
  const nullable = entry.nullable || of.type.nullable || found === undefined;
  return { op: 'path', of, name, type: { ...entry, nullable }, span };
}

function projection(of: Node, name: string, span: SourceSpan, checker: Checker): Node {
  if (of.type.is !== 'list' || of.type.of.is !== 'context') return hole(span);
  const entry = own(of.type.of.entries, name);
  if (!entry) {
    return unknownEntry({ name, span, names: Object.keys(of.type.of.entries), checker });
  }
  return {
    op: 'project',
    of,
    name,
    type: { is: 'list', of: entry, nullable: of.type.nullable },
    span,
  };
}

type Part = {
  readonly of: Node;
  readonly parts: { readonly [part: string]: BuiltinName };
  readonly name: string;
  readonly span: SourceSpan;
  readonly checker: Checker;
};

function part({ of, parts, name, span, checker }: Part): Node {
  const builtin = own(parts, name);
  if (!builtin) return unknownEntry({ name, span, names: Object.keys(parts), checker });
  const value: Node = of.type.nullable
    ? { op: 'required', of, type: { ...of.type, nullable: false }, span: of.span }
    : of;
  return { op: 'call', name: builtin, args: [value], type: COUNT, span };
}

function unknownEntry(of: {
  readonly name: string;
  readonly span: SourceSpan;
  readonly names: readonly string[];
  readonly checker: Checker;
}): Node {
  const text = of.span.text.slice(of.span.from, of.span.to);
  const owner = text.slice(0, Math.max(0, text.lastIndexOf('.')));
  const details = { name: of.name, of: owner, names: listed(of.names) };
  note(of.checker, 'FEEL_ENTRY_UNKNOWN', of.span, details);
  return hole(of.span);
}

const listed = (names: readonly string[]): string => [...new Set(names)].join(', ') || '—';

/** An own entry of a record; inherited names such as `constructor` are no entries. */
export const own = <T>(record: { readonly [name: string]: T }, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
