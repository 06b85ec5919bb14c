import { hashText, type Problem, problem } from '@sanyi/kernel';
import { packageHead } from '@sanyi/policy';
import type { PackageInput } from '../settle/settle-part-task.ts';

/** The manifest's name in an archive, beside the folder of the package. */
export const ARCHIVE_MANIFEST = 'sanyi.json';

const FORMAT = 'sanyi-package';

/** What an archive says of itself: the package, its version, and the SHA-256 of each file. */
export function archiveManifest({ name, files }: PackageInput): string {
  const { version } = packageHead(files.get('policy.yaml') ?? '');
  const hashes = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const document = {
    format: FORMAT,
    formatVersion: 1,
    package: name,
    version,
    files: Object.fromEntries(hashes.map(([path, text]) => [path, hashText(text)])),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** What is wrong with files that a manifest speaks of; null when every one is as it was packed. */
export function againstManifest(where: string, text: string, found: PackageInput): Problem | null {
  const said = filesSaid(text);
  if (said === null) return problem('ARCHIVE_BROKEN', where, { why: ARCHIVE_MANIFEST });
  const paths = new Set([...Object.keys(said), ...found.files.keys()]);
  for (const path of paths) {
    const file = found.files.get(path);
    if (file === undefined || said[path] !== hashText(file)) {
      return problem('ARCHIVE_CHECKSUM', where, { path: path.slice(0, 120) });
    }
  }
  return null;
}

function filesSaid(text: string): Readonly<Record<string, unknown>> | null {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof said !== 'object' || said === null || !('format' in said) || !('files' in said)) {
    return null;
  }
  const { format, files } = said;
  const isMap = typeof files === 'object' && files !== null && !Array.isArray(files);
  return format === FORMAT && isMap ? Object.assign(Object.create(null), files) : null;
}
