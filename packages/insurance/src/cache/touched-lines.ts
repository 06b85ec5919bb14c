import type { ChargedClaims } from './cached-segment.ts';
import type { TouchedActs } from './touched-acts.ts';

/** The lines of persons whose acts are touched: `count` of `lines`. */
export class TouchedLines {
  readonly #acts: TouchedActs;
  lines: Int32Array = new Int32Array(0);
  count = 0;

  constructor(acts: TouchedActs) {
    this.#acts = acts;
  }

  /**
   * Finds the lines of persons from one up to another, that one too; those found before are lost. False where
   * there is none.
   *
   * Four lines are asked about at once, since most are not touched; of those where one is, it stores without
   * a question, which costs less than asking, because a processor cannot guess which one it is.
   */
  find(
    { act, charged, claimStart, lineStart }: ChargedClaims,
    first: number,
    last: number,
  ): boolean {
    // Every index is one of a column.
    const from = lineStart[claimStart[first] as number] as number;
    const to = lineStart[claimStart[last + 1] as number] as number;
    if (this.lines.length <= to - from) this.lines = new Int32Array(2 * (to - from) + 1);
    const touched = charged === null ? this.#acts.isOne : this.#acts.mayBeOne;
    const into = this.lines;
    let count = 0;
    let line = from;
    for (; line < to - 3; line += 4) {
      const one = touched[act[line] as number] as number;
      const two = touched[act[line + 1] as number] as number;
      const three = touched[act[line + 2] as number] as number;
      const four = touched[act[line + 3] as number] as number;
      if ((one | two | three | four) === 0) continue;
      into[count] = line;
      count += one;
      into[count] = line + 1;
      count += two;
      into[count] = line + 2;
      count += three;
      into[count] = line + 3;
      count += four;
    }
    for (; line < to; line++) {
      into[count] = line;
      count += touched[act[line] as number] as number;
    }
    this.count = count;
    return count > 0;
  }
}
