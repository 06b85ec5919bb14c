import type { SyntaxNode } from '@lezer/common';
import { assert } from '@sanyi/kernel';
import type { AstComparison, AstTest } from './ast.ts';
import type { Reader } from './reader.ts';

/** The tests of a table cell; one that holds is enough. */
export function readUnaryTests(top: SyntaxNode, reader: Reader): readonly AstTest[] {
  const parts = reader.children(top);
  const list = parts.find((part) => part.name === 'PositiveUnaryTests');
  const at = { from: top.from, to: top.to };
  if (!list) return [{ test: 'any', ...at }];
  const tests = reader.children(list).map((test) => readTest(test, reader));
  return parts[0]?.name === 'not' ? [{ test: 'not', tests, ...at }] : tests;
}

/** One test, also the right side of `in`. */
export function readTest(node: SyntaxNode, reader: Reader): AstTest {
  const at = { from: node.from, to: node.to };
  if (node.name === 'PositiveUnaryTest' || node.name === 'SimplePositiveUnaryTest') {
    const parts = reader.children(node);
    const first = parts[0];
    assert(first !== undefined, 'an empty test');
    if (first.name !== 'CompareOp') return readTest(first, reader);
    const value = parts[1];
    assert(value !== undefined, 'a comparison without value');
    // The grammar admits no other operator here.
    const operator = reader.text(first) as AstComparison;
    return { test: 'order', operator, value: reader.read(value), ...at };
  }
  const inner = node.name === 'ParenthesizedExpression' ? reader.children(node)[1] : undefined;
  if (inner?.name === 'SimplePositiveUnaryTest') return readTest(inner, reader);
  if (node.name === 'Interval') return readInterval(node, reader);
  return { test: 'expression', value: reader.read(node), ...at };
}

function readInterval(node: SyntaxNode, reader: Reader): AstTest {
  const [open, low, , high, close] = reader.children(node);
  assert(!!open && !!low && !!high && !!close, 'an interval has five parts');
  return {
    test: 'range',
    low: reader.read(low),
    high: reader.read(high),
    lowClosed: reader.text(open) === '[',
    highClosed: reader.text(close) === ']',
    from: node.from,
    to: node.to,
  };
}
