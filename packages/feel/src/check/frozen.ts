import type { Node, Program, Test } from './program.ts';
import { answersOf, childrenOf } from './walk.ts';

/**
 * Freezes the nodes of a program and their lists, so that no target can change what another reads.
 * Types, kinds and constants are not ours alone and stay as they are.
 */
export function frozen(program: Program): Program {
  for (const { node } of program.stages) freeze(node);
  freeze(program.result);
  return Object.freeze(program);
}

function freeze(node: Node): void {
  if (Object.isFrozen(node)) return;
  for (const child of childrenOf(node)) freeze(child);
  if (node.op === 'test') node.tests.forEach(freezeTest);
  if (node.op === 'table') {
    for (const row of answersOf(node)) {
      for (const cell of row.cells) cell.forEach(freezeTest);
      Object.freeze(row);
    }
    Object.freeze(node.rules);
    Object.freeze(node.inputs);
  }
  if (node.op === 'context') Object.freeze(node.entries);
  if (node.op === 'list') Object.freeze(node.items);
  if (node.op === 'call' || node.op === 'plain') Object.freeze(node.args);
  Object.freeze(node);
}

function freezeTest(test: Test): void {
  if (test.test === 'not') test.tests.forEach(freezeTest);
  Object.freeze(test);
}
