import type { Comparison, Node, Order, Test } from '../check/program.ts';
import type { SourceSpan } from '../source.ts';
import {
  type Code,
  type Emitted,
  every,
  known,
  negated,
  plainScalar,
  type Scalar,
  some,
  type Way,
} from './code.ts';
import { itemsOf, scalarOf } from './forms.ts';
import { alike, decoded } from './texts.ts';
import { wayOf, wayWhen } from './way.ts';
import { refuse, type Writer } from './writer.ts';

type At = { readonly span: SourceSpan; readonly writer: Writer };

/** `= != < <= > >=`. An order is only asked of values that are there. */
export function emitCompare(node: Node & { readonly op: 'compare' }, writer: Writer): Emitted {
  const at = { span: node.span, writer };
  const [left, right] = [writer.emit(node.left), writer.emit(node.right)];
  const way = wayOf([left.way, right.way]);
  const { operator } = node;
  if (operator === '=' || operator === '!=') {
    const same = equal(left.code, right.code, at);
    return { code: operator === '=' ? same : negated(same), way };
  }
  return { code: ordered(operator, scalarOf(left, at).code, scalarOf(right, at).code), way };
}

/** Two values of an ordered type. */
function ordered(operator: Order, left: Scalar, right: Scalar): Scalar {
  const [a, b] = [left.constant, right.constant];
  if (isOrdered(a) && isOrdered(b)) return known(HOLDS[operator](a, b));
  return plainScalar(`(${left.text} ${operator} ${right.text})`, [left, right]);
}

const isOrdered = (value: unknown): value is bigint | number =>
  typeof value === 'bigint' || typeof value === 'number';

type Ordered = bigint | number;
const HOLDS: Readonly<Record<Order, (a: Ordered, b: Ordered) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** Equality of values of one type, in which null is equal to null. */
export function equal(left: Code, right: Code, at: At): Scalar {
  if (left.form === 'scalar' && right.form === 'scalar') return sameScalar(left, right, at);
  if (left.form === 'row' && right.form === 'row') {
    const names = [...left.entries.keys()];
    if (names.length !== right.entries.size) return known(false);
    const parts = names.map((name) => {
      const [a, b] = [left.entries.get(name), right.entries.get(name)];
      return a && b ? equal(a, b, at) : known(false);
    });
    return every(parts);
  }
  if (left.form === 'list' && right.form === 'list') {
    const all = [...left.items, ...right.items];
    if (all.every(({ present }) => present === null)) {
      if (left.items.length !== right.items.length) return known(false);
      return every(
        left.items.map((item, place) =>
          equal(item.value, right.items[place]?.value ?? item.value, at),
        ),
      );
    }
  }
  const [first, second] = [left, right].map(
    (each) => each.form === 'scalar' && each.constant === null,
  );
  // A context or a list that has columns is never null.
  if (first || second) return known(false);
  const reason = {
    en: 'lists whose length differs from row to row are compared',
    zh: '比较了长度随行变化的列表',
  };
  return refuse(at.span, reason, at.writer);
}

function sameScalar(one: Scalar, other: Scalar, at: At): Scalar {
  const [left, right] = one.constant !== undefined ? [other, one] : [one, other];
  const to = right.constant;
  if (to === undefined) return sameColumns(left, right, at);
  if (left.constant !== undefined) return known(left.constant === to);
  if (to === null) return plainScalar(`(${left.text} IS NULL)`, [left]);
  if (typeof to === 'boolean') return sameFlag(left, to);
  if (left.codes && typeof to === 'string' && !left.codes.includes(to)) return known(false);
  const [a = left, b = right] = alike([left, right], at);
  const text = `${a.text} = ${b.text}`;
  // Whatever is equal to a constant is there: no NULL is left for what reads this.
  return plainScalar(left.nullable === false ? `(${text})` : `(COALESCE(${text}, FALSE))`, [a, b]);
}

function sameFlag(left: Scalar, to: boolean): Scalar {
  if (left.nullable === false) return to ? left : negated(left);
  return plainScalar(`(${left.text} IS ${to ? 'TRUE' : 'FALSE'})`, [left]);
}

function sameColumns(left: Scalar, right: Scalar, at: At): Scalar {
  const [a = left, b = right] = alike([left, right], at);
  const present = left.nullable === false && right.nullable === false;
  const text = present ? `(${a.text} = ${b.text})` : at.writer.dialect.same(a.text, b.text);
  return plainScalar(text, [a, b]);
}

/** `x in (...)`: one test that holds is enough. */
export function emitTestNode(node: Node & { readonly op: 'test' }, writer: Writer): Emitted {
  const subject = writer.emit(node.subject);
  const bound = boundCode(subject.code, writer);
  const tests = emitTests(node.tests, bound, { span: node.span, writer });
  return { code: tests.code, way: wayOf([subject.way, tests.way]) };
}

/** A single value as a column, because tests read it several times. */
export const boundCode = (code: Code, writer: Writer): Code =>
  code.form === 'scalar' ? writer.bind(code) : code;

/** A cell: tests are asked in order until one holds. */
export function emitTests(tests: readonly Test[], subject: Code, at: At): Emitted<Scalar> {
  const emitted = tests.map((test) => emitTest(test, subject, at));
  const ways: (Way | null)[] = [];
  emitted.forEach(({ way }, place) => {
    const before = some(emitted.slice(0, place).map(({ code }) => code));
    ways.push(wayWhen(negated(before), way));
  });
  return { code: some(emitted.map(({ code }) => code)), way: wayOf(ways) };
}

function emitTest(test: Test, subject: Code, at: At): Emitted<Scalar> {
  const { writer } = at;
  switch (test.test) {
    case 'any':
      return { code: known(true), way: null };
    case 'equal':
    case 'unequal': {
      const other = writer.emit(test.value);
      const same = equal(subject, other.code, at);
      return { code: test.test === 'equal' ? same : negated(same), way: other.way };
    }
    case 'order':
      return orderTest(test.operator, subject, writer.emit(test.value), at);
    case 'range': {
      const low = orderTest(test.lowClosed ? '>=' : '>', subject, writer.emit(test.low), at);
      const high = orderTest(test.highClosed ? '<=' : '<', subject, writer.emit(test.high), at);
      const way = wayOf([low.way, wayWhen(low.code, high.way)]);
      return { code: every([low.code, high.code]), way };
    }
    case 'member': {
      const list = writer.emit(test.list);
      return { code: containsItem(list, subject, at), way: list.way };
    }
    case 'flag': {
      const condition = scalarOf(writer.emit(test.condition), at);
      if (!test.present) return condition;
      const there = isPresent(subject);
      return { code: every([there, condition.code]), way: wayWhen(there, condition.way) };
    }
    default: {
      const inner = emitTests(test.tests, subject, at);
      return { code: negated(inner.code), way: inner.way };
    }
  }
}

/** An order test of null does not hold, and what it compares with is not asked then. */
function orderTest(
  operator: Comparison & Order,
  subject: Code,
  other: Emitted,
  at: At,
): Emitted<Scalar> {
  const of = scalarOf({ code: subject, way: null }, at).code;
  const to = scalarOf(other, at);
  const there = isPresent(subject);
  const code = every([there, ordered(operator, of, to.code)]);
  return { code, way: wayWhen(there, to.way) };
}

/** Whether a value is not null. */
export function isPresent(code: Code): Scalar {
  if (code.form !== 'scalar' || code.nullable === false) return known(true);
  if (code.constant !== undefined) return known(code.constant !== null);
  return plainScalar(`(${code.text} IS NOT NULL)`, [code]);
}

/** Whether a list has a value in it. */
export function containsItem(list: Emitted, wanted: Code, at: At): Scalar {
  if (list.code.form === 'column') {
    const value = decoded(scalarOf({ code: wanted, way: null }, at).code, at);
    const text = at.writer.dialect.listContains(list.code.text, value.text);
    return plainScalar(`(COALESCE(${text}, FALSE))`, [value, { ...value, level: list.code.level }]);
  }
  const { items } = itemsOf(list, at).code;
  return some(items.map(({ present, value }) => every([present, equal(value, wanted, at)])));
}
