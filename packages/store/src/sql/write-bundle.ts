import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { settlementBundle } from '@sanyi/insurance';
import { fail, ok, type Result } from '@sanyi/kernel';
import { buildStack } from '@sanyi/policy';
import type { Facts } from '../facts/open-facts.ts';
import { writeFailed } from '../folder/generation.ts';
import { libraryOf } from '../read/library-of.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { sqlOfFacts } from './settle-in-duckdb.ts';

/** Which settlement is written as SQL, and where to. */
export type BundleRequest = {
  readonly packages: readonly PackageInput[];
  readonly stack: string;
  readonly dialect: 'duckdb' | 'spark';
  readonly out: string;
};

/** What was written. */
export type WrittenBundle = {
  readonly files: readonly string[];
  readonly steps: number;
  readonly stackHash: string;
};

/**
 * Writes the settlement of facts under a stack as SQL, to be run by another engine over the same
 * Parquet files.
 *
 * @returns the files; problems of the stack, `FEEL_TARGET_REFUSED` where rules have no SQL form, or
 * `STORE_WRITE_FAILED` where the folder cannot be written
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * const asked = { packages: [], stack: 'beijing', dialect: 'spark', out: 'bundle' } as const;
 * (await writeSqlBundle(facts, asked)).ok; // false
 * ```
 */
export async function writeSqlBundle(
  facts: Facts,
  { packages, stack, dialect, out }: BundleRequest,
): Promise<Result<WrittenBundle>> {
  const library = libraryOf(packages);
  if (!library.ok) return library;
  const built = buildStack(library.value, stack);
  if (!built.ok) return built;
  const sql = sqlOfFacts(facts, { stack: built.value, dialect });
  if (!sql.ok) return sql;
  const { hash, text } = built.value;
  const files = settlementBundle(sql.value, { stack: text, hash });
  try {
    await mkdir(out, { recursive: true });
    for (const [name, content] of files) await writeFile(join(out, name), content);
  } catch (error) {
    return fail(writeFailed(out, error));
  }
  return ok({ files: [...files.keys()], steps: sql.value.steps.length, stackHash: hash });
}
