import type { ContextEntry, Logic } from '../dmn/model.ts';
import {
  checkBoxedFilter,
  checkBoxedFunction,
  checkBoxedIterator,
  checkBoxedList,
  checkConditional,
  checkRelation,
} from './boxes.ts';
import { type Checker, hole, note, type Scope, writtenBinding } from './checker.ts';
import { addEntry, contextNode } from './collections.ts';
import { checkInvocation } from './invoke.ts';
import type { EntryNode, Node } from './program.ts';
import { checkTable } from './table.ts';
import { checkText } from './text.ts';
import { writtenInBox } from './written.ts';

/** Checks the logic of a decision, a knowledge model, or a box inside one. */
export function checkLogic(logic: Logic, scope: Scope, checker: Checker): Node {
  switch (logic.form) {
    case 'literal':
      return checkText(logic.text, scope, checker);
    case 'context':
      return checkBoxedContext(logic.entries, scope, checker);
    case 'invocation':
      return checkInvocation(logic, scope, checker);
    case 'table':
      return checkTable(logic, scope, checker);
    case 'none': {
      const element = scope.place.column ?? scope.place.decision;
      note(checker, 'DMN_PART_MISSING', scope.place, { element, part: 'decision logic' });
      return hole(scope.place);
    }
    case 'list':
      return checkBoxedList(logic, scope, checker);
    case 'relation':
      return checkRelation(logic, scope, checker);
    case 'conditional':
      return checkConditional(logic, scope, checker);
    case 'filter':
      return checkBoxedFilter(logic, scope, checker);
    case 'function':
      return checkBoxedFunction(scope, checker);
    default:
      return checkBoxedIterator(logic, scope, checker);
  }
}

function checkBoxedContext(written: readonly ContextEntry[], scope: Scope, checker: Checker): Node {
  const locals = new Map(scope.locals);
  const entries: EntryNode[] = [];
  let answer: Node | null = null;
  for (const entry of written) {
    const column = [scope.place.column, entry.name].filter((part) => part != null).join('.');
    const place = column ? { ...scope.place, column } : scope.place;
    const inner = { ...scope, place, locals: new Map(locals) };
    const written = entry.name === null ? null : writtenInBox(entry.logic, inner, checker);
    if (entry.name !== null && written) {
      locals.set(entry.name, writtenBinding(written));
      continue;
    }
    const value = checker.logic(entry.logic, inner);
    if (entry.name === null) {
      answer = value;
      continue;
    }
    const added = addEntry({ name: entry.name, value, span: value.span }, entries, checker);
    if (added) locals.set(entry.name, added);
  }
  return contextNode(entries, answer, scope.place);
}
