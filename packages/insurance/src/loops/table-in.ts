import type { BlockMemory } from './block-memory.ts';

/** A table in a memory with what a column holds: in the place of one before where that has room. */
export function tableIn<Table extends Uint8Array | Uint16Array | Int32Array>(
  memory: BlockMemory,
  before: Table,
  column: ArrayLike<number>,
): Table {
  const hasRoom = memory.has(before) && before.length >= column.length;
  const table = hasRoom ? before : memory.like(before, Math.max(column.length, 2 * before.length));
  table.set(column);
  return table;
}
