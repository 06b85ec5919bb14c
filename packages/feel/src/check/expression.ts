import type { Ast } from '../ast/ast.ts';
import { checkArithmetic, checkNegation } from './arithmetic.ts';
import { checkIf } from './branches.ts';
import { type Checker, hole, note, refuse, type Scope, spanOf } from './checker.ts';
import { checkContext, checkFilter, checkList } from './collections.ts';
import { checkComparison, checkLogical } from './comparison.ts';
import { checkCall, checkInvoke } from './invoke.ts';
import { checkInstance, checkIterating } from './iterate.ts';
import { checkName, checkPath } from './names.ts';
import { checkPower } from './power.ts';
import type { Node } from './program.ts';
import { checkIn } from './tests.ts';
import { FLAG, NULL, numberType, TEXT } from './types.ts';

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
    case 'power':
      return checkPower(ast, scope, checker);
    case 'invoke':
      return checkInvoke(ast, scope, checker);
    case 'range':
      return refuse(checker, span, 'rangeValue');
    default:
      return refuse(checker, span, ast.external ? 'external' : 'functionValue');
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
