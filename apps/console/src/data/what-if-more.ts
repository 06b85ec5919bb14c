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
import { stopJob, useJob } from './job.ts';
import type { Asked } from './what-if.ts';

/** Trouble of work, and the work itself while it is under way. */
export type Work = {
  readonly job: Job | null;
  readonly error: unknown;
  readonly start: () => void;
  readonly stop: () => void;
};

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

/** Looking for prices, and the solution once it is found. */
export function useSolve(): Work & {
  readonly solved: Solved | null;
  readonly ask: (query: SolveQuery) => void;
  readonly forget: () => void;
} {
  const [query, setQuery] = useState<SolveQuery | null>(null);
  const [solved, setSolved] = useState<Solved | null>(null);
  const work = useWork(
    (body) => ({ address: ADDRESSES.whatIfSolve, body: body ?? query }),
    (job) => {
      if (job.result) void fetchJson<Solved>(job.result).then(setSolved);
    },
  );
  return {
    ...work,
    solved,
    ask: (next) => {
      setSolved(null);
      setQuery(next);
      work.startWith(next);
    },
    forget: () => setSolved(null),
  };
}

/** Keeps what was tried or found as a draft of a package. */
export const keepDraft = (asked: WhatIfDraft): Promise<DraftDetail> =>
  fetchJson<DraftDetail>(ADDRESSES.whatIfDraft, { body: asked });

/** A job that is started, polled while it runs, and told about once it is done. */
function useWork(
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
    stop: () => {
      if (job) void stopJob(job);
    },
  };
}
