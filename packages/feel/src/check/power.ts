import type { Ast } from '../ast/ast.ts';
import { POWER_MAX } from '../limits.ts';
import { multiply } from './arithmetic.ts';
import { type Checker, expect, hole, refuse, type Scope, spanOf } from './checker.ts';
import type { Node } from './program.ts';
import { COUNT } from './types.ts';

/** `x ** 3` as the product that it is; the exponent is a written integer. */
export function checkPower(
  ast: Ast & { readonly form: 'power' },
  scope: Scope,
  checker: Checker,
): Node {
  const span = spanOf(scope, ast);
  const of = expect(checker, checker.expression(ast.left, scope), COUNT);
  const exponent = checker.expression(ast.right, scope);
  if (of.type.is !== 'number' || exponent.type.is === 'hole') return hole(span);
  const whole =
    exponent.op === 'constant' && exponent.type.is === 'number' && exponent.type.scale === 0;
  const times = whole ? Number(exponent.value) : -1;
  if (times < 0 || times > POWER_MAX) return refuse(checker, span, 'power');
  if (times === 0) return { op: 'constant', value: 1n, type: COUNT, span };
  const slot = checker.newSlot();
  const factor: Node = { op: 'slot', slot, type: of.type, span: of.span };
  let body: Node = factor;
  for (let done = 1; done < times && body.type.is !== 'hole'; done += 1) {
    body = multiply(body, factor, span, checker);
  }
  if (body.type.is === 'hole') return hole(span);
  return { op: 'let', bindings: [{ slot, value: of }], body, type: body.type, span };
}
