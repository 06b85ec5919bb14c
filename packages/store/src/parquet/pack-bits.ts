import type { Bytes } from './bytes.ts';

/** Numbers of a column from one on. */
export type Span = { readonly from: number; readonly count: number };

/** Bits that numbers up to one take; 0 for none. */
export const bitsFor = (most: number): number => 32 - Math.clz32(most);

/**
 * Writes whole numbers of some bits one behind the other, the lowest bits first. What fills the last byte
 * is 0.
 */
export function packBits(
  into: Bytes,
  values: Int32Array,
  { from, count, width }: Span & { readonly width: number },
): void {
  const memory = into.room(Math.ceil((count * width) / 8) + 4);
  let at = into.length;
  let word = 0;
  let filled = 0;
  const end = from + count;
  // Every index is one of a column, so that what is read is a number.
  for (let row = from; row < end; row++) {
    const value = values[row] as number;
    word |= value << filled;
    filled += width;
    if (filled < 32) continue;
    memory[at] = word;
    memory[at + 1] = word >>> 8;
    memory[at + 2] = word >>> 16;
    memory[at + 3] = word >>> 24;
    at += 4;
    filled -= 32;
    word = filled === 0 ? 0 : value >>> (width - filled);
  }
  for (; filled > 0; filled -= 8) {
    memory[at++] = word;
    word >>>= 8;
  }
  into.length = at;
}
