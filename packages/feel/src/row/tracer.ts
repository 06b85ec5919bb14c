import type { Node } from '../check/program.ts';
import type { Type } from '../check/type.ts';
import type { SourceSpan } from '../source.ts';
import { display } from './display.ts';
import type { Answering, Eval } from './emitter.ts';
import type { DecisionAnswer, Step } from './trace.ts';

/** Notes what a traced evaluation did. */
export type Tracer = {
  step(node: Node, plain: Eval): Eval;
  answered(of: Answering, plain: Eval): Eval;
  clear(): void;
  steps(): readonly Step[];
  decisions(): readonly DecisionAnswer[];
};

export function tracer(): Tracer {
  const steps: Step[] = [];
  const decisions: DecisionAnswer[] = [];
  return {
    step: (node, plain) => {
      if (!isStep(node)) return plain;
      return (frame) => {
        const value = plain(frame);
        steps.push({ expression: node.span, ...shown(value, node.type) });
        return value;
      };
    },
    answered: ({ decision, entry, type }, plain) => {
      return (frame) => {
        const value = plain(frame);
        decisions.push({ decision, entry, ...shown(value, type) });
        return value;
      };
    },
    clear: () => {
      steps.length = 0;
      decisions.length = 0;
    },
    steps: () => lastOfEach(steps),
    decisions: () => [...decisions],
  };
}

const shown = (value: ReturnType<Eval>, type: Type): Omit<Step, 'expression'> => ({
  value,
  text: display(value, type),
  scale: type.is === 'number' ? type.scale : null,
});

/** Constants and changes of form explain nothing. */
const isStep = (node: Node): boolean =>
  node.op !== 'constant' && node.op !== 'convert' && node.span.to > node.span.from;

/** Fitting an answer reads an expression again: its last value is the one that counts. */
function lastOfEach(steps: readonly Step[]): Step[] {
  const last = new Map<SourceSpan, Step>();
  for (const step of steps) {
    last.delete(step.expression);
    last.set(step.expression, step);
  }
  return [...last.values()];
}
