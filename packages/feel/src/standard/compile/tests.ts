import type { Ast, AstTest } from '../../ast/ast.ts';
import { compare } from '../value/compare.ts';
import { equal, same } from '../value/equal.ts';
import { isList, isRange } from '../value/kind.ts';
import { inRange, makeRange } from '../value/range.ts';
import type { FeelValue } from '../value/value.ts';
import type { Compiler } from './compiler.ts';
import { type Eval, readSlot } from './frame.ts';
import { ORDERS } from './orders.ts';
import type { Scope } from './scope.ts';
import { mentionsSubject } from './subject.ts';

/** Tests of one subject: true when one holds, null when none does and one has no answer. */
export function compileTests(tests: readonly AstTest[], scope: Scope, compiler: Compiler): Eval {
  const made = tests.map((test) => compileTest(test, scope, compiler));
  const [only] = made;
  if (made.length === 1 && only) return only;
  return (frame) => {
    let open = false;
    for (const test of made) {
      const result = test(frame);
      if (result === true) return true;
      open ||= result === null;
    }
    return open ? null : false;
  };
}

function compileTest(test: AstTest, scope: Scope, compiler: Compiler): Eval {
  const subject = readSlot(0, scope.subject?.slot ?? 0);
  switch (test.test) {
    case 'any':
      return () => true;
    case 'not': {
      const inside = compileTests(test.tests, scope, compiler);
      return (frame) => flipped(inside(frame));
    }
    case 'order': {
      const { operator } = test;
      const value = compiler.expression(test.value, scope);
      if (operator === '=') return (frame) => equal(subject(frame), value(frame));
      if (operator === '!=') return (frame) => flipped(equal(subject(frame), value(frame)));
      return (frame) => {
        const order = compare(subject(frame), value(frame));
        return order === null ? null : ORDERS[operator](order);
      };
    }
    case 'range': {
      const [low, high] = [
        compiler.expression(test.low, scope),
        compiler.expression(test.high, scope),
      ];
      const { lowClosed, highClosed } = test;
      return (frame) => {
        const ends = { low: low(frame), high: high(frame), operator: null };
        const range = makeRange({ ...ends, lowClosed, highClosed });
        return range === null ? null : inRange(subject(frame), range);
      };
    }
    default:
      return compileCondition(test.value, subject, scope, compiler);
  }
}

/** An expression as a test: a condition on `?`, or a value, a list or a range to compare with. */
function compileCondition(ast: Ast, subject: Eval, scope: Scope, compiler: Compiler): Eval {
  const value = compiler.expression(ast, scope);
  if (mentionsSubject(ast)) {
    return (frame) => {
      const result = value(frame);
      return typeof result === 'boolean' ? result : null;
    };
  }
  return (frame) => holds(subject(frame), value(frame));
}

/** Whether a subject equals a value, is in a list or in a range. */
function holds(subject: FeelValue, value: FeelValue): FeelValue {
  if (isRange(value) && !isRange(subject)) return inRange(subject, value);
  if (isList(value)) return inList(subject, value);
  if (value === true && typeof subject !== 'boolean' && subject !== null) return true;
  return equal(subject, value);
}

function inList(subject: FeelValue, values: readonly FeelValue[]): FeelValue {
  if (isList(subject) && same(subject, values)) return true;
  return values.some((value) => {
    if (isRange(value) && !isRange(subject)) return inRange(subject, value) === true;
    if (isList(value) && !isList(subject)) return inList(subject, value) === true;
    return same(subject, value);
  });
}

const flipped = (value: FeelValue): FeelValue => (typeof value === 'boolean' ? !value : null);
