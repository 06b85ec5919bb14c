import { createHash } from 'node:crypto';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CASE_WIDTH } from '@sanyi/insurance';

/**
 * The sums of some parts of a replay together, as a running replay keeps them, and the cases that pools
 * pay.
 */
export type KeptSums = {
  readonly parts: readonly number[];
  readonly values: Float64Array;
  readonly cases: Float64Array;
};

const SUFFIX = '.sums';

/** Bytes of the checksum that stands first. */
const HEAD = 32;

const WORD = Uint32Array.BYTES_PER_ELEMENT;

const hashOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array | Uint32Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

/**
 * Keeps the sums of parts that are done, under the number of the first of them, so that a run that was
 * killed goes on after them.
 */
export async function keepSums(folder: string, { parts, values, cases }: KeptSums): Promise<void> {
  const numbers = bytesOf(Uint32Array.of(parts.length, ...parts));
  const bytes = Buffer.concat([numbers, bytesOf(values), bytesOf(cases)]);
  const file = join(folder, `${String(parts[0] ?? 0).padStart(6, '0')}${SUFFIX}`);
  await writeFile(`${file}.new`, Buffer.concat([hashOf(bytes), bytes]));
  await rename(`${file}.new`, file);
}

/**
 * The sums that earlier runs kept in some folders, each part in one of them at most; files that are not
 * whole, or of another size, are passed over.
 *
 * @param damaged - told of each file that is passed over
 */
export async function keptSums(
  folders: readonly string[],
  size: number,
  damaged: (file: string) => void = () => {},
): Promise<KeptSums[]> {
  const found: KeptSums[] = [];
  for (const folder of folders) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((each) => each.endsWith(SUFFIX)).sort()) {
      const file = join(folder, name);
      const sums = sumsIn(await readFile(file), size);
      if (sums) found.push(sums);
      else damaged(file);
    }
  }
  const taken = new Set<number>();
  const most = found.toSorted((a, b) => b.parts.length - a.parts.length);
  return most.filter(({ parts }) => {
    if (parts.some((part) => taken.has(part))) return false;
    for (const part of parts) taken.add(part);
    return true;
  });
}

function sumsIn(file: Buffer, size: number): KeptSums | null {
  if (file.length < HEAD + WORD) return null;
  const count = file.readUInt32LE(HEAD);
  const at = HEAD + WORD + count * WORD;
  // Cases follow the sums, where there are any.
  const more = file.length - at - size * Float64Array.BYTES_PER_ELEMENT;
  if (more < 0 || more % (CASE_WIDTH * Float64Array.BYTES_PER_ELEMENT) !== 0) return null;
  if (!hashOf(file.subarray(HEAD)).equals(file.subarray(0, HEAD))) return null;
  const parts = Array.from({ length: count }, (_, part) =>
    file.readUInt32LE(HEAD + WORD + part * WORD),
  );
  const numbers = new Float64Array((file.length - at) / Float64Array.BYTES_PER_ELEMENT);
  new Uint8Array(numbers.buffer).set(file.subarray(at));
  return { parts, values: numbers.slice(0, size), cases: numbers.slice(size) };
}
