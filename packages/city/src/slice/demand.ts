import { CHRONIC_DISEASES, SEXES } from '@sanyi/facts';
import type { Random } from '@sanyi/kernel';
import { type Alias, aliasOf, draw } from '../alias.ts';
import type { CityPlan, PlanDiagnosis } from '../plan/city-plan.ts';
import { type SlicePeople, stepAt } from './people.ts';

/** Draws who comes, and why. */
export type Demand = {
  /** District where a patient of a stream and district lives. */
  home(stream: number, district: number, bits: number): number;
  /** Row of a person who lives in a district. */
  person(of: { stream: number; stay: boolean; home: number }, bits: number): number;
  /** Diagnosis group of a person in a year. */
  group(of: { row: number; year: number; stay: boolean }, bits: number): number;
};

const AGE_STEP = 5;
const AGE_STEPS = 30;

/** Prepares the draws of a slice. */
export function makeDemand(plan: CityPlan, people: SlicePeople, chance: Random): Demand {
  const streams = Object.keys(plan.scenario.streams);
  const districts = plan.districts.length;
  const homes = streams.flatMap((stream) => homesOf(plan, stream));
  const spread = plan.scenario.people.use.frailty;
  const frailty = Float64Array.from(people.age, () => Math.exp(spread * chance.normal()));
  const persons = streams.flatMap((stream) =>
    [false, true].flatMap((stay) => personsOf(plan, people, { stream, stay, frailty })),
  );
  const groups: (Alias | undefined)[] = [];
  return {
    home: (stream, district, bits) => {
      const table = homes[stream * districts + district];
      return table ? draw(table, bits) : district;
    },
    person: ({ stream, stay, home }, bits) => {
      const table = persons[(stream * 2 + (stay ? 1 : 0)) * districts + home];
      // A slice so small that nobody lives in the district sends anybody.
      if (!table) return Math.floor((bits * people.table.count) / 2 ** 32);
      return (people.districtStart[home] ?? 0) + draw(table, bits);
    },
    group: ({ row, year, stay }, bits) => {
      const age = Math.max(0, year - (people.table.birthYear[row] ?? 0));
      const step = Math.min(AGE_STEPS - 1, Math.floor(age / AGE_STEP));
      const sex = people.table.sex[row] ?? 0;
      const chronic = people.table.chronic[row] ?? 0;
      const key = ((step * 2 + (stay ? 1 : 0)) * 2 + sex) * (1 << CHRONIC_DISEASES.codes.length);
      let table = groups[key + chronic];
      if (!table) {
        const middle = step * AGE_STEP + Math.floor(AGE_STEP / 2);
        table = groupsOf(plan, { age: middle, sex, chronic, stay });
        groups[key + chronic] = table;
      }
      return draw(table, bits);
    },
  };
}

/** Of a stream's patients in a district a part lives there, the others anywhere else by population. */
function homesOf(plan: CityPlan, stream: string): Alias[] {
  const people = plan.districts.map((each) => each.population);
  const all = people.reduce((a, b) => a + b, 0);
  return plan.districts.map((district, at) => {
    const own = district.home[stream] ?? 1;
    const elsewhere = all - (people[at] ?? 0);
    return aliasOf(people.map((p, d) => (d === at ? own : ((1 - own) * p) / elsewhere)));
  });
}

/** Persons of each district by how much care they use; undefined where nobody lives in the slice. */
function personsOf(
  plan: CityPlan,
  people: SlicePeople,
  of: { stream: string; stay: boolean; frailty: Float64Array },
): (Alias | undefined)[] {
  const { use } = plan.scenario.people;
  const special = plan.scenario.streams[of.stream]?.use;
  const female = SEXES.at('female');
  const steps = special?.ages ?? (of.stay ? use.stay : use.visit);
  const perChronic = special ? 0 : of.stay ? use.perChronicStay : use.perChronicVisit;
  const byAge = Float64Array.from({ length: 256 }, (_, age) => stepAt(steps, age));
  const weight = (row: number): number => {
    const chronic = bitsIn(people.table.chronic[row] ?? 0);
    const women = special && people.table.sex[row] === female && (people.age[row] ?? 0) > 14;
    const usual = (byAge[people.age[row] ?? 0] ?? 0) * (women ? special.women : 1);
    return usual * (1 + perChronic * chronic) * (of.frailty[row] ?? 1);
  };
  return plan.districts.map((_, district) => {
    const from = people.districtStart[district] ?? 0;
    const to = people.districtStart[district + 1] ?? from;
    if (to === from) return undefined;
    return aliasOf(Float64Array.from({ length: to - from }, (__, at) => weight(from + at)));
  });
}

const bitsIn = (bits: number): number => {
  let left = bits;
  let count = 0;
  for (; left !== 0; left &= left - 1) count++;
  return count;
};

function groupsOf(
  plan: CityPlan,
  of: { age: number; sex: number; chronic: number; stay: boolean },
): Alias {
  const { childUpTo, agedFrom } = plan.scenario.ageClasses;
  const ageClass = of.age <= childUpTo ? 0 : of.age >= agedFrom ? 2 : 1;
  const may = (group: PlanDiagnosis): boolean => {
    if (group.sex !== '' && group.sex !== SEXES.codes[of.sex]) return false;
    if (of.age < group.ageFrom || of.age > group.ageTo) return false;
    if (!CHRONIC_DISEASES.has(group.chronic)) return true;
    return (of.chronic & (1 << CHRONIC_DISEASES.at(group.chronic))) !== 0;
  };
  return aliasOf(
    plan.diagnoses.map((group) => (may(group) ? group[of.stay ? 'stay' : 'visit'][ageClass] : 0)),
  );
}
