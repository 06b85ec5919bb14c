import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dayOf, type IsoDate, unwrap } from '@sanyi/kernel';
import { demoActor } from '../actor.ts';
import { buildCityFacts } from '../city/build-city.ts';
import { type Facts, openFacts } from '../facts/open-facts.ts';
import { readCity, readPolicies } from '../read/read-content.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';

/** How a small synthetic city is made; `from` and `to` are ISO dates. */
type SmallCity = {
  readonly place: 'beijing' | 'yunhe';
  readonly from: string;
  readonly to: string;
  readonly scale: number;
  readonly seed: number;
  /** Share of the city in one part, where a test needs more parts than one. */
  readonly sliceShare?: string;
  readonly out: string;
};

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** Every package of the repository. */
export const allPackages = async (): Promise<readonly PackageInput[]> =>
  unwrap(await readPolicies(join(root, 'policies')));

/** Facts of a small synthetic city, made under the rules of all packages. */
export async function smallCity({ place, sliceShare, ...asked }: SmallCity): Promise<Facts> {
  const city = new Map(unwrap(await readCity(join(root, 'cities', place))));
  if (sliceShare !== undefined) {
    const scenario = city.get('scenario.yaml') ?? '';
    city.set('scenario.yaml', scenario.replace(/sliceShare: [\d.]+/, `sliceShare: ${sliceShare}`));
  }
  // Dates of the calendar.
  const days = { from: dayOf(asked.from as IsoDate), to: dayOf(asked.to as IsoDate) };
  const packages = await allPackages();
  unwrap(await buildCityFacts({ ...asked, ...days, city, packages, stack: place }));
  return unwrap(await openFacts(asked.out, demoActor(place)));
}
