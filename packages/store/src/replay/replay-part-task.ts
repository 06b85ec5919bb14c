import { pickPersons, type Segment } from '@sanyi/facts';
import {
  addReplayValues,
  joinedCases,
  type PriceFacts,
  type ReplayKernel,
  replayKernel,
} from '@sanyi/insurance';
import { dayOf, type IsoDate, ok, type Result } from '@sanyi/kernel';
import { type PackedLibrary, unpackLibrary } from '@sanyi/policy';
import { type PackedReference, unpackReference } from '../facts/packed-reference.ts';
import type { FactsManifest } from '../folder/manifest.ts';
import { KEEP_SUMS_MS } from '../limits.ts';
import { memoryIn } from '../replay-store/column-file.ts';
import {
  type ReplayStore,
  readCodes,
  readSegment,
  residentSegment,
} from '../replay-store/open-replay-store.ts';
import type { TaskMaker, Tell } from '../workers/task.ts';
import { keepSums } from './kept-sums.ts';
import { type Planned, plannedTask } from './planned-work.ts';
import {
  type PreparedReplay,
  prepareReplay,
  type ReplayPlan,
  stackSource,
} from './prepare-replay.ts';
import { sampledRows } from './sampled-persons.ts';
import { type PartOrder, type SharedParts, takeParts } from './work-orders.ts';

/** What a worker makes its rules from. */
export type ReplayRules = {
  readonly manifest: FactsManifest;
  readonly reference: PriceFacts;
  readonly library: PackedLibrary;
};

/** What all workers of replays share. */
export type ReplayShared = Omit<ReplayRules, 'reference'> & {
  readonly reference: PackedReference;
  readonly store: ReplayStore;
  /** Segments by number where they are held in memory; null to read each from its file. */
  readonly resident: readonly SharedArrayBuffer[] | null;
};

/** One replay: its plan, and where sums of finished parts are kept; a share of one keeps its first part at once. */
export type PartsPlan = {
  readonly plan: ReplayPlan;
  readonly kept: string;
  readonly isShare: boolean;
};

/** A share of the persons of some parts, before all of them are replayed. */
export type SampleOrder = SharedParts & { readonly share: number };

/** What a worker made of its parts: their sums, and the cases that pools pay. */
export type PartsMade = { readonly values: Float64Array; readonly cases: Float64Array };

/** Replays the parts that a worker takes, or a sample of them, of one replay after the other; gives their sums. */
export const replayPartTask: TaskMaker<
  ReplayShared,
  Planned<PartsPlan, PartOrder | SampleOrder>,
  PartsMade
> = plannedTask(async (shared: ReplayShared) => {
  const preparedFor = preparing({ ...shared, reference: unpackReference(shared.reference) });
  const codes = await readCodes(shared.store);
  return ok(async ({ plan, kept, isShare }: PartsPlan) => {
    const prepared = preparedFor(plan);
    if (!prepared.ok) return prepared;
    const { frame, layout, scenarios, since } = prepared.value;
    const rules = [scenarios[0].rules, scenarios[1].rules] as const;
    const kernel = replayKernel({ rules, codes, frame, layout, since });
    const segmentOf = segmentReader(shared, kernel);
    return ok(async (order: PartOrder | SampleOrder, tell: Tell): Promise<Result<PartsMade>> => {
      const values = new Float64Array(layout.size);
      if (order === 'ready') return ok({ values, cases: new Float64Array(0) });
      if ('share' in order) return ok(await sampleParts(segmentOf, kernel, order));
      const cases: Float64Array[] = [];
      const to = { segmentOf, kernel, order, values, cases, kept, isShare, tell };
      await addParts(shared.store, to);
      return ok({ values, cases: joinedCases(cases) });
    });
  });
});

/** Makes rules ready for one plan after the other; the library is unpacked once. */
export function preparing({
  manifest,
  reference,
  library,
}: ReplayRules): (plan: ReplayPlan) => Result<PreparedReplay> {
  const { districts, place } = manifest;
  // A manifest's days were written by isoDate.
  const days = { from: dayOf(manifest.from as IsoDate), to: dayOf(manifest.to as IsoDate) };
  const stacks = stackSource(unpackLibrary(library), reference);
  return (plan) => prepareReplay({ stacks, reference, districts, days, place, plan });
}

/** Replays sampled persons: what is asked and compiled for them is there for all others. */
async function sampleParts(
  segmentOf: SegmentReader,
  kernel: ReplayKernel,
  order: SampleOrder,
): Promise<PartsMade> {
  await takeParts(order, async (part) => {
    const segment = await segmentOf(part);
    kernel.add(pickPersons(segment, sampledRows(segment, order.share)));
  });
  return { values: kernel.take(), cases: kernel.takeCases() };
}

type SegmentReader = (part: number) => Promise<Segment>;

/** Reads one segment after the other, each where the kernel goes over it, in place of the one before. */
function segmentReader(
  { store, resident }: ReplayShared,
  { memory: loops }: ReplayKernel,
): SegmentReader {
  const memory = memoryIn(loops);
  return async (part) => {
    const shown = resident?.[part];
    return shown ? residentSegment(shown) : readSegment(store, part, memory);
  };
}

/** Adds parts until none is left; sums are kept every so often, of a share with the first of them too. */
async function addParts(
  store: ReplayStore,
  to: {
    readonly segmentOf: SegmentReader;
    readonly kernel: ReplayKernel;
    readonly order: SharedParts;
    readonly values: Float64Array;
    readonly cases: Float64Array[];
    /** Where sums of finished parts are kept. */
    readonly kept: string;
    readonly isShare: boolean;
    readonly tell: Tell;
  },
): Promise<void> {
  const { segmentOf, kernel, order, values, cases, kept, tell } = to;
  let held: number[] = [];
  let last = to.isShare ? Number.NEGATIVE_INFINITY : performance.now();
  const keep = async (): Promise<void> => {
    const sums = { parts: held, values: kernel.take(), cases: kernel.takeCases() };
    await keepSums(kept, sums);
    addReplayValues(values, sums.values);
    cases.push(sums.cases);
    held = [];
    last = performance.now();
  };
  await takeParts(order, async (part) => {
    kernel.add(await segmentOf(part));
    held.push(part);
    tell(store.manifest.segments[part]?.claims ?? 0);
    if (performance.now() - last >= KEEP_SUMS_MS) await keep();
  });
  if (held.length > 0) await keep();
}
