import {
  ADDRESSES,
  type DraftDetail,
  type Job,
  type Solved,
  type SolveQuery,
  type WhatIfDraft,
  type WhatIfSteps,
} from '@sanyi/api';
import {
  keepPreviousData,
  type UseQueryResult,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useState } from 'react';
import { fetchJson } from './fetch-json.ts';
import { stopJob, useJob, type Work } from './job.ts';
import type { Asked } from './what-if.ts';

/** A reform change by change; what was told of the reform before stays until the answer is there. */
export const useWhatIfSteps = (asked: Asked): UseQueryResult<WhatIfSteps> =>
  useQuery({
    queryKey: [ADDRESSES.whatIfChanges, asked.baseline ?? '', asked.reform],
    queryFn: ({ signal }) =>
      fetchJson<WhatIfSteps>(ADDRESSES.whatIfChanges, {
        query: { baseline: asked.baseline, reform: asked.reform ?? undefined },
        signal,
      }),
    enabled: asked.reform !== null,
    placeholderData: keepPreviousData,
  });

/** The exact run of all changes. */
export function useStepsRun(asked: Asked): Work {
  const queries = useQueryClient();
  return useWork(
    () => ({
      address: ADDRESSES.whatIfChangesRun,
      body: { ...(asked.baseline ? { baseline: asked.baseline } : {}), reform: asked.reform },
    }),
    () => void queries.invalidateQueries({ queryKey: [ADDRESSES.whatIfChanges] }),
  );
}

/** Looking for prices; `found` hears the id of the solution. */
export function useSolve(found: (id: string) => void): Work & {
  readonly ask: (query: SolveQuery) => void;
} {
  const [query, setQuery] = useState<SolveQuery | null>(null);
  const work = useWork(
    (body) => ({ address: ADDRESSES.whatIfSolve, body: body ?? query }),
    (job) => {
      const id = new URLSearchParams(job.result?.split('?')[1]).get('id');
      if (id) found(id);
    },
  );
  return {
    ...work,
    ask: (next) => {
      setQuery(next);
      work.startWith(next);
    },
  };
}

/** Prices that were found, by whomever and whenever. */
export const useSolved = (id: string | undefined): UseQueryResult<Solved> =>
  useQuery({
    queryKey: [ADDRESSES.whatIfSolved, id],
    queryFn: ({ signal }) => fetchJson<Solved>(ADDRESSES.whatIfSolved, { query: { id }, signal }),
    enabled: id !== undefined,
  });

/** Keeps what was tried or found as a draft of a package. */
export const keepDraft = (asked: WhatIfDraft): Promise<DraftDetail> =>
  fetchJson<DraftDetail>(ADDRESSES.whatIfDraft, { body: asked });

/** A job that is started, polled while it runs, and told about once it is done. */
export function useWork(
  what: (body?: unknown) => { readonly address: string; readonly body: unknown },
  done: (job: Job) => void,
): Work & { readonly startWith: (body: unknown) => void } {
  const [started, setStarted] = useState<Job | null>(null);
  const [error, setError] = useState<unknown>(null);
  const job = useJob(started, done);
  const startWith = (body?: unknown): void => {
    const { address, body: sent } = what(body);
    setError(null);
    fetchJson<Job>(address, { body: sent }).then(setStarted, setError);
  };
  return {
    job,
    error,
    start: () => startWith(),
    startWith,
    stop: async () => job && stopJob(job),
  };
}
