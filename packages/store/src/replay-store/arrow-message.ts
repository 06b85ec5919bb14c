import { assert } from '@sanyi/kernel';

/** A list of numbers in an Arrow file: what it is called, of which kind, where its numbers are and how many. */
export type ArrowList = {
  readonly name: string;
  readonly kind: 'double' | 'int32' | 'uint32' | 'uint16' | 'uint8';
  readonly at: number;
  readonly length: number;
};

/** A file ends with the length of its footer and its name. */
const ENDING = 10;
/** Before a message: a mark and its length. */
const HEAD = 8;
/** Slots of the tables of the format, as its schemas number them. */
const FOOTER = { schema: 1, batches: 3 } as const;
const MESSAGE = { header: 2 } as const;
const SCHEMA = { fields: 1 } as const;
const FIELD = { name: 0, kind: 2, type: 3, children: 5 } as const;
const BATCH = { nodes: 1, buffers: 2 } as const;
const INTEGER = { bits: 0, isSigned: 1 } as const;
/** A kind of type: whole numbers, and numbers with a point. */
const [INT, FLOAT] = [2, 3];
/** A list has a node and two buffers, its numbers have as many: whether there are any, then they themselves. */
const [NODES, BUFFERS] = [2, 4];
const PLACE = 16;

/**
 * Reads where the numbers of each list of a file of one row are. Of the format that is all that our own files
 * have; making the objects that a reader of every Arrow file needs takes ten times as long.
 */
export function arrowLists(bytes: Uint8Array): ArrowList[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ending = bytes.length - ENDING;
  const footer = followed(view, ending - view.getInt32(ending, true));
  const schema = followed(view, fieldAt(view, footer, FOOTER.schema));
  const fields = vectorAt(view, fieldAt(view, schema, SCHEMA.fields));
  const message = wide(view, vectorAt(view, fieldAt(view, footer, FOOTER.batches)).at);
  const body = message + HEAD + view.getInt32(message + HEAD - 4, true);
  const head = followed(view, message + HEAD);
  const batch = followed(view, fieldAt(view, head, MESSAGE.header));
  const nodes = vectorAt(view, fieldAt(view, batch, BATCH.nodes)).at;
  const buffers = vectorAt(view, fieldAt(view, batch, BATCH.buffers)).at;
  return Array.from({ length: fields.length }, (_, column) => {
    const field = followed(view, fields.at + column * 4);
    const [child] = childrenOf(view, field);
    assert(child !== undefined, 'a column is a list');
    return {
      name: textAt(view, followed(view, fieldAt(view, field, FIELD.name))),
      kind: kindOf(view, child),
      at: body + wide(view, buffers + (column * BUFFERS + BUFFERS - 1) * PLACE),
      length: wide(view, nodes + (column * NODES + NODES - 1) * PLACE),
    };
  });
}

function kindOf(view: DataView, field: number): ArrowList['kind'] {
  const kind = view.getUint8(fieldAt(view, field, FIELD.kind));
  if (kind === FLOAT) return 'double';
  assert(kind === INT, 'a list is one of numbers');
  const type = followed(view, fieldAt(view, field, FIELD.type));
  const bits = view.getInt32(fieldAt(view, type, INTEGER.bits), true);
  const signed = fieldAt(view, type, INTEGER.isSigned);
  if (bits === 32) return signed !== 0 && view.getUint8(signed) === 1 ? 'int32' : 'uint32';
  return bits === 16 ? 'uint16' : 'uint8';
}

function childrenOf(view: DataView, field: number): number[] {
  const { at, length } = vectorAt(view, fieldAt(view, field, FIELD.children));
  return Array.from({ length }, (_, child) => followed(view, at + child * 4));
}

/** Where a field of a table is; 0 where it has its usual value and is left out. */
function fieldAt(view: DataView, table: number, slot: number): number {
  const slots = table - view.getInt32(table, true);
  const place = 4 + 2 * slot;
  const offset = place < view.getUint16(slots, true) ? view.getUint16(slots + place, true) : 0;
  return offset === 0 ? 0 : table + offset;
}

/** Where an offset leads. */
const followed = (view: DataView, at: number): number => at + view.getUint32(at, true);

function vectorAt(view: DataView, field: number): { readonly at: number; readonly length: number } {
  const at = followed(view, field);
  return { at: at + 4, length: view.getUint32(at, true) };
}

/** A text of the letters that names of columns have. */
function textAt(view: DataView, at: number): string {
  const letters = Array.from({ length: view.getUint32(at, true) }, (_, letter) =>
    view.getUint8(at + 4 + letter),
  );
  return String.fromCharCode(...letters);
}

/** A number of 64 bits, which is that of a place in a file that memory has room for. */
const wide = (view: DataView, at: number): number =>
  view.getUint32(at, true) + 2 ** 32 * view.getUint32(at + 4, true);
