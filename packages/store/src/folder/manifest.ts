import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { District } from '@sanyi/facts';
import { fail, ok, problem, type Result, type Text } from '@sanyi/kernel';
import { isFolder, MANIFEST_FILE } from './generation.ts';
import { isCode, messageOf } from './lock.ts';

/** The version of the columns of facts. A change of meaning raises it. */
export const SCHEMA_VERSION = 1;

/** One part of the claims: a file whose persons stand in no other part. */
export type ClaimPart = {
  /** File names inside the generation folder. */
  readonly claimFile: string;
  readonly personFile: string;
  readonly claims: number;
  readonly lines: number;
  readonly claimMin: number;
  readonly claimMax: number;
  readonly personMin: number;
  readonly personMax: number;
};

/** How long a file is, and a checksum over all its bytes. */
export type FileSum = { readonly bytes: number; readonly checksum: number };

/**
 * Totals that a sample was raked to: known beforehand, so that they carry no sampling error. They
 * hold for settlements under the stack whose prices it was raked with.
 */
export type Raked = {
  readonly stackHash: string;
  /** Fen of the file by district and quarter. */
  readonly expenseFen: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

/** What a folder of facts says about itself. */
export type FactsManifest = {
  readonly format: 'sanyi-facts';
  readonly schemaVersion: number;
  readonly generation: string;
  readonly previous: string | null;
  readonly place: string;
  readonly title: Text;
  /** ISO 4217; amounts are whole hundredths of it. */
  readonly currency: string;
  /** Residents of the real place per person in the file. */
  readonly weight: number;
  readonly synthetic: boolean;
  readonly source: string;
  /** Days `[from, to]` as ISO dates; `to` is the cut-off of all figures. */
  readonly from: string;
  readonly to: string;
  readonly seed: number | null;
  readonly scale: number | null;
  readonly districts: readonly District[];
  readonly raked?: Raked;
  /** Rows by table; `line` counts claim lines. */
  readonly rows: Readonly<Record<string, number>>;
  /** Over sorted values, not over file bytes. */
  readonly logicalChecksum: string;
  readonly parts: readonly ClaimPart[];
  /** Other files by table, inside the generation folder. */
  readonly tables: Readonly<Record<string, readonly string[]>>;
  /** Every file of parts and tables as it was written: tells a damaged one. Absent in older facts. */
  readonly files?: Readonly<Record<string, FileSum>>;
};

/**
 * Reads and checks the manifest of a folder of facts.
 *
 * @returns the manifest; `STORE_NOT_FACTS` or `STORE_OTHER_VERSION` where it is none of ours,
 * `STORE_TABLE_MISSING` for one without a table that claims refer to
 * @example
 * ```ts
 * (await readManifest('no-such-folder')).ok; // false
 * ```
 */
export async function readManifest(folder: string): Promise<Result<FactsManifest>> {
  const found = await readJson(folder);
  if (!found.ok) return found;
  const manifest = found.value;
  const where = join(folder, MANIFEST_FILE);
  if (!isRecord(manifest) || manifest.format !== 'sanyi-facts') {
    return fail(problem('STORE_NOT_FACTS', folder));
  }
  if (manifest.schemaVersion !== SCHEMA_VERSION) {
    return fail(
      problem('STORE_OTHER_VERSION', folder, {
        found: String(manifest.schemaVersion),
        expected: String(SCHEMA_VERSION),
      }),
    );
  }
  const slip = shapeSlip(manifest);
  if (slip) return fail(problem('STORE_MANIFEST_FIELD', where, slip));
  const table = missingTable(manifest);
  if (table) return fail(problem('STORE_TABLE_MISSING', where, { table }));
  // The shape was checked above, field by field, against what this version writes.
  const checked = manifest as FactsManifest;
  return missingFile(folder, checked);
}

async function readJson(folder: string): Promise<Result<unknown>> {
  const where = join(folder, MANIFEST_FILE);
  if (!(await isFolder(folder))) {
    return fail(problem('STORE_NOT_FACTS', folder));
  }
  try {
    return ok(JSON.parse(await readFile(where, 'utf8')));
  } catch (error) {
    if (isCode(error, 'ENOENT')) {
      return fail(problem('STORE_NOT_FACTS', folder));
    }
    return fail(problem('STORE_MANIFEST_BROKEN', where, { why: messageOf(error) }));
  }
}

const FIELDS = {
  string: ['generation', 'place', 'currency', 'source', 'from', 'to', 'logicalChecksum'],
  number: ['weight'],
  boolean: ['synthetic'],
  object: ['title', 'rows', 'tables'],
  array: ['parts', 'districts'],
} as const;

type Slip = { readonly field: string; readonly expected: string };

function shapeSlip(manifest: Record<string, unknown>): Slip | null {
  for (const [expected, fields] of Object.entries(FIELDS)) {
    for (const field of fields) {
      if (jsonType(manifest[field]) !== expected) return { field, expected };
    }
  }
  return null;
}

/** Tables that every claim refers to, and their files, in the order they are written. */
export const REFERENCE_FILES = {
  institution: 'institution.parquet',
  item: 'item.parquet',
  purchase_price: 'purchase_price.parquet',
  doctor: 'doctor.parquet',
  diagnosis_group: 'diagnosis_group.parquet',
} as const;

/** Every version of the columns has all of these, if without rows. */
function missingTable({ rows, tables }: Record<string, unknown>): string | undefined {
  return Object.keys(REFERENCE_FILES).find(
    (table) =>
      !isRecord(tables) ||
      !Array.isArray(tables[table]) ||
      !isRecord(rows) ||
      !Number.isSafeInteger(rows[table]),
  );
}

function jsonType(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

async function missingFile(
  folder: string,
  manifest: FactsManifest,
): Promise<Result<FactsManifest>> {
  const parts = manifest.parts.flatMap((part) => [part.claimFile, part.personFile]);
  for (const file of [...parts, ...Object.values(manifest.tables).flat()]) {
    try {
      await stat(join(folder, manifest.generation, file));
    } catch {
      return fail(problem('STORE_PART_MISSING', folder, { file }));
    }
  }
  return ok(manifest);
}

/** Whether a parsed value is an object with named fields. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
