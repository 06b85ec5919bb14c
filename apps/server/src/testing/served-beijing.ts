import { join } from 'node:path';
import { dayOf, type IsoDate, unwrap } from '@sanyi/kernel';
import { lazyRecords, readCity, readPolicies } from '@sanyi/store';
import { cityPeople } from '../governance/city-people.ts';
import { type RunningServer, type ServeOptions, serveCity } from '../serve-city.ts';

/** What a test serves: a folder of its own, the days of a small city, and what it serves otherwise. */
type Served = Partial<Omit<ServeOptions, 'plan' | 'records'>> & {
  readonly folder: string;
  /** First and last day of the claims, ISO; null serves the facts that are in the folder. */
  readonly days: { readonly from: string; readonly to: string } | null;
};

const root = join(import.meta.dirname, '..', '..', '..', '..');

/** The texts of the synthetic city of Beijing. */
export const beijing = async (): Promise<ReadonlyMap<string, string>> =>
  unwrap(await readCity(join(root, 'cities', 'beijing')));

/** Serves a small synthetic Beijing under all packages of the repository; a bug fails the test. */
export const serveBeijing = async (served: Served): Promise<RunningServer> =>
  serveSmall(await beijing(), {
    ...{ place: 'beijing', title: { en: 'Beijing', zh: '北京市' }, scale: 0.00003, ...served },
  });

/** Serves a small Yunhe, the other synthetic city, in the same way. */
export const serveYunhe = async (served: Served): Promise<RunningServer> =>
  serveSmall(unwrap(await readCity(join(root, 'cities', 'yunhe'))), {
    ...{ place: 'yunhe', title: { en: 'Yunhe', zh: '云河' }, scale: 0.0002, ...served },
  });

async function serveSmall(
  city: ReadonlyMap<string, string>,
  {
    folder,
    days,
    place,
    scale,
    ...other
  }: Served & Pick<ServeOptions, 'place' | 'title'> & { readonly scale: number },
): Promise<RunningServer> {
  const packages = unwrap(await readPolicies(join(root, 'policies')));
  const today = other.today ?? (() => '2019-05-05');
  return serveCity({
    documents: { coverage: null, glossary: null },
    forget: async () => {},
    people: unwrap(cityPeople(city)),
    records: lazyRecords({
      folder: join(folder, 'records'),
      databaseUrl: null,
      now: () => `${today()}T01:00:00.000Z`,
    }),
    today,
    plan: {
      folder: join(folder, 'facts'),
      build: days && { city, stack: place, scale, seed: 7, ...daysOf(days) },
      packages,
    },
    place,
    version: '0.1.0',
    consoleFolder: null,
    host: '127.0.0.1',
    port: 0,
    reportBug: (where, error) => {
      throw new Error(where, { cause: error });
    },
    ...other,
  });
}

// Dates of the calendar.
const daysOf = ({ from, to }: NonNullable<Served['days']>) => ({
  from: dayOf(from as IsoDate),
  to: dayOf(to as IsoDate),
});
