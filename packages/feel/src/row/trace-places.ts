import type { Node, Program, Stage, TableNode } from '../check/program.ts';
import type { Type } from '../check/type.ts';
import { answersOnce, childrenOf } from '../check/walk.ts';
import type { SourceSpan } from '../source.ts';
import type { Answering } from './emitter.ts';

/**
 * The places of a trace: every expression and every decision that may run has one, in the order of
 * the program: required decisions before those that read them, parts before the whole.
 */
export type TracePlaces = {
  readonly steps: readonly { readonly expression: SourceSpan; readonly type: Type }[];
  readonly answers: readonly Answering[];
  readonly tables: readonly (Node & TableNode)[];
  /** The place of a node among the steps; undefined for what explains nothing. */
  stepOf(node: Node): number | undefined;
  answerOf(of: Answering): number;
  tableOf(node: Node & TableNode): number;
};

export function tracePlaces(program: Program, decision: string): TracePlaces {
  const nodes = new Map<Node, number>();
  const steps: { expression: SourceSpan; type: Type }[] = [];
  const tables = new Map<Node & TableNode, number>();
  const number = (node: Node): void => {
    if (nodes.has(node)) return;
    for (const child of childrenOf(node)) number(child);
    if (node.op === 'table') tables.set(node, tables.size);
    if (isStep(node)) nodes.set(node, steps.push({ expression: node.span, type: node.type }) - 1);
  };
  for (const { node } of program.stages) number(node);
  number(program.result);
  const answers = [...program.stages.flatMap(answersOf), answer(decision, null, program.result)];
  const known = new Map(answers.map((each, at) => [keyOf(each), at] as const));
  return {
    steps,
    answers,
    tables: [...tables.keys()],
    tableOf: (node) => tables.get(node) ?? 0,
    stepOf: (node) => nodes.get(node),
    answerOf: (of) => known.get(keyOf(of)) ?? answers.length - 1,
  };
}

/** Constants and changes of form explain nothing. */
const isStep = (node: Node): boolean =>
  node.op !== 'constant' && node.op !== 'convert' && node.span.to > node.span.from;

const keyOf = ({ decision, entry }: Answering): string => JSON.stringify([decision, entry]);

const answer = (decision: string, entry: string | null, { type }: { type: Type }): Answering => ({
  decision,
  entry,
  type,
});

/** A required decision answers with its entries where they have slots, otherwise as a whole. */
function answersOf({ decision, node }: Stage): Answering[] {
  if (node.op === 'context' && node.answer === null) {
    return node.entries.map(({ name, value }) => answer(decision, name, value));
  }
  if (node.op === 'table' && !node.single && answersOnce(node)) {
    return node.outputs.map(({ name }) => {
      const entry = node.type.is === 'context' ? node.type.entries[name] : undefined;
      return answer(decision, name, { type: entry ?? node.type });
    });
  }
  return [answer(decision, null, node)];
}
