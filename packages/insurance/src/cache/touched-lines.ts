import type { Segment } from '@sanyi/facts';
import type { TouchedActs } from './touched-acts.ts';

/** Touched lines of a person of a segment: where they stand among all that were found. */
export type PersonLines = { readonly person: number; readonly from: number; readonly to: number };

/** The lines of a segment whose acts are touched, person after person. */
export class TouchedLines {
  readonly #acts: TouchedActs;
  /** The lines; of them `count` were found. */
  lines: Int32Array = new Int32Array(0);
  count = 0;
  /** The lines that were given last, up to `to`, and the person who stands next. */
  from = 0;
  to = 0;
  #next = 0;
  #person = 0;
  /** Persons with such lines who were passed over. */
  readonly #passed = new Map<number, PersonLines>();

  constructor(acts: TouchedActs) {
    this.#acts = acts;
  }

  /** Finds the lines of a segment; those of the segment before are lost. */
  find({ act }: Segment): void {
    if (this.lines.length <= act.length) this.lines = new Int32Array(act.length + 1);
    this.count = touchedLines(act, this.#acts, this.lines);
    this.#next = 0;
    this.#person = 0;
    this.#passed.clear();
  }

  /** Gives the lines of a person who stands behind all asked for before; false where there is none. */
  of(segment: Segment, person: number): boolean {
    this.#passTo(segment, person);
    return this.#take(segment);
  }

  /** Gives the lines of a person who was passed over, once; false where there is none. */
  ofPassed(segment: Segment, person: number): boolean {
    this.#passTo(segment, segment.persons);
    const lines = this.#passed.get(person);
    if (!lines) return false;
    this.#passed.delete(person);
    this.from = lines.from;
    this.to = lines.to;
    return true;
  }

  /** The lines that were not given. */
  left(segment: Segment): PersonLines[] {
    this.#passTo(segment, segment.persons);
    return [...this.#passed.values()];
  }

  /** Passes over the lines of persons before one. Every index is one of a column, here and below. */
  #passTo(segment: Segment, person: number): void {
    const { lineStart, claimStart } = segment;
    const first = lineStart[claimStart[person] as number] as number;
    for (;;) {
      if (this.#next === this.count) break;
      const line = this.lines[this.#next] as number;
      if (line >= first) break;
      while ((lineStart[claimStart[this.#person + 1] as number] as number) <= line) {
        this.#person += 1;
      }
      this.#take(segment);
      this.#passed.set(this.#person, { person: this.#person, from: this.from, to: this.to });
    }
    this.#person = person;
  }

  #take({ lineStart, claimStart }: Segment): boolean {
    const last = lineStart[claimStart[this.#person + 1] as number] as number;
    const { lines, count } = this;
    const from = this.#next;
    let to = from;
    while (to < count && (lines[to] as number) < last) to += 1;
    this.#next = to;
    this.from = from;
    this.to = to;
    return from < to;
  }
}

/**
 * Writes which lines have acts that are touched, and gives how many. Four lines are asked about at once,
 * since most are not touched; of those where one is, it stores without a question, which costs less than
 * asking, because a processor cannot guess which one it is.
 */
function touchedLines(act: Segment['act'], touched: Uint8Array, into: Int32Array): number {
  let count = 0;
  const fours = act.length & ~3;
  // Every index is one of a column.
  for (let line = 0; line < fours; line += 4) {
    const first = touched[act[line] as number] as number;
    const second = touched[act[line + 1] as number] as number;
    const third = touched[act[line + 2] as number] as number;
    const fourth = touched[act[line + 3] as number] as number;
    if ((first | second | third | fourth) === 0) continue;
    into[count] = line;
    count += first;
    into[count] = line + 1;
    count += second;
    into[count] = line + 2;
    count += third;
    into[count] = line + 3;
    count += fourth;
  }
  for (let line = fours; line < act.length; line++) {
    into[count] = line;
    count += touched[act[line] as number] as number;
  }
  return count;
}
