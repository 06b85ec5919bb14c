import { buildReference, buildSlice, readCityPlan, type SlicePlan } from '@sanyi/city';
import type { ClaimBatch } from '@sanyi/facts';
import { claimRules } from '@sanyi/insurance';
import { assert, isoDate, ok, type Result } from '@sanyi/kernel';
import { buildStack, type PackedLibrary, unpackLibrary } from '@sanyi/policy';
import { withDatabase } from '../duck/database.ts';
import { cutBatch } from '../facts/cut-batch.ts';
import { type PartPlace, type WrittenPart, writePart } from '../facts/write-part.ts';
import { BATCH_CLAIMS } from '../limits.ts';
import type { ContentFiles } from '../read/read-folder.ts';
import {
  type PartSettler,
  partSettler,
  type SettledPart,
  type SettlePlan,
} from '../settle/settle-part.ts';
import type { Tell } from '../workers/task.ts';
import { pricesOfRules } from './prices-of-rules.ts';

/** What all slices of a city share. */
export type BuildShared = {
  readonly city: ContentFiles;
  readonly library: PackedLibrary;
  /** The stack whose prices the city is raked with. */
  readonly stack: string;
  readonly seed: number;
};

/** How slices are settled, and the generation folder of the settlement. */
export type SliceSettlement = SettlePlan & { readonly out: string };

/** A slice to be built: the same places and plan for all slices of a city. */
export type SliceOrder = {
  readonly slice: SlicePlan;
  readonly place: Omit<PartPlace, 'index'>;
  /** How a slice is settled while it is still in memory, and where to; null to build only. */
  readonly settle: SliceSettlement | null;
};

/** A slice that was built: its part of the facts, and of the settlement where one was asked for. */
export type BuiltSlice = {
  readonly written: WrittenPart;
  readonly settled: SettledPart | null;
  /** Of the stack at whose prices the city is raked. */
  readonly stackHash: string;
};

/** Builds slices of a city and writes each as one part of the facts. */
export async function buildSliceTask(
  shared: BuildShared,
): Promise<Result<(order: SliceOrder, tell: Tell) => Promise<Result<BuiltSlice>>>> {
  const plan = readCityPlan(shared.city);
  if (!plan.ok) return plan;
  const library = unpackLibrary(shared.library);
  const stack = buildStack(library, shared.stack);
  if (!stack.ok) return stack;
  const reference = buildReference(plan.value, shared.seed);
  const rules = claimRules(stack.value, reference);
  const prices = pricesOfRules(rules);
  let settler: PartSettler | null = null;
  return ok(async ({ slice, place, settle }, tell) => {
    if (settle !== null && settler === null) {
      const days = { from: isoDate(slice.from), to: isoDate(slice.to) };
      const tables = { ...reference, ...days, districts: place.districts };
      const made = partSettler({
        library,
        tables,
        plan: settle,
        known: rules,
      });
      if (!made.ok) return made;
      settler = made.value;
    }
    const { claims, ...made } = buildSlice(plan.value, slice, prices);
    const { index } = slice;
    const written = await withDatabase(1, (connection) =>
      writePart(connection, { ...place, index }, { ...made, claims: [claims] }),
    );
    // Half of the work on a claim is to make it, half to settle it.
    tell(settler ? claims.count / 2 : claims.count);
    const part = { index, out: settle?.out ?? '', persons: made.persons, claims };
    const settled = settler && (await settleSlice(settler, part, (units) => tell(units / 2)));
    return ok({ written, settled, stackHash: stack.value.hash });
  });
}

async function settleSlice(
  settler: PartSettler,
  slice: {
    readonly index: number;
    readonly out: string;
    readonly persons: Parameters<PartSettler['settle']>[0]['persons'];
    readonly claims: ClaimBatch;
  },
  tell: Tell,
): Promise<SettledPart> {
  const { index, out, persons, claims } = slice;
  async function* batches(): AsyncGenerator<ClaimBatch, void, undefined> {
    yield* cutBatch(claims, BATCH_CLAIMS);
  }
  const settled = await settler.settle(
    { index, out, persons, claims: claims.count, batches },
    tell,
  );
  assert(settled.claims === claims.count, 'every claim of the slice was settled');
  return settled;
}
