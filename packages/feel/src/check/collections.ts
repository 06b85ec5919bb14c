import type { Ast } from '../ast/ast.ts';
import { differ } from './arithmetic.ts';
import {
  type Binding,
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
import { widen } from './convert.ts';
import type { EntryNode, Node } from './program.ts';
import type { Type } from './type.ts';
import { FLAG, NULL, unify } from './types.ts';

/** A written list; its items share one type. */
export function checkList(
  ast: Ast & { readonly form: 'list' },
  scope: Scope,
  checker: Checker,
): Node {
  const span = spanOf(scope, ast);
  const items = ast.items.map((item) => checker.expression(item, scope));
  const of = unifyAll(items, checker);
  if (!of) return hole(span);
  const wide = items.map((item) => widen(item, of));
  return { op: 'list', items: wide, type: { is: 'list', of, nullable: false }, span };
}

/** The type that holds all nodes; null after a problem. No nodes give the type of null. */
export function unifyAll(nodes: readonly Node[], checker: Checker): Type | null {
  let type: Type | null = null;
  let previous: Node | null = null;
  for (const node of nodes) {
    if (node.type.is === 'hole') return null;
    const wider: Type | null = type ? unify(type, node.type) : node.type;
    if (!wider) {
      if (previous) differ(checker, { left: previous, right: node, span: node.span });
      return null;
    }
    type = wider;
    previous = node;
  }
  return type ?? NULL;
}

/** A written context; later entries read earlier ones by name. */
export function checkContext(
  ast: Ast & { readonly form: 'context' },
  scope: Scope,
  checker: Checker,
): Node {
  const locals = new Map(scope.locals);
  const entries: EntryNode[] = [];
  for (const entry of ast.entries) {
    const value = checker.expression(entry.value, { ...scope, locals: new Map(locals) });
    const span = spanOf(scope, entry);
    const added = addEntry({ name: entry.name, value, span }, entries, checker);
    if (added) locals.set(entry.name, added);
  }
  return contextNode(entries, null, spanOf(scope, ast));
}

/** Adds an entry with a slot of its own; null when the name is refused. */
export function addEntry(
  entry: { readonly name: string; readonly value: Node; readonly span: Node['span'] },
  entries: EntryNode[],
  checker: Checker,
): Binding | null {
  const { name, value, span } = entry;
  if (name === '__proto__' || name === '') {
    note(checker, 'FEEL_NAME_REFUSED', span, { name });
    return null;
  }
  if (entries.some((each) => each.name === name)) {
    note(checker, 'FEEL_DUPLICATE_ENTRY', span, { name });
    return null;
  }
  const slot = checker.newSlot();
  entries.push({ name, slot, value, output: null });
  return plainBinding(slot, value.type);
}

/** The node of a context, whose type is known from its entries. */
export function contextNode(
  entries: readonly EntryNode[],
  answer: Node | null,
  span: Node['span'],
): Node {
  const types: { [name: string]: Type } = Object.create(null);
  for (const entry of entries) types[entry.name] = entry.value.type;
  const type: Type = answer
    ? answer.type
    : { is: 'context', entries: types, open: null, nullable: false };
  return { op: 'context', entries, answer, type, span };
}

/** `list[2]` by a written place, and `list[condition]` on `item` and the item's entries. */
export function checkFilter(
  ast: Ast & { readonly form: 'filter' },
  scope: Scope,
  checker: Checker,
): Node {
  const span = spanOf(scope, ast);
  const of = required(checker, checker.expression(ast.of, scope));
  if (of.type.is === 'hole') return of;
  if (of.type.is !== 'list') return wrongType(checker, of, { en: 'a list', zh: '列表' });
  const item = of.type.of;
  if (ast.condition.form === 'number' && ast.condition.scale === 0) {
    const type: Type = { ...item, nullable: true };
    return { op: 'item', of, at: Number(ast.condition.digits), type, span };
  }
  if (item.is === 'context' && Object.hasOwn(item.entries, 'item')) {
    note(checker, 'FEEL_NAME_REFUSED', span, { name: 'item' });
    return hole(span);
  }
  const slot = checker.newSlot();
  const locals = new Map(scope.locals).set('item', plainBinding(slot, item));
  const condition = expect(checker, checker.expression(ast.condition, { ...scope, locals }), FLAG);
  if (condition.type.is === 'hole') return hole(span);
  return { op: 'filter', of, slot, condition, type: of.type, span };
}
