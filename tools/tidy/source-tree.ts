import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** A source file of the repository, by its path from the root with forward slashes. */
export type SourceFile = { readonly path: string; readonly text: string };

/** One thing that is not tidy. */
export type Finding = { readonly path: string; readonly line: number; readonly message: string };

/** The floors of the house, by package or app name. Imports go down only. */
export const FLOORS: Readonly<Record<string, number>> = {
  kernel: 0,
  feel: 1,
  facts: 1,
  records: 1,
  policy: 2,
  insurance: 3,
  care: 3,
  medicine: 3,
  oversight: 3,
  governance: 3,
  city: 3,
  api: 4,
  store: 5,
  server: 6,
  cli: 6,
  console: 6,
};

/** The floor from which input and output are allowed. */
export const FIRST_FLOOR_WITH_IO = 5;

/** Files git tracks or would track, read once. */
export const sourceTree = (): SourceFile[] => filesLike(/\.(ts|tsx|md|json)$/);

/** The files of every policy package, by its name. */
export function packageTree(): Map<string, ReadonlyMap<string, string>> {
  const packages = new Map<string, Map<string, string>>();
  for (const { path, text } of filesLike(/^policies\/[^/]+\/.+/)) {
    const [, name = '', ...within] = path.split('/');
    const files = packages.get(name) ?? new Map<string, string>();
    packages.set(name, files.set(within.join('/'), text));
  }
  return packages;
}

function filesLike(pattern: RegExp): SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return listed
    .split('\0')
    .filter((path) => pattern.test(path) && existsSync(path))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

/** What the product says of its own coverage. */
export const coverageText = (): string => readFileSync('coverage/systems.yaml', 'utf8');

/** The package or app a path lies in, or null outside of both. */
export function homeOf(path: string): string | null {
  return /^(?:packages|apps)\/([^/]+)\//.exec(path)?.[1] ?? null;
}

/** Whether a file holds tests, or in `src/testing` what only tests read. */
export const isTest = (path: string): boolean =>
  /\.test\.tsx?$/.test(path) || path.includes('/src/testing/');

/** Whether a file is code of ours. */
export const isCode = (path: string): boolean => /\.tsx?$/.test(path);

/** The line of a position in a text, counted from 1. */
export const lineAt = (text: string, position: number): number =>
  text.slice(0, position).split('\n').length;
