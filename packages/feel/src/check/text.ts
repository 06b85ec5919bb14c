import { type Checker, hole, type Scope } from './checker.ts';
import type { Node } from './program.ts';

/** Parses and checks one text; `scope.place` says where it stands. */
export function checkText(text: string, scope: Scope, checker: Checker): Node {
  const place = { ...scope.place, from: 0, to: text.length, text };
  const { tree, problems } = checker.parsed.expression(place);
  checker.problems.push(...problems);
  if (problems.length > 0) return hole(place);
  return checker.expression(tree, { ...scope, place });
}
