import type { Node, Program } from '../check/program.ts';
import { childrenOf } from '../check/walk.ts';
import type { CodedNodes } from './coded.ts';

/**
 * The first node that has no column form: a list, or a table that compares or collects answers,
 * made of values with too many kinds to be looked up. Nothing is made beside the columns, so a row
 * costs no memory.
 */
export function unsupported(program: Program, coded: CodedNodes): Node | null {
  const search = (node: Node): Node | null => {
    if (node.op === 'constant' || coded.of(node)) return null;
    if (makesLists(node)) return node;
    for (const child of childrenOf(node)) {
      const found = search(child);
      if (found) return found;
    }
    return null;
  };
  for (const { node } of program.stages) {
    const found = search(node);
    if (found) return found;
  }
  return search(program.result);
}

function makesLists(node: Node): boolean {
  if (node.type.is === 'list') return node.op !== 'slot';
  if (node.op === 'table') return node.policy !== 'U' && node.policy !== 'F';
  return node.op === 'iterate' || node.op === 'plain';
}
