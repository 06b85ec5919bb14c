import { assert } from '@sanyi/kernel';
import type { Bytes } from './bytes.ts';
import { DELTA_MOST, writeDeltas } from './deltas.ts';
import { Distinct } from './distinct.ts';
import { type Bounds, ENCODING, type PageBody, type Written } from './page-body.ts';

type Numbers = Float64Array | Uint32Array | Int32Array | Uint16Array;

/** Numbers of a column: `bytes` is how many each has in the file. */
type NumberColumn = {
  readonly name: string;
  readonly bytes: 4 | 8;
  readonly values: Numbers;
  readonly count: number;
};

/**
 * Writes whole numbers: few that repeat by a dictionary, others as differences, and where some have
 * more than 30 bits as they are.
 */
export class NumberPages {
  readonly #body: PageBody;
  readonly #distinct = new Distinct();
  /** Columns whose numbers were too many for a dictionary once: it is not tried again. */
  readonly #various = new Set<string>();

  constructor(body: PageBody) {
    this.#body = body;
  }

  write(column: NumberColumn): Written {
    const { name, values, count } = column;
    assert(values.length >= count, 'a column is as long as its table');
    const { bytes, numbers } = this.#body;
    const bounds = copied(values, numbers, count);
    if (bounds.least < -DELTA_MOST || bounds.most >= DELTA_MOST) {
      writePlain(bytes, values, column);
      return { encoding: ENCODING.plain, count, bounds };
    }
    if (!this.#various.has(name) && this.#byDictionary(column)) {
      return { encoding: ENCODING.dictionary, count, bounds };
    }
    this.#various.add(name);
    writeDeltas(bytes, numbers, count);
    return { encoding: ENCODING.deltas, count, bounds };
  }

  #byDictionary(column: NumberColumn): boolean {
    const body = this.#body;
    const distinct = this.#distinct;
    const { count } = column;
    if (!distinct.fill(body.positions, body.numbers, count)) return false;
    body.entries = distinct.count;
    const { bytes } = column;
    writePlain(body.dictionary, distinct.values, { bytes, count: distinct.count });
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

/** Copies numbers, of which those beyond 32 bits are not looked at; gives their bounds. */
function copied(values: Numbers, into: Int32Array, count: number): Bounds {
  let least = values[0] ?? 0;
  let most = least;
  // Every index is one of a column, so that what is read is a number.
  for (let row = 0; row < count; row++) {
    const value = values[row] as number;
    into[row] = value;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return { least, most };
}
