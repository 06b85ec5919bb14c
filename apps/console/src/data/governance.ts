import {
  ADDRESSES,
  type DirectiveList,
  type EditionList,
  type MeetingPackDocument,
  type OfficerList,
  type ProjectDetail,
  type ProjectList,
  type SubmissionDetail,
  type SubmissionList,
  type TaskDetail,
  type TaskList,
  type Work,
} from '@sanyi/api';
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { usePreferences } from '../app/preferences.ts';
import { ARRIVING_MS } from './answers.ts';
import { fetchJson } from './fetch-json.ts';

/** Records change under the hands of others, so they are asked for again on each visit. */
const FRESH_MS = 5_000;

/** The first part of the keys of everything that an act may change. */
export const RECORDS = 'records';

/** Who can be acted as, and who acts now. */
export const useOfficers = (): UseQueryResult<OfficerList> =>
  useRecords<OfficerList>(ADDRESSES.officers);

/** What waits for the acting person. */
export const useWork = (): UseQueryResult<Work> => useRecords<Work>(ADDRESSES.work);

/** All tasks the acting person may see. */
export const useTasks = (): UseQueryResult<TaskList> => useRecords<TaskList>(ADDRESSES.tasks);

/** One task. */
export const useTask = (id: string): UseQueryResult<TaskDetail> =>
  useRecords<TaskDetail>(ADDRESSES.task + encodeURIComponent(id));

/** Directives and meetings. */
export const useDirectives = (): UseQueryResult<DirectiveList> =>
  useRecords<DirectiveList>(ADDRESSES.directives);

/** What lies on the table at a meeting. */
export const useDirective = (id: string): UseQueryResult<MeetingPackDocument> =>
  useRecords<MeetingPackDocument>(ADDRESSES.directive + encodeURIComponent(id));

/** Editions of the bulletin of a quarter. */
export const useEditions = (period: string): UseQueryResult<EditionList> =>
  useRecords<EditionList>(`${ADDRESSES.editions}?period=${encodeURIComponent(period)}`);

/** What districts sent for a period, as far as the acting person may see it. */
export const useSubmissions = (period: string): UseQueryResult<SubmissionList> =>
  useRecords<SubmissionList>(
    `${ADDRESSES.submissions}?period=${encodeURIComponent(period)}`,
    ARRIVING_MS,
  );

/** One sheet that was sent, with its history. */
export const useSubmission = (id: string): UseQueryResult<SubmissionDetail> =>
  useRecords<SubmissionDetail>(ADDRESSES.submission + encodeURIComponent(id));

/** Key projects. */
export const useProjects = (): UseQueryResult<ProjectList> =>
  useRecords<ProjectList>(ADDRESSES.projects);

/** One key project. */
export const useProject = (id: string): UseQueryResult<ProjectDetail> =>
  useRecords<ProjectDetail>(ADDRESSES.project + encodeURIComponent(id));

function useRecords<T>(address: string, again: number | false = false): UseQueryResult<T> {
  const { acting } = usePreferences();
  return useQuery<T>({
    queryKey: [RECORDS, address, acting],
    queryFn: ({ signal }) => fetchJson<T>(address, { signal }),
    staleTime: FRESH_MS,
    refetchInterval: again,
  });
}

/** An act: whether it is under way, what went wrong, and how to start it. */
export type RunningAct = {
  readonly busy: boolean;
  readonly error: unknown;
  /** Resolves with the answer, or with null when it was refused; then `error` says why. */
  readonly run: <T>(address: string, body: unknown) => Promise<T | null>;
  /** Forgets what went wrong. */
  readonly clear: () => void;
};

/** Sends what changes records and has every page of records asked for again. */
export function useAct(): RunningAct {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  return {
    busy,
    error,
    clear: () => setError(null),
    run: async <T>(address: string, body: unknown): Promise<T | null> => {
      setBusy(true);
      setError(null);
      try {
        return await fetchJson<T>(address, { body });
      } catch (trouble) {
        setError(trouble);
        return null;
      } finally {
        setBusy(false);
        void queries.invalidateQueries({ queryKey: [RECORDS] });
        // What is returned or opened again holds no longer.
        void queries.invalidateQueries({ queryKey: [ADDRESSES.reports] });
      }
    },
  };
}
