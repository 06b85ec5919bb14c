import {
  type Data,
  Field,
  Float64,
  Int32,
  List,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
  Uint8,
  Uint16,
  Uint32,
} from 'apache-arrow';
import { type ArrowList, arrowLists } from './arrow-message.ts';

/** A column of a file: numbers of one kind. */
export type PlainColumn = Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

export type PlainColumns = Readonly<Record<string, PlainColumn>>;

/**
 * Writes columns of different lengths as one Arrow file, uncompressed: one row whose cells are the
 * columns as lists, so that a reader finds each of them in one piece.
 */
export function arrowOf(columns: PlainColumns): Uint8Array {
  const lists = Object.entries(columns).map(([name, values]) => {
    const child = dataOf(values);
    const type = new List(new Field('item', child.type, false));
    const valueOffsets = Int32Array.of(0, values.length);
    return {
      field: new Field(name, type, false),
      data: makeData({ type, length: 1, nullCount: 0, valueOffsets, child }),
    };
  });
  const fields = lists.map(({ field }) => field);
  const children = lists.map(({ data }) => data);
  const row = makeData({ type: new Struct(fields), length: 1, nullCount: 0, children });
  return tableToIPC(new Table([new RecordBatch(new Schema(fields), row)]), 'file');
}

function dataOf(values: PlainColumn): Data {
  const { length } = values;
  const of = { length, nullCount: 0 };
  if (values instanceof Float64Array) return makeData({ type: new Float64(), data: values, ...of });
  if (values instanceof Int32Array) return makeData({ type: new Int32(), data: values, ...of });
  if (values instanceof Uint32Array) return makeData({ type: new Uint32(), data: values, ...of });
  if (values instanceof Uint16Array) return makeData({ type: new Uint16(), data: values, ...of });
  return makeData({ type: new Uint8(), data: values, ...of });
}

/** The columns of such a file; they are views of `bytes`, nothing is copied. */
export function columnsOf(bytes: Uint8Array): PlainColumns {
  const columns = arrowLists(bytes).map(({ name, kind, at, length }): [string, PlainColumn] => [
    name,
    KINDS[kind](bytes.buffer, bytes.byteOffset + at, length),
  ]);
  return Object.fromEntries(columns);
}

type View = (memory: ArrayBufferLike, at: number, length: number) => PlainColumn;

const KINDS: Readonly<Record<ArrowList['kind'], View>> = {
  double: (...place) => new Float64Array(...place),
  int32: (...place) => new Int32Array(...place),
  uint32: (...place) => new Uint32Array(...place),
  uint16: (...place) => new Uint16Array(...place),
  uint8: (...place) => new Uint8Array(...place),
};
