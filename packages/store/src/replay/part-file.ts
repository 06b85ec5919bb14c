import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes of the checksum that stands before the sums. */
const HEAD = 32;

/** The file of the sums of a part. */
export const partFile = (folder: string, index: number): string =>
  join(folder, `${String(index).padStart(4, '0')}.sums`);

const hashOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** Keeps the sums of a part that is done, so that a run that was killed goes on after it. */
export async function keepPart(folder: string, index: number, values: Float64Array): Promise<void> {
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  const beside = `${partFile(folder, index)}.new`;
  await writeFile(beside, Buffer.concat([hashOf(bytes), bytes]));
  await rename(beside, partFile(folder, index));
}

/** The sums of a part that an earlier run finished; null where there are none, or not whole ones. */
export async function keptPart(
  folder: string,
  index: number,
  size: number,
): Promise<Float64Array | null> {
  const file = await readFile(partFile(folder, index)).catch(() => null);
  if (file === null || file.length !== HEAD + size * Float64Array.BYTES_PER_ELEMENT) return null;
  const bytes = file.subarray(HEAD);
  if (!hashOf(bytes).equals(file.subarray(0, HEAD))) return null;
  const values = new Float64Array(size);
  new Uint8Array(values.buffer).set(bytes);
  return values;
}
