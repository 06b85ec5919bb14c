import { fileURLToPath } from 'node:url';
import { unwrap } from '@sanyi/kernel';
import { readPolicies } from '../read/read-content.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';

/** The package that settles as charged. */
export async function samplePackages(): Promise<PackageInput[]> {
  const folder = fileURLToPath(new URL('../../../../policies', import.meta.url));
  const all = unwrap(await readPolicies(folder));
  return all.filter((each) => each.name === 'synthea-sample');
}
