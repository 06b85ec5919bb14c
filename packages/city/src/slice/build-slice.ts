import { assert, random } from '@sanyi/kernel';
import { careModel } from '../care/care-model.ts';
import { stepOf } from '../care/line-tables.ts';
import type { CityPrices } from '../city-prices.ts';
import { SLICE_PERSONS_MAX } from '../limits.ts';
import type { CityPlan } from '../plan/city-plan.ts';
import type { CitySlice, SlicePlan } from '../slice-types.ts';
import { actOrder } from './acts.ts';
import { assembleClaims } from './assemble.ts';
import { contractTable, signContracts } from './contracts.ts';
import { correctQuantities } from './correct.ts';
import { sliceCounts } from './counts.ts';
import { makeDemand } from './demand.ts';
import { drawLines } from './draw-lines.ts';
import { makeCalls, makeDonations } from './events.ts';
import { makeActs } from './make-acts.ts';
import { makePeople } from './people.ts';
import { layPlaces, type Places } from './places.ts';
import { useFactor } from './use-factor.ts';

/**
 * Builds one slice of a city: its residents and all that happened to them. Pure: the same plan,
 * slice and prices give the same values, whichever worker builds it and in whatever order.
 *
 * Visits and stays are exact per district, stream and quarter; costs at the given prices meet the
 * scenario per district and quarter. Give the same `plan` and `prices` objects for all slices: what
 * they have in common is then worked out once.
 *
 * @example
 * ```ts
 * declare const plan: CityPlan; // from readCityPlan
 * const [from, to] = [dayOf('2016-01-01' as IsoDate), dayOf('2016-03-31' as IsoDate)];
 * const [slice] = unwrap(planSlices(plan, { scale: 0.00002, seed: 7, from, to }));
 * if (slice) buildSlice(plan, slice, { line: () => 5000, visit: () => 1000 });
 * ```
 */
export function buildSlice(plan: CityPlan, slice: SlicePlan, prices: CityPrices): CitySlice {
  const chance = random(slice.seed).fork(`slice ${slice.index} of ${slice.count}`);
  const model = careModel(plan, prices, slice);
  const { quarters } = model;
  const places = placesOf(plan, slice.seed);
  const people = makePeople(plan, slice, chance.fork('people'));
  assert(people.table.count <= SLICE_PERSONS_MAX, 'a slice has few enough persons to sort by');
  const contracts = signContracts(plan, slice, {
    people,
    places,
    quarters,
    chance: chance.fork('contracts'),
  });
  const counts = sliceCounts(plan, slice, quarters);
  const demand = makeDemand(plan, people, chance.fork('demand'));
  const acts = makeActs({
    plan,
    counts,
    quarters,
    people,
    contracts,
    places,
    demand,
    chance: chance.fork('acts'),
  });
  const order = actOrder(acts, slice.from);
  const use = useFactor(plan, model, { acts, people, counts });
  const { factor } = use;
  const lines = drawLines({ plan, model, acts, order, factor, chance: chance.fork('lines') });
  const targetFen = counts.targetFen.map((target, cell) => target - (use.fees[cell] ?? 0));
  correctQuantities({ model, acts, order, lines, targetFen, steps: stepsOf(plan) });
  const persons = people.table.person;
  return {
    persons: people.table,
    contracts: contractTable(contracts, persons, slice.to),
    donations: makeDonations(plan, slice, { quarters, chance: chance.fork('donations') }),
    calls: makeCalls(plan, slice, { quarters, chance: chance.fork('calls') }),
    claims: assembleClaims({ acts, order, lines }, { slice: slice.index, persons }),
  };
}

type KnownPlaces = { readonly seed: number; readonly places: Places };
const known = new WeakMap<CityPlan, KnownPlaces>();

function placesOf(plan: CityPlan, seed: number): Places {
  const found = known.get(plan);
  if (found?.seed === seed) return found.places;
  const places = layPlaces(plan, seed);
  known.set(plan, { seed, places });
  return places;
}

/** Smallest parts of a unit, in thousandths, as the lines were drawn with. */
const stepsOf = (plan: CityPlan): { visit: Float64Array; stay: Float64Array } => ({
  visit: Float64Array.from(plan.items, (item) => stepOf(item, false) * 1000),
  stay: Float64Array.from(plan.items, (item) => stepOf(item, true) * 1000),
});
