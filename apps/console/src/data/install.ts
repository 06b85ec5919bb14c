import {
  ADDRESSES,
  type DraftDifferences,
  type InstallAsked,
  type InstallPreview,
} from '@sanyi/api';
import {
  keepPreviousData,
  type UseQueryResult,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { usePreferences } from '../app/preferences.ts';
import { fetchJson } from './fetch-json.ts';
import { RECORDS } from './governance.ts';
import type { Work } from './job.ts';
import { useWork } from './what-if-more.ts';

const addressOf = (id: string): string => `${ADDRESSES.package}${encodeURIComponent(id)}/install`;

/** What installing a package with the values of this city would come to. */
export function useInstallPreview(
  id: string,
  settings: InstallAsked['settings'],
): UseQueryResult<InstallPreview> {
  const { acting } = usePreferences();
  return useQuery({
    queryKey: [RECORDS, addressOf(id), settings, acting],
    queryFn: ({ signal }) =>
      fetchJson<InstallPreview>(`${addressOf(id)}/preview`, { body: { settings }, signal }),
    placeholderData: keepPreviousData,
  });
}

/** Installing a package; `made` hears the id of the draft. */
export function useInstall(
  id: string,
  made: (draft: string) => void,
): Work & {
  readonly install: (settings: InstallAsked['settings']) => void;
} {
  const queries = useQueryClient();
  const work = useWork(
    (settings) => ({ address: addressOf(id), body: { settings } }),
    ({ result }) => {
      void queries.invalidateQueries({ queryKey: [RECORDS] });
      const draft = /^\/api\/drafts\/([^/]+)\/differences$/.exec(result ?? '')?.[1];
      if (draft !== undefined) made(decodeURIComponent(draft));
    },
  );
  return { ...work, install: work.startWith };
}

/** How a package that was installed as a draft fares here. */
export function useDraftDifferences(draft: string): UseQueryResult<DraftDifferences> {
  const { acting } = usePreferences();
  const address = `${ADDRESSES.draft}${encodeURIComponent(draft)}/differences`;
  return useQuery({
    queryKey: [RECORDS, address, acting],
    queryFn: ({ signal }) => fetchJson<DraftDifferences>(address, { signal }),
  });
}
