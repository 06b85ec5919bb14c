import type { Ast } from '../ast/ast.ts';
import { checkArithmetic, checkNegation, differ } from './arithmetic.ts';
import { checkBuiltin } from './calls.ts';
import { type Checker, expect, hole, note, type Scope, spanOf } from './checker.ts';
import { checkContext, checkFilter, checkList } from './collections.ts';
import {
  checkComparison,
  checkLogical,
  filledWhenFalse,
  filledWhenTrue,
  withFilled,
} from './comparison.ts';
import { widen } from './convert.ts';
import { invokeByName } from './invoke.ts';
import { checkInstance, checkIterating } from './iterate.ts';
import { checkName, checkPath } from './names.ts';
import type { Node } from './program.ts';
import { checkIn } from './tests.ts';
import { FLAG, NULL, numberType, TEXT, unify } from './types.ts';

/** Checks an expression: every name is looked up, every type and scale decided. */
export function checkExpression(ast: Ast, scope: Scope, checker: Checker): Node {
  const span = spanOf(scope, ast);
  switch (ast.form) {
    case 'number':
      return { op: 'constant', value: ast.digits, type: numberType(ast.scale), span };
    case 'text':
      return {
        op: 'constant',
        value: ast.value,
        type: { ...TEXT, is: 'text', codes: [ast.value], set: null },
        span,
      };
    case 'flag':
      return { op: 'constant', value: ast.value, type: FLAG, span };
    case 'null':
      return { op: 'constant', value: null, type: NULL, span };
    case 'hole':
      return hole(span);
    case 'subject':
      return checkSubject(ast, scope, checker);
    case 'name':
      return checkName(ast.name, span, scope, checker);
    case 'path':
      return checkPath(ast, scope, checker);
    case 'arithmetic':
      return checkArithmetic(ast, scope, checker);
    case 'negate':
      return checkNegation(ast, scope, checker);
    case 'compare':
      return checkComparison(ast, scope, checker);
    case 'test':
      return checkIn(ast, scope, checker);
    case 'and':
    case 'or':
      return checkLogical(ast, scope, checker);
    case 'if':
      return checkIf(ast, scope, checker);
    case 'list':
      return checkList(ast, scope, checker);
    case 'context':
      return checkContext(ast, scope, checker);
    case 'filter':
      return checkFilter(ast, scope, checker);
    case 'call':
      return checkCall(ast, scope, checker);
    case 'for':
    case 'some':
    case 'every':
      return checkIterating(ast, scope, checker);
    case 'instance':
      return checkInstance(ast, scope, checker);
    default:
      note(checker, 'FEEL_NOT_YET_SUPPORTED', span, { what: ast.form });
      return hole(span);
  }
}

function checkSubject(ast: Ast, scope: Scope, checker: Checker): Node {
  const span = spanOf(scope, ast);
  if (scope.subject) {
    return { op: 'slot', slot: scope.subject.slot, type: scope.subject.type, span };
  }
  note(checker, 'FEEL_UNKNOWN_NAME', span, {
    name: '?',
    names: [...scope.locals.keys()].join(', '),
  });
  return hole(span);
}

function checkIf(ast: Ast & { readonly form: 'if' }, scope: Scope, checker: Checker): Node {
  const span = spanOf(scope, ast);
  const condition = expect(checker, checker.expression(ast.condition, scope), FLAG);
  const yes = checker.expression(ast.yes, withFilled(scope, filledWhenTrue(condition)));
  const no = checker.expression(ast.no, withFilled(scope, filledWhenFalse(condition)));
  const type = unify(yes.type, no.type);
  if (!type) return differ(checker, { left: yes, right: no, span });
  if (condition.type.is === 'hole' || type.is === 'hole') return hole(span);
  return { op: 'if', condition, yes: widen(yes, type), no: widen(no, type), type, span };
}

function checkCall(ast: Ast & { readonly form: 'call' }, scope: Scope, checker: Checker): Node {
  const span = spanOf(scope, ast);
  const invoked = invokeByName(ast, scope, checker) ?? checkBuiltin(ast, scope, checker);
  if (invoked) return invoked;
  for (const arg of ast.args) checker.expression(arg.value, scope);
  note(checker, 'FEEL_NOT_YET_SUPPORTED', span, { what: `${ast.name}(…)` });
  return hole(span);
}
