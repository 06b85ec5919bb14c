import { readFile, writeFile } from 'node:fs/promises';

/** Changes one bit in the middle of a file; what it gives puts the file right again. */
export async function flipBit(file: string): Promise<() => Promise<void>> {
  const bytes = await readFile(file);
  const spoilt = Uint8Array.from(bytes);
  const middle = bytes.length >> 1;
  spoilt[middle] = (bytes[middle] ?? 0) ^ 1;
  await writeFile(file, spoilt);
  return () => writeFile(file, bytes);
}
