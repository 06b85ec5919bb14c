import type { Logic } from '../dmn/model.ts';
import { branched } from './branches.ts';
import { type Checker, expect, refuse, type Scope } from './checker.ts';
import { addEntry, contextNode, filtered, listNode } from './collections.ts';
import { iterated } from './iterate.ts';
import type { EntryNode, Node } from './program.ts';
import { FLAG } from './types.ts';

type Box<F extends Logic['form']> = Logic & { readonly form: F };

/** A boxed list; its items share one type. */
export function checkBoxedList(logic: Box<'list'>, scope: Scope, checker: Checker): Node {
  const items = logic.items.map((item, at) => checker.logic(item, inBox(scope, String(at + 1))));
  return listNode(items, scope.place, checker);
}

/** A relation is a list of contexts, one for each row. */
export function checkRelation(logic: Box<'relation'>, scope: Scope, checker: Checker): Node {
  const rows = logic.rows.map((cells, row) => {
    const entries: EntryNode[] = [];
    logic.columns.forEach(({ name }, at) => {
      const cell = cells[at];
      if (!cell) return;
      const place = inBox(scope, `${row + 1}.${name}`);
      const value = checker.logic(cell, place);
      addEntry({ name, value, span: value.span }, entries, checker);
    });
    return contextNode(entries, null, scope.place);
  });
  return listNode(rows, scope.place, checker);
}

/** A boxed conditional. */
export function checkConditional(logic: Box<'conditional'>, scope: Scope, checker: Checker): Node {
  const condition = expect(checker, checker.logic(logic.condition, inBox(scope, 'if')), FLAG);
  const yes = (inner: Scope): Node => checker.logic(logic.yes, inBox(inner, 'then'));
  const no = (inner: Scope): Node => checker.logic(logic.no, inBox(inner, 'else'));
  return branched({ condition, yes, no, span: scope.place }, scope, checker);
}

/** A boxed filter. */
export function checkBoxedFilter(logic: Box<'filter'>, scope: Scope, checker: Checker): Node {
  const of = checker.logic(logic.in, inBox(scope, 'in'));
  const match = (inner: Scope): Node => checker.logic(logic.match, inBox(inner, 'match'));
  return filtered({ of, match, span: scope.place }, scope, checker);
}

/** A boxed `for`, `some` or `every`. */
export function checkBoxedIterator(
  logic: Box<'for' | 'some' | 'every'>,
  scope: Scope,
  checker: Checker,
): Node {
  const variables = [
    { name: logic.variable, of: (inner: Scope) => checker.logic(logic.in, inBox(inner, 'in')) },
  ];
  const body = (inner: Scope): Node => checker.logic(logic.body, inBox(inner, logic.form));
  return iterated({ what: logic.form, variables, body, span: scope.place }, scope, checker);
}

/** A function that is the logic of a decision, or stands where a value is wanted. */
export const checkBoxedFunction = (scope: Scope, checker: Checker): Node =>
  refuse(checker, scope.place, 'functionValue');

/** The scope of a part of a box, told like a column of a table. */
function inBox(scope: Scope, part: string): Scope {
  const column = [scope.place.column, part].filter((each) => each !== undefined).join('.');
  return { ...scope, place: { ...scope.place, column } };
}
