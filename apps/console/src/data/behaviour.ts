import { ADDRESSES, type BehaviourPage } from '@sanyi/api';
import { useQuery } from '@tanstack/react-query';
import { fetchJson } from './fetch-json.ts';
import type { Asked } from './what-if.ts';

/** What a what-if would come to with behaviour; asked again once it is exact. */
export function useBehaviour(
  { baseline, reform }: Asked,
  exact: boolean,
): BehaviourPage | undefined {
  const { data } = useQuery({
    queryKey: [ADDRESSES.behaviour, baseline ?? '', reform ?? '', exact],
    queryFn: ({ signal }) =>
      fetchJson<BehaviourPage>(ADDRESSES.behaviour, {
        query: { baseline, reform: reform ?? undefined },
        signal,
      }),
    enabled: reform !== null,
    // The card keeps its place; what was worked out is of the reform before.
    placeholderData: (before) => before && { ...before, exact: false, behaviour: null },
  });
  return data;
}
