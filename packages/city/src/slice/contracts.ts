import { type ContractTable, PERSON_CLASSES, SCHEMES } from '@sanyi/facts';
import type { Random } from '@sanyi/kernel';
import { draw } from '../alias.ts';
import { f64, i32, u8, u32 } from '../column.ts';
import { dayIn, OPEN_DAY } from '../days.ts';
import type { CityPlan } from '../plan/city-plan.ts';
import { portion } from '../portion.ts';
import type { SlicePlan } from '../slice-types.ts';
import type { CityQuarter } from './calendar.ts';
import type { SlicePeople } from './people.ts';
import type { Places } from './places.ts';

/** Who is under contract with which institution since when; a row per person of the slice. */
export type SliceContracts = {
  /** First day of the contract, {@link OPEN_DAY} for none. */
  readonly from: Int32Array;
  readonly institution: Uint32Array;
};

/** Days before the first quarter over which the contracts that stand at its start were signed. */
const EARLIER_DAYS = 1000;

/**
 * Signs persons up: exactly the scenario's share of the city at the end of each quarter, key groups
 * first, then residents who must see a grassroots doctor first.
 */
export function signContracts(
  plan: CityPlan,
  slice: SlicePlan,
  of: { people: SlicePeople; places: Places; quarters: readonly CityQuarter[]; chance: Random },
): SliceContracts {
  const { share } = plan.scenario.contracts;
  const { people, quarters, chance } = of;
  const { count } = people.table;
  const from = new Int32Array(count).fill(OPEN_DAY);
  const order = signingOrder(plan, people, chance);
  let signed = 0;
  const residents = plan.scenario.residents * slice.scale;
  const sign = (upTo: number, days: { from: number; length: number }): void => {
    const needed = Math.min(count, portion(residents * upTo, slice));
    for (; signed < needed; signed++) {
      from[u32(order, signed)] = days.from + chance.below(days.length);
    }
  };
  const [first] = quarters;
  const start = first?.from ?? 0;
  sign(share[first?.at ?? 0] ?? 0, { from: start - EARLIER_DAYS, length: EARLIER_DAYS });
  for (const quarter of quarters) {
    sign(share[quarter.at + 1] ?? 0, { from: quarter.from, length: quarter.to - quarter.from });
  }
  signForFirstContact(plan, people, { from, chance });
  return { from, institution: contractPlaces(people, of.places, chance) };
}

/** Rows in the order of signing: a draw without replacement in which key groups weigh more. */
function signingOrder(plan: CityPlan, people: SlicePeople, chance: Random): Uint32Array {
  const { keyGroupFactor } = plan.scenario.contracts;
  const keys = Float64Array.from(people.table.keyGroups, (groups) => {
    return -Math.log(1 - chance.unit()) / (groups === 0 ? 1 : keyGroupFactor);
  });
  return Uint32Array.from(keys, (_, row) => row).sort(
    (a, b) => f64(keys, a) - f64(keys, b) || a - b,
  );
}

/** Residents who must see a grassroots doctor first sign when the rule begins, most of them. */
function signForFirstContact(
  plan: CityPlan,
  people: SlicePeople,
  of: { from: Int32Array; chance: Random },
): void {
  const { firstContact } = plan.scenario.contracts;
  const asked = dayIn(firstContact.from);
  const { count, scheme, personClass } = people.table;
  const resident = SCHEMES.at('resident');
  const child = PERSON_CLASSES.at('child');
  for (let row = 0; row < count; row++) {
    const joins = of.chance.unit() < firstContact.share;
    const must = u8(scheme, row) === resident && u8(personClass, row) !== child;
    if (must && joins && i32(of.from, row) > asked) of.from[row] = asked;
  }
}

/** A contract institution of the own district for everyone, should they sign. */
function contractPlaces(people: SlicePeople, places: Places, chance: Random): Uint32Array {
  return Uint32Array.from(people.table.district, (district) => {
    const table = places.contract[district];
    const institutions = places.contractInstitution[district];
    return table && institutions ? u32(institutions, draw(table, chance.next32())) : 0;
  });
}

/** The contracts of a slice as facts, by person; the builder's days end with the slice. */
export function contractTable(
  contracts: SliceContracts,
  persons: Uint32Array,
  to: number,
): ContractTable {
  const rows = Array.from(persons.keys()).filter((row) => (contracts.from[row] ?? 0) <= to);
  return {
    count: rows.length,
    person: Uint32Array.from(rows, (row) => persons[row] ?? 0),
    institution: Uint32Array.from(rows, (row) => contracts.institution[row] ?? 0),
    fromDay: Int32Array.from(rows, (row) => contracts.from[row] ?? 0),
    toDay: new Int32Array(rows.length).fill(OPEN_DAY),
  };
}
