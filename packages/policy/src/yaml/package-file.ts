import { type Problem, problem } from '@sanyi/kernel';
import { type Cursor, openYaml, whereOf } from './cursor.ts';
import { readWhole, type Shape } from './shape.ts';

/** A file of a package; `name` stands in front of every problem in it. */
export type PackageFile = {
  readonly package: string;
  readonly path: string;
  readonly name: string;
  readonly text: string;
};

type YamlText = Pick<PackageFile, 'name' | 'text'> & {
  /** Lines before the YAML begins, for a header inside another file. */
  readonly linesBefore?: number;
};

/** A YAML text that was read: its value, or null after noting why not, and where it begins. */
type YamlRead<T> = { readonly at: Cursor; readonly value: T | null };

/** Reads a YAML text whole; what is wrong goes to `problems`. */
export function readYaml<T>(
  { name, text, linesBefore = 0 }: YamlText,
  shape: Shape<T>,
  problems: Problem[],
): YamlRead<T> {
  const at = openYaml(name, text, linesBefore);
  const value = readWhole(at, shape) ?? null;
  problems.push(...at.source.problems);
  return { at, value };
}

/** Notes an id that differs from the name of its file. */
export function checkFileName(
  at: Cursor,
  { id, file }: { readonly id: string; readonly file: string },
  problems: Problem[],
): void {
  const base = file.slice(file.lastIndexOf('/') + 1).replace(/\.[a-z]+$/, '');
  if (base !== id) problems.push(problem('POLICY_HEADER_ID', whereOf(at), { id, file }));
}
