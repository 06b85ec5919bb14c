import { join } from 'node:path';
import type { Replay } from '@sanyi/api';
import type { GroupTitle } from '@sanyi/insurance';
import { demoActor, openFacts, placeOfFacts } from '@sanyi/store';
import type { Call } from '../call/command.ts';
import { CODE_TITLES, titlesOf } from '../texts/group-words.ts';
import { packagesOf } from './library-of.ts';

/**
 * Titles of the groups of a result: as the facts that it lies in name them. One that was taken
 * elsewhere has those of code sets only.
 *
 * @param folder - `FACTS/replay/ID`
 */
export async function resultTitles(
  call: Call,
  folder: string,
  replay: Replay,
): Promise<GroupTitle> {
  const home = join(folder, '..', '..');
  const place = await placeOfFacts(home);
  if (!place.ok) return CODE_TITLES;
  const facts = await openFacts(home, demoActor(place.value));
  const packages = await packagesOf(call);
  if (!facts.ok || !packages.ok) return CODE_TITLES;
  return titlesOf(facts.value, replay, { packages: packages.value });
}
