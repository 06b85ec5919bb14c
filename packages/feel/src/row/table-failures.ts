import type { Node, TableNode } from '../check/program.ts';
import { placeOf, stop } from '../trouble.ts';
import { display } from './display.ts';
import type { Emitter, Frame } from './emitter.ts';

/** How a table fails in strict mode, always with the rows and the input. */
export type TableFailures = {
  noMatch(frame: Frame): never;
  overlap(first: number, second: number, frame: Frame): never;
  differ(first: number, second: number, frame: Frame): never;
};

export function tableFailures(node: Node & TableNode, emitter: Emitter): TableFailures {
  // The subjects are evaluated again: this is the way out, not the way through.
  const input = (frame: Frame): string => {
    const parts = node.inputs.map((column) => {
      const value = emitter.emit(column.subject)(frame);
      return `${column.label} = ${display(value, column.subject.type)}`;
    });
    return parts.join(', ') || placeOf(node.span);
  };
  const rows = (a: number, b: number, frame: Frame): Record<string, string> => {
    const [first, second] = [node.rules[a], node.rules[b]];
    return {
      rowA: String(first?.row ?? a + 1),
      rowB: String(second?.row ?? b + 1),
      ruleA: first?.id ?? '',
      ruleB: second?.id ?? '',
      input: input(frame),
    };
  };
  return {
    noMatch: (frame) => stop('RULE_NO_MATCH', node.span, { input: input(frame) }),
    overlap: (a, b, frame) => stop('RULE_OVERLAP', node.span, rows(a, b, frame)),
    differ: (a, b, frame) => stop('RULE_ANY_DIFFERS', node.span, rows(a, b, frame)),
  };
}
