import { fail, ok, type Problem, ProblemError, problem, type Result } from '@sanyi/kernel';
import { packageHead } from '@sanyi/policy';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { openZip, type Zip } from '../sheet/open-zip.ts';
import { ARCHIVE_MANIFEST, againstManifest } from './archive-manifest.ts';

/** Bounds of an archive, far above what a package of a city needs. */
const LIMITS = {
  /** Files: people review each of them. */
  entries: 400,
  /** Bytes of one file once unpacked: a national price list takes half. */
  entryBytes: 8 * 1024 * 1024,
  /** Bytes of all files: a bomb of many small ones stops here. */
  bytes: 16 * 1024 * 1024,
} as const;

/**
 * Reads the files of a package from an archive, in memory and without writing anything: paths stay
 * inside one folder, links are refused, every file is bounded UTF-8 text and,
 * where the archive has a manifest, the file that was packed. Names that begin with a dot
 * are left out, as in folders.
 *
 * @param where - the name of the file, for problems
 * @example
 * ```ts
 * const packed = packArchive({ name: 'fees', files: new Map([['policy.yaml', 'id: fees']]) });
 * unwrap(readArchive('fees.sanyi', packed)).name; // 'fees'
 * readArchive('fees.sanyi', new Uint8Array(10)).ok; // false
 * ```
 */
export function readArchive(where: string, bytes: Uint8Array): Result<PackageInput> {
  try {
    return packageIn(where, openZip(where, Buffer.from(bytes), LIMITS));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return fail(asArchive(where, error.problems[0]));
  }
}

/** Troubles of unpacking in the words of archives. */
function asArchive(where: string, { code, details }: Problem): Problem {
  if (code === 'REPORT_FILE_LARGE') {
    const { what = '', limit = '' } = details;
    return problem('ARCHIVE_LARGE', where, { what, limit });
  }
  if (code === 'REPORT_FILE_BROKEN') {
    return problem('ARCHIVE_BROKEN', where, { why: details.why ?? '' });
  }
  return problem('ARCHIVE_BROKEN', where, { why: code });
}

function packageIn(where: string, zip: Zip): Result<PackageInput> {
  const refused = refusalOf(where, zip);
  if (refused) return fail(refused);
  const paths = zip.names.filter(
    (name) => !name.endsWith('/') && !isHidden(name) && name !== ARCHIVE_MANIFEST,
  );
  const manifest = paths
    .filter((path) => /^(?:[^/]+\/)?policy\.yaml$/.test(path))
    .sort((a, b) => a.length - b.length)[0];
  if (manifest === undefined) return fail(problem('ARCHIVE_NO_PACKAGE', where));
  const folder = manifest.slice(0, -'policy.yaml'.length);
  const outside = paths.find((path) => !path.startsWith(folder));
  if (outside !== undefined) return fail(pathProblem('ARCHIVE_PATH', where, outside));
  const files = new Map<string, string>();
  let size = 0;
  for (const path of paths) {
    const content = zip.read(path) ?? new Uint8Array();
    size += content.length;
    if (size > LIMITS.bytes) {
      const details = { what: '字节 bytes', limit: String(LIMITS.bytes) };
      return fail(problem('ARCHIVE_LARGE', where, details));
    }
    const text = textOf(content);
    if (text === null) return fail(problem('STORE_NOT_TEXT', `${where} ${path.slice(0, 120)}`));
    files.set(path.slice(folder.length), text);
  }
  const { id } = packageHead(files.get('policy.yaml') ?? '');
  const found = { name: id ?? folder.replace(/\/$/, ''), files };
  const changed = changedSince(where, zip, found);
  return changed ? fail(changed) : ok(found);
}

/** Whether a file is not what the manifest of the archive says; one without a manifest says nothing. */
function changedSince(where: string, zip: Zip, found: PackageInput): Problem | null {
  const content = zip.read(ARCHIVE_MANIFEST);
  return content && againstManifest(where, textOf(content) ?? '', found);
}

function refusalOf(where: string, { names, links }: Zip): Problem | null {
  const climbing = names.find(climbs);
  if (climbing !== undefined) return pathProblem('ARCHIVE_PATH', where, climbing);
  const [link] = links;
  if (link !== undefined) return pathProblem('ARCHIVE_LINK', where, link);
  const seen = new Set<string>();
  for (const name of names) {
    // Systems that do not tell upper case from lower would write one over the other.
    const key = name.normalize('NFC').toLowerCase();
    if (seen.has(key)) return pathProblem('ARCHIVE_TWICE', where, name);
    seen.add(key);
  }
  return null;
}

/** Whether a path could lead out of the folder it is unpacked into, on any system. */
const climbs = (name: string): boolean =>
  name === '' ||
  /[\\:\p{Cc}\uFFFD]/u.test(name) ||
  name.startsWith('/') ||
  name.split('/').some((part) => part === '..' || part === '.');

const isHidden = (name: string): boolean =>
  name.split('/').some((part) => part.startsWith('.')) || name.startsWith('__MACOSX/');

const pathProblem = (
  code: 'ARCHIVE_PATH' | 'ARCHIVE_LINK' | 'ARCHIVE_TWICE',
  where: string,
  path: string,
): Problem => problem(code, where, { path: path.slice(0, 120) });

function textOf(content: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return null;
  }
}
