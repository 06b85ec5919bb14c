import type { Ast } from '../ast/ast.ts';
import { SCALE_MAX } from '../limits.ts';
import type { SourceSpan } from '../source.ts';
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
import { atScale } from './convert.ts';
import type { BuiltinName } from './function-names.ts';
import type { Node } from './program.ts';
import type { Type } from './type.ts';
import { COUNT, DAY, DAYS, describe, HOLE, MONTHS, numberType, TEXT } from './types.ts';

/** `+ - *` and, refused outside a rounding function, `/`. */
export function checkArithmetic(
  ast: Ast & { readonly form: 'arithmetic' },
  scope: Scope,
  checker: Checker,
): Node {
  const span = spanOf(scope, ast);
  const left = checker.expression(ast.left, scope);
  const right = checker.expression(ast.right, scope);
  if (left.type.is === 'hole' || right.type.is === 'hole') return hole(span);
  if (ast.operator === '/') {
    note(checker, 'FEEL_DIVISION_NOT_ROUNDED', span);
    return hole(span);
  }
  if (ast.operator === '*') return multiply(left, right, span, checker);
  if (left.type.is === 'number' || right.type.is === 'number') {
    return sum(ast.operator === '+' ? 'add' : 'subtract', { left, right, span }, checker);
  }
  if (left.type.is === 'text' && right.type.is === 'text' && ast.operator === '+') {
    const sides = { left: required(checker, left), right: required(checker, right) };
    return { op: 'join', ...sides, type: TEXT, span };
  }
  return calendar(ast.operator, { left, right, span }, checker);
}

/** `-x` for numbers and durations. */
export function checkNegation(
  ast: Ast & { readonly form: 'negate' },
  scope: Scope,
  checker: Checker,
): Node {
  const of = checker.expression(ast.of, scope);
  const span = spanOf(scope, ast);
  if (of.type.is === 'days' || of.type.is === 'months') {
    return { op: 'negate', of: required(checker, of), type: of.type, span };
  }
  const value = expect(checker, of, COUNT);
  if (value.op === 'constant' && typeof value.value === 'bigint') {
    return { ...value, value: -value.value, span };
  }
  return value.type.is === 'hole' ? value : { op: 'negate', of: value, type: value.type, span };
}

/** A product carries the decimals of both sides, so it is exact. */
export function multiply(left: Node, right: Node, span: SourceSpan, checker: Checker): Node {
  const sides = { left: expect(checker, left, COUNT), right: expect(checker, right, COUNT) };
  if (sides.left.type.is !== 'number' || sides.right.type.is !== 'number') return hole(span);
  const scale = sides.left.type.scale + sides.right.type.scale;
  if (scale > SCALE_MAX) {
    note(checker, 'FEEL_SCALE_LIMIT', span, { scale: String(scale), limit: String(SCALE_MAX) });
    return hole(span);
  }
  return { op: 'multiply', ...sides, type: numberType(scale), span };
}

type Sides = { readonly left: Node; readonly right: Node; readonly span: SourceSpan };

function sum(op: 'add' | 'subtract', { left, right, span }: Sides, checker: Checker): Node {
  const sides = { left: expect(checker, left, COUNT), right: expect(checker, right, COUNT) };
  if (sides.left.type.is !== 'number' || sides.right.type.is !== 'number') return hole(span);
  const scale = Math.max(sides.left.type.scale, sides.right.type.scale);
  return {
    op,
    left: atScale(sides.left, scale),
    right: atScale(sides.right, scale),
    type: numberType(scale),
    span,
  };
}

/** Days and durations: which pairs add up, and to what. */
function calendar(operator: '+' | '-', { left, right, span }: Sides, checker: Checker): Node {
  const sides = { left: required(checker, left), right: required(checker, right) };
  const pair = `${left.type.is} ${operator} ${right.type.is}`;
  const call = (name: BuiltinName, args: readonly Node[], type: Type): Node => ({
    op: 'call',
    name,
    args,
    type,
    span,
  });
  switch (pair) {
    case 'day - day':
      return call('days between', [sides.left, sides.right], DAYS);
    case 'day + days':
      return call('add days', [sides.left, sides.right], DAY);
    case 'day + months':
      return call('add months', [sides.left, sides.right], DAY);
    case 'days + day':
      return call('add days', [sides.right, sides.left], DAY);
    case 'months + day':
      return call('add months', [sides.right, sides.left], DAY);
    case 'day - days':
      return call('add days', [sides.left, negated(sides.right)], DAY);
    case 'day - months':
      return call('add months', [sides.left, negated(sides.right)], DAY);
    case 'days + days':
    case 'days - days':
      return { op: operator === '+' ? 'add' : 'subtract', ...sides, type: DAYS, span };
    case 'months + months':
    case 'months - months':
      return { op: operator === '+' ? 'add' : 'subtract', ...sides, type: MONTHS, span };
    default:
      return differ(checker, { left, right, span });
  }
}

const negated = (of: Node): Node => ({ op: 'negate', of, type: of.type, span: of.span });

/** Notes that two values have nothing in common. */
export function differ(checker: Checker, { left, right, span }: Sides): Node {
  if (left.type.is === 'hole' || right.type.is === 'hole') return hole(span);
  if (left.type.is === 'null') return wrongType(checker, left, describe(right.type));
  if (right.type.is === 'null') return wrongType(checker, right, describe(left.type));
  note(checker, 'FEEL_TYPES_DIFFER', span, {
    left: describe(left.type).en,
    leftZh: describe(left.type).zh,
    right: describe(right.type).en,
    rightZh: describe(right.type).zh,
  });
  return { op: 'constant', value: null, type: HOLE, span };
}
