import { addReplayValues, joinedCases, payPools, replayEstimate } from '@sanyi/insurance';
import { ok, type Result } from '@sanyi/kernel';
import type { Facts } from '../facts/open-facts.ts';
import { type Job, Meter } from '../job.ts';
import type { ReplayStore } from '../replay-store/open-replay-store.ts';
import { runTasks } from '../workers/run-tasks.ts';
import type { PreparedReplay } from './prepare-replay.ts';
import { partNumbers, type ReplayPool } from './replay-parts.ts';
import { type SampleReplay, shareOf } from './replay-sample.ts';
import { untaken } from './work-orders.ts';

const STEP = { en: 'Estimating from a sample', zh: '由样本估算' };

/**
 * Lets the workers of a replay replay a sample of its persons first, so that what they asked and
 * compiled for it is there for all others; null where nobody is sampled.
 */
export async function sampleByPool(
  pool: ReplayPool,
  of: {
    readonly facts: Facts;
    readonly store: ReplayStore;
    readonly prepared: PreparedReplay;
    readonly job: Job;
  },
): Promise<Result<SampleReplay | null>> {
  const start = performance.now();
  const { facts, store, prepared, job } = of;
  const { frame, layout } = prepared;
  const persons = facts.manifest.rows.person ?? 0;
  const order = { share: shareOf(frame.groups, persons), ...untaken(partNumbers(store)) };
  const made = await runTasks({
    ...{ pool, job, where: facts.folder, meter: new Meter({}, STEP, 0) },
    inputs: pool.workers.map(() => order),
  });
  if (!made.ok) return made;
  const values = new Float64Array(layout.size);
  for (const each of made.value) addReplayValues(values, each.values);
  const sampled = values[layout.sections.head.at + 2] ?? 0;
  if (sampled === 0) return ok(null);
  const cases = joinedCases(made.value.map((each) => each.cases));
  const { weight } = facts.manifest;
  payPools({ frame, layout, part: { weight, sampled, persons } }, values, cases);
  const estimate = replayEstimate(layout, values, persons);
  return ok({ ...estimate, sampled, seconds: (performance.now() - start) / 1000 });
}
