import type { ColumnAnswers, ColumnRows } from './column-types.ts';
import type { Loop, LoopOver } from './loop-types.ts';

type Kept = LoopOver & { readonly into: ColumnAnswers; readonly loop: Loop };

/**
 * The columns of an evaluation with the loop over them: who folds block by block brings the same columns
 * again and again, and only what stands in them is new.
 */
export class KeptColumns {
  readonly of: Kept;

  constructor(of: Kept) {
    this.of = of;
  }

  /** Whether rows are in the same columns, of which their filler vouches for every position. */
  isFor(rows: ColumnRows, into: ColumnAnswers): boolean {
    const { of } = this;
    return (
      rows.known === true &&
      into === of.into &&
      rows.interval === of.rows.interval &&
      rows.starts === of.rows.starts &&
      rows.key === of.rows.key &&
      rows.to <= of.rows.to &&
      hasSame(rows, of.rows)
    );
  }
}

function hasSame({ inputs }: ColumnRows, known: ColumnRows): boolean {
  for (const name in known.inputs) {
    const [now, then] = [inputs[name], known.inputs[name]];
    if (now?.values !== then?.values || now?.missing !== then?.missing) return false;
  }
  return true;
}
