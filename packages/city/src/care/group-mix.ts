import { type Day, random } from '@sanyi/kernel';
import { aliasOf, draw } from '../alias.ts';
import { addTo } from '../column.ts';
import type { CityPlan } from '../plan/city-plan.ts';
import { makeDemand } from '../slice/demand.ts';
import { makePeople } from '../slice/people.ts';

/** How often each diagnosis group is the reason of a stream's visits or stays; rows add up to 1. */
export type GroupMix = (of: { stream: number; stay: boolean; group: number }) => number;

const PERSONS = 8000;
const DRAWS = 12_000;

/** Estimates the mix from a sample of people drawn as the city's are; the same for every city. */
export function groupMix(plan: CityPlan): GroupMix {
  const chance = random(plan.scenario.baseYear).fork('group mix');
  // The sample has no days of its own: acts are not made from it.
  const none = 0 as Day;
  const scale = PERSONS / plan.scenario.residents;
  const sample = { scale, seed: 0, from: none, to: none, index: 0, count: 1 };
  const people = makePeople(plan, sample, chance.fork('people'));
  const demand = makeDemand(plan, people, chance.fork('demand'));
  const streams = Object.keys(plan.scenario.streams);
  const groups = plan.diagnoses.length;
  const mix = new Float64Array(streams.length * 2 * groups);
  streams.forEach((name, stream) => {
    const districts = aliasOf(plan.districts.map((each) => each.shares[name] ?? 0));
    for (const stay of [false, true]) {
      const row = (stream * 2 + (stay ? 1 : 0)) * groups;
      for (let n = 0; n < DRAWS; n++) {
        const district = draw(districts, chance.next32());
        const home = demand.home(stream, district, chance.next32());
        const person = demand.person({ stream, stay, home }, chance.next32());
        const year = plan.scenario.baseYear;
        addTo(mix, row + demand.group({ row: person, year, stay }, chance.next32()), 1 / DRAWS);
      }
    }
  });
  return ({ stream, stay, group }) => mix[(stream * 2 + (stay ? 1 : 0)) * groups + group] ?? 0;
}
