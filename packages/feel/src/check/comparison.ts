import { nearest } from '@sanyi/kernel';
import type { Ast, AstComparison } from '../ast/ast.ts';
import { differ } from './arithmetic.ts';
import {
  type Checker,
  expect,
  hole,
  note,
  required,
  type Scope,
  spanOf,
  wrongType,
} from './checker.ts';
import { widen } from './convert.ts';
import type { Node } from './program.ts';
import type { Type } from './type.ts';
import { FLAG, unify } from './types.ts';

/** `= != < <= > >=`. Equality takes null; an order needs two present values. */
export function checkComparison(
  ast: Ast & { readonly form: 'compare' },
  scope: Scope,
  checker: Checker,
): Node {
  const left = checker.expression(ast.left, scope);
  const right = checker.expression(ast.right, scope);
  const span = spanOf(scope, ast);
  const type = common(left, right, checker);
  if (!type) return differ(checker, { left, right, span });
  if (type.is === 'hole') return hole(span);
  if (ast.operator === '=' || ast.operator === '!=') {
    const sides = { left: widen(left, type), right: widen(right, type) };
    return { op: 'compare', operator: ast.operator, ...sides, type: FLAG, span };
  }
  if (!hasOrder(type)) return wrongType(checker, left, ORDERED);
  const sides = {
    left: widen(required(checker, left), { ...type, nullable: false }),
    right: widen(required(checker, right), { ...type, nullable: false }),
  };
  return { op: 'compare', operator: ast.operator, ...sides, type: FLAG, span };
}

/** The type two values are compared in; a text that is not a code of the other side is a problem. */
export function common(left: Node, right: Node, checker: Checker): Type | null {
  checkCode(left, right, checker);
  checkCode(right, left, checker);
  return unify(left.type, right.type);
}

/** What can be put in order. */
export const ORDERED: { readonly en: string; readonly zh: string } = {
  en: 'a number, a date or a duration',
  zh: '数值、日期或时长',
};

export const hasOrder = (type: Type): boolean =>
  type.is === 'number' || type.is === 'day' || type.is === 'days' || type.is === 'months';

export const isOrder = (operator: AstComparison): operator is '<' | '<=' | '>' | '>=' =>
  operator !== '=' && operator !== '!=';

/** Notes a written text that can never equal a value, because the value's codes are known. */
function checkCode(literal: Node, against: Node, checker: Checker): void {
  if (literal.op !== 'constant' || typeof literal.value !== 'string') return;
  const type = against.type.is === 'list' ? against.type.of : against.type;
  if (type.is !== 'text' || !type.codes || against.op === 'constant') return;
  const spanned = against.span.text.slice(against.span.from, against.span.to);
  unknownCode(literal, { codes: type.codes, set: type.set ?? spanned }, checker);
}

/** Notes a written text that is not one of the codes. */
export function unknownCode(
  literal: Node,
  known: { readonly codes: readonly string[]; readonly set: string },
  checker: Checker,
): void {
  if (literal.op !== 'constant' || typeof literal.value !== 'string') return;
  if (known.codes.includes(literal.value)) return;
  const near = nearest(literal.value, known.codes);
  note(checker, 'FEEL_UNKNOWN_CODE', literal.span, {
    code: literal.value,
    set: known.set,
    codes: known.codes.join(', '),
    suggestion: near ? ` Did you mean "${near}"?` : '',
    suggestionZh: near ? `是否想写“${near}”？` : '',
  });
}

/** `and`, `or`. */
export function checkLogical(
  ast: Ast & { readonly form: 'and' | 'or' },
  scope: Scope,
  checker: Checker,
): Node {
  const left = expect(checker, checker.expression(ast.left, scope), FLAG);
  const learnt = ast.form === 'and' ? filledWhenTrue(left) : filledWhenFalse(left);
  const inner = withFilled(scope, learnt);
  const right = expect(checker, checker.expression(ast.right, inner), FLAG);
  return { op: ast.form, left, right, type: FLAG, span: spanOf(scope, ast) };
}

export const withFilled = (scope: Scope, slots: readonly number[]): Scope =>
  slots.length === 0 ? scope : { ...scope, filled: new Set([...scope.filled, ...slots]) };

/** Slots that hold a value whenever the condition is true. */
export function filledWhenTrue(node: Node): readonly number[] {
  switch (node.op) {
    case 'and':
      return [...filledWhenTrue(node.left), ...filledWhenTrue(node.right)];
    case 'not':
      return filledWhenFalse(node.of);
    case 'compare':
      if (node.operator === '!=') return againstNull(node.left, node.right);
      return node.operator === '=' ? againstValue(node.left, node.right) : [];
    default:
      return [];
  }
}

/** Slots that hold a value whenever the condition is false. */
export function filledWhenFalse(node: Node): readonly number[] {
  switch (node.op) {
    case 'or':
      return [...filledWhenFalse(node.left), ...filledWhenFalse(node.right)];
    case 'not':
      return filledWhenTrue(node.of);
    case 'compare':
      return node.operator === '=' ? againstNull(node.left, node.right) : [];
    default:
      return [];
  }
}

function againstNull(left: Node, right: Node): readonly number[] {
  if (right.type.is === 'null') return slotOf(left);
  return left.type.is === 'null' ? slotOf(right) : [];
}

function againstValue(left: Node, right: Node): readonly number[] {
  return [
    ...(right.type.nullable ? [] : slotOf(left)),
    ...(left.type.nullable ? [] : slotOf(right)),
  ];
}

function slotOf(node: Node): readonly number[] {
  if (node.op === 'convert') return slotOf(node.of);
  return node.op === 'slot' ? [node.slot] : [];
}
