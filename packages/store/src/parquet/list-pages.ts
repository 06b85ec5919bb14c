import { ENCODING, type PageBody, type Written } from './page-body.ts';
import { bitsFor } from './page-loops.ts';
import type { ParquetColumn } from './parquet-column.ts';

type Lists = Extract<ParquetColumn, { readonly kind: 'list' }>;

/** The levels of an element and of an empty list. */
const LEVEL = { element: 3, empty: 1 } as const;

/** Writes lists of numbers, each by its position in a dictionary. */
export class ListPages {
  readonly #body: PageBody;

  constructor(body: PageBody) {
    this.#body = body;
  }

  /** The page has to have room for all values and all lists. */
  write({ start, values }: Lists, count: number): Written {
    const body = this.#body;
    const { loops } = body;
    const [first, end] = [start[0] ?? 0, start[count] ?? 0];
    const levels = this.#levels(start, count);
    body.entries = loops.findListed(values.subarray(first, end));
    for (let entry = 0; entry < body.entries; entry++) {
      body.dictionary.word(loops.distinct[entry] ?? 0);
    }
    body.writePositions(end - first);
    return { encoding: ENCODING.dictionary, count: levels, bounds: null };
  }

  /** Says where lists begin and which are empty; gives how many levels there are. */
  #levels(start: Uint32Array, count: number): number {
    const body = this.#body;
    const { positions } = body.loops;
    const empty: number[] = [];
    const first = start[0] ?? 0;
    // Every index is one of a column, so that what is read is a number.
    for (let row = 0; row < count; row++) {
      const at = start[row] as number;
      if (start[row + 1] === at) empty.push(at - first + empty.length);
    }
    const levels = (start[count] ?? 0) - first + empty.length;
    body.levels((bytes) => body.loops.writeBegins(bytes, start, { count, levels }));
    if (empty.length === 0) {
      body.present(levels, LEVEL.element);
      return levels;
    }
    positions.fill(LEVEL.element, 0, levels);
    for (const at of empty) positions[at] = LEVEL.empty;
    const width = bitsFor(LEVEL.element);
    body.levels((bytes) => body.loops.writeRuns(bytes, { count: levels, width }));
    return levels;
  }
}
