import { addReplayValues, type ReplayKernel, replayKernel } from '@sanyi/insurance';
import { assert, dayOf, type IsoDate, ok, type Result } from '@sanyi/kernel';
import { readLibrary } from '@sanyi/policy';
import { withDatabase } from '../duck/database.ts';
import { readReference } from '../facts/read-reference.ts';
import type { FactsManifest } from '../folder/manifest.ts';
import { type Memory, newMemory } from '../replay-store/column-file.ts';
import {
  type ReplayStore,
  readCodes,
  readSegment,
  residentSegment,
} from '../replay-store/open-replay-store.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import type { Tell } from '../workers/task.ts';
import { keepPart, keptPart } from './part-file.ts';
import {
  type PreparedReplay,
  prepareReplay,
  type ReplayPlan,
  stackSource,
} from './prepare-replay.ts';

/** What all workers of a replay share. */
export type ReplayShared = {
  readonly path: string;
  readonly manifest: FactsManifest;
  readonly packages: readonly PackageInput[];
  readonly plan: ReplayPlan;
  readonly store: ReplayStore;
  /** Segments by number where they are held in memory; null to read each from its file. */
  readonly resident: readonly SharedArrayBuffer[] | null;
  /** Where sums of finished parts are kept. */
  readonly kept: string;
  readonly parts: readonly {
    readonly number: number;
    readonly segments: readonly number[];
    readonly claims: number;
  }[];
  /** One 32-bit counter: the place in `parts` of the next one to be taken. */
  readonly next: SharedArrayBuffer;
};

/** The sums of some parts, and how many of their claims were settled row by row. */
export type PartSums = {
  readonly values: Float64Array;
  readonly rowByRow: ReplayKernel['rowByRow'];
};

/** Replays the parts that a worker takes. `ready` comes back when rules and tables are there. */
export async function replayPartTask(
  shared: ReplayShared,
): Promise<Result<(order: 'ready' | 'work', tell: Tell) => Promise<Result<PartSums>>>> {
  const prepared = await preparedFor(shared);
  if (!prepared.ok) return prepared;
  const { frame, layout, scenarios, since } = prepared.value;
  const rules = [scenarios[0].rules, scenarios[1].rules] as const;
  const codes = await readCodes(shared.store);
  const kernel = replayKernel({ rules, codes, frame, layout, since });
  const work = { kernel, memory: newMemory() };
  const next = new Int32Array(shared.next);
  return ok(async (order, tell) => {
    const values = new Float64Array(layout.size);
    try {
      while (order === 'work') {
        const part = shared.parts[Atomics.add(next, 0, 1)];
        if (part === undefined) break;
        const known = await keptPart(shared.kept, part.number, layout.size);
        addReplayValues(values, known ?? (await valuesOf(shared, part, work)));
        tell(part.claims);
      }
    } catch (error) {
      // The others stop as well: without this part there is no result.
      Atomics.store(next, 0, shared.parts.length);
      throw error;
    }
    return ok({ values, rowByRow: kernel.rowByRow });
  });
}

async function preparedFor(shared: ReplayShared): Promise<Result<PreparedReplay>> {
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
  return prepareReplay({ stacks, reference, districts, days, place, plan });
}

type PartWork = {
  readonly kernel: ReplayKernel;
  readonly memory: Memory;
};

/** The sums of a part: those an earlier run kept, or made now and kept. */
async function valuesOf(
  { store, resident, kept }: ReplayShared,
  { number, segments }: ReplayShared['parts'][number],
  { kernel, memory }: PartWork,
): Promise<Float64Array> {
  for (const segment of segments) {
    const held = resident?.[segment];
    assert(resident === null || held !== undefined, 'every segment is held in memory');
    kernel.add(held ? residentSegment(held) : await readSegment(store, segment, memory));
  }
  const values = kernel.take();
  await keepPart(kept, number, values);
  return values;
}
