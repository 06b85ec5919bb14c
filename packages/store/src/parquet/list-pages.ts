import { ENCODING, type PageBody, type Written } from './page-body.ts';
import type { ParquetColumn } from './parquet-column.ts';
import { writeRuns } from './runs.ts';

type Lists = Extract<ParquetColumn, { readonly kind: 'list' }>;

/** Values of lists are numbers of 16 bits. */
const VALUES = 65_536;
/** Bits of levels, and the levels of an element and of an empty list. */
const LEVEL = { bits: 2, element: 3, empty: 1 } as const;

/** Writes lists of numbers, each by its position in a dictionary. */
export class ListPages {
  readonly #body: PageBody;
  readonly #positionOf = new Int32Array(VALUES);

  constructor(body: PageBody) {
    this.#body = body;
  }

  /** The page has to have room for all values and all lists. */
  write({ start, values }: Lists, count: number): Written {
    const body = this.#body;
    const [first, end] = [start[0] ?? 0, start[count] ?? 0];
    const levels = this.#levels(start, count);
    this.#number(values.subarray(first, end));
    body.writePositions(end - first);
    return { encoding: ENCODING.dictionary, count: levels, bounds: null };
  }

  /** Says where lists begin and which are empty; gives how many levels there are. */
  #levels(start: Uint32Array, count: number): number {
    const body = this.#body;
    const [begins, filled] = [body.numbers, body.positions];
    let at = 0;
    // Every index is one of a column, so that what is read is a number.
    for (let row = 0; row < count; row++) {
      const size = (start[row + 1] as number) - (start[row] as number);
      const next = at + Math.max(1, size);
      begins[at] = 0;
      filled[at] = size === 0 ? LEVEL.empty : LEVEL.element;
      for (at += 1; at < next; at++) {
        begins[at] = 1;
        filled[at] = LEVEL.element;
      }
    }
    body.levels((bytes) => writeRuns(bytes, begins, { count: at, width: 1 }));
    body.levels((bytes) => writeRuns(bytes, filled, { count: at, width: LEVEL.bits }));
    return at;
  }

  /** Finds positions of values in a dictionary in which they stand as they are met. */
  #number(values: Uint16Array): void {
    const body = this.#body;
    const { positions, dictionary } = body;
    const positionOf = this.#positionOf.fill(-1);
    for (let at = 0; at < values.length; at++) {
      const value = values[at] as number;
      let position = positionOf[value] as number;
      if (position < 0) {
        position = body.entries++;
        positionOf[value] = position;
        dictionary.word(value);
      }
      positions[at] = position;
    }
  }
}
