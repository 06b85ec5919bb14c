import type { Node, Test } from '../check/program.ts';
import type { Type } from '../check/type.ts';
import { sameValue } from '../row/same-value.ts';
import { atom } from './atom.ts';
import { type Block, braced, inside } from './block.ts';
import { type Code, plain } from './code.ts';
import type { Writer } from './writer.ts';

const isDeep = (type: Type): boolean => type.is === 'list' || type.is === 'context';

/** A comparison of two values of one type and scale. */
export function emitCompare(
  node: Node & { readonly op: 'compare' },
  block: Block,
  writer: Writer,
): Code {
  const left = atom(writer.emit(node.left, block), block, writer);
  const right = writer.emit(node.right, block);
  if (node.operator !== '=' && node.operator !== '!=') {
    return plain(`(${left.text} ${node.operator} ${right.text})`);
  }
  const deep = isDeep(node.left.type) || isDeep(node.right.type);
  const same = equal(left.text, right.text, deep, writer);
  return plain(node.operator === '=' ? same : `!${same}`);
}

function equal(left: string, right: string, deep: boolean, writer: Writer): string {
  return deep ? `${writer.keep(sameValue)}(${left}, ${right})` : `(${left} === ${right})`;
}

/** `x in (...)`: one test that holds is enough. */
export function emitTestNode(
  node: Node & { readonly op: 'test' },
  block: Block,
  writer: Writer,
): Code {
  const subject = atom(writer.emit(node.subject, block), block, writer);
  return emitTests(node.tests, { text: subject.text, type: node.subject.type }, { block, writer });
}

/** The value that is tested. */
export type Subject = { readonly text: string; readonly type: Type };

type At = { readonly block: Block; readonly writer: Writer };

/** A cell: one test that holds is enough, and those after it do not run. */
export function emitTests(tests: readonly Test[], subject: Subject, at: At): Code {
  const { block, writer } = at;
  const [first, ...more] = tests;
  if (!first) return plain('false');
  const held = emitTest(first, subject, at);
  if (more.length === 0) return held;
  const then = inside(block);
  const rest = emitTests(more, subject, { block: then, writer });
  if (then.lines.length === 0) return plain(`(${held.text} || ${rest.text})`);
  const result = writer.fresh('t');
  then.lines.push(`${result} = ${rest.text};`);
  block.lines.push(`let ${result} = ${held.text};`, `if (!${result}) ${braced(then)}`);
  return plain(result);
}

function emitTest(test: Test, subject: Subject, { block, writer }: At): Code {
  switch (test.test) {
    case 'any':
      return plain('true');
    case 'equal':
    case 'unequal': {
      const deep = isDeep(subject.type) || isDeep(test.value.type);
      const same = equal(subject.text, writer.emit(test.value, block).text, deep, writer);
      return plain(test.test === 'equal' ? same : `!${same}`);
    }
    case 'order':
      return whenPresent(subject, { block, writer }, (inner) => {
        const value = writer.emit(test.value, inner);
        return `${subject.text} ${test.operator} ${value.text}`;
      });
    case 'range':
      return rangeTest(test, subject, { block, writer });
    case 'member': {
      const list = writer.emit(test.list, block);
      const item = test.list.type.is === 'list' ? test.list.type.of : subject.type;
      return plain(
        `${writer.keep(isDeep(item) ? includesDeep : includes)}(${list.text}, ${subject.text})`,
      );
    }
    case 'flag': {
      const condition = (inner: Block): string => writer.emit(test.condition, inner).text;
      if (test.present) return whenPresent(subject, { block, writer }, condition);
      return plain(condition(block));
    }
    default:
      return plain(`!${emitTests(test.tests, subject, { block, writer }).text}`);
  }
}

function rangeTest(test: Test & { readonly test: 'range' }, subject: Subject, at: At): Code {
  return whenPresent(subject, at, (inner) => {
    const { writer } = at;
    const low = writer.emit(test.low, inner);
    const above = `${subject.text} ${test.lowClosed ? '>=' : '>'} ${low.text}`;
    const then = inside(inner);
    const high = writer.emit(test.high, then);
    const below = `${subject.text} ${test.highClosed ? '<=' : '<'} ${high.text}`;
    if (then.lines.length === 0) return `${above} && ${below}`;
    const result = writer.fresh('t');
    then.lines.push(`${result} = ${below};`);
    inner.lines.push(`let ${result} = ${above};`, `if (${result}) ${braced(then)}`);
    return result;
  });
}

/** A condition that does not hold for null, and is not looked at then. */
function whenPresent(
  subject: Subject,
  { block, writer }: At,
  condition: (inner: Block) => string,
): Code {
  if (!subject.type.nullable) return plain(`(${condition(block)})`);
  const inner = inside(block);
  const text = condition(inner);
  if (inner.lines.length === 0) return plain(`(${subject.text} !== null && ${text})`);
  const result = writer.fresh('t');
  inner.lines.push(`${result} = ${text};`);
  block.lines.push(`let ${result} = false;`, `if (${subject.text} !== null) ${braced(inner)}`);
  return plain(result);
}

const includes = (list: readonly unknown[], item: unknown): boolean => list.includes(item);

const includesDeep: typeof sameValue = (list, item) =>
  Array.isArray(list) && list.some((each) => sameValue(each, item));
