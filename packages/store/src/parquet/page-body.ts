import { Bytes } from './bytes.ts';
import { type Bounds, bitsFor, PageLoops } from './page-loops.ts';

/** What the values on a page are: how they are written, how many, and between which bounds. */
export type Written = {
  readonly encoding: number;
  readonly count: number;
  readonly bounds: Bounds | null;
};

/** Pages, as Parquet numbers them. */
export const PAGE = { data: 0, dictionary: 2 } as const;
/** How pages are compressed, as Parquet numbers it. */
export const CODEC = { none: 0, zstd: 6 } as const;

/** How values are written, as Parquet numbers it. */
export const ENCODING = { plain: 0, runs: 3, deltas: 5, dictionary: 8 } as const;

/** One page on its way, with its dictionary: levels, then values. Its memory is used again. */
export class PageBody {
  readonly bytes: Bytes = new Bytes();
  /** The values of the dictionary, and how many they are. */
  readonly dictionary: Bytes = new Bytes();
  entries = 0;
  readonly loops: PageLoops = new PageLoops();

  /** Begins a page with room for so many numbers. */
  begin(room: number): void {
    this.bytes.clear();
    this.dictionary.clear();
    this.entries = 0;
    this.loops.begin(room);
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
    if (this.entries === 1) writeRun(this.bytes, { value: 0, count, width });
    else this.loops.writeRuns(this.bytes, { count, width });
  }
}

/** One number again and again, in Parquet's hybrid of runs and packed groups. */
function writeRun(
  into: Bytes,
  {
    value,
    count,
    width,
  }: { readonly value: number; readonly count: number; readonly width: number },
): void {
  into.unsigned(2 * count);
  for (let bits = 0; bits < width; bits += 8) into.byte(value >>> bits);
}
