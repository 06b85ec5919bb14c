import { join } from 'node:path';
import { assert, type IsoDate, ok, type Result } from '@sanyi/kernel';
import { type PackageFiles, type PackedLibrary, unpackLibrary } from '@sanyi/policy';
import { withStanding } from '../duck/database.ts';
import { type PackedReference, unpackReference } from '../facts/packed-reference.ts';
import { passingBuffer, readClaims } from '../facts/read-claims.ts';
import { readPersons } from '../facts/read-tables.ts';
import { reading, readingEach } from '../facts/reading.ts';
import type { FactsManifest } from '../folder/manifest.ts';
import type { Tell } from '../workers/task.ts';
import { partSettler, type SettledPart, type SettlePlan } from './settle-part.ts';

/** A package as files. */
export type PackageInput = { readonly name: string; readonly files: PackageFiles };

/** What all parts of a settlement share. */
export type SettleShared = SettlePlan & {
  readonly path: string;
  readonly manifest: FactsManifest;
  readonly reference: PackedReference;
  readonly library: PackedLibrary;
};

/** A part by its number, and the generation folder of the settlement. */
export type PartOrder = { readonly index: number; readonly out: string };

/** Settles parts of the claims, one at a time; rules are made ready once. */
export async function settlePartTask(
  shared: SettleShared,
): Promise<Result<(order: PartOrder, tell: Tell) => Promise<Result<SettledPart>>>> {
  const { path, manifest } = shared;
  const library = unpackLibrary(shared.library);
  const districts = manifest.districts.map((district) => district.id);
  // A manifest's days were written by isoDate.
  const days = { from: manifest.from as IsoDate, to: manifest.to as IsoDate };
  const tables = { ...unpackReference(shared.reference), ...days, districts };
  const settler = partSettler({ library, tables, plan: shared });
  if (!settler.ok) return settler;
  const passing = passingBuffer();
  return ok(async ({ index, out }, tell) => {
    const part = manifest.parts[index];
    assert(part !== undefined, 'the manifest lists the part');
    const file = join(path, part.personFile);
    const persons = await reading(file, () =>
      withStanding((connection) => readPersons(connection, { file, districts })),
    );
    const claims = join(path, part.claimFile);
    const batches = () => readingEach(claims, readClaims(claims, { passing }));
    const of = { index, out, persons, claims: part.claims, batches };
    const settled = await settler.value.settle(of, tell);
    assert(settled.claims === part.claims, 'every claim of the part was settled');
    return ok(settled);
  });
}
