import { strToU8, type Zippable, zipSync } from 'fflate';
import type { PackageInput } from '../settle/settle-part-task.ts';

/**
 * A package as one file: a ZIP archive of its folder, the same bytes for the same package on any day
 * and machine. `.sanyi` and `.zip` are the same.
 *
 * @example
 * ```ts
 * packArchive({ name: 'fees', files: new Map([['policy.yaml', 'id: fees']]) }).length > 0; // true
 * ```
 */
export function packArchive({ name, files }: PackageInput): Uint8Array {
  // Archives hold local times, so the fixed one is made from local parts.
  const mtime = new Date(2000, 0, 1);
  const packed: Zippable = {};
  for (const path of [...files.keys()].sort()) {
    packed[`${name}/${path}`] = [strToU8(files.get(path) ?? ''), { mtime, level: 6 }];
  }
  return zipSync(packed);
}
