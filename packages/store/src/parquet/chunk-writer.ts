import { assert } from '@sanyi/kernel';
import { Bytes } from './bytes.ts';
import { ListPages } from './list-pages.ts';
import { NumberPages } from './number-pages.ts';
import { CODEC, ENCODING, PAGE, PageBody, type Written } from './page-body.ts';
import type { Bounds } from './page-loops.ts';
import type { ParquetColumn } from './parquet-column.ts';
import { type Leaf, leavesOf } from './schema.ts';
import { bytes, int, list, long, struct, text, type Value, writeThrift } from './thrift.ts';

/**
 * Writes columns of row groups, each as one page behind its dictionary, and tells what stands where:
 * columns of a structure are columns of the file.
 */
export class ChunkWriter {
  /** What is not in the file yet, and where it begins there. */
  bytes: Bytes = new Bytes();
  #start = 0;
  /** What was taken last is written meanwhile. */
  #taken = new Bytes();
  readonly #body = bodyOfThread();
  readonly #numbers = new NumberPages(this.#body);
  readonly #lists = new ListPages(this.#body);

  /** Gives the bytes that are not in the file yet; they hold until the next ones are taken. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.bytes;
    this.#start += taken.length;
    this.bytes = this.#taken;
    this.bytes.clear();
    this.#taken = taken;
    return taken.written();
  }

  /** Writes rows of a column; gives how the file tells about each of its leaves. */
  write(column: ParquetColumn, count: number): Value[] {
    return leavesOf([column]).map((leaf, at) => {
      const values =
        column.kind === 'list' ? (column.start[count] ?? 0) - (column.start[0] ?? 0) : 0;
      this.#body.begin(count + values);
      return this.#chunk(leaf, this.#fill(column, { leaf, at, count }));
    });
  }

  #fill(
    column: ParquetColumn,
    { leaf, at, count }: { readonly leaf: Leaf; readonly at: number; readonly count: number },
  ): Written {
    const body = this.#body;
    const name = leaf.path.join('.');
    switch (column.kind) {
      case 'list':
        return this.#lists.write(column, count);
      case 'amounts': {
        const values = column.values[at];
        assert(values !== undefined, 'a structure has a column for each name');
        // The structure is there, and the amount in it.
        body.present(count, 2);
        return this.#numbers.write({ name, bytes: leaf.bytes, values, count });
      }
      case 'boolean':
        body.present(count, 1);
        body.loops.positions.set(column.values.subarray(0, count));
        body.loops.writePacked(body.bytes, { count, width: 1 });
        return { encoding: ENCODING.plain, count, bounds: null };
      case 'code':
        body.present(count, 1);
        for (const code of column.codes) body.dictionary.text(code);
        body.entries = column.codes.length;
        body.loops.positions.set(column.values.subarray(0, count));
        body.writePositions(count);
        return { encoding: ENCODING.dictionary, count, bounds: null };
      case 'text':
        writeTexts(body, column.values, count);
        return { encoding: ENCODING.plain, count, bounds: null };
      default:
        body.present(count, 1);
        return this.#numbers.write({ name, bytes: leaf.bytes, values: column.values, count });
    }
  }

  #chunk(leaf: Leaf, { count, encoding, bounds }: Written): Value {
    const body = this.#body;
    const start = this.#place;
    const hasDictionary = encoding === ENCODING.dictionary;
    if (hasDictionary) {
      const told = struct({ 1: int(body.entries), 2: int(ENCODING.plain) });
      this.#page(PAGE.dictionary, body.dictionary, { 7: told });
    }
    const data = this.#place;
    const levels = int(ENCODING.runs);
    const told = struct({ 1: int(count), 2: int(encoding), 3: levels, 4: levels });
    this.#page(PAGE.data, body.bytes, { 5: told });
    const size = long(this.#place - start);
    const encodings = [...new Set([encoding, ENCODING.runs, ENCODING.plain])];
    const about = struct({
      1: int(leaf.type),
      2: list('int', encodings.map(int)),
      3: list('bytes', leaf.path.map(text)),
      4: int(CODEC.none),
      5: long(count),
      6: size,
      7: size,
      9: long(data),
      11: hasDictionary ? long(start) : undefined,
      12: bounds ? boundsOf(bounds, leaf) : undefined,
    });
    return struct({ 2: long(start), 3: about });
  }

  get #place(): number {
    return this.#start + this.bytes.length;
  }

  #page(type: number, body: Bytes, told: Readonly<Record<number, Value>>): void {
    const size = int(body.length);
    writeThrift(this.bytes, struct({ 1: int(type), 2: size, 3: size, ...told }));
    this.bytes.put(body.written());
  }
}

let body: PageBody | null = null;

/** A page is begun and written without a pause, so one body is enough for all files of a thread. */
function bodyOfThread(): PageBody {
  body ??= new PageBody();
  return body;
}

function writeTexts(body: PageBody, texts: readonly (string | null)[], count: number): void {
  const { loops } = body;
  for (let row = 0; row < count; row++) {
    loops.positions[row] = Number(typeof texts[row] === 'string');
  }
  body.levels((bytes) => loops.writeRuns(bytes, { count, width: 1 }));
  for (const text of texts) if (text !== null) body.bytes.text(text);
}

/** Statistics: nothing is missing, the most and the least. */
function boundsOf({ least, most }: Bounds, leaf: Leaf): Value {
  const written = (value: number): Value => {
    const into = new DataView(new ArrayBuffer(8));
    into.setBigInt64(0, BigInt(value), true);
    return bytes(new Uint8Array(into.buffer, 0, leaf.bytes));
  };
  return struct({ 3: long(0), 5: written(most), 6: written(least) });
}
