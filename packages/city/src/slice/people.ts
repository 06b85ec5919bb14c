import {
  CHRONIC_DISEASES,
  INCOME_BANDS,
  KEY_GROUPS,
  PERSON_CLASSES,
  type PersonClass,
  type PersonTable,
  SCHEMES,
  type Scheme,
  SEXES,
} from '@sanyi/facts';
import { assert, type Random } from '@sanyi/kernel';
import { aliasOf, draw } from '../alias.ts';
import type { CityPlan } from '../plan/city-plan.ts';
import type { AgeStep, People } from '../plan/scenario.ts';
import { portion } from '../portion.ts';
import type { SlicePlan } from '../slice-types.ts';

/** The people of a slice; rows stand in the order of districts. */
export type SlicePeople = {
  readonly table: PersonTable;
  /** First row of each district, and the number of rows at the end. */
  readonly districtStart: Uint32Array;
  /** Age in the base year. */
  readonly age: Uint8Array;
};

/** The value of steps at an age; the last step holds for all above. */
export function stepAt(steps: readonly AgeStep[], age: number): number {
  const step = steps.find((each) => age <= each.upTo) ?? steps.at(-1);
  assert(step !== undefined, 'there is at least one step');
  return step.share;
}

/** Makes the residents of a slice: as many of each district as cumulative rounding gives it. */
export function makePeople(plan: CityPlan, slice: SlicePlan, chance: Random): SlicePeople {
  const { people, baseYear } = plan.scenario;
  const population = plan.districts.map((each) => each.population * slice.scale);
  const counts = population.map((each) => portion(each, slice));
  const before = population.map((each) => Math.round((each * slice.index) / slice.count));
  const first = 1 + before.reduce((a, b) => a + b, 0);
  const count = counts.reduce((a, b) => a + b, 0);
  const table = emptyTable(count);
  const age = new Uint8Array(count);
  const districtStart = new Uint32Array(counts.length + 1);
  const ages = agesOf(people);
  let row = 0;
  counts.forEach((inDistrict, district) => {
    districtStart[district] = row;
    for (let n = 0; n < inDistrict; n++, row++) {
      table.person[row] = first + row;
      table.district[row] = district;
      age[row] = draw(ages, chance.next32());
      table.birthYear[row] = baseYear - (age[row] ?? 0);
      fillPerson(table, row, { people, age: age[row] ?? 0, chance });
    }
  });
  districtStart[counts.length] = row;
  return { table, districtStart, age };
}

function emptyTable(count: number): PersonTable {
  return {
    count,
    person: new Uint32Array(count),
    birthYear: new Uint16Array(count),
    sex: new Uint8Array(count),
    district: new Uint8Array(count),
    scheme: new Uint8Array(count),
    personClass: new Uint8Array(count),
    incomeBand: new Uint8Array(count),
    keyGroups: new Uint16Array(count),
    chronic: new Uint16Array(count),
  };
}

/** Single years of age from the bands, even within a band. */
function agesOf(people: People): ReturnType<typeof aliasOf> {
  const oldest = Math.max(...people.ages.map((band) => band.to));
  const weights = Array.from({ length: oldest + 1 }, () => 0);
  for (const band of people.ages) {
    for (let age = band.from; age <= band.to; age++) {
      weights[age] = band.residents / (band.to - band.from + 1);
    }
  }
  return aliasOf(weights);
}

type PersonDraw = { readonly people: People; readonly age: number; readonly chance: Random };

function fillPerson(table: PersonTable, row: number, of: PersonDraw): void {
  const { people, age, chance } = of;
  const female = chance.unit() >= people.men;
  const scheme = pickScheme(of);
  table.sex[row] = SEXES.at(female ? 'female' : 'male');
  table.scheme[row] = SCHEMES.at(scheme);
  table.personClass[row] = PERSON_CLASSES.at(classOf(people, { age, female, scheme }));
  const band = pick(people.incomeShares, INCOME_BANDS.codes, chance.unit());
  table.incomeBand[row] = INCOME_BANDS.at(band);
  let chronic = 0;
  for (const [disease, steps] of Object.entries(people.chronic)) {
    if (!CHRONIC_DISEASES.has(disease) || chance.unit() >= stepAt(steps, age)) continue;
    chronic |= 1 << CHRONIC_DISEASES.at(disease);
  }
  table.chronic[row] = chronic;
  const poor = band === 'lowest' && chance.unit() < people.poor;
  table.keyGroups[row] = keyGroupsOf(of, { female, chronic: chronic !== 0, poor });
}

function pickScheme({ people, age, chance }: PersonDraw): Scheme {
  const step = people.schemes.find((each) => age <= each.upTo) ?? people.schemes.at(-1);
  assert(step !== undefined, 'there is at least one step of schemes');
  return pick(step, SCHEMES.codes, chance.unit());
}

function pick<Code extends string>(
  shares: Readonly<Record<string, number>>,
  codes: readonly Code[],
  unit: number,
): Code {
  let left = unit;
  for (const code of codes) {
    left -= shares[code] ?? 0;
    if (left < 0) return code;
  }
  const found = codes.find((code) => (shares[code] ?? 0) > 0);
  assert(found !== undefined, 'some share is above zero');
  return found;
}

function classOf(
  people: People,
  of: { age: number; female: boolean; scheme: Scheme },
): PersonClass {
  if (of.scheme === 'none') return 'none';
  if (of.scheme === 'resident') {
    if (of.age <= people.childUpTo) return 'child';
    return of.age >= people.elderlyFrom ? 'elderly' : 'working';
  }
  if (of.age <= people.childUpTo) return 'child';
  return of.age >= people.retired[of.female ? 'female' : 'male'] ? 'retired' : 'active';
}

function keyGroupsOf(
  { people, age, chance }: PersonDraw,
  of: { female: boolean; chronic: boolean; poor: boolean },
): number {
  const bit = (code: (typeof KEY_GROUPS.codes)[number], holds: boolean): number =>
    holds ? 1 << KEY_GROUPS.at(code) : 0;
  const fertile = of.female && age >= 20 && age <= 44;
  const pregnant = chance.unit() < people.pregnant;
  const disabled = chance.unit() < people.disabled;
  const bereaved = chance.unit() < people.bereavedFamily;
  return (
    bit('aged', age >= people.agedFrom) |
    bit('pregnant', fertile && pregnant) |
    bit('smallChild', age <= people.smallChildUpTo) |
    bit('disabled', disabled) |
    bit('poor', of.poor) |
    bit('chronic', of.chronic) |
    bit('bereavedFamily', bereaved && age >= people.agedFrom)
  );
}
