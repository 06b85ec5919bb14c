import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { type Library, type PackedLibrary, packLibrary, unpackLibrary } from '@sanyi/policy';
import { KEPT_LIBRARIES } from '../limits.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';

/**
 * Where checked libraries are kept between runs, and which program checked them: another program may
 * read the same files otherwise, so it takes no library of this one.
 */
export type LibraryKeeper = { readonly folder: string; readonly program: string };

const HASH_BYTES = 32;
/** A kept library, or one that a killed writer left beside. */
const OURS = /^[0-9a-f]{64}$|^\.[0-9a-f]{64}-\d+$/;

/** The library that was kept of exactly these files, or null: it is then checked anew. */
export function keptLibrary(
  packages: readonly PackageInput[],
  keeper: LibraryKeeper,
): Library | null {
  const key = keyOf(packages, keeper.program);
  try {
    const bytes = readFileSync(join(keeper.folder, key));
    const body = bytes.subarray(HASH_BYTES);
    if (!sealOf(key, body).equals(bytes.subarray(0, HASH_BYTES))) return null;
    // What its own seal vouches for was written below, by the same program.
    const packed = deserialize(body) as readonly Omit<PackedLibrary[number], 'files'>[];
    const files = new Map(packages.map((each) => [each.name, each.files]));
    return unpackLibrary(
      packed.map((each) => ({ ...each, files: files.get(each.id) ?? new Map() })),
    );
  } catch {
    return null;
  }
}

/**
 * Keeps a library: written beside and renamed, so that processes never see half of one. Where nothing
 * can be written, nothing is kept.
 */
export function keepLibrary(
  packages: readonly PackageInput[],
  library: Library,
  { folder, program }: LibraryKeeper,
): void {
  const key = keyOf(packages, program);
  const beside = join(folder, `.${key}-${process.pid}`);
  // The files were read to know the key, and are not written a second time.
  const body = serialize(packLibrary(library).map(({ files: _, ...whole }) => whole));
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(beside, Buffer.concat([sealOf(key, body), body]));
    renameSync(beside, join(folder, key));
    forgetOldest(folder);
  } catch {
    // Nothing is lost: the library is there, and is checked again the next time.
  }
}

/** A number of all that a checked library follows from: the files, the program, and the engine whose format it is kept in. */
function keyOf(packages: readonly PackageInput[], program: string): string {
  const hash = createHash('sha256');
  const add = (text: string): void => {
    hash.update(`${Buffer.byteLength(text)} `).update(text);
  };
  add(program);
  add(process.versions.v8);
  for (const { name, files } of packages) {
    add(name);
    add(String(files.size));
    for (const [path, text] of files) {
      add(path);
      add(text);
    }
  }
  return hash.digest('hex');
}

const sealOf = (key: string, body: Uint8Array): Buffer =>
  createHash('sha256').update(key).update(body).digest();

function forgetOldest(folder: string): void {
  const kept = readdirSync(folder)
    .filter((name) => OURS.test(name))
    .map((name) => ({ name, at: statSync(join(folder, name)).mtimeMs }));
  for (const { name } of kept.sort((a, b) => b.at - a.at).slice(KEPT_LIBRARIES)) {
    rmSync(join(folder, name), { force: true });
  }
}
