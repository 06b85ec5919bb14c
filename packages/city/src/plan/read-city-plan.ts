import {
  fail,
  failOf,
  ok,
  type Period,
  type Problem,
  parsePeriod,
  problem,
  type Result,
} from '@sanyi/kernel';
import { parse, YAMLParseError } from 'yaml';
import type { z } from 'zod';
import { zhCN } from 'zod/locales';
import { checkPlan } from './check-plan.ts';
import type { CityPlan } from './city-plan.ts';
import { SCENARIO, TARGETS } from './scenario-schema.ts';
import {
  readDiagnoses,
  readDistricts,
  readGroups,
  readItems,
  readNames,
  readPrices,
  type Source,
} from './tables.ts';

/**
 * Reads the folder of a city (`cities/<place>`): scenario, targets, districts, institutions, names,
 * diagnosis groups, items and purchase prices, and checks them against each other.
 *
 * @param files - text of each file by its name inside the folder
 * @returns all problems at once, each with file, key or row and column
 * @example
 * ```ts
 * readCityPlan(new Map()).ok; // false
 * ```
 */
export function readCityPlan(files: ReadonlyMap<string, string>): Result<CityPlan> {
  const problems: Problem[] = [];
  const source = (name: string): Source => {
    const text = files.get(name);
    if (text === undefined) problems.push(problem('CITY_FILE_MISSING', name, { file: name }));
    return { name, text: text ?? '', problems };
  };
  const scenario = readYaml(source('scenario.yaml'), SCENARIO);
  const targets = readYaml(source('targets.yaml'), TARGETS);
  const sources = {
    districts: source('districts.csv'),
    groups: source('institutions.csv'),
    names: source('names.csv'),
    diagnoses: source('diagnosis-groups.csv'),
    items: source('items.csv'),
    prices: source('purchase-prices.csv'),
  };
  // Without these the rest cannot be read, and what is missing is already noted.
  if (!scenario || !targets || problems.length > 0)
    return failOf(problems) ?? fail(problem('CITY_FILE_EMPTY', 'scenario.yaml'));
  const streams = Object.keys(scenario.streams);
  const districts = readDistricts(sources.districts, streams);
  const districtIds = districts.map((each) => each.id);
  const diagnoses = readDiagnoses(sources.diagnoses);
  const diagnosisCodes = diagnoses.map((each) => each.code);
  const items = readItems(sources.items, diagnosisCodes);
  const itemCodes = items.map((each) => each.code);
  const plan: CityPlan = {
    scenario,
    targets,
    quarters: scenario.quarters.flatMap((id, at) => quarter(id, at, problems)),
    districts,
    groups: readGroups(sources.groups, { streams, districts: districtIds }),
    names: readNames(sources.names),
    diagnoses,
    items,
    prices: readPrices(sources.prices, itemCodes),
  };
  problems.push(...checkPlan(plan));
  return failOf(problems) ?? ok(plan);
}

function readYaml<T>(source: Source, schema: z.ZodType<T>): T | null {
  if (source.text === '') return null;
  let value: unknown;
  try {
    value = parse(source.text);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const [reason = ''] = error.message.split('\n');
    source.problems.push(problem('CITY_FILE_NOT_READABLE', source.name, { reason }));
    return null;
  }
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const translated = schema.safeParse(value, { error: zhCN().localeError }).error?.issues;
  for (const [at, issue] of read.error.issues.entries()) {
    const where = `${source.name}: ${issue.path.join('.')}`;
    const details = { reason: issue.message, reasonZh: translated?.[at]?.message ?? issue.message };
    source.problems.push(problem('CITY_ENTRY_REFUSED', where, details));
  }
  return null;
}

function quarter(id: string, at: number, problems: Problem[]): Period[] {
  const where = `scenario.yaml: quarters.${at}`;
  const period = parsePeriod(id, where);
  if (!period.ok) problems.push(...period.problems);
  else if (period.value.kind === 'quarter') return [period.value];
  else {
    const expected = { expected: 'a quarter such as 2019-Q1', expectedZh: '季度，如 2019-Q1' };
    problems.push(problem('CITY_VALUE_NOT_READABLE', where, { text: id, ...expected }));
  }
  return [];
}
