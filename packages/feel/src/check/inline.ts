import { widen } from './convert.ts';
import type { Node, Stage } from './program.ts';
import { childrenOf } from './walk.ts';

/**
 * Writes required decisions that are read at one place only into that place, so that a run makes no
 * stop there and an answer is fitted where it is written. The traced program keeps its stages,
 * because a reader wants each decision by name.
 */
export function inlineStages(
  stages: readonly Stage[],
  result: Node,
): { readonly stages: readonly Stage[]; readonly result: Node } {
  const single = readOnce(stages, result);
  const written = new Map<number, Node>();
  const left: Stage[] = [];
  for (const stage of stages) {
    const node = replaced(stage.node, written);
    if (single.has(stage.slot)) written.set(stage.slot, node);
    else left.push({ ...stage, node });
  }
  return { stages: left, result: replaced(result, written) };
}

/** Slots of stages that are read as a whole, once, at a place that runs at most once. */
function readOnce(stages: readonly Stage[], result: Node): ReadonlySet<number> {
  const all = new Map<number, number>();
  const own = stages.map((stage) => {
    const reads = new Map<number, number>();
    countReads(stage.node, true, reads);
    for (const [slot, count] of reads) all.set(slot, (all.get(slot) ?? 0) + count);
    return reads;
  });
  countReads(result, true, all);
  const isSingle = (stage: Stage, at: number): boolean =>
    all.get(stage.slot) === 1 &&
    entrySlots(stage.node).every((slot) => all.get(slot) === own[at]?.get(slot));
  return new Set(stages.filter(isSingle).map((stage) => stage.slot));
}

/** How often each slot is read; a place that may run several times counts twice. */
function countReads(node: Node, once: boolean, reads: Map<number, number>): void {
  if (node.op === 'slot') reads.set(node.slot, (reads.get(node.slot) ?? 0) + (once ? 1 : 2));
  const inside = once && runsOnce(node);
  for (const child of childrenOf(node)) countReads(child, inside, reads);
}

/** Cells may be evaluated twice (ANY) and filters many times; everything else at most once. */
const runsOnce = (node: Node): boolean =>
  node.op !== 'table' &&
  node.op !== 'filter' &&
  node.op !== 'sort' &&
  node.op !== 'each' &&
  node.op !== 'iterate' &&
  node.op !== 'test';

function entrySlots(node: Node): number[] {
  if (node.op === 'context') return node.entries.map((entry) => entry.slot);
  return node.op === 'table' ? node.outputs.map((output) => output.slot) : [];
}

type Written = ReadonlyMap<number, Node>;

function replaced(node: Node, written: Written): Node {
  const into = (one: Node): Node => replaced(one, written);
  switch (node.op) {
    case 'slot':
      return written.get(node.slot) ?? node;
    case 'path':
    case 'project':
    case 'item':
    case 'negate':
    case 'not':
    case 'required':
      return { ...node, of: into(node.of) };
    case 'convert':
      return rewidened({ ...node, of: into(node.of) });
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'join':
    case 'and':
    case 'or':
    case 'compare':
      return { ...node, left: into(node.left), right: into(node.right) };
    case 'round': {
      const denominator = node.denominator && into(node.denominator);
      return { ...node, numerator: into(node.numerator), denominator };
    }
    case 'if':
      return { ...node, condition: into(node.condition), yes: into(node.yes), no: into(node.no) };
    case 'list':
      return { ...node, items: node.items.map(into) };
    case 'call':
    case 'plain':
      return { ...node, args: node.args.map(into) };
    case 'let':
      return {
        ...node,
        bindings: node.bindings.map(({ slot, value }) => ({ slot, value: into(value) })),
        body: into(node.body),
      };
    case 'context':
      return replacedContext(node, into);
    default:
      return node;
  }
}

/** What is now written in place of a slot can be widened where it is written. */
function rewidened(node: Node & { readonly op: 'convert' }): Node {
  const same = node.kind === null && node.type.is === node.of.type.is;
  return same ? widen(node.of, node.type) : node;
}

function replacedContext(
  node: Node & { readonly op: 'context' },
  into: (node: Node) => Node,
): Node {
  return {
    ...node,
    entries: node.entries.map((entry) => ({
      ...entry,
      value: into(entry.value),
      output: entry.output && into(entry.output),
    })),
    answer: node.answer && into(node.answer),
  };
}
