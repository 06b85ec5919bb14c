import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  addDays,
  collect,
  type Day,
  fail,
  ok,
  type Problem,
  parsePeriod,
  problem,
  type Result,
  type Text,
} from '@sanyi/kernel';
import { type CityBuild, readCity } from '@sanyi/store';
import { parse } from 'yaml';
import type { Call, Option } from '../call/command.ts';
import { dayOption, numberOption } from '../call/read-options.ts';
import { packagesOf } from './library-of.ts';

/** The demonstration city: one person for every 500 residents. */
const DEMO = { city: 'beijing', scale: 0.002, seed: 1 } as const;

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
    otherwise: { en: 'the first day the plan covers', zh: '方案覆盖的首日' },
  },
  {
    name: 'to',
    value: 'DATE',
    text: { en: 'last day', zh: '截止日' },
    otherwise: { en: 'the last day the plan covers', zh: '方案覆盖的末日' },
  },
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
  const told = scenarioOf(city);
  const title = isRecord(told.title) ? told.title : {};
  return {
    place: typeof told.place === 'string' ? told.place : name,
    title: {
      en: typeof title.en === 'string' ? title.en : name,
      zh: typeof title.zh === 'string' ? title.zh : name,
    },
  };
}

/** The scenario of a plan as it is written; what is wrong in it is told by who builds the city. */
function scenarioOf(city: Plan['city']): Record<string, unknown> {
  const scenario: unknown = parse(city.get('scenario.yaml') ?? '{}');
  return isRecord(scenario) ? scenario : {};
}

/** The first and the last day that a plan covers. */
function coveredDays(city: Plan['city']): Result<{ readonly first: Day; readonly last: Day }> {
  const { quarters } = scenarioOf(city);
  const ids = Array.isArray(quarters) ? quarters.map(String) : [];
  const first = parsePeriod(ids[0] ?? '', 'scenario.yaml quarters');
  const last = parsePeriod(ids.at(-1) ?? '', 'scenario.yaml quarters');
  if (!first.ok) return first;
  return last.ok ? ok({ first: first.value.from, last: addDays(last.value.to, -1) }) : last;
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
  if (!numbers.ok) return numbers;
  const [scale = DEMO.scale, seed = DEMO.seed] = numbers.value;
  const name = cityOf(call);
  if (!hasPlan(call, name)) return fail(cityUnknown(call, name));
  const city = await readCity(join(call.home, 'cities', name));
  if (!city.ok) return city;
  const covered = coveredDays(city.value);
  if (!covered.ok) return covered;
  const from = dayOption(call, 'from', covered.value.first);
  const to = dayOption(call, 'to', covered.value.last);
  if (!from.ok) return from;
  if (!to.ok) return to;
  const packages = await packagesOf(call);
  if (!packages.ok) return packages;
  const days = { from: from.value, to: to.value };
  return ok({ city: city.value, packages: packages.value, stack: name, scale, seed, ...days });
}

/** Whether there is a plan of a city of that name. */
export const hasPlan = ({ home }: Pick<Call, 'home'>, name: string): boolean =>
  /^[a-z0-9-]+$/.test(name) && existsSync(join(home, 'cities', name));

/** A city that there is no plan of. */
export function cityUnknown({ home }: Pick<Call, 'home'>, city: string): Problem {
  const cities = join(home, 'cities');
  const known = existsSync(cities) ? readdirSync(cities).join(', ') : '';
  return problem('CLI_CITY_UNKNOWN', 'command line', { city, known });
}
