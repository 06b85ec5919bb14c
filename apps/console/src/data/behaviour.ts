import { ADDRESSES, type BehaviourPage, type Job } from '@sanyi/api';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fetchJson } from './fetch-json.ts';
import { stopJob, useJob } from './job.ts';
import type { Asked } from './what-if.ts';
import type { Work } from './what-if-more.ts';

/** What a what-if would come to with behaviour, and the work on it; asked again once it is exact. */
export function useBehaviour(
  { baseline, reform }: Asked,
  exact: boolean,
): { readonly page: BehaviourPage | undefined; readonly work: Work } {
  const queries = useQueryClient();
  const key = [ADDRESSES.behaviour, baseline ?? '', reform ?? '', exact] as const;
  const [started, setStarted] = useState<{ readonly of: string; readonly job: Job } | null>(null);
  const [refused, setRefused] = useState<{ readonly of: string; readonly error: unknown } | null>(
    null,
  );
  const { data: page } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) =>
      fetchJson<BehaviourPage>(ADDRESSES.behaviour, {
        query: { baseline, reform: reform ?? undefined },
        signal,
      }),
    enabled: reform !== null,
    // The card keeps its place; what was worked out is of the reform before.
    placeholderData: (before) => before && { ...before, exact: false, behaviour: null, job: null },
  });
  const own = started?.of === key.join(' ') ? started.job : null;
  const job = useJob(
    own ?? page?.job ?? null,
    () => void queries.invalidateQueries({ queryKey: [ADDRESSES.behaviour] }),
  );
  const start = (): void => {
    const of = key.join(' ');
    setRefused(null);
    const body = { ...(baseline === undefined ? {} : { baseline }), reform };
    fetchJson<Job>(ADDRESSES.behaviourRun, { body }).then(
      (made) => setStarted({ of, job: made }),
      (error: unknown) => setRefused({ of, error }),
    );
  };
  return {
    page,
    work: {
      job,
      error: refused?.of === key.join(' ') ? refused.error : null,
      start,
      stop: () => {
        if (job) void stopJob(job);
      },
    },
  };
}
