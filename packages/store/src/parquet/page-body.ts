import { Bytes } from './bytes.ts';
import { bitsFor } from './pack-bits.ts';
import { writeRun, writeRuns } from './runs.ts';

/** What the values on a page are: how they are written, how many, and between which bounds. */
export type Written = {
  readonly encoding: number;
  readonly count: number;
  readonly bounds: Bounds | null;
};

/** The least and the largest number of a column. */
export type Bounds = { readonly least: number; readonly most: number };

/** How values are written, as Parquet numbers it. */
export const ENCODING = { plain: 0, runs: 3, deltas: 5, dictionary: 8 } as const;

/** One page on its way, with its dictionary: levels, then values. Its memory is used again. */
export class PageBody {
  readonly bytes: Bytes = new Bytes();
  /** The values of the dictionary, and how many they are. */
  readonly dictionary: Bytes = new Bytes();
  entries = 0;
  /** Numbers of the column, and where they stand in the dictionary. */
  numbers: Int32Array = new Int32Array(0);
  positions: Int32Array = new Int32Array(0);

  /** Begins a page with room for so many numbers. */
  begin(room: number): void {
    this.bytes.clear();
    this.dictionary.clear();
    this.entries = 0;
    if (this.numbers.length >= room) return;
    this.numbers = new Int32Array(2 * room);
    this.positions = new Int32Array(2 * room);
  }

  /** Says of so many values that all are there. */
  present(count: number, level: number): void {
    this.levels((bytes) => writeRun(bytes, { value: level, count, width: bitsFor(level) }));
  }

  /** Levels stand after their size. */
  levels(write: (bytes: Bytes) => void): void {
    const { bytes } = this;
    const start = bytes.length;
    bytes.word(0);
    write(bytes);
    const end = bytes.length;
    bytes.length = start;
    bytes.word(end - start - 4);
    bytes.length = end;
  }

  /** Writes where so many values stand in the dictionary. */
  writePositions(count: number): void {
    const width = Math.max(1, bitsFor(this.entries - 1));
    this.bytes.byte(width);
    writeRuns(this.bytes, this.positions, { count, width });
  }
}
