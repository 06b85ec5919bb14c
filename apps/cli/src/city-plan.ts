import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { collect, fail, type IsoDate, ok, problem, type Result, type Text } from '@sanyi/kernel';
import { type CityBuild, readCity } from '@sanyi/store';
import { parse } from 'yaml';
import type { Call, Option } from './command.ts';
import { packagesOf } from './library-of.ts';
import { dayOption, numberOption } from './read-options.ts';

/** The demonstration city: one person for every 500 residents, three years and a quarter. */
const DEMO: {
  readonly city: string;
  readonly scale: number;
  readonly seed: number;
  readonly from: IsoDate;
  readonly to: IsoDate;
} = {
  city: 'beijing',
  scale: 0.002,
  seed: 1,
  // Both are dates of the calendar.
  from: '2016-01-01' as IsoDate,
  to: '2019-03-31' as IsoDate,
};

/** Options that say which city to make, for `city build` and `demo`. */
export const CITY_OPTIONS: readonly Option[] = [
  {
    name: 'city',
    value: 'NAME',
    text: { en: 'which plan of cities/', zh: 'cities/ 下的城市方案' },
    otherwise: DEMO.city,
  },
  {
    name: 'scale',
    value: 'S',
    text: { en: 'share of the residents, 1 is all of them', zh: '人口比例，1 为全部' },
    otherwise: String(DEMO.scale),
  },
  {
    name: 'seed',
    value: 'N',
    text: { en: 'same seed, same city', zh: '随机种子，相同种子得到相同城市' },
    otherwise: String(DEMO.seed),
  },
  {
    name: 'from',
    value: 'DATE',
    text: { en: 'first day', zh: '起始日' },
    otherwise: DEMO.from,
  },
  { name: 'to', value: 'DATE', text: { en: 'last day', zh: '截止日' }, otherwise: DEMO.to },
];

/** The name of the city that was asked for. */
export const cityOf = (call: Call): string => call.options.get('city') ?? DEMO.city;

/** What a city is built from: its plan, the packages whose prices it pays, and the options. */
export type Plan = Omit<CityBuild, 'out' | 'job'>;

/** The place and title of a city, for pages that are shown while it is still being made. */
export function cityHead(
  { city }: Plan,
  name: string,
): { readonly place: string; readonly title: Text } {
  const scenario: unknown = parse(city.get('scenario.yaml') ?? '{}');
  const told = isRecord(scenario) ? scenario : {};
  const title = isRecord(told.title) ? told.title : {};
  return {
    place: typeof told.place === 'string' ? told.place : name,
    title: {
      en: typeof title.en === 'string' ? title.en : name,
      zh: typeof title.zh === 'string' ? title.zh : name,
    },
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads the plan files, the packages and the options of a call. */
export async function readPlan(call: Call): Promise<Result<Plan>> {
  const numbers = collect([
    numberOption(call, 'scale', { least: 0.00001, most: 1, otherwise: DEMO.scale }),
    numberOption(call, 'seed', {
      least: 0,
      most: 4_294_967_295,
      otherwise: DEMO.seed,
      whole: true,
    }),
  ]);
  const days = collect([dayOption(call, 'from', DEMO.from), dayOption(call, 'to', DEMO.to)]);
  if (!numbers.ok) return numbers;
  if (!days.ok) return days;
  const [scale = DEMO.scale, seed = DEMO.seed] = numbers.value;
  const [from, to] = days.value;
  const name = cityOf(call);
  const cities = join(call.home, 'cities');
  if (!/^[a-z0-9-]+$/.test(name) || !existsSync(join(cities, name)) || !from || !to) {
    const known = existsSync(cities) ? readdirSync(cities).join(', ') : '';
    return fail(problem('CLI_CITY_UNKNOWN', 'command line', { city: name, known }));
  }
  const city = await readCity(join(cities, name));
  if (!city.ok) return city;
  const packages = await packagesOf(call);
  if (!packages.ok) return packages;
  return ok({ city: city.value, packages: packages.value, stack: name, scale, seed, from, to });
}
