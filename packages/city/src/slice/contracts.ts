import { type ContractTable, PERSON_CLASSES, SCHEMES } from '@sanyi/facts';
import type { Random } from '@sanyi/kernel';
import { draw } from '../alias.ts';
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
  const { share, keyGroupFactor, firstContact } = plan.scenario.contracts;
  const { people, places, quarters, chance } = of;
  const { count, district, keyGroups, scheme, personClass } = people.table;
  const from = new Int32Array(count).fill(OPEN_DAY);
  const institution = new Uint32Array(count);
  // The smaller the key, the earlier the signature: a draw without replacement by weight.
  const keys = Float64Array.from({ length: count }, (_, row) => {
    const weight = keyGroups[row] === 0 ? 1 : keyGroupFactor;
    return -Math.log(1 - chance.unit()) / weight;
  });
  const order = Uint32Array.from(keys, (_, row) => row).sort(
    (a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b,
  );
  let signed = 0;
  const residents = plan.scenario.residents * slice.scale;
  const sign = (upTo: number, days: { from: number; length: number }): void => {
    const needed = Math.min(count, portion(residents * upTo, slice));
    for (; signed < needed; signed++) {
      from[order[signed] ?? 0] = days.from + chance.below(days.length);
    }
  };
  const [first] = quarters;
  const start = first?.from ?? 0;
  sign(share[first?.at ?? 0] ?? 0, { from: start - EARLIER_DAYS, length: EARLIER_DAYS });
  for (const quarter of quarters) {
    sign(share[quarter.at + 1] ?? 0, { from: quarter.from, length: quarter.to - quarter.from });
  }
  const asked = dayIn(firstContact.from);
  const resident = SCHEMES.at('resident');
  const child = PERSON_CLASSES.at('child');
  for (let row = 0; row < count; row++) {
    institution[row] = draw(places.contract[district[row] ?? 0] ?? NOWHERE, chance.next32());
    const must = scheme[row] === resident && personClass[row] !== child;
    const joins = chance.unit() < firstContact.share;
    if (must && joins && (from[row] ?? 0) > asked) from[row] = asked;
    institution[row] = places.contractInstitution[district[row] ?? 0]?.[institution[row] ?? 0] ?? 0;
  }
  return { from, institution };
}

const NOWHERE = { count: 1, keep: Float64Array.of(1), other: new Uint32Array(1) };

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
