import type { ClaimBatch, PersonTable } from '@sanyi/facts';
import { ReplayCells, type RunTotals, runClaims } from '@sanyi/insurance';
import type { PreparedReplay } from './prepare-replay.ts';

/** Claims of whole persons, with their table. */
export type ReplayClaims = {
  readonly persons: PersonTable;
  batches(): AsyncIterable<ClaimBatch>;
};

/** Replays claims of whole persons in one pass under both sets of rules, into one column of sums. */
export async function replayClaims(
  prepared: PreparedReplay,
  claims: ReplayClaims,
  progress?: (done: number) => void,
): Promise<{ readonly values: Float64Array; readonly totals: RunTotals }> {
  const { frame, layout, reference, scenarios } = prepared;
  const cells = new ReplayCells(frame, claims.persons, layout);
  const districts = frame.districts.map(({ id }) => id);
  const { persons } = claims;
  const source = { ...reference, districts, persons, batches: () => claims.batches() };
  const totals = await runClaims(source, scenarios, {
    settled: (scenario, batch, result) => cells.settled(scenario, batch, result),
    ...(progress ? { progress } : {}),
  });
  return { values: cells.values, totals };
}
