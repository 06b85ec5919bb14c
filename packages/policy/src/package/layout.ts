import { type Problem, problem } from '@sanyi/kernel';
import { LIMITS } from '../limits.ts';
import { ID } from './names.ts';
import type { PackageFiles } from './policy-package.ts';

/** What a file of a package is, by its path. */
export type FileRole =
  | 'manifest'
  | 'table'
  | 'parameters'
  | 'fold'
  | 'pool'
  | 'list'
  | 'indicator'
  | 'supervision'
  | 'form'
  | 'bulletin'
  | 'goodTest'
  | 'badTest'
  | 'badFolder'
  | 'explained'
  | 'evidence'
  | 'takenOver'
  | 'takenOverEvidence'
  | 'note';

const ROLES: readonly (readonly [RegExp, FileRole])[] = [
  [/^policy\.yaml$/, 'manifest'],
  [/^tables\/[^/]+\.dmn$/, 'table'],
  [/^parameters\/[^/]+\.yaml$/, 'parameters'],
  [/^folds\/[^/]+\.yaml$/, 'fold'],
  [/^pools\/[^/]+\.yaml$/, 'pool'],
  [/^lists\/[^/]+\.csv$/, 'list'],
  [/^indicators\/[^/]+\.sql$/, 'indicator'],
  [/^supervision\/[^/]+\.sql$/, 'supervision'],
  [/^reporting\/[^/]+\.yaml$/, 'form'],
  [/^bulletins\/[^/]+\.yaml$/, 'bulletin'],
  [/^tests\/good\/[^/]+\.yaml$/, 'goodTest'],
  [/^tests\/bad\/[^/]+\.yaml$/, 'badTest'],
  [/^tests\/bad\/[^/]+\/.+$/, 'badFolder'],
  [/^explained\.yaml$/, 'explained'],
  [/^evidence\/[^/]+\.yaml$/, 'evidence'],
  [/^adopted\/taken-over\.yaml$/, 'takenOver'],
  [/^adopted\/evidence\/[^/]+\.yaml$/, 'takenOverEvidence'],
  // A mapping describes how outside data becomes facts; notes are for readers.
  [/^mapping\.yaml$/, 'note'],
  [/^[^/]+\.md$/, 'note'],
];

/** The role of a file, or null when the layout has no place for it. */
const roleOf = (path: string): FileRole | null =>
  ROLES.find(([pattern]) => pattern.test(path))?.[1] ?? null;

/** The files of one role, in order of path. */
export function filesOf(files: PackageFiles, role: FileRole): { path: string; text: string }[] {
  return [...files]
    .filter(([path]) => roleOf(path) === role)
    .map(([path, text]) => ({ path, text }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Checks that a package has the layout that readers expect and stays within the limits. */
export function checkLayout(name: string, files: PackageFiles, problems: Problem[]): void {
  if (!ID.test(name)) problems.push(problem('POLICY_NAME_WRONG', name, { found: name }));
  if (files.size > LIMITS.files) {
    const details = { found: String(files.size), limit: String(LIMITS.files) };
    problems.push(problem('POLICY_TOO_MANY_FILES', name, details));
  }
  for (const [path, text] of files) {
    const where = `${name}/${path}`;
    if (roleOf(path) === null) {
      problems.push(problem('POLICY_FILE_UNKNOWN', where, { file: path }));
    }
    if (text.length > LIMITS.textCharacters) {
      const limit = String(LIMITS.textCharacters);
      const details = { found: String(text.length), limit };
      problems.push(problem('POLICY_FILE_TOO_LONG', where, details));
    }
  }
}
