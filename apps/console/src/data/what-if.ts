import { ADDRESSES, type Job, type WhatIf, type WhatIfChoices } from '@sanyi/api';
import {
  keepPreviousData,
  type QueryKey,
  queryOptions,
  type UseQueryResult,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { fetchJson } from './fetch-json.ts';
import { stopJob, useJob, type Work } from './job.ts';

/** A reform that is left alone for this long is replayed exactly. */
const QUIET_MS = 900;

/** What is told beside the estimate is asked for once it has stood for this long. */
const REST_MS = 300;

/** Everything that can be tried. */
export const useWhatIfChoices = (): UseQueryResult<WhatIfChoices> =>
  useQuery({
    queryKey: [ADDRESSES.whatIfChoices],
    queryFn: ({ signal }) => fetchJson<WhatIfChoices>(ADDRESSES.whatIfChoices, { signal }),
  });

/** Rules to compare. */
export type Asked = { readonly baseline: string | undefined; readonly reform: string | null };

const keyOf = ({ baseline, reform }: Asked) => [ADDRESSES.whatIf, baseline ?? '', reform] as const;

const whatIfOf = (asked: Asked) =>
  queryOptions({
    queryKey: keyOf(asked),
    queryFn: ({ signal }) =>
      fetchJson<WhatIf>(ADDRESSES.whatIf, {
        query: { baseline: asked.baseline, reform: asked.reform ?? undefined },
        signal,
      }),
  });

/** What a reform does: the estimate at once, the exact result when it is there. */
export const useWhatIf = (asked: Asked): UseQueryResult<WhatIf> =>
  useQuery({
    ...whatIfOf(asked),
    enabled: asked.reform !== null,
    placeholderData: keepPreviousData,
  });

/** Asks what a reform does while the page of it is still being drawn; one that is never drawn is not waited for. */
export function useAskWhatIf(): (asked: Asked) => void {
  const queries = useQueryClient();
  const last = useRef<QueryKey | null>(null);
  return (asked) => {
    const next = whatIfOf(asked);
    if (last.current && last.current.join() !== next.queryKey.join()) {
      void queries.cancelQueries({ queryKey: last.current, exact: true, type: 'inactive' });
    }
    last.current = next.queryKey;
    void queries.prefetchQuery(next);
  };
}

/** The reform that was last left alone with its answer: what moves on does not wait for what is told beside. */
export function useRested(asked: Asked, isAnswered: boolean): Asked {
  const [rested, setRested] = useState(asked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a reform is its two texts
  useEffect(() => {
    if (!isAnswered) return;
    const timer = setTimeout(() => setRested(asked), REST_MS);
    return () => clearTimeout(timer);
  }, [isAnswered, asked.baseline, asked.reform]);
  return rested;
}

/**
 * The exact run of a reform: started once the reform has been left alone for a moment, asked about
 * while it runs; when it has ended the result is read again. One that a person stopped stays so, also
 * when the page is opened anew, until it is asked for.
 */
export function useExactRun(asked: Asked, whatIf: WhatIf | undefined): Work {
  const queries = useQueryClient();
  const [started, setStarted] = useState<{ readonly of: string; readonly job: Job } | null>(null);
  const [stopped, setStopped] = useState<string | null>(null);
  const [refused, setRefused] = useState<{ readonly of: string; readonly error: unknown } | null>(
    null,
  );
  const key = JSON.stringify(keyOf(asked));
  const latest = useRef(key);
  const left = useRef(new Set<string>());
  const leave = (job: Job): void => {
    left.current.add(job.id);
    void stopJob(job);
  };
  const isOurs = whatIf !== undefined && whatIf.reform.text === asked.reform;
  const own = started?.of === key ? started.job : null;
  const job = useJob(
    own ?? (isOurs ? whatIf.job : null),
    () => void queries.invalidateQueries({ queryKey: [ADDRESSES.whatIf] }),
  );
  const wasLeft = job?.state === 'cancelled' && left.current.has(job.id);
  const wasStopped = stopped === key || (job?.state === 'cancelled' && !wasLeft);
  const wants = isOurs && whatIf.state === 'estimate' && !wasStopped;

  const start = (): void => {
    setStopped(null);
    setRefused(null);
    const body = { ...(asked.baseline ? { baseline: asked.baseline } : {}), reform: asked.reform };
    fetchJson<Job>(ADDRESSES.whatIfRun, { body })
      .then((job) => (latest.current === key ? setStarted({ of: key, job }) : leave(job)))
      .catch((error: unknown) => {
        setStopped(key);
        setRefused({ of: key, error });
      });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a run is started once for each reform, and again where it was left
  useEffect(() => {
    if (!wants || job?.state === 'running') return;
    const timer = setTimeout(start, QUIET_MS);
    return () => clearTimeout(timer);
  }, [wants, wasLeft, key]);

  // A run of a reform that has moved on is not run to its end; one that the page is left with is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the run belongs to one reform
  useEffect(() => {
    latest.current = key;
    if (started && started.of !== key && started.job.state === 'running') leave(started.job);
  }, [key]);
  return {
    job: wasLeft ? null : job,
    error: refused?.of === key ? refused.error : null,
    start,
    stop: async () => {
      setStopped(key);
      return job && stopJob(job);
    },
  };
}
