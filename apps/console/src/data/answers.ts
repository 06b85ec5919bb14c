import {
  ADDRESSES,
  type BeforeAfter,
  type BulletinDocument,
  type ClaimExplained,
  type ClaimList,
  type Coverage,
  type District,
  type FigureName,
  type FigureWhy,
  type Glossary,
  type Growth,
  type Monitoring,
  type Overview,
  type PackageChecks,
  type PackageDetail,
  type PackageList,
  type Reports,
  type Status,
} from '@sanyi/api';
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { fetchJson, type Query } from './fetch-json.ts';

const POLL_MS = 500;

/** How often a page asks again to which sheets come in. */
export const ARRIVING_MS = 10_000;

/** Whose data and under which rules; asked again and again only while the city is prepared. */
export function useStatus(): UseQueryResult<Status> {
  return useQuery({
    queryKey: ['status'],
    queryFn: ({ signal }) => fetchJson<Status>(ADDRESSES.status, { signal }),
    refetchInterval: ({ state }) => (state.data?.ready ? false : POLL_MS),
    refetchIntervalInBackground: true,
    staleTime: POLL_MS,
  });
}

/** The overview of a quarter. */
export const useOverview = (period: string | undefined): UseQueryResult<Overview> =>
  useAnswer<Overview>(ADDRESSES.overview, { period });

/** Why a place grew. */
export const useGrowth = (place: string, period: string | undefined): UseQueryResult<Growth> =>
  useAnswer<Growth>(ADDRESSES.growth, { place, period });

/** One district. */
export const useDistrict = (place: string, period: string | undefined): UseQueryResult<District> =>
  useAnswer<District>(ADDRESSES.district + encodeURIComponent(place), { period });

/** Claims that match. */
export const useClaims = (query: Query): UseQueryResult<ClaimList> =>
  useAnswer<ClaimList>(ADDRESSES.claims, query);

/** One claim under one or two sets of rules. */
export const useClaim = (
  claim: string,
  query: { readonly stack?: string | undefined; readonly against?: string | undefined },
): UseQueryResult<ClaimExplained> =>
  useAnswer<ClaimExplained>(ADDRESSES.claim + encodeURIComponent(claim), query);

/** All packages. */
export const usePackages = (): UseQueryResult<PackageList> =>
  useAnswer<PackageList>(ADDRESSES.packages, {});

/** What was found in the tables of a package, and which of its rules are used. */
export const usePackageChecks = (id: string): UseQueryResult<PackageChecks> =>
  useAnswer<PackageChecks>(`${ADDRESSES.package}${encodeURIComponent(id)}/checks`, {});

/** One package; asked again while its tests are running. */
export const usePackage = (id: string): UseQueryResult<PackageDetail> =>
  useAnswer<PackageDetail>(ADDRESSES.package + encodeURIComponent(id), {}, (found) =>
    found?.tests.running ? POLL_MS : false,
  );

/** One day against expectation. */
export const useMonitoring = (
  day: string | undefined,
  place: string | undefined,
): UseQueryResult<Monitoring> => useAnswer<Monitoring>(ADDRESSES.monitoring, { day, place });

/** An indicator before and after a reform. */
export const useBeforeAfter = (query: Query): UseQueryResult<BeforeAfter> =>
  useAnswer<BeforeAfter>(ADDRESSES.beforeAfter, query);

/** The bulletin of a quarter. */
export const useBulletin = (
  period: string | undefined,
  edition: string | undefined,
): UseQueryResult<BulletinDocument> =>
  useAnswer<BulletinDocument>(ADDRESSES.bulletin, edition ? { edition } : { period });

/** What the source documents ask for. */
export const useCoverage = (): UseQueryResult<Coverage> =>
  useAnswer<Coverage>(ADDRESSES.coverage, {});

/** One word per idea. */
export const useGlossary = (): UseQueryResult<Glossary> =>
  useAnswer<Glossary>(ADDRESSES.glossary, {});

/** Figures that districts send; others send while one looks. */
export const useReports = (period: string | undefined): UseQueryResult<Reports> =>
  useAnswer<Reports>(ADDRESSES.reports, { period }, ARRIVING_MS);

/** Where a figure comes from. */
export const useFigureWhy = (name: FigureName): UseQueryResult<FigureWhy> =>
  useAnswer<FigureWhy>(ADDRESSES.figure, {
    indicator: name.indicator,
    place: name.place,
    period: name.period,
  });

function useAnswer<T>(
  address: string,
  query: Query,
  again: number | ((found: T | undefined) => number | false) = 0,
): UseQueryResult<T> {
  return useQuery<T>({
    queryKey: [address, query],
    queryFn: ({ signal }) => fetchJson<T>(address, { query, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      typeof again === 'number' ? again || false : again(state.data),
  });
}
