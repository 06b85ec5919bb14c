import type { Ast, AstTest } from '../ast/ast.ts';
import { type Checker, note, required, type Scope, spanOf, wrongType } from './checker.ts';
import { common, hasOrder, isOrder, ORDERED } from './comparison.ts';
import { atScale, widen } from './convert.ts';
import type { Node, Test } from './program.ts';
import type { Type } from './type.ts';
import { describe, FLAG } from './types.ts';
import { writtenIn } from './written.ts';

/** Checks tests against a subject; `scope.subject` is what `?` stands for. */
export function checkTests(
  tests: readonly AstTest[],
  subject: Node,
  at: { readonly scope: Scope; readonly checker: Checker },
): Test[] {
  return tests.flatMap((test) =>
    test.test === 'expression'
      ? valueTests(test.value, subject, at)
      : [checkTest(test, subject, at)],
  );
}

/** A value to test against; ranges written or named, also in a list, are tests of their own. */
function valueTests(ast: Ast, subject: Node, at: At): Test[] {
  const written = writtenIn(ast, at.scope, at.checker);
  if (written?.is === 'range')
    return [checkTest(testOf(written.range), subject, { ...at, scope: written.scope })];
  const ranged = ast.form === 'list' && ast.items.some((item) => isRange(item, at));
  if (ranged) return ast.items.flatMap((item) => valueTests(item, subject, at));
  return [expressionTest(ast, subject, at)];
}

const isRange = (ast: Ast, { scope, checker }: At): boolean =>
  writtenIn(ast, scope, checker)?.is === 'range';

/** The test that a range stands for: `(>= 5)` is one comparison. */
function testOf(range: Ast & { readonly form: 'range' }): AstTest {
  const { low, high, lowClosed, highClosed, operator, from, to } = range;
  const value = operator === null ? null : (low ?? high);
  if (operator !== null && value) return { test: 'order', operator, value, from, to };
  const none: Ast = { form: 'null', from, to };
  return { test: 'range', low: low ?? none, high: high ?? none, lowClosed, highClosed, from, to };
}

type At = { readonly scope: Scope; readonly checker: Checker };

const ANY: Test = { test: 'any' };

function checkTest(test: AstTest, subject: Node, at: At): Test {
  switch (test.test) {
    case 'any':
      return ANY;
    case 'not': {
      const tests = checkTests(test.tests, subject, at);
      // `not(> 5)` of null is null in FEEL, `not("a")` of null is true: too subtle to leave to luck.
      if (subject.type.nullable && tests.some(ordered)) {
        return mightBeNull(subject, test, at);
      }
      return { test: 'not', tests };
    }
    case 'order':
      return orderTest(test, subject, at);
    case 'range':
      return rangeTest(test, subject, at);
    default:
      return expressionTest(test.value, subject, at);
  }
}

const ordered = (test: Test): boolean =>
  test.test === 'order' || test.test === 'range' || (test.test === 'flag' && test.present);

function mightBeNull(subject: Node, test: AstTest, at: At): Test {
  const span = spanOf(at.scope, test);
  const found = describe(subject.type);
  note(at.checker, 'FEEL_TYPE', span, {
    expression: subject.span.text.slice(subject.span.from, subject.span.to),
    found: found.en,
    foundZh: found.zh,
    expected: 'a value that is never null',
    expectedZh: '不会为空的值',
  });
  return ANY;
}

function orderTest(test: AstTest & { readonly test: 'order' }, subject: Node, at: At): Test {
  const value = at.checker.expression(test.value, at.scope);
  const type = meets(value, subject, at);
  if (!type) return ANY;
  if (!isOrder(test.operator)) {
    return { test: test.operator === '=' ? 'equal' : 'unequal', value };
  }
  if (!hasOrder(type)) {
    wrongType(at.checker, value, ORDERED);
    return ANY;
  }
  return { test: 'order', operator: test.operator, value: required(at.checker, value) };
}

function rangeTest(test: AstTest & { readonly test: 'range' }, subject: Node, at: At): Test {
  const low = at.checker.expression(test.low, at.scope);
  const high = at.checker.expression(test.high, at.scope);
  const lowType = meets(low, subject, at);
  const highType = meets(high, subject, at);
  if (!lowType || !highType) return ANY;
  if (!hasOrder(lowType)) {
    wrongType(at.checker, low, ORDERED);
    return ANY;
  }
  const { lowClosed, highClosed } = test;
  const bounds = { low: required(at.checker, low), high: required(at.checker, high) };
  return { test: 'range', ...bounds, lowClosed, highClosed };
}

/** A value to equal, a list to be in, or a condition on `?` or other names. */
function expressionTest(ast: Ast, subject: Node, at: At): Test {
  const speaks = mentions(ast, 'subject');
  const present = speaks && subject.type.nullable && !mentions(ast, 'null');
  const value = at.checker.expression(ast, present ? withPresentSubject(at.scope) : at.scope);
  if (value.type.is === 'hole') return ANY;
  if (value.type.is === 'flag' && (subject.type.is !== 'flag' || speaks)) {
    return { test: 'flag', condition: required(at.checker, value), present };
  }
  if (value.type.is === 'list' && subject.type.is !== 'list') {
    const item = value.type.of;
    if (value.op === 'list') for (const each of value.items) meets(each, subject, at);
    else meets({ ...value, type: item }, subject, at);
    return { test: 'member', list: required(at.checker, value) };
  }
  return meets(value, subject, at) ? { test: 'equal', value } : ANY;
}

function meets(value: Node, subject: Node, at: At): Type | null {
  if (value.type.is === 'hole' || subject.type.is === 'hole') return null;
  const type = common(value, subject, at.checker);
  if (type) return type;
  wrongType(at.checker, value, describe(subject.type));
  return null;
}

function withPresentSubject(scope: Scope): Scope {
  const { subject } = scope;
  if (!subject) return scope;
  return { ...scope, subject: { ...subject, type: { ...subject.type, nullable: false } } };
}

/** Whether an expression speaks of `?`, or of null. */
function mentions(value: unknown, form: 'subject' | 'null'): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some((item) => mentions(item, form));
  if ('form' in value && value.form === form) return true;
  return Object.values(value).some((item) => mentions(item, form));
}

/** The largest number of decimals in the subject and its tests: all are compared at it. */
export function scaleOfTests(subject: Type, tests: readonly Test[]): number | null {
  if (subject.is !== 'number') return null;
  const scales = valuesOf(tests).map(({ type }) => {
    const number = type.is === 'list' ? type.of : type;
    return number.is === 'number' ? number.scale : 0;
  });
  return Math.max(subject.scale, ...scales);
}

/** The tests with every number at one scale. */
export function testsAtScale(tests: readonly Test[], scale: number | null): Test[] {
  return scale === null ? [...tests] : tests.map((test) => testAtScale(test, scale));
}

function testAtScale(test: Test, scale: number): Test {
  switch (test.test) {
    case 'equal':
    case 'unequal':
    case 'order':
      return { ...test, value: numberAt(test.value, scale) };
    case 'range':
      return { ...test, low: numberAt(test.low, scale), high: numberAt(test.high, scale) };
    case 'member':
      return { ...test, list: listAt(test.list, scale) };
    case 'not':
      return { ...test, tests: testsAtScale(test.tests, scale) };
    default:
      return test;
  }
}

const numberAt = (node: Node, scale: number): Node =>
  node.type.is === 'number' ? atScale(node, scale) : node;

function listAt(node: Node, scale: number): Node {
  if (node.type.is !== 'list' || node.type.of.is !== 'number') return node;
  return widen(node, { ...node.type, of: { ...node.type.of, scale } });
}

function valuesOf(tests: readonly Test[]): Node[] {
  return tests.flatMap((test) => {
    switch (test.test) {
      case 'equal':
      case 'unequal':
      case 'order':
        return [test.value];
      case 'range':
        return [test.low, test.high];
      case 'member':
        return [test.list];
      case 'not':
        return valuesOf(test.tests);
      default:
        return [];
    }
  });
}

/** Whether every test of the list fails for null, so that a match proves a value. */
export function excludesNull(tests: readonly Test[]): boolean {
  return tests.every((test) => {
    switch (test.test) {
      case 'equal':
        return !test.value.type.nullable;
      case 'order':
      case 'range':
        return true;
      case 'flag':
        return test.present;
      case 'not':
        return test.tests.some((one) => one.test === 'equal' && one.value.type.is === 'null');
      case 'unequal':
        return test.value.type.is === 'null';
      default:
        return false;
    }
  });
}

/** `x in ...` and `x between a and b`. */
export function checkIn(
  ast: Ast & { readonly form: 'test' },
  scope: Scope,
  checker: Checker,
): Node {
  const subject = checker.expression(ast.subject, scope);
  const tests = checkTests(ast.tests, subject, { scope, checker });
  const scale = scaleOfTests(subject.type, tests);
  return {
    op: 'test',
    subject: scale === null ? subject : atScale(subject, scale),
    tests: testsAtScale(tests, scale),
    type: FLAG,
    span: spanOf(scope, ast),
  };
}
