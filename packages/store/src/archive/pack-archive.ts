import { strToU8, type Zippable, zipSync } from 'fflate';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { ARCHIVE_MANIFEST, archiveManifest } from './archive-manifest.ts';

/**
 * A package as one file: a ZIP archive of its folder, the same bytes for the same package on any day
 * and machine. A manifest beside the folder names the package, its version and the SHA-256 of each file.
 * `.sanyi` and `.zip` are the same.
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
  const manifest = archiveManifest({ name, files });
  packed[ARCHIVE_MANIFEST] = [strToU8(manifest), { mtime, level: 6 }];
  return zipSync(packed);
}
