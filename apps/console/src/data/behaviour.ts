import { ADDRESSES, type BehaviourPage, type Job } from '@sanyi/api';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fetchJson } from './fetch-json.ts';
import { useJob } from './job.ts';
import type { Asked } from './what-if.ts';

/** What a what-if would come to with behaviour, and the work on it; asked again once it is exact. */
export function useBehaviour(
  { baseline, reform }: Asked,
  exact: boolean,
): {
  readonly page: BehaviourPage | undefined;
  readonly job: Job | null;
  readonly start: () => void;
} {
  const queries = useQueryClient();
  const key = [ADDRESSES.behaviour, baseline ?? '', reform ?? '', exact] as const;
  const [started, setStarted] = useState<{ readonly of: string; readonly job: Job } | null>(null);
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
  return {
    page,
    job,
    start: () => {
      const body = { ...(baseline === undefined ? {} : { baseline }), reform };
      fetchJson<Job>(ADDRESSES.behaviourRun, { body }).then(
        (made) => setStarted({ of: key.join(' '), job: made }),
        () => setStarted(null),
      );
    },
  };
}
