import { NotInColumns } from './not-in-columns.ts';

/**
 * What a line comes to, so that it costs one place of memory. Positions in a record: whole fen of each
 * side, the bit of the rules cited, and how often the record was met by claims that count.
 */
export const LINE = {
  totalOld: 0,
  hospitalOld: 1,
  inScopeOld: 2,
  totalNow: 3,
  hospitalNow: 4,
  inScopeNow: 5,
  lists: 6,
  count: 7,
  width: 8,
} as const;

/** Lists of rules that have a bit of their own; the last bit says that others are cited too. */
const LISTS_WITH_BIT = 31;

const FIRST_RECORDS = 1024;

/** Records of lines by number, from 1, with the act and the pair of prices that each is of. */
export class LineRecords {
  /** Replaced when it grows, so read it after `add`. */
  records: Int32Array = new Int32Array(FIRST_RECORDS * LINE.width);
  count = 1;
  readonly act: number[] = [0];
  readonly pair: number[] = [0];
  readonly list: number[] = [0];
  /** The record of the same act that was made before. */
  readonly #before: number[] = [0];
  /** By act: the record made last. */
  readonly #lastOf: Int32Array;

  constructor(acts: number) {
    this.#lastOf = new Int32Array(acts);
  }

  /** The record of an act at a pair of prices; 0 where there is none yet. */
  find(act: number, pair: number): number {
    let record = this.#lastOf[act] ?? 0;
    while (record > 0 && this.pair[record] !== pair) record = this.#before[record] ?? 0;
    return record;
  }

  add(values: readonly number[], of: { act: number; pair: number; list: number }): number {
    const made = this.count++;
    if (this.count * LINE.width > this.records.length) {
      const more = new Int32Array(this.records.length * 2);
      more.set(this.records);
      this.records = more;
    }
    this.set(made, values, of.list);
    this.act[made] = of.act;
    this.pair[made] = of.pair;
    this.#before[made] = this.#lastOf[of.act] ?? 0;
    this.#lastOf[of.act] = made;
    return made;
  }

  /** @throws NotInColumns for an amount beyond 21 million yuan */
  set(record: number, values: readonly number[], list: number): void {
    if (values.some((each) => (each | 0) !== each)) throw new NotInColumns('a line beyond 32 bits');
    const from = record * LINE.width;
    this.records.set(values, from);
    this.records[from + LINE.lists] = 1 << Math.min(list, LISTS_WITH_BIT);
    this.list[record] = list;
  }

  /** Forgets how often each was met. */
  clearCounts(): void {
    for (let record = 0; record < this.count; record++) {
      this.records[record * LINE.width + LINE.count] = 0;
    }
  }
}
