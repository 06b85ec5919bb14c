import type { Node, TableNode, TableRow, Test } from './program.ts';

/** The expressions inside a test. */
export function testValues(test: Test): Node[] {
  switch (test.test) {
    case 'equal':
    case 'unequal':
    case 'order':
      return [test.value];
    case 'range':
      return [test.low, test.high];
    case 'member':
      return [test.list];
    case 'flag':
      return [test.condition];
    case 'not':
      return test.tests.flatMap(testValues);
    default:
      return [];
  }
}

/** The rules of a table, and what stands in when none matches. */
export const answersOf = (node: TableNode): readonly TableRow[] =>
  node.fallback ? [...node.rules, node.fallback] : node.rules;

/** Whether a table answers with one row, of the one rule that fires. */
export const answersOnce = ({ policy }: TableNode): boolean => !policy.startsWith('C');

/** The expressions directly inside a node. */
export function childrenOf(node: Node): Node[] {
  switch (node.op) {
    case 'constant':
    case 'slot':
      return [];
    case 'path':
    case 'project':
    case 'item':
    case 'negate':
    case 'not':
    case 'required':
    case 'convert':
      return [node.of];
    case 'filter':
      return [node.of, node.condition];
    case 'sort':
      return [node.of, node.before];
    case 'each':
      return [node.of, node.body];
    case 'iterate':
      return [...node.iterators.map(({ of }) => of), node.body];
    case 'integers':
      return [node.from, node.to];
    case 'round':
      return node.denominator ? [node.numerator, node.denominator] : [node.numerator];
    case 'test':
      return [node.subject, ...node.tests.flatMap(testValues)];
    case 'if':
      return [node.condition, node.yes, node.no];
    case 'list':
      return [...node.items];
    case 'context': {
      const entries = node.entries.flatMap((entry) =>
        entry.output ? [entry.value, entry.output] : [entry.value],
      );
      return node.answer ? [...entries, node.answer] : entries;
    }
    case 'let':
      return [...node.bindings.map((binding) => binding.value), node.body];
    case 'call':
    case 'plain':
      return [...node.args];
    case 'table':
      return [
        ...node.inputs.flatMap((input) => [input.subject, input.tested]),
        ...answersOf(node).flatMap((rule) => [
          ...rule.cells.flat().flatMap(testValues),
          ...rule.outputs,
        ]),
      ];
    default:
      return [node.left, node.right];
  }
}
