import type { Job } from '@sanyi/api';
import type { Result } from '@sanyi/kernel';
import { type Actor, mayStop } from '@sanyi/store';
import type { JobBoard } from './job-board.ts';

/** Asks a job to stop, for who may: `API_JOB_UNKNOWN`, or `API_JOB_OF_ANOTHER` and it goes on. */
export function stopJob(jobs: JobBoard, actor: Actor, id: string): Result<Job> {
  const startedBy = jobs.startedBy(id);
  if (!startedBy.ok) return startedBy;
  const may = mayStop(actor, { job: id, startedBy: startedBy.value });
  return may.ok ? jobs.cancel(id) : may;
}
