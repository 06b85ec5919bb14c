import type { Bytes } from './bytes.ts';
import { packBits } from './pack-bits.ts';

/** Numbers that are packed together: a run of what is alike begins only between such groups. */
const GROUP = 8;

/** One number again and again. */
export function writeRun(
  into: Bytes,
  {
    value,
    count,
    width,
  }: { readonly value: number; readonly count: number; readonly width: number },
): void {
  into.unsigned(2 * count);
  for (let bits = 0; bits < width; bits += 8) into.byte(value >>> bits);
}

/** Numbers from 0 in Parquet's hybrid of runs and packed groups. */
export function writeRuns(
  into: Bytes,
  values: Int32Array,
  { count, width }: { readonly count: number; readonly width: number },
): void {
  let packed = 0;
  let at = 0;
  const pack = (end: number): void => {
    if (packed === end) return;
    into.unsigned(2 * Math.ceil((end - packed) / GROUP) + 1);
    packBits(into, values, { from: packed, count: end - packed, width });
    fillGroup(into, end - packed, width);
  };
  while (at < count) {
    const end = endOfRun(values, at, count);
    if (end - at < GROUP) {
      at += GROUP;
      continue;
    }
    pack(at);
    writeRun(into, { value: values[at] as number, count: end - at, width });
    at = end;
    packed = end;
  }
  pack(count);
}

/** The last group is whole, whatever it holds. */
function fillGroup(into: Bytes, count: number, width: number): void {
  const bytes = Math.ceil(count / GROUP) * width - Math.ceil((count * width) / 8);
  for (let byte = 0; byte < bytes; byte++) into.byte(0);
}

function endOfRun(values: Int32Array, from: number, count: number): number {
  const value = values[from];
  let end = from + 1;
  while (end < count && values[end] === value) end++;
  return end;
}
