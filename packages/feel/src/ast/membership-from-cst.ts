import type { SyntaxNode } from '@lezer/common';
import type { Ast, AstComparison, AstTest } from './ast.ts';
import { child, last, type Reader } from './reader.ts';
import { readTest } from './tests-from-cst.ts';

/**
 * `subject in test`. The grammar lets the test run on over `and` and `or`, which bind less than
 * `in`, and over comparisons, which are read from left to right: `x in [1..2] and y` is
 * `(x in [1..2]) and y`.
 */
export function readMembership(subject: Ast, node: SyntaxNode, reader: Reader): Ast {
  const parts = reader.children(node);
  const [first, second] = parts;
  if (first && isTest(node)) {
    if (!second) return readMembership(subject, first, reader);
    // The grammar admits no other operator here.
    const operator = reader.text(first) as AstComparison;
    return readOrder({ subject, operator, from: node.from }, second, reader);
  }
  if (isEquation(node)) {
    const left = readMembership(subject, child(node, reader, 0), reader);
    // The grammar admits no other operator here.
    const operator = reader.text(child(node, reader, 1)) as AstComparison;
    const right = reader.read(last(node, reader));
    return { form: 'compare', operator, left, right, from: subject.from, to: node.to };
  }
  const form = LOGICAL[node.name];
  if (!form) return test(subject, readTest(node, reader), node.to);
  const left = readMembership(subject, child(node, reader, 0), reader);
  const right = reader.read(last(node, reader));
  return { form, left, right, from: subject.from, to: node.to };
}

const LOGICAL: { readonly [name: string]: 'and' | 'or' } = {
  Conjunction: 'and',
  Disjunction: 'or',
};

/** `[1..2] = true`, but not `? > 1`, which is a condition on the subject. */
const isEquation = (node: SyntaxNode): boolean =>
  node.name === 'Comparison' &&
  node.firstChild?.name !== '?' &&
  node.firstChild?.nextSibling?.name === 'CompareOp';

const isTest = (node: SyntaxNode): boolean =>
  node.name === 'PositiveUnaryTest' ||
  (node.name === 'SimplePositiveUnaryTest' && node.firstChild?.name !== 'Interval');

type Order = { readonly subject: Ast; readonly operator: AstComparison; readonly from: number };

/** `subject in < value`, with what the grammar took behind the value put in its place. */
function readOrder(order: Order, node: SyntaxNode, reader: Reader): Ast {
  const { subject, operator, from } = order;
  const form = LOGICAL[node.name];
  if (!form) {
    const value = reader.read(node);
    return test(subject, { test: 'order', operator, value, from, to: node.to }, node.to);
  }
  const left = readOrder(order, child(node, reader, 0), reader);
  const right = reader.read(last(node, reader));
  return { form, left, right, from: subject.from, to: node.to };
}

const test = (subject: Ast, of: AstTest, to: number): Ast => ({
  form: 'test',
  subject,
  tests: [of],
  from: subject.from,
  to,
});
