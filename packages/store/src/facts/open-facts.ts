import { join } from 'node:path';
import { ok, type Result } from '@sanyi/kernel';
import { type Actor, allowed } from '../actor.ts';
import { withDatabase } from '../duck/database.ts';
import { type FactsManifest, REFERENCE_FILES, readManifest } from '../folder/manifest.ts';
import { readReference } from './read-reference.ts';
import { readFailed } from './reading.ts';
import type { Reference } from './reference-tables.ts';
import { wholeFiles } from './whole-files.ts';

/** An opened folder of facts: what it says about itself and the tables that fit in memory. */
export type Facts = {
  readonly folder: string;
  /** The generation in force when it was opened. */
  readonly path: string;
  readonly manifest: FactsManifest;
  readonly reference: Reference;
  readonly actor: Actor;
};

/**
 * Opens a folder of facts for an actor.
 *
 * @returns `STORE_NOT_FACTS`, `STORE_OTHER_VERSION`, `STORE_MANIFEST_BROKEN`,
 * `STORE_MANIFEST_FIELD`, `STORE_PART_MISSING`, `STORE_FILE_DAMAGED`, `STORE_READ_FAILED` or `STORE_FIGURES_REFUSED`
 * @example
 * ```ts
 * const facts = await openFacts('no-such-folder', demoActor('beijing'));
 * facts.ok; // false
 * ```
 */
export async function openFacts(folder: string, actor: Actor): Promise<Result<Facts>> {
  const manifest = await readManifest(folder);
  if (!manifest.ok) return manifest;
  const may = allowed(actor, { reading: 'figures', place: manifest.value.place, where: folder });
  if (!may.ok) return may;
  const path = join(folder, manifest.value.generation);
  try {
    await wholeFiles({ path, manifest: manifest.value }, Object.values(REFERENCE_FILES));
    const reference = await withDatabase(1, (connection) =>
      readReference(connection, path, manifest.value),
    );
    return ok({ folder, path, manifest: manifest.value, reference, actor });
  } catch (error) {
    return { ok: false, problems: readFailed(folder, error).problems };
  }
}

/**
 * The place a folder of facts speaks about, for the one who has to choose an actor for it.
 *
 * @example
 * ```ts
 * (await placeOfFacts('no-such-folder')).ok; // false
 * ```
 */
export async function placeOfFacts(folder: string): Promise<Result<string>> {
  const manifest = await readManifest(folder);
  return manifest.ok ? ok(manifest.value.place) : manifest;
}
