import type { Node, TableNode } from '../check/program.ts';
import type { Value } from '../value.ts';
import type { Answering, Eval } from './emitter.ts';
import type { TableNote } from './table-notes.ts';
import type { TracePlaces } from './trace-places.ts';
import type { Notes } from './traced-run.ts';

/** Notes what a traced evaluation did. */
export type Tracer = {
  step(node: Node, plain: Eval): Eval;
  answered(of: Answering, plain: Eval): Eval;
  /** Keeps the note of a run of a table. */
  table(node: Node & TableNode): (note: TableNote) => void;
  /** Forgets the evaluation before and gives the notes of the next, which fill as it runs. */
  start(): Notes;
};

export function tracer(places: TracePlaces): Tracer {
  let steps: (Value | undefined)[] = [];
  let answers: (Value | undefined)[] = [];
  let tables: (TableNote | undefined)[] = [];
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
    table: (node) => {
      const place = places.tableOf(node);
      return (note) => {
        tables[place] = note;
      };
    },
    start: () => {
      steps = new Array<undefined>(places.steps.length).fill(undefined);
      answers = new Array<undefined>(places.answers.length).fill(undefined);
      tables = new Array<undefined>(places.tables.length).fill(undefined);
      return { steps, answers, tables };
    },
  };
}
