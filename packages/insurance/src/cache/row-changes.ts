/** Parts of a row of a cached segment that charges move, and where they stand. */
export const MORE = { total: 0, hospital: 1, fixedFund: 2, inScope: 3, width: 4 } as const;

/** What a change of charges does to a person: nothing, or rows change, or columns cannot say it. */
export const PERSON = { same: 0, changed: 1, apart: 2 } as const;

/** By how much the charges of the rows of a cached segment change: columns that are used again. */
export class RowChanges {
  /** By row, `MORE.width` parts in whole fen. */
  more: Float64Array = new Float64Array(0);
  /** By row: one more than the list of rules that the visit cites now, 0 where it is the same one. */
  visitList: Int32Array = new Int32Array(0);
  /** By person of the segment that was cached: one of `PERSON`. */
  state: Uint8Array = new Uint8Array(0);
  /** How many persons change, and whose claims are settled whole; ascending. */
  changed = 0;
  apart: number[] = [];

  /** Begins a segment with nothing changed. */
  begin(rows: number, persons: number): void {
    if (this.more.length < rows * MORE.width) {
      this.more = new Float64Array(rows * MORE.width);
      this.visitList = new Int32Array(rows);
    }
    if (this.state.length < persons) this.state = new Uint8Array(persons);
    this.state.fill(PERSON.same, 0, persons);
    this.changed = 0;
    this.apart = [];
  }

  /** Forgets rows, so that all are nothing when the next segment begins. */
  forget(from: number, to: number): void {
    this.more.fill(0, from * MORE.width, to * MORE.width);
    this.visitList.fill(0, from, to);
  }

  /** Says that the rows of a person change. */
  touch(person: number): void {
    if (this.state[person] !== PERSON.same) return;
    this.state[person] = PERSON.changed;
    this.changed += 1;
  }

  /** Says that a person has to be settled whole. */
  setApart(person: number): void {
    if (this.state[person] === PERSON.apart) return;
    if (this.state[person] === PERSON.changed) this.changed -= 1;
    this.state[person] = PERSON.apart;
    this.apart.push(person);
  }
}
