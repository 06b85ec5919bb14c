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
  writtenBinding,
  wrongType,
} from './checker.ts';
import { widen } from './convert.ts';
import type { EntryNode, Node } from './program.ts';
import type { Type } from './type.ts';
import { FLAG, NULL, unify } from './types.ts';
import { writtenIn } from './written.ts';

/** A written list; its items share one type. */
export function checkList(
  ast: Ast & { readonly form: 'list' },
  scope: Scope,
  checker: Checker,
): Node {
  const items = ast.items.map((item) => checker.expression(item, scope));
  return listNode(items, spanOf(scope, ast), checker);
}

/** A list of nodes, widened to the type that holds them all. */
export function listNode(items: readonly Node[], span: Node['span'], checker: Checker): Node {
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
    const inner = { ...scope, locals: new Map(locals) };
    const span = spanOf(scope, entry);
    const written = writtenIn(entry.value, inner, checker);
    if (written) {
      locals.set(entry.name, writtenBinding(written));
      continue;
    }
    const value = checker.expression(entry.value, inner);
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
  const of = checker.expression(ast.of, scope);
  if (ast.condition.form === 'number' && ast.condition.scale === 0) {
    return itemAt(of, Number(ast.condition.digits), span, checker);
  }
  const match = (inner: Scope): Node => checker.expression(ast.condition, inner);
  return filtered({ of, match, span }, scope, checker);
}

const LIST = { en: 'a list', zh: '列表' };

function itemAt(given: Node, at: number, span: Node['span'], checker: Checker): Node {
  const of = required(checker, given);
  if (of.type.is !== 'list') return wrongType(checker, of, LIST);
  return { op: 'item', of, at, type: { ...of.type.of, nullable: true }, span };
}

type Filtering = {
  readonly of: Node;
  readonly match: (inner: Scope) => Node;
  readonly span: Node['span'];
};

/** The items for which a condition holds; it reads the item's entries by their names. */
export function filtered(
  { of: given, match, span }: Filtering,
  scope: Scope,
  checker: Checker,
): Node {
  const of = required(checker, given);
  if (of.type.is !== 'list') return wrongType(checker, of, LIST);
  const item = plainBinding(checker.newSlot(), of.type.of);
  const locals = new Map(scope.locals).set('item', item);
  const { is } = item.type;
  const entries = item.type.is === 'context' && !item.type.nullable ? item.type.entries : {};
  if (is === 'context' && Object.hasOwn(entries, 'item')) {
    note(checker, 'FEEL_NAME_REFUSED', span, { name: 'item' });
    return hole(span);
  }
  for (const [name, type] of Object.entries(entries)) {
    locals.set(name, { ...plainBinding(item.slot, type), entryOf: { item, name } });
  }
  const condition = expect(checker, match({ ...scope, locals }), FLAG);
  if (condition.type.is === 'hole') return hole(span);
  return { op: 'filter', of, slot: item.slot, condition, type: of.type, span };
}
