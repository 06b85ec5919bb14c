import { open } from 'node:fs/promises';
import { type ReadFields, readThrift } from './read-thrift.ts';

/** Where the values of a column in a row group stand, and how. */
export type ColumnPlace = {
  /** The type of the values, as Parquet numbers it. */
  readonly type: number;
  readonly codec: number;
  /** Values, and what stands for those that are missing. */
  readonly count: number;
  readonly from: number;
  readonly bytes: number;
  readonly levels: LeafLevels;
};

/**
 * The levels of a column: that of a value that is there, that from which on a list has an element, and how deep
 * lists stand in each other.
 */
export type LeafLevels = {
  readonly present: number;
  readonly element: number;
  readonly repeated: number;
};

/** Rows that stand together, with the columns by their paths. */
export type RowGroup = {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, ColumnPlace>;
};

/** The end of a file: how many bytes describe it, and the mark. */
const TAIL_BYTES = 8;
const MARK = 'PAR1';
const PLAIN: LeafLevels = { present: 0, element: 0, repeated: 0 };
const REPETITION = { required: 0, repeated: 2 } as const;

/** Reads what a Parquet file says of itself. */
export async function layoutOf(path: string): Promise<readonly RowGroup[]> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const read = async (from: number, length: number): Promise<Buffer> => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, from);
      if (bytesRead < length) throw new Error('the Parquet file is shorter than it says');
      return buffer;
    };
    if (size < TAIL_BYTES) throw new Error('the file is too short for Parquet');
    const tail = await read(size - TAIL_BYTES, TAIL_BYTES);
    const about = tail.readUInt32LE(0);
    if (tail.toString('latin1', 4) !== MARK || about > size - TAIL_BYTES) {
      throw new Error('the file does not end like Parquet');
    }
    return groupsOf(readThrift(await read(size - TAIL_BYTES - about, about), 0).fields);
  } finally {
    await handle.close();
  }
}

function groupsOf(file: ReadFields): RowGroup[] {
  const levels = levelsOf(file.structs(2));
  return file.structs(4).map((group) => ({
    rows: group.number(3),
    columns: new Map(
      group.structs(1).map((chunk) => {
        const about = chunk.struct(3);
        const path = about.texts(3).join('.');
        const from = about.has(11) ? Math.min(about.number(9), about.number(11)) : about.number(9);
        const place: ColumnPlace = {
          type: about.number(1),
          codec: about.number(4),
          count: about.number(5),
          from,
          bytes: about.number(7),
          levels: levels.get(path) ?? PLAIN,
        };
        return [path, place];
      }),
    ),
  }));
}

/** The levels of the columns of values, from the tree of the schema in the order it is written. */
function levelsOf(elements: readonly ReadFields[]): Map<string, LeafLevels> {
  const found = new Map<string, LeafLevels>();
  const rest = elements.values();
  const walk = (path: readonly string[], above: LeafLevels): void => {
    const { value: element } = rest.next();
    if (element === undefined) throw new Error('the schema of the Parquet file is cut off');
    const repetition = element.has(3) ? element.number(3) : REPETITION.required;
    const present = above.present + Number(repetition !== REPETITION.required);
    const levels =
      repetition === REPETITION.repeated
        ? { present, element: present, repeated: above.repeated + 1 }
        : { ...above, present };
    const own = [...path, element.text(4)];
    const children = element.has(5) ? element.number(5) : 0;
    if (children === 0) found.set(own.join('.'), levels);
    for (let child = 0; child < children; child++) walk(own, levels);
  };
  const root = rest.next().value;
  if (root === undefined) throw new Error('the Parquet file has no schema');
  for (let child = root.number(5); child > 0; child--) walk([], PLAIN);
  return found;
}
