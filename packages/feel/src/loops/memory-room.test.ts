import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LoopMemory } from './loop-memory.ts';
import { sharedMemory, ThreadRoom } from './memory-room.ts';

const MEGABYTE = 2 ** 20;

test('CCH-17 columns of threads that share memory do not meet, and begin with nothing, also when room is taken again', () => {
  const sizes = fc.array(fc.oneof(fc.nat(300), fc.integer({ min: 0, max: 3 * MEGABYTE })), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(fc.array(sizes, { minLength: 2, maxLength: 3 }), (threads) => {
      const shared = sharedMemory();
      const rooms = threads.map(() => new ThreadRoom(shared));
      for (const round of [1, 2, 3]) {
        const columns = threads.flatMap((lengths, thread) => {
          rooms[thread]?.again();
          const memory = new LoopMemory(rooms[thread]);
          // The order of sizes is another one each round.
          return [...lengths.slice(round), ...lengths.slice(0, round)].map((length) => {
            const column = memory.uint8(length);
            expect(column.every((byte) => byte === 0)).toBe(true);
            return column;
          });
        });
        for (const [at, column] of columns.entries()) column.fill(at + 1);
        for (const [at, column] of columns.entries()) {
          expect(column.every((byte) => byte === at + 1)).toBe(true);
        }
        expect(columns.every(({ byteOffset }) => byteOffset > 0 && byteOffset % 64 === 0)).toBe(
          true,
        );
      }
    }),
    { numRuns: 15, examples: [[[[], [0]]]] },
  );
});

test('CCH-17 what was taken is taken again, and not more', () => {
  const shared = sharedMemory();
  const room = new ThreadRoom(shared);
  const places = (): number[] => [100, 3 * MEGABYTE, 7].map((bytes) => room.take(bytes));
  const first = places();
  const taken = shared.taken[0];
  room.again();
  expect([places(), shared.taken[0]]).toEqual([first, taken]);
});

test('CCH-16 bytes that stand in the memory are columns of it, also where another thread made it grow', () => {
  const shared = sharedMemory();
  const [memory, other] = [new ThreadRoom(shared), new ThreadRoom(shared)].map(
    (room) => new LoopMemory(room),
  );
  if (!memory || !other) throw new Error('two memories were made');
  const far = other.uint8(20 * MEGABYTE).fill(7);
  expect(memory.has(far)).toBe(false);
  const bytes = memory.bytesAt(far.byteOffset, far.length);
  expect([memory.has(bytes), bytes[0], bytes.at(-1)]).toEqual([true, 7, 7]);
});

test('memory that is asked for more than there can be says so, and has room for less afterwards', () => {
  const shared = sharedMemory();
  const room = new ThreadRoom(shared);
  expect(() => room.take(2 ** 31)).toThrow(RangeError);
  for (const other of [room, new ThreadRoom(shared)]) expect(other.take(7)).toBeGreaterThan(0);
});

test('memory of which most is taken grows by what is missing', () => {
  const room = new ThreadRoom(sharedMemory());
  const memory = new LoopMemory(room);
  // Half as much again would be more than there can be.
  const far = [1_500, 500].map((megabytes) => memory.uint8(megabytes * MEGABYTE));
  far.at(-1)?.set([7], 500 * MEGABYTE - 1);
  expect(memory.bytes.length).toBeGreaterThanOrEqual(2_000 * MEGABYTE);
});
