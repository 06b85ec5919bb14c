import { ADDRESSES, type Job, type WhatIf, type WhatIfChoices } from '@sanyi/api';
import {
  keepPreviousData,
  type UseQueryResult,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { fetchJson } from './fetch-json.ts';
import { stopJob, useJob } from './job.ts';

/** A reform that is left alone for this long is replayed exactly. */
const QUIET_MS = 900;

/** Everything that can be tried. */
export const useWhatIfChoices = (): UseQueryResult<WhatIfChoices> =>
  useQuery({
    queryKey: [ADDRESSES.whatIfChoices],
    queryFn: ({ signal }) => fetchJson<WhatIfChoices>(ADDRESSES.whatIfChoices, { signal }),
  });

type Asked = { readonly baseline: string | undefined; readonly reform: string | null };

const keyOf = ({ baseline, reform }: Asked) => [ADDRESSES.whatIf, baseline ?? '', reform] as const;

/** What a reform does: the estimate at once, the exact result when it is there. */
export const useWhatIf = (asked: Asked): UseQueryResult<WhatIf> =>
  useQuery({
    queryKey: keyOf(asked),
    queryFn: ({ signal }) =>
      fetchJson<WhatIf>(ADDRESSES.whatIf, {
        query: { baseline: asked.baseline, reform: asked.reform ?? undefined },
        signal,
      }),
    enabled: asked.reform !== null,
    placeholderData: keepPreviousData,
  });

/**
 * The exact run of a reform: started once the reform has been left alone for a moment, asked about
 * while it runs; when it has ended the result is read again.
 */
export function useExactRun(
  asked: Asked,
  whatIf: WhatIf | undefined,
): { readonly job: Job | null; readonly stop: () => void; readonly start: () => void } {
  const queries = useQueryClient();
  const [started, setStarted] = useState<{ readonly of: string; readonly job: Job } | null>(null);
  const [stopped, setStopped] = useState<string | null>(null);
  const key = JSON.stringify(keyOf(asked));
  const isOurs = whatIf !== undefined && whatIf.reform.text === asked.reform;
  const wants = isOurs && whatIf.state === 'estimate' && stopped !== key;
  const own = started?.of === key ? started.job : null;
  const job = useJob(
    own ?? (isOurs ? whatIf.job : null),
    () => void queries.invalidateQueries({ queryKey: [ADDRESSES.whatIf] }),
  );

  const start = (): void => {
    setStopped(null);
    const body = { ...(asked.baseline ? { baseline: asked.baseline } : {}), reform: asked.reform };
    fetchJson<Job>(ADDRESSES.whatIfRun, { body })
      .then((job) => setStarted({ of: key, job }))
      .catch(() => setStopped(key));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a run is started once for each reform
  useEffect(() => {
    if (!wants || job?.state === 'running') return;
    const timer = setTimeout(start, QUIET_MS);
    return () => clearTimeout(timer);
  }, [wants, key]);

  return {
    job,
    start,
    stop: () => {
      setStopped(key);
      if (job) void stopJob(job);
    },
  };
}
