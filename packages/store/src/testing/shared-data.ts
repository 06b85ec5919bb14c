import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PLACES = [process.env.SANYI_SHARED_DATA, '../shared/data', '../../shared/data'];

/**
 * A folder of the open data that tests run on, or null where it is not at hand. Under CI it must
 * be there.
 */
export function sharedData(name: string): string | null {
  const root = fileURLToPath(new URL('../../../..', import.meta.url));
  for (const place of PLACES) {
    if (place === undefined) continue;
    const folder = join(place.startsWith('/') ? place : join(root, place), name);
    if (existsSync(folder)) return folder;
  }
  if (process.env.CI === 'true') throw new Error(`open data "${name}" is needed under CI`);
  return null;
}
