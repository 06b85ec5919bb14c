import { addressOf } from '@sanyi/feel/loops';
import { random } from '@sanyi/kernel';
import { expect, test } from 'vitest';
import { BlockMemory } from './block-memory.ts';

const [ACTS, CODED, LEFT, BLOCK] = [60, 50, 10, 40];
const LINE_BYTES = 2;

/** The acts of a block, of which some that refunds left have numbers behind those of the codes. */
function actsOf(bytes: 2 | 4) {
  const memory = new BlockMemory();
  const { below } = random(bytes);
  const column = (most: number) => {
    const made = bytes === 2 ? memory.uint16(BLOCK) : memory.int32(BLOCK);
    for (const at of made.keys()) made[at] = below(most);
    return made;
  };
  const numbers = memory.int32(ACTS);
  const largest = memory.float64(ACTS);
  for (const act of numbers.keys()) {
    // The first number is one too.
    numbers[act] = act % 3 === 0 ? -1 : act - 1;
    largest[act] = below(100);
  }
  const left = memory.int32(LEFT);
  for (const at of left.keys()) left[at] = ACTS - 1 - at;
  const acts = column(CODED + LEFT);
  // Every act has some line.
  const lines = column(9);
  for (const at of lines.keys()) lines[at] = (lines[at] ?? 0) + 1;
  const lists = memory.int32((BLOCK + 1) * 4);
  return { memory, numbers, largest, left, acts, lines, lists };
}

test.each([2, 4] as const)(
  'acts that are touched are told with their lines: codes of %d bytes',
  (bytes) => {
    const of = actsOf(bytes);
    const [found, bound] = [of.memory.int32(1), of.memory.float64(1)];
    const count = of.memory.loops[`find${bytes}`](
      ...[BLOCK, addressOf(of.acts), addressOf(of.lines), CODED],
      ...[of.left, of.numbers, of.largest].map(addressOf),
      LINE_BYTES,
      ...[of.lists, found, bound].map(addressOf),
    );
    let [end, told, most] = [0, 0, 0];
    const wanted: number[][] = [];
    for (const [at, code] of of.acts.entries()) {
      const number = of.numbers[code < CODED ? code : (of.left[code - CODED] ?? 0)] ?? 0;
      const [from, lines] = [end, of.lines[at] ?? 0];
      end += lines * LINE_BYTES;
      if (number < 0) continue;
      wanted.push([number, from, end]);
      told += lines * LINE_BYTES;
      most += lines * LINE_BYTES * (of.largest[number] ?? 0);
    }
    expect(wanted.length).toBeGreaterThan(10);
    expect(wanted.length).toBeLessThan(BLOCK - 5);
    const lists = Array.from({ length: count }, (_, list) => [
      ...of.lists.subarray(list * 4, list * 4 + 3),
    ]);
    expect(lists).toEqual(wanted);
    expect([found[0], bound[0]]).toEqual([told, most]);
  },
);
