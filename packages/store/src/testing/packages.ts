import { fileURLToPath } from 'node:url';
import { unwrap } from '@sanyi/kernel';
import { readPolicies } from '../read/read-content.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';

/** The package that settles as charged. */
export const samplePackages = (): Promise<PackageInput[]> => packagesNamed(/^synthea-sample$/);

/** The packages of a real place. */
export const beijingPackages = (): Promise<PackageInput[]> => packagesNamed(/^beijing-/);

/** The packages whose names match. */
export async function packagesNamed(name: RegExp): Promise<PackageInput[]> {
  const folder = fileURLToPath(new URL('../../../../policies', import.meta.url));
  const all = unwrap(await readPolicies(folder));
  return all.filter((each) => name.test(each.name));
}
