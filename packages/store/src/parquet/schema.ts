import type { ParquetColumn, PlainColumn } from './parquet-column.ts';
import { int, struct, text, type Value } from './thrift.ts';

/** Types of values, as Parquet numbers them. */
export const TYPE = { boolean: 0, int32: 1, int64: 2, bytes: 6 } as const;
/** What their bits mean. */
const MEANING = { text: 0, list: 3, date: 6, uint16: 12, uint32: 13, int64: 18 } as const;
const OPTIONAL = 1;
const REPEATED = 2;

type ValueType = { readonly type: number; readonly meaning?: number };

const TYPES: Readonly<Record<PlainColumn['kind'], ValueType>> = {
  bigint: { type: TYPE.int64, meaning: MEANING.int64 },
  uinteger: { type: TYPE.int32, meaning: MEANING.uint32 },
  usmallint: { type: TYPE.int32, meaning: MEANING.uint16 },
  date: { type: TYPE.int32, meaning: MEANING.date },
  boolean: { type: TYPE.boolean },
  code: { type: TYPE.bytes, meaning: MEANING.text },
  text: { type: TYPE.bytes, meaning: MEANING.text },
};

/** A column of values in a file: a plain one, an amount of a structure, the elements of lists. */
export type Leaf = {
  readonly type: number;
  readonly path: readonly string[];
  /** Bytes of a number. */
  readonly bytes: 4 | 8;
};

/** The columns of values that a table has. */
export const leavesOf = (columns: readonly ParquetColumn[]): Leaf[] =>
  columns.flatMap((column): Leaf[] => {
    const { kind, name } = column;
    if (kind === 'list') return [leafOf(TYPE.int32, [name, 'list', 'element'])];
    if (kind !== 'amounts') return [leafOf(TYPES[kind].type, [name])];
    return column.names.map((each) => leafOf(TYPE.int64, [name, each]));
  });

const leafOf = (type: number, path: readonly string[]): Leaf => ({
  type,
  path,
  bytes: type === TYPE.int64 ? 8 : 4,
});

/** The root of a table, then its columns with what they consist of, as the file describes them. */
export const schemaOf = (columns: readonly ParquetColumn[]): Value[] => [
  struct({ 4: text('table'), 5: int(columns.length) }),
  ...columns.flatMap(elementsOf),
];

function elementsOf(column: ParquetColumn): Value[] {
  const { kind, name } = column;
  if (kind === 'amounts') {
    const { names } = column;
    const whole = struct({ 3: int(OPTIONAL), 4: text(name), 5: int(names.length) });
    return [whole, ...names.map((each) => elementOf(each, TYPES.bigint))];
  }
  if (kind !== 'list') return [elementOf(name, TYPES[kind])];
  return [
    struct({ 3: int(OPTIONAL), 4: text(name), 5: int(1), 6: int(MEANING.list) }),
    struct({ 3: int(REPEATED), 4: text('list'), 5: int(1) }),
    elementOf('element', { type: TYPE.int32, meaning: MEANING.uint16 }),
  ];
}

const elementOf = (name: string, { type, meaning }: ValueType): Value =>
  struct({
    1: int(type),
    3: int(OPTIONAL),
    4: text(name),
    6: meaning === undefined ? undefined : int(meaning),
  });
