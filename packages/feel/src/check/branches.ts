import type { Ast } from '../ast/ast.ts';
import type { SourceSpan } from '../source.ts';
import { differ } from './arithmetic.ts';
import { type Checker, expect, hole, type Scope, spanOf } from './checker.ts';
import { filledWhenFalse, filledWhenTrue, withFilled } from './comparison.ts';
import { widen } from './convert.ts';
import type { Node } from './program.ts';
import { FLAG, unify } from './types.ts';

/** `if ... then ... else ...`. */
export function checkIf(ast: Ast & { readonly form: 'if' }, scope: Scope, checker: Checker): Node {
  const span = spanOf(scope, ast);
  const condition = expect(checker, checker.expression(ast.condition, scope), FLAG);
  const yes = (inner: Scope): Node => checker.expression(ast.yes, inner);
  const no = (inner: Scope): Node => checker.expression(ast.no, inner);
  return branched({ condition, yes, no, span }, scope, checker);
}

type Branches = {
  readonly condition: Node;
  readonly yes: (scope: Scope) => Node;
  readonly no: (scope: Scope) => Node;
  readonly span: SourceSpan;
};

/** Two answers of one type; each knows what the condition proved. */
export function branched(
  { condition, span, ...make }: Branches,
  scope: Scope,
  checker: Checker,
): Node {
  const yes = make.yes(withFilled(scope, filledWhenTrue(condition)));
  const no = make.no(withFilled(scope, filledWhenFalse(condition)));
  const type = unify(yes.type, no.type);
  if (!type) return differ(checker, { left: yes, right: no, span });
  if (condition.type.is === 'hole' || type.is === 'hole') return hole(span);
  return { op: 'if', condition, yes: widen(yes, type), no: widen(no, type), type, span };
}
