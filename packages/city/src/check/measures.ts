import { assert } from '@sanyi/kernel';
import type { CityPlan } from '../plan/city-plan.ts';
import type { Target } from '../plan/scenario.ts';
import type { CityMade, MadeCare } from './made.ts';

/** What a measure answers; null when the facts do not cover what it asks for. */
type Measured = number | null;

type Measure = (plan: CityPlan, made: CityMade, target: Target) => Measured;

/** The measures that `targets.yaml` may name. Volumes of care are multiplied by the weight. */
export const MEASURES: Readonly<Record<string, Measure>> = {
  residents: (_, made, { districts }) =>
    made.weight *
    sum(
      made.persons.filter(({ district }) => includes(districts, district)),
      (row) => row.persons,
    ),
  insured: (_, made, { schemes }) =>
    made.weight *
    sum(
      made.persons.filter(({ scheme }) => includes(schemes, scheme)),
      (row) => row.persons,
    ),
  visits: (plan, made, target) => volume(plan, made, target, false),
  stays: (plan, made, target) => volume(plan, made, target, true),
  visitShare: (plan, made, target) => {
    const all = volume(plan, made, { ...target, kinds: undefined }, false);
    const some = volume(plan, made, target, false);
    return all === null || some === null ? null : percent(some, all);
  },
  visitGrowth: (plan, made, target) =>
    growth(plan, made, target, (rows) => sum(visitsIn(rows), (row) => row.claims)),
  expenseGrowth: (plan, made, target) =>
    growth(plan, made, target, (rows) => sum(rows, (row) => row.totalFen)),
  yuanPerVisit: (plan, made, target) => yuanPer(plan, made, target, false),
  yuanPerStay: (plan, made, target) => yuanPer(plan, made, target, true),
  drugShare: (plan, made, target) => {
    const rows = careIn(plan, made, target, quartersOf(plan, target));
    return (
      rows &&
      percent(
        sum(rows, (row) => row.drugFen),
        sum(rows, (row) => row.totalFen),
      )
    );
  },
  linesPerStay: (_, made) => {
    const stays = made.care.filter((row) => row.stay);
    const claims = sum(stays, (row) => row.claims);
    return claims === 0 ? null : sum(stays, (row) => row.lines) / claims;
  },
  institutions: (_, made, { kinds }) =>
    sum(
      made.institutions.filter(({ kind }) => includes(kinds, kind)),
      (row) => row.institutions,
    ),
  contractShare: (plan, made) => {
    const persons = sum(made.persons, (row) => row.persons);
    return covers(plan, made, plan.targets.contractsOn) ? percent(made.contracted, persons) : null;
  },
  donations: (plan, made, target) => {
    const quarters = quartersOf(plan, target);
    if (!coversQuarters(plan, made, quarters)) return null;
    const rows = made.donations.filter((row) => quarters.includes(row.quarter));
    return sum(rows, (row) => row.donations);
  },
  callsSatisfied: (plan, made, target) => {
    const quarters = quartersOf(plan, target);
    if (!coversQuarters(plan, made, quarters)) return null;
    const rows = made.calls.filter((row) => quarters.includes(row.quarter));
    return percent(
      sum(rows, (row) => row.satisfied),
      sum(rows, (row) => row.calls),
    );
  },
};

const includes = (codes: readonly string[] | undefined, code: string): boolean =>
  codes === undefined || codes.includes(code);

/** Sums a number over rows. */
export const sum = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

const percent = (part: number, whole: number): number => (whole === 0 ? 0 : (100 * part) / whole);

const visitsIn = (rows: readonly MadeCare[]): MadeCare[] => rows.filter((row) => !row.stay);

function quartersOf(plan: CityPlan, { year, quarters }: Target): readonly string[] {
  if (quarters !== undefined) return quarters;
  return plan.scenario.quarters.filter((id) => year === undefined || id.startsWith(String(year)));
}

/** Whether the facts hold all of the quarters. */
export function coversQuarters(
  plan: CityPlan,
  made: CityMade,
  quarters: readonly string[],
): boolean {
  return quarters.every((id) => {
    const quarter = plan.quarters.find((each) => each.id === id);
    return quarter !== undefined && quarter.from >= made.from && quarter.to <= made.to + 1;
  });
}

function covers(plan: CityPlan, made: CityMade, date: string): boolean {
  const quarter = plan.quarters.find((each) => each.id.startsWith(date.slice(0, 4)));
  assert(quarter !== undefined, 'the plan was checked to cover the days of its targets');
  return quarter.from >= made.from && quarter.to <= made.to + 1;
}

/** Rows of care of the target's kinds, districts and quarters; null when not all are covered. */
function careIn(
  plan: CityPlan,
  made: CityMade,
  target: Target,
  quarters: readonly string[],
): MadeCare[] | null {
  if (!coversQuarters(plan, made, quarters)) return null;
  return made.care.filter(
    (row) =>
      quarters.includes(row.quarter) &&
      includes(target.kinds, row.kind) &&
      includes(target.districts, row.district),
  );
}

function volume(plan: CityPlan, made: CityMade, target: Target, stay: boolean): Measured {
  const rows = careIn(plan, made, target, quartersOf(plan, target));
  return (
    rows &&
    made.weight *
      sum(
        rows.filter((row) => row.stay === stay),
        (row) => row.claims,
      )
  );
}

function yuanPer(plan: CityPlan, made: CityMade, target: Target, stay: boolean): Measured {
  const rows = careIn(plan, made, target, quartersOf(plan, target));
  if (!rows) return null;
  const asked = rows.filter((row) => row.stay === stay);
  const claims = sum(asked, (row) => row.claims);
  return claims === 0 ? null : sum(asked, (row) => row.totalFen) / claims / 100;
}

/** Percent on the same quarters of the year before. */
function growth(
  plan: CityPlan,
  made: CityMade,
  target: Target,
  of: (rows: readonly MadeCare[]) => number,
): Measured {
  const quarters = quartersOf(plan, target);
  const now = careIn(plan, made, target, quarters);
  const before = careIn(
    plan,
    made,
    target,
    quarters.map((id) => yearEarlier(id)),
  );
  return now && before && percent(of(now) - of(before), of(before));
}

/** The quarter four before, as an id. */
export const yearEarlier = (quarter: string): string =>
  `${Number(quarter.slice(0, 4)) - 1}${quarter.slice(4)}`;
