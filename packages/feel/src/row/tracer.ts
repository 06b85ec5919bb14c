import type { Node } from '../check/program.ts';
import type { Value } from '../value.ts';
import type { Answering, Eval } from './emitter.ts';
import type { TracePlaces } from './trace-places.ts';
import type { Notes } from './traced-run.ts';

/** Notes what a traced evaluation did. */
export type Tracer = {
  step(node: Node, plain: Eval): Eval;
  answered(of: Answering, plain: Eval): Eval;
  /** Forgets the evaluation before and gives the notes of the next, which fill as it runs. */
  start(): Notes;
};

export function tracer(places: TracePlaces): Tracer {
  let steps: (Value | undefined)[] = [];
  let answers: (Value | undefined)[] = [];
  return {
    step: (node, plain) => {
      const place = places.stepOf(node);
      if (place === undefined) return plain;
      return (frame) => {
        const value = plain(frame);
        steps[place] = value;
        return value;
      };
    },
    answered: (of, plain) => {
      const place = places.answerOf(of);
      return (frame) => {
        const value = plain(frame);
        answers[place] = value;
        return value;
      };
    },
    start: () => {
      steps = new Array<undefined>(places.steps.length).fill(undefined);
      answers = new Array<undefined>(places.answers.length).fill(undefined);
      return { steps, answers };
    },
  };
}
