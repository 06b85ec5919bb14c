import type { ContextEntry, Logic } from '../dmn/model.ts';
import { type Checker, hole, note, type Scope } from './checker.ts';
import { addEntry, contextNode } from './collections.ts';
import { checkInvocation } from './invoke.ts';
import type { EntryNode, Node } from './program.ts';
import { checkTable } from './table.ts';
import { checkText } from './text.ts';

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
    default:
      note(checker, 'FEEL_NOT_YET_SUPPORTED', scope.place, {
        expression: scope.place.decision,
        what: logic.form,
      });
      return hole(scope.place);
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
