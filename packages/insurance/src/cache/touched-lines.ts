import type { Segment } from '@sanyi/facts';
import type { TouchedActs } from './touched-acts.ts';

/** The lines of a person of a segment whose acts are touched: `count` of `lines`. */
export class TouchedLines {
  readonly #acts: TouchedActs;
  lines: Int32Array = new Int32Array(0);
  count = 0;

  constructor(acts: TouchedActs) {
    this.#acts = acts;
  }

  /** Finds the lines of a person; those of the person before are lost. False where there is none. */
  find({ act, claimStart, lineStart }: Segment, person: number): boolean {
    // Every index is one of a column.
    const from = lineStart[claimStart[person] as number] as number;
    const to = lineStart[claimStart[person + 1] as number] as number;
    if (this.lines.length < to - from) this.lines = new Int32Array(2 * (to - from));
    const [touched, into] = [this.#acts, this.lines];
    let count = 0;
    for (let line = from; line < to; line++) {
      if (touched[act[line] as number] === 0) continue;
      into[count] = line;
      count += 1;
    }
    this.count = count;
    return count > 0;
  }
}
