import { ADDRESSES, type DraftDetail, type DraftList, type PackageSources } from '@sanyi/api';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { usePreferences } from '../app/preferences.ts';
import { fetchJson } from './fetch-json.ts';
import { RECORDS } from './governance.ts';

const FRESH_MS = 5_000;
const POLL_MS = 1_000;

/** Drafts of packages. */
export function useDrafts(): UseQueryResult<DraftList> {
  const { acting } = usePreferences();
  return useQuery({
    queryKey: [RECORDS, ADDRESSES.drafts, acting],
    queryFn: ({ signal }) => fetchJson<DraftList>(ADDRESSES.drafts, { signal }),
    staleTime: FRESH_MS,
  });
}

/** One draft with its files; asked again while the city is settled under it. */
export function useDraft(id: string): UseQueryResult<DraftDetail> {
  const { acting } = usePreferences();
  return useQuery({
    queryKey: [RECORDS, ADDRESSES.draft + id, acting],
    queryFn: ({ signal }) =>
      fetchJson<DraftDetail>(ADDRESSES.draft + encodeURIComponent(id), { signal }),
    staleTime: FRESH_MS,
    refetchInterval: ({ state }) => (state.data?.job ? POLL_MS : false),
  });
}

/** The packages in force with their files. */
export const usePackageSources = (): UseQueryResult<PackageSources> =>
  useQuery({
    queryKey: [ADDRESSES.packageSources],
    queryFn: ({ signal }) => fetchJson<PackageSources>(ADDRESSES.packageSources, { signal }),
    staleTime: FRESH_MS,
  });
