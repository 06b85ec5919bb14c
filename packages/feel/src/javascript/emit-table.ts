import type { Node, TableNode } from '../check/program.ts';
import type { Block } from './block.ts';
import type { Code } from './code.ts';
import { emitAnswer } from './emit-answer.ts';
import { emitCollected } from './emit-collected.ts';
import { emitHit } from './emit-hit.ts';
import type { Writer } from './writer.ts';

/** A table: the answer of the rule that fires, or of all that match. */
export function emitTable(node: Node & TableNode, block: Block, writer: Writer): Code {
  const at = { block, writer };
  switch (node.policy) {
    case 'U':
    case 'A':
    case 'F':
      return emitAnswer(node, emitHit(node, at), at);
    default:
      return emitCollected(node, node.policy, at);
  }
}
