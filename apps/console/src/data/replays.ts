import { ADDRESSES, type KeptReplays, type ReplaysCompared } from '@sanyi/api';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { fetchJson } from './fetch-json.ts';

/** Exact replays that are kept beside the facts; asked anew with each visit, for runs add to them. */
export const useKeptReplays = (): UseQueryResult<KeptReplays> =>
  useQuery({
    queryKey: [ADDRESSES.replays],
    queryFn: ({ signal }) => fetchJson<KeptReplays>(ADDRESSES.replays, { signal }),
    staleTime: 0,
  });

/** Two of them side by side. */
export const useReplaysCompared = (
  first: string | undefined,
  second: string | undefined,
): UseQueryResult<ReplaysCompared> =>
  useQuery({
    queryKey: [ADDRESSES.replay, first, second],
    queryFn: ({ signal }) =>
      fetchJson<ReplaysCompared>(`${ADDRESSES.replay}${encodeURIComponent(first ?? '')}/compare`, {
        query: { with: second },
        signal,
      }),
    enabled: first !== undefined && second !== undefined,
  });
