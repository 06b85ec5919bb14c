import type { Address } from '../app/address.ts';
import { pageAt } from '../app/page-list.ts';

/** The stops of the tour, in the order of a first visit. */
export type StopId =
  | 'overview'
  | 'growth'
  | 'package'
  | 'claim'
  | 'monitoring'
  | 'bulletin'
  | 'data'
  | 'tasks'
  | 'coverage';

/** A stop: a page in the state that shows something. */
export type Stop = { readonly id: StopId; readonly to: string; readonly address: Address };

/** What the city offers to be shown; null where it has none, or none is known yet. */
export type TourSights = {
  readonly alert: { readonly place: string; readonly period: string } | null;
  readonly package: string | null;
  readonly claim: string | null;
};

/** The stops whose page exists and whose sight is there; without a sight its list is shown. */
export function stopsOf(sights: TourSights): readonly Stop[] {
  const { alert, claim } = sights;
  const all: readonly Stop[] = [
    { id: 'overview', to: '/', address: { place: undefined } },
    {
      id: 'growth',
      to: '/growth',
      address: alert ? { place: alert.place, period: alert.period } : {},
    },
    {
      id: 'package',
      to: sights.package ? `/packages/${sights.package}` : '/packages',
      address: {},
    },
    { id: 'claim', to: claim ? `/claims/${claim}` : '/claims', address: {} },
    { id: 'monitoring', to: '/monitoring', address: { place: undefined } },
    { id: 'bulletin', to: '/bulletin', address: {} },
    { id: 'data', to: '/data', address: {} },
    { id: 'tasks', to: '/tasks', address: {} },
    { id: 'coverage', to: '/coverage', address: {} },
  ];
  return all.filter(({ to }) => pageAt(to) !== null);
}

/** The stop an address names, counted from 1; null outside of the tour. */
export function stopAt(tour: string | undefined, stops: readonly Stop[]): number | null {
  const at = Number(tour);
  return Number.isInteger(at) && at >= 1 && at <= stops.length ? at : null;
}
