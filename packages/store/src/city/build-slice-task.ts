import { buildReference, buildSlice, readCityPlan, type SlicePlan } from '@sanyi/city';
import { ok, type Result } from '@sanyi/kernel';
import { buildStack, readLibrary } from '@sanyi/policy';
import { withDatabase } from '../duck/database.ts';
import { type WrittenPart, writePart } from '../facts/write-part.ts';
import type { ContentFiles } from '../read/read-folder.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import type { Tell } from '../workers/task.ts';
import { pricesOfStack } from './prices-of-stack.ts';

/** What all slices of a city share. */
export type BuildShared = {
  readonly city: ContentFiles;
  readonly packages: readonly PackageInput[];
  /** The stack whose prices the city is raked with. */
  readonly stack: string;
  readonly seed: number;
  /** The generation folder of the facts. */
  readonly path: string;
  readonly districts: readonly string[];
  readonly source: string;
};

/** Builds slices of a city and writes each as one part of the facts. */
export async function buildSliceTask(
  shared: BuildShared,
): Promise<Result<(slice: SlicePlan, tell: Tell) => Promise<Result<WrittenPart>>>> {
  const plan = readCityPlan(shared.city);
  if (!plan.ok) return plan;
  const library = readLibrary(shared.packages);
  if (!library.ok) return library;
  const stack = buildStack(library.value, shared.stack);
  if (!stack.ok) return stack;
  const reference = buildReference(plan.value, shared.seed);
  const prices = pricesOfStack(stack.value, reference);
  return ok(async (slice, tell) => {
    const made = buildSlice(plan.value, slice, prices);
    const written = await withDatabase(1, (connection) =>
      writePart(connection, { ...shared, index: slice.index }, { ...made, claims: [made.claims] }),
    );
    tell(1);
    return ok(written);
  });
}
