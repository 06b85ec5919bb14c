import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run-sanyi.ts';

/** Where the open data may lie: named in SANYI_SHARED_DATA, or beside the checkout. */
const PLACES = [process.env.SANYI_SHARED_DATA, '../shared/data', '../../shared/data'];

/** Why tests on open data were skipped; it stands in the title of what is skipped. */
export const NOT_AT_HAND = 'skipped where the open data is not at hand; fails there under CI=true';

/** A folder of the open data, or null where it is not at hand. Under CI it must be there. */
export function openData(name: string): string | null {
  for (const place of PLACES) {
    if (place === undefined) continue;
    const folder = join(place.startsWith('/') ? place : join(ROOT, place), name);
    if (existsSync(folder)) return folder;
  }
  if (process.env.CI === 'true') throw new Error(`the open data "${name}" is needed under CI`);
  return null;
}
