import { dayOf, type IsoDate, ok, type Result } from '@sanyi/kernel';
import { readLibrary } from '@sanyi/policy';
import { withDatabase } from '../duck/database.ts';
import { readReference } from '../facts/read-reference.ts';
import type { FactsManifest } from '../folder/manifest.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import type { Tell } from '../workers/task.ts';
import { keepPart, keptPart } from './part-file.ts';
import { prepareReplay, type ReplayPlan, stackSource } from './prepare-replay.ts';
import { replayClaims } from './replay-claims.ts';
import { withPart } from './replay-source.ts';

/** What all parts of a replay share. */
export type ReplayShared = {
  readonly path: string;
  readonly manifest: FactsManifest;
  readonly packages: readonly PackageInput[];
  readonly plan: ReplayPlan;
  /** Where sums of finished parts are kept. */
  readonly parts: string;
};

/** Replays parts of the claims, one at a time; rules and reference tables are read once. */
export async function replayPartTask(
  shared: ReplayShared,
): Promise<Result<(index: number, tell: Tell) => Promise<Result<Float64Array>>>> {
  const { path, manifest, plan } = shared;
  const library = readLibrary(shared.packages);
  if (!library.ok) return library;
  const reference = await withDatabase(1, (connection) =>
    readReference(connection, path, manifest),
  );
  const { districts, place } = manifest;
  // A manifest's days were written by isoDate.
  const days = { from: dayOf(manifest.from as IsoDate), to: dayOf(manifest.to as IsoDate) };
  const stacks = stackSource(library.value, reference);
  const of = { stacks, reference, districts, days, place, plan };
  const prepared = prepareReplay(of);
  if (!prepared.ok) return prepared;
  const { size } = prepared.value.layout;
  return ok(async (index, tell) => {
    const kept = await keptPart(shared.parts, index, size);
    if (kept) {
      tell(manifest.parts[index]?.claims ?? 0);
      return ok(kept);
    }
    let told = 0;
    const progress = (done: number): void => {
      tell(done - told);
      told = done;
    };
    const read = { path, manifest, since: prepared.value.since, to: plan.to };
    const { values } = await withPart(read, index, (claims) =>
      replayClaims(prepared.value, claims, progress),
    );
    await keepPart(shared.parts, index, values);
    return ok(values);
  });
}
