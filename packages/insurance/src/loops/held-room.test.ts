import { addressOf } from '@sanyi/feel/loops';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BlockMemory } from './block-memory.ts';
import { codesLike, HeldRoom } from './held-room.ts';

const memory = new BlockMemory();
const codes = fc.array(fc.nat(65_535), { minLength: 1, maxLength: 60 });

test('CCH-10 a column is held as it was, wherever it began, with the numbers of before overwritten', () => {
  const room = new HeldRoom(memory);
  fc.assert(
    fc.property(codes, fc.nat(9), fc.boolean(), (values, from, isWide) => {
      const Codes = isWide ? Uint32Array : Uint16Array;
      const column = Codes.from([...Array.from({ length: from }, () => 7), ...values]);
      const held = room.take(column.subarray(from), codesLike(column));
      expect(held).toBeInstanceOf(Codes);
      expect([...held]).toEqual(values);
      expect(memory.has(held)).toBe(true);
      // Both sides stand alike to words, which a copy moves at once.
      expect(addressOf(held) % 8).toBe((from * Codes.BYTES_PER_ELEMENT) % 8);
    }),
  );
});

test('CCH-10 a column is held in wider numbers where loops read them', () => {
  const room = new HeldRoom(memory);
  const amounts = Int32Array.of(0, -(2 ** 31), 2 ** 31 - 1, 5);
  expect([...room.take(amounts.subarray(1), Float64Array)]).toEqual([-(2 ** 31), 2 ** 31 - 1, 5]);
});
