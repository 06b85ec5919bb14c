import { assert } from '@sanyi/kernel';
import type { Bytes } from './bytes.ts';
import { ENCODING, type PageBody, type Written } from './page-body.ts';
import type { Bounds } from './page-loops.ts';

type Numbers = Float64Array | Uint32Array | Int32Array | Uint16Array;

/** Numbers of a column: `bytes` is how many each has in the file. */
type NumberColumn = {
  readonly name: string;
  readonly bytes: 4 | 8;
  readonly values: Numbers;
  readonly count: number;
};

/** Numbers of less than this, or that differ by less from each other, are written in 32 bits. */
const NEAR_MOST: number = 2 ** 30;

/**
 * Writes whole numbers: few that repeat by a dictionary, others as differences, and where they are too
 * far apart for it as they are.
 */
export class NumberPages {
  readonly #body: PageBody;
  /** Columns whose numbers were too many for a dictionary once: it is not tried again. */
  readonly #various = new Set<string>();

  constructor(body: PageBody) {
    this.#body = body;
  }

  write(column: NumberColumn): Written {
    const { name, values, count } = column;
    assert(values.length >= count, 'a column is as long as its table');
    const { bytes, loops } = this.#body;
    const isWide = values instanceof Float64Array;
    const bounds = isWide ? loops.takeWide(values, count) : boundsOf(values, count);
    if (bounds.least === bounds.most) return this.#alike(column, bounds);
    const isNear = bounds.least >= -NEAR_MOST && bounds.most < NEAR_MOST;
    if (!isNear && bounds.most - bounds.least >= NEAR_MOST) {
      if (isWide) loops.writeLongs(bytes, count);
      else writePlain(bytes, values, column);
      return { encoding: ENCODING.plain, count, bounds };
    }
    const base = isNear ? 0 : bounds.least;
    this.#narrow(column, base);
    if (isNear && !this.#various.has(name) && this.#byDictionary(column)) {
      return { encoding: ENCODING.dictionary, count, bounds };
    }
    this.#various.add(name);
    loops.writeDeltas(bytes, base, count);
    return { encoding: ENCODING.deltas, count, bounds };
  }

  /** Fills in by how much numbers exceed a base. */
  #narrow({ values, count }: NumberColumn, base: number): void {
    const { loops } = this.#body;
    if (values instanceof Float64Array) loops.narrow(base, count);
    else if (base === 0) loops.numbers.set(values.subarray(0, count));
    else for (let row = 0; row < count; row++) loops.numbers[row] = (values[row] ?? 0) - base;
  }

  /** One number, which is the whole dictionary. */
  #alike({ bytes, values, count }: NumberColumn, bounds: Bounds): Written {
    const body = this.#body;
    body.entries = 1;
    writePlain(body.dictionary, values, { bytes, count: 1 });
    body.writePositions(count);
    return { encoding: ENCODING.dictionary, count, bounds };
  }

  #byDictionary({ bytes, count }: NumberColumn): boolean {
    const body = this.#body;
    const entries = body.loops.findDistinct(count);
    if (entries < 0) return false;
    body.entries = entries;
    writePlain(body.dictionary, body.loops.distinct, { bytes, count: entries });
    body.writePositions(count);
    return true;
  }
}

function writePlain(
  into: Bytes,
  values: Numbers,
  { bytes, count }: Pick<NumberColumn, 'bytes' | 'count'>,
): void {
  for (let row = 0; row < count; row++) {
    const value = values[row] as number;
    if (bytes === 8) into.long(value);
    else into.word(value);
  }
}

function boundsOf(values: Numbers, count: number): Bounds {
  let least = values[0] ?? 0;
  let most = least;
  // Every index is one of a column, so that what is read is a number.
  for (let row = 1; row < count; row++) {
    const value = values[row] as number;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return { least, most };
}
