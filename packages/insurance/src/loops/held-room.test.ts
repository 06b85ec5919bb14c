import { addressOf } from '@sanyi/feel/loops';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BlockMemory } from './block-memory.ts';
import { codesLike, HeldRoom, type NumberKind } from './held-room.ts';

const memory = new BlockMemory();
const codes = fc.array(fc.nat(65_535), { minLength: 1, maxLength: 60 });

/** The numbers that a room gave the place of. */
const readAt = (Kind: NumberKind, at: number, length: number): number[] => [
  ...new Kind(memory.memory.buffer, at, length),
];

test('CCH-10 a column is held as it was, wherever it began, with the numbers of before overwritten', () => {
  const room = new HeldRoom(memory);
  fc.assert(
    fc.property(codes, fc.nat(9), fc.boolean(), (values, from, isWide) => {
      const Codes = isWide ? Uint32Array : Uint16Array;
      const column = Codes.from([...Array.from({ length: from }, () => 7), ...values, 7]);
      const range = { from, to: from + values.length };
      const at = room.take(column, range, codesLike(column));
      const bytes = Codes.BYTES_PER_ELEMENT;
      expect(readAt(Codes, at, values.length)).toEqual(values);
      // Both sides stand alike to words, which a copy moves at once.
      expect(at % 8).toBe((column.byteOffset + from * bytes) % 8);
    }),
  );
});

test('CCH-10 a column is held in wider numbers where loops read them', () => {
  const room = new HeldRoom(memory);
  const amounts = Int32Array.of(0, -(2 ** 31), 2 ** 31 - 1, 5);
  const at = room.take(amounts, { from: 1, to: 3 }, Float64Array);
  expect(readAt(Float64Array, at, 2)).toEqual([-(2 ** 31), 2 ** 31 - 1]);
});

test('CCH-10 of a column that ends before what is asked its end is held, or nothing', () => {
  const room = new HeldRoom(memory);
  const column = Uint16Array.of(1, 2, 3);
  const at = room.take(column, { from: 2, to: 9 }, Uint16Array);
  expect(readAt(Uint16Array, at, 1)).toEqual([3]);
  expect(room.take(column, { from: 7, to: 9 }, Uint16Array)).toBe(at - (at % 8));
});

test('CCH-16 a column that stands in the memory of loops is read there', () => {
  const room = new HeldRoom(memory);
  const column = memory.int32(8);
  // What was taken before the memory grew stays where it is.
  memory.uint8(2 * memory.bytes.length);
  expect(room.take(column, { from: 3, to: 8 }, Int32Array)).toBe(addressOf(column) + 12);
});
