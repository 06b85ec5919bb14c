import type { Bytes } from './bytes.ts';
import { bitsFor, packBits } from './pack-bits.ts';

const BLOCK = 128;
const MINIS = 4;
const MINI: number = BLOCK / MINIS;
const deltas = new Int32Array(BLOCK);

/** Numbers that differ by less than 2^31 from each other, as this encoding needs them. */
export const DELTA_MOST: number = 2 ** 30;

/** Writes numbers as differences to the one before, packed (DELTA_BINARY_PACKED). */
export function writeDeltas(into: Bytes, values: Int32Array, count: number): void {
  into.unsigned(BLOCK);
  into.unsigned(MINIS);
  into.unsigned(count);
  into.signed(count === 0 ? 0 : (values[0] as number));
  for (let from = 1; from < count; from += BLOCK) {
    writeBlock(into, values, { from, count: Math.min(BLOCK, count - from) });
  }
}

function writeBlock(
  into: Bytes,
  values: Int32Array,
  { from, count }: { readonly from: number; readonly count: number },
): void {
  // Every index is one of a column, so that what is read is a number.
  let before = values[from - 1] as number;
  let least = 2 ** 31 - 1;
  for (let at = 0; at < count; at++) {
    const value = values[from + at] as number;
    const delta = value - before;
    deltas[at] = delta;
    if (delta < least) least = delta;
    before = value;
  }
  into.signed(least);
  const memory = into.room(MINIS);
  const widths = into.length;
  into.length += MINIS;
  memory.fill(0, widths, into.length);
  for (let start = 0; start < count; start += MINI) {
    const end = Math.min(start + MINI, count);
    let bits = 0;
    for (let at = start; at < end; at++) {
      const over = ((deltas[at] as number) - least) | 0;
      deltas[at] = over;
      bits |= over;
    }
    deltas.fill(0, end, start + MINI);
    const width = bitsFor(bits);
    // Room for the block may have moved it.
    into.room(0)[widths + start / MINI] = width;
    if (width > 0) packBits(into, deltas, { from: start, count: MINI, width });
  }
}
