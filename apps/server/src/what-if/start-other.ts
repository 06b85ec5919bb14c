import type { Job } from '@sanyi/api';
import { assert, ok, type Result, type Text } from '@sanyi/kernel';
import type { Job as StoreJob } from '@sanyi/store';
import type { Desk } from './what-if-desk.ts';

/** Long work beside the exact replay of the page. */
export type OtherWork = {
  readonly name: string;
  readonly kind: string;
  readonly title: Text;
  /** The address of the result. */
  readonly result: string;
  readonly work: (job: StoreJob) => Promise<Result<unknown>>;
};

/** Starts work unless the same is under way; work of the same kind that is under way is stopped. */
export function startOther(desk: Desk, of: OtherWork): Result<Job> {
  const { jobs, others } = desk;
  const known = others.get(of.name);
  const running = known ? jobs.find(known.id) : null;
  if (running?.ok && running.value.state === 'running') return running;
  const before = [...others].filter(([name]) => name.split(' ')[0] === of.name.split(' ')[0]);
  for (const [name, run] of before) {
    jobs.cancel(run.id);
    others.delete(name);
  }
  const plan = {
    ...{ kind: of.kind, title: of.title, stepCount: 1, result: of.result },
    unit: { en: 'claims', zh: '笔' },
  };
  const ended = jobs.start(plan, async ({ job }) => {
    for (const [, run] of before) await run.ended;
    return of.work(job);
  });
  const job = jobs.latest();
  assert(job !== null, 'a job that was started is the latest');
  others.set(of.name, { key: of.name, id: job.id, ended });
  return ok(job);
}
