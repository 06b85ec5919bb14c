import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ProblemError, problem, type Text } from '@sanyi/kernel';
import { inShell } from '../folder/in-shell.ts';
import type { ClaimPart, FactsManifest, FileSum } from '../folder/manifest.ts';
import { CHECKED_BLOCK, FileChecksum } from '../replay-store/file-checksum.ts';
import { reading } from './reading.ts';

/** How long each file of a generation is, and its checksum. */
export async function sumsOfFiles(
  path: string,
  files: readonly string[],
): Promise<Record<string, FileSum>> {
  const sums: Record<string, FileSum> = {};
  for (const file of files) sums[file] = await sumOfFile(join(path, file));
  return sums;
}

/**
 * Looks at every byte of files before anything of them is used: a Parquet file in which one bit differs is
 * often read without complaint, with other numbers. Facts whose manifest tells no checksums are read as they are.
 *
 * @throws ProblemError `STORE_FILE_DAMAGED` naming the file, with the command that makes the facts again
 */
export async function wholeFiles(
  { path, manifest }: { readonly path: string; readonly manifest: FactsManifest },
  files: readonly string[],
): Promise<void> {
  for (const name of files) {
    const listed = manifest.files?.[name];
    const slip = listed ? await slipOf(join(path, name), listed) : null;
    if (!slip) continue;
    const [why, whyZh] = [slip.en, slip.zh];
    const again = makeAgain(dirname(path), manifest);
    throw new ProblemError([
      problem('STORE_FILE_DAMAGED', join(path, name), { why, whyZh, again }),
    ]);
  }
}

/** In what a file is not as it was written; null where it is. */
export async function slipOf(file: string, listed: FileSum): Promise<Text | null> {
  const found = await reading(file, () => sumOfFile(file));
  if (found.bytes !== listed.bytes) {
    return {
      en: `${found.bytes} bytes instead of ${listed.bytes}`,
      zh: `应为 ${listed.bytes} 字节，实为 ${found.bytes} 字节`,
    };
  }
  const [is, should] = [hex(found.checksum), hex(listed.checksum)];
  return is === should
    ? null
    : { en: `checksum ${is} instead of ${should}`, zh: `校验值应为 ${should}，实为 ${is}` };
}

/** The files of parts of the claims. */
export const filesOfParts = (parts: readonly ClaimPart[]): readonly string[] =>
  parts.flatMap(({ claimFile, personFile }) => [claimFile, personFile]);

/** The files of some tables; a table that the place does not have has none. */
export const filesOfTables = (
  { tables }: FactsManifest,
  names: readonly string[],
): readonly string[] => names.flatMap((name) => tables[name] ?? []);

/** The command that makes facts once more, in capitals what only their owner knows. */
function makeAgain(
  folder: string,
  { place, seed, scale, source, from, to }: FactsManifest,
): string {
  const out = `--out ${inShell(folder)}`;
  const city = `sanyi city build --city ${inShell(place)} --scale ${scale} --seed ${seed}`;
  return source === 'city'
    ? `${city} --from ${from} --to ${to} ${out}`
    : `sanyi import CLAIMS --mapping MAPPING.yaml ${out}`;
}

/** Blocks are read one after the other, so that a large file takes little memory. */
async function sumOfFile(file: string): Promise<FileSum> {
  // Others of this thread have their turn while a block is read, so the checksum is not shared with them.
  const sum = new FileChecksum();
  const block = new Uint8Array(CHECKED_BLOCK);
  const handle = await open(file, 'r');
  try {
    for (let bytes = 0; ; ) {
      const { bytesRead } = await handle.read(block, 0, block.length, bytes);
      if (bytesRead > 0) sum.take(block.subarray(0, bytesRead));
      bytes += bytesRead;
      if (bytesRead < block.length) return { bytes, checksum: sum.value(bytes) };
    }
  } finally {
    await handle.close();
  }
}

const hex = (checksum: number): string => checksum.toString(16).padStart(8, '0');
