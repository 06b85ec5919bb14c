import { ADDRESSES, type Job } from '@sanyi/api';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { fetchJson } from './fetch-json.ts';

const POLL_MS = 400;

const addressOf = (job: Job | null): string => ADDRESSES.job + encodeURIComponent(job?.id ?? '');

/** Trouble of work, and the work itself while it is under way. */
export type Work = {
  readonly job: Job | null;
  readonly error: unknown;
  readonly start: () => void;
  readonly stop: () => Promise<unknown>;
};

/** A job as it stands now: asked about while it runs; `done` hears of it once when it is done. */
export function useJob(known: Job | null, done: (job: Job) => void): Job | null {
  const { data } = useQuery({
    queryKey: [ADDRESSES.job, known?.id ?? ''],
    queryFn: ({ signal }) => fetchJson<Job>(addressOf(known), { signal }),
    enabled: known?.state === 'running',
    refetchInterval: ({ state }) =>
      state.data && state.data.state !== 'running' ? false : POLL_MS,
    staleTime: 0,
  });
  const job = data && data.id === known?.id ? data : known;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each end of a job
  useEffect(() => {
    if (job?.state === 'done') done(job);
  }, [job?.id, job?.state]);
  return job;
}

/** Asks the server to stop a job. */
export const stopJob = (job: Job): Promise<unknown> =>
  fetchJson(addressOf(job), { method: 'DELETE' });
