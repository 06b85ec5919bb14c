import { CATEGORIES, LEVELS, TITLES } from '@sanyi/facts';
import { type Problem, problem } from '@sanyi/kernel';
import type { CityPlan } from './city-plan.ts';
import { unknownCode } from './sheet.ts';

/** Checks across the files of a city: codes that must exist, lengths of series, sums of shares. */
export function checkPlan(plan: CityPlan): Problem[] {
  return [...checkSeries(plan), ...checkCodes(plan), ...checkShares(plan), ...checkItems(plan)];
}

const at = (path: string): string => `scenario.yaml: ${path}`;

function checkSeries(plan: CityPlan): Problem[] {
  const { scenario } = plan;
  const all = scenario.quarters.length;
  const problems: Problem[] = [];
  const expect = (path: string, series: readonly number[], needed: number): void => {
    if (series.length === needed) return;
    const details = { made: String(series.length), needed: String(needed) };
    problems.push(problem('CITY_SERIES_LENGTH', at(path), details));
  };
  for (const [name, stream] of Object.entries(scenario.streams)) {
    expect(`streams.${name}.growth`, stream.growth, all - 4);
  }
  expect('stayGrowth', scenario.stayGrowth, all - 4);
  expect('expenseGrowth.city', scenario.expenseGrowth.city, all - 4);
  for (const [name, growth] of Object.entries(scenario.expenseGrowth.districts)) {
    expect(`expenseGrowth.districts.${name}`, growth, all - 4);
  }
  for (const [name, growth] of Object.entries(scenario.visitGrowth.districts)) {
    expect(`visitGrowth.districts.${name}`, growth, all - 4);
  }
  for (const setting of ['visit', 'stay'] as const) {
    for (const [name, series] of Object.entries(scenario.useIndex[setting])) {
      expect(`useIndex.${setting}.${name}`, series, all);
    }
  }
  expect('contracts.share', scenario.contracts.share, all + 1);
  expect('referrals.contracted', scenario.referrals.contracted, all);
  expect('referrals.firstContact', scenario.referrals.firstContact, all);
  expect('donations.city', scenario.donations.city, all);
  expect('calls.city', scenario.calls.city, all);
  expect('calls.satisfied.city', scenario.calls.satisfied.city, all);
  expect('calls.seconds.city', scenario.calls.seconds.city, all);
  return problems;
}

type Codes = { readonly path: string; readonly made: readonly string[] };

function checkCodes(plan: CityPlan): Problem[] {
  const { scenario } = plan;
  const districts = { name: 'district', codes: plan.districts.map((each) => each.id) };
  const streams = { name: 'stream', codes: Object.keys(scenario.streams) };
  const groups = { name: 'institutionGroup', codes: plan.groups.map((each) => each.group) };
  const problems: Problem[] = [];
  /** Exactly these codes: an unknown one is refused, and so is a missing one. */
  const exactly = (
    { path, made }: Codes,
    set: { name: string; codes: readonly string[] },
  ): void => {
    for (const code of made.filter((each) => !set.codes.includes(each))) {
      problems.push(unknownCode(at(path), code, set));
    }
    for (const code of set.codes.filter((each) => !made.includes(each))) {
      problems.push(problem('CITY_CODE_LEFT_OUT', at(path), { code, set: set.name }));
    }
  };
  const keys = (path: string, of: object): Codes => ({ path, made: Object.keys(of) });
  exactly(keys('expenseGrowth.districts', scenario.expenseGrowth.districts), districts);
  exactly(keys('visitGrowth.districts', scenario.visitGrowth.districts), districts);
  exactly(keys('donations.districts', scenario.donations.districts), districts);
  exactly(keys('calls.districts', scenario.calls.districts), districts);
  exactly(keys('calls.satisfied.districts', scenario.calls.satisfied.districts), districts);
  exactly(keys('calls.seconds.districts', scenario.calls.seconds.districts), districts);
  exactly(keys('visitLines', scenario.visitLines), streams);
  exactly(keys('stayLines', scenario.stayLines), streams);
  exactly(keys('doctors.groups', scenario.doctors.groups), groups);
  for (const { from, shares } of scenario.titles) exactly(keys(`titles ${from}`, shares), streams);
  for (const [name, { level }] of Object.entries(scenario.streams)) {
    if (!LEVELS.has(level)) problems.push(unknownCode(at(`streams.${name}.level`), level, LEVELS));
  }
  for (const { group, district } of [...scenario.openings, ...scenario.mergers]) {
    if (!groups.codes.includes(group)) problems.push(unknownCode(at('openings'), group, groups));
    if (!districts.codes.includes(district)) {
      problems.push(unknownCode(at('openings'), district, districts));
    }
  }
  return problems;
}

function checkShares(plan: CityPlan): Problem[] {
  const { scenario } = plan;
  const problems: Problem[] = [];
  const whole = (path: string, shares: Iterable<number>): void => {
    const sum = [...shares].reduce((a, b) => a + b, 0);
    if (Math.abs(sum - 1) < 0.0005) return;
    problems.push(problem('CITY_SHARES_SUM', at(path), { sum: sum.toFixed(4) }));
  };
  whole('seasons.visits', scenario.seasons.visits);
  whole('seasons.stays', scenario.seasons.stays);
  whole('doctors.groups', Object.values(scenario.doctors.groups));
  whole('donations.units', Object.values(scenario.donations.units));
  whole('people.incomeShares', Object.values(scenario.people.incomeShares));
  for (const { upTo, ...shares } of scenario.people.schemes) {
    whole(`people.schemes upTo ${upTo}`, Object.values(shares));
  }
  for (const { from, shares } of scenario.titles) {
    for (const [stream, byTitle] of Object.entries(shares)) {
      whole(`titles ${from} ${stream}`, Object.values(byTitle));
      problems.push(...unknownIn(`titles ${from}`, Object.keys(byTitle), TITLES));
    }
  }
  for (const name of ['visitLines', 'stayLines'] as const) {
    for (const [stream, mix] of Object.entries(scenario[name])) {
      const shares = Object.values(mix).map((each) => each.share);
      // A stream without stays has no mix of them.
      if (shares.length > 0) whole(`${name}.${stream}`, shares);
      problems.push(...unknownIn(`${name}.${stream}`, Object.keys(mix), CATEGORIES));
    }
  }
  return problems;
}

/** The problems of codes that their set does not have. */
const unknownIn = (
  path: string,
  codes: readonly string[],
  set: { readonly name: string; readonly codes: readonly string[] },
): Problem[] =>
  codes.filter((code) => !set.codes.includes(code)).map((code) => unknownCode(at(path), code, set));

/** Goods need a purchase price, since their sale price is made from it; services must have none. */
function checkItems(plan: CityPlan): Problem[] {
  const priced = new Set(plan.prices.map((each) => each.item));
  return plan.items.flatMap((item, index) => {
    const goods = ['drug', 'herbalPiece', 'consumable'].includes(item.category);
    if (goods === priced.has(index + 1)) return [];
    const code = goods ? 'CITY_PRICE_MISSING' : 'CITY_PRICE_NOT_NEEDED';
    return [problem(code, `items.csv: ${item.code}`, { item: item.code })];
  });
}
