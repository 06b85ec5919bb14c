import type { Ast, AstEntry } from '../../ast/ast.ts';
import { isInstance } from '../type/conform.ts';
import { calculate, negated } from '../value/arithmetic.ts';
import { compare } from '../value/compare.ts';
import { equal } from '../value/equal.ts';
import { isTagged } from '../value/kind.ts';
import { isNumber, literalNumber, negate, power } from '../value/number.ts';
import { makeRange } from '../value/range.ts';
import type { FeelValue } from '../value/value.ts';
import { compileCall, compileInvoke } from './call.ts';
import { type Compiler, NOTHING, report, spanIn } from './compiler.ts';
import { compileFilter } from './filter.ts';
import type { Eval } from './frame.ts';
import { compileFunction } from './function.ts';
import { compileFor, compileQuantified } from './iteration.ts';
import { compileName, compilePath, compileSubject } from './names.ts';
import { ORDERS } from './orders.ts';
import { type Local, nameKey, newSlot, type Scope, withNames } from './scope.ts';
import { compileTests } from './tests.ts';

/** Compiles an expression to a closure; problems are noted, and what has one answers null. */
export function compileExpression(ast: Ast, scope: Scope, compiler: Compiler): Eval {
  const made = compileForm(ast, scope, compiler);
  const { watch } = compiler;
  if (watch === null) return made;
  const span = spanIn(scope, ast);
  return (frame) => {
    const value = made(frame);
    watch(span, value);
    return value;
  };
}

function compileForm(ast: Ast, scope: Scope, compiler: Compiler): Eval {
  switch (ast.form) {
    case 'number':
      return constant(literalNumber(ast.digits, ast.scale));
    case 'text':
    case 'flag':
      return constant(ast.value);
    case 'null':
    case 'hole':
      return NOTHING;
    case 'subject':
      return compileSubject(ast, scope, compiler);
    case 'name':
      return compileName(ast, scope, compiler);
    case 'path':
      return compilePath(ast, scope, compiler);
    case 'call':
      return compileCall(ast, scope, compiler);
    case 'invoke':
      return compileInvoke(ast, scope, compiler);
    case 'filter':
      return compileFilter(ast, scope, compiler);
    case 'for':
      return compileFor(ast, scope, compiler);
    case 'some':
    case 'every':
      return compileQuantified(ast, scope, compiler);
    case 'function':
      return compileFunction(ast, scope, compiler);
    case 'context':
      return compileContext(ast.entries, scope, compiler);
    default:
      return compileOperator(ast, scope, compiler);
  }
}

type Operator = Extract<
  Ast,
  {
    readonly form:
      | 'arithmetic'
      | 'power'
      | 'negate'
      | 'compare'
      | 'test'
      | 'and'
      | 'or'
      | 'if'
      | 'list'
      | 'range'
      | 'instance';
  }
>;

function compileOperator(ast: Operator, scope: Scope, compiler: Compiler): Eval {
  const inside = (part: Ast): Eval => compiler.expression(part, scope);
  switch (ast.form) {
    case 'arithmetic': {
      const { operator } = ast;
      const [left, right] = [inside(ast.left), inside(ast.right)];
      return (frame) => calculate(operator, left(frame), right(frame));
    }
    case 'power': {
      const [left, right] = [inside(ast.left), inside(ast.right)];
      return (frame) => raised(left(frame), right(frame));
    }
    case 'negate': {
      const of = inside(ast.of);
      return (frame) => opposite(of(frame));
    }
    case 'compare':
      return compileComparison(ast, inside(ast.left), inside(ast.right));
    case 'test': {
      const slot = newSlot(scope);
      const subject = inside(ast.subject);
      const tests = compileTests(ast.tests, { ...scope, subject: { slot, type: null } }, compiler);
      return (frame) => {
        frame.slots[slot] = subject(frame);
        return tests(frame);
      };
    }
    case 'and':
      return compileBoth(inside(ast.left), inside(ast.right), false);
    case 'or':
      return compileBoth(inside(ast.left), inside(ast.right), true);
    case 'if': {
      const [condition, yes, no] = [inside(ast.condition), inside(ast.yes), inside(ast.no)];
      return (frame) => (condition(frame) === true ? yes(frame) : no(frame));
    }
    case 'list': {
      const items = ast.items.map(inside);
      return (frame) => items.map((item) => item(frame));
    }
    case 'range':
      return compileRange(ast, scope, compiler);
    default: {
      const before = compiler.problems.length;
      const type = compiler.writtenType(ast.type, scope);
      const of = inside(ast.of);
      // Whether something is of a type that nobody defined has no answer.
      if (compiler.problems.length > before) return NOTHING;
      return (frame) => isInstance(of(frame), type);
    }
  }
}

const constant =
  (value: FeelValue): Eval =>
  () =>
    value;

const raised = (a: FeelValue, b: FeelValue): FeelValue =>
  isNumber(a) && isNumber(b) ? power(a, b) : null;

function opposite(value: FeelValue): FeelValue {
  if (isNumber(value)) return negate(value);
  const isDuration = isTagged(value) && value.is.endsWith('duration');
  // The tag has just been looked at.
  return isDuration ? negated(value as Parameters<typeof negated>[0]) : null;
}

function compileComparison(
  { operator }: Ast & { readonly form: 'compare' },
  left: Eval,
  right: Eval,
): Eval {
  if (operator === '=') return (frame) => equal(left(frame), right(frame));
  if (operator === '!=') {
    return (frame) => {
      const result = equal(left(frame), right(frame));
      return result === null ? null : !result;
    };
  }
  const test = ORDERS[operator];
  return (frame) => {
    const order = compare(left(frame), right(frame));
    return order === null ? null : test(order);
  };
}

/** `and`, `or` over three truths: the decisive one settles it, whatever the other side is. */
function compileBoth(left: Eval, right: Eval, decisive: boolean): Eval {
  return (frame) => {
    const first = left(frame);
    if (first === decisive) return decisive;
    const second = right(frame);
    if (second === decisive) return decisive;
    return first === !decisive && second === !decisive ? !decisive : null;
  };
}

function compileRange(
  ast: Ast & { readonly form: 'range' },
  scope: Scope,
  compiler: Compiler,
): Eval {
  const { lowClosed, highClosed, operator } = ast;
  const low = ast.low ? compiler.expression(ast.low, scope) : NOTHING;
  const high = ast.high ? compiler.expression(ast.high, scope) : NOTHING;
  return (frame) =>
    makeRange({ low: low(frame), high: high(frame), lowClosed, highClosed, operator });
}

/** A context; later entries read earlier ones. */
function compileContext(written: readonly AstEntry[], scope: Scope, compiler: Compiler): Eval {
  const names = new Map<string, Local>();
  const entries = written.map((entry) => {
    const value = compiler.expression(entry.value, withNames(scope, new Map(names)));
    if (names.has(nameKey(entry.name))) {
      report(compiler, 'FEEL_DUPLICATE_ENTRY', spanIn(scope, entry), { name: entry.name });
    }
    const slot = newSlot(scope);
    names.set(nameKey(entry.name), { slot, type: null });
    return { name: entry.name, slot, value };
  });
  if (names.size < written.length) return NOTHING;
  return (frame) => {
    const made = new Map<string, FeelValue>();
    for (const { name, slot, value } of entries) {
      const answer = value(frame);
      frame.slots[slot] = answer;
      made.set(name, answer);
    }
    return made;
  };
}
