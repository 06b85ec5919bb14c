import type { Node } from '../check/program.ts';
import { answersOf, answersOnce } from '../check/walk.ts';
import type { Value } from '../value.ts';
import type { Evaluator } from './evaluator.ts';

/** The texts that an expression can give, when it chooses between written ones; null when unknown. */
export function outcomes(node: Node, evaluator: Evaluator): readonly Value[] | null {
  if (node.type.is !== 'text') return null;
  const found = alternativesOf(node, evaluator);
  return found && [...new Set(found)];
}

function alternativesOf(node: Node, evaluator: Evaluator): readonly Value[] | null {
  const constant = evaluator.constant(node);
  if (constant) return [constant.value];
  switch (node.op) {
    case 'if':
      return all([node.yes, node.no], evaluator);
    case 'let':
      return alternativesOf(node.body, evaluator);
    case 'slot': {
      const definition = evaluator.definitions.get(node.slot);
      if (definition) return alternativesOf(definition, evaluator);
      const written = evaluator.alternatives.get(node.slot);
      return written ? all(written, evaluator) : null;
    }
    case 'table': {
      if (!node.single || !answersOnce(node)) return null;
      return all(
        answersOf(node).flatMap((row) => row.outputs),
        evaluator,
      );
    }
    default:
      return null;
  }
}

function all(nodes: readonly Node[], evaluator: Evaluator): readonly Value[] | null {
  const found: Value[] = [];
  for (const node of nodes) {
    const values = alternativesOf(node, evaluator);
    if (!values) return null;
    found.push(...values);
  }
  return found;
}
