import { expect, test } from 'vitest';
import { BlockMemory } from './block-memory.ts';
import { LoopRoom } from './loop-room.ts';

test('RPL-8 columns of loops are used again by who comes next, and no two at a time are one', () => {
  const room = new LoopRoom(new BlockMemory());
  const places = (size: number): number[] => {
    room.again();
    const columns = [room.uint8(size), room.uint16(size), room.int32(size), room.float64(size)];
    expect(columns.every(({ length }) => length >= size)).toBe(true);
    return columns.map(({ byteOffset }) => byteOffset);
  };
  const first = places(100);
  expect(new Set(first).size).toBe(4);
  expect(places(100)).toEqual(first);
  expect(places(7)).toEqual(first);
  expect(places(200).some((place) => first.includes(place))).toBe(false);
  room.again();
  // What was asked for first was a column of another kind.
  expect(first).not.toContain(room.float64(7).byteOffset);
});
