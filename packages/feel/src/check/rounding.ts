import type { Ast } from '../ast/ast.ts';
import { SCALE_MAX } from '../limits.ts';
import type { SourceSpan } from '../source.ts';
import type { CallAst } from './arguments.ts';
import { multiply } from './arithmetic.ts';
import { type Checker, expect, hole, note, type Scope, spanOf } from './checker.ts';
import { numberOf } from './conversions.ts';
import { atScale, powerOfTen } from './convert.ts';
import { extreme } from './extremes.ts';
import type { Node, RoundingMode } from './program.ts';
import { COUNT, numberType } from './types.ts';

/**
 * The rounding functions. `decimal` rounds half to even as DMN says; `floor` and `ceiling` may
 * leave the number of decimals out.
 */
export const ROUNDING_MODES: ReadonlyMap<string, RoundingMode> = new Map([
  ['round half up', 'halfUp'],
  ['round half down', 'halfDown'],
  ['round half even', 'halfEven'],
  ['decimal', 'halfEven'],
  ['round up', 'up'],
  ['round down', 'down'],
  ['floor', 'floor'],
  ['ceiling', 'ceiling'],
]);

type Asked = {
  readonly mode: RoundingMode;
  readonly value: Ast;
  readonly scale: Ast | undefined;
  readonly span: SourceSpan;
};

/** A rounding call. A division may stand directly inside, also in a product. */
export function checkRounding(asked: Asked, scope: Scope, checker: Checker): Node {
  const { span, mode } = asked;
  const scale = asked.scale ? writtenScale(asked.scale, scope, checker) : 0;
  if (scale === null) return hole(span);
  if (isCall(asked.value, 'number'))
    return numberOf(asked.value, { mode, scale, span }, scope, checker);
  const lists: Bindings = [];
  const rounded = roundedQuotient(
    { mode, scale, span },
    quotient(asked.value, lists, scope, checker),
  );
  if (lists.length === 0 || rounded.type.is === 'hole') return rounded;
  return { op: 'let', bindings: lists, body: rounded, type: rounded.type, span };
}

type Bindings = { slot: number; value: Node }[];

const isCall = (ast: Ast, name: string): ast is CallAst => ast.form === 'call' && ast.name === name;

function roundedQuotient(
  {
    mode,
    scale,
    span,
  }: { readonly mode: RoundingMode; readonly scale: number; readonly span: SourceSpan },
  { numerator, denominator }: Quotient,
): Node {
  if (numerator.type.is !== 'number') return hole(span);
  if (denominator && denominator.type.is !== 'number') return hole(span);
  const divisorScale = denominator?.type.is === 'number' ? denominator.type.scale : 0;
  const shift = divisorScale + scale - numerator.type.scale;
  const type = numberType(Math.max(scale, 0));
  if (!denominator && shift >= 0 && scale >= 0) return atScale(numerator, scale);
  return {
    op: 'round',
    mode,
    numerator,
    denominator,
    up: powerOfTen(Math.max(shift, 0)),
    down: powerOfTen(Math.max(-shift, 0)),
    multiple: powerOfTen(Math.max(-scale, 0)),
    type,
    span,
  };
}

const SCALE_MIN = -12;

function writtenScale(ast: Ast, scope: Scope, checker: Checker): number | null {
  const node = checker.expression(ast, scope);
  if (node.type.is === 'hole') return null;
  const written = node.op === 'constant' && node.type.is === 'number' && node.type.scale === 0;
  const scale = written ? Number(node.value) : Number.NaN;
  if (scale >= SCALE_MIN && scale <= SCALE_MAX / 2) return scale;
  const bounds = { min: String(SCALE_MIN), max: String(SCALE_MAX / 2) };
  note(checker, 'FEEL_SCALE_NOT_STATIC', node.span, bounds);
  return null;
}

type Quotient = { readonly numerator: Node; readonly denominator: Node | null };

function quotient(ast: Ast, lists: Bindings, scope: Scope, checker: Checker): Quotient {
  if (isCall(ast, 'mean')) return meanOf(ast, lists, scope, checker);
  if (ast.form !== 'arithmetic' || !divides(ast)) {
    return { numerator: expect(checker, checker.expression(ast, scope), COUNT), denominator: null };
  }
  const span = spanOf(scope, ast);
  const left = quotient(ast.left, lists, scope, checker);
  const right = quotient(ast.right, lists, scope, checker);
  const times = (a: Node, b: Node | null): Node => (b ? multiply(a, b, span, checker) : a);
  if (ast.operator === '/') {
    return {
      numerator: times(left.numerator, right.denominator),
      denominator: times(right.numerator, left.denominator),
    };
  }
  return {
    numerator: times(left.numerator, right.numerator),
    denominator: left.denominator ? times(left.denominator, right.denominator) : right.denominator,
  };
}

/** A mean is a sum through a count; its list is made once. */
function meanOf(call: CallAst, lists: Bindings, scope: Scope, checker: Checker): Quotient {
  const span = spanOf(scope, call);
  const [first, ...more] = call.args;
  const sum = extreme('sum', call, { span, scope, checker });
  const listed = sum.op === 'call' ? sum.args[0] : undefined;
  if (!first || more.length > 0 || listed?.type.is !== 'list') {
    const count: Node = { op: 'constant', value: BigInt(call.args.length), type: COUNT, span };
    return { numerator: sum, denominator: count };
  }
  const slot = checker.newSlot();
  lists.push({ slot, value: listed });
  const args: Node[] = [{ op: 'slot', slot, type: listed.type, span: listed.span }];
  return {
    numerator: { ...sum, op: 'call', name: 'sum', args },
    denominator: { op: 'call', name: 'count', args, type: COUNT, span },
  };
}

/** Whether a product or quotient holds a division that no rounding function of its own takes. */
function divides(ast: Ast): boolean {
  if (ast.form !== 'arithmetic') return isCall(ast, 'mean');
  if (ast.operator === '/') return true;
  return ast.operator === '*' && (divides(ast.left) || divides(ast.right));
}
