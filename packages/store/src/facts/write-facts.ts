import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { District } from '@sanyi/facts';
import {
  type Day,
  fail,
  hashText,
  isoDate,
  ok,
  type Problem,
  problem,
  type Result,
  type Text,
} from '@sanyi/kernel';
import { withDatabase } from '../duck/database.ts';
import { withGeneration } from '../folder/generation.ts';
import {
  type FactsManifest,
  type Raked,
  REFERENCE_FILES,
  readManifest,
  SCHEMA_VERSION,
} from '../folder/manifest.ts';
import type { Job } from '../job.ts';
import { PROBLEMS_LISTED } from '../limits.ts';
import { claimProblems } from './check-claims.ts';
import { addSums, EMPTY_SUM, type RowSum, sumText } from './checksum.ts';
import { type Reference, writeReference } from './reference-tables.ts';
import { filesOfParts, sumsOfFiles } from './whole-files.ts';
import { type PartData, type PartPlace, type WrittenPart, writePart } from './write-part.ts';

/** What a folder of facts says about itself, as far as its maker decides it. */
export type FactsHead = {
  readonly place: string;
  readonly title: Text;
  readonly currency: string;
  readonly weight: number;
  readonly synthetic: boolean;
  readonly source: string;
  readonly from: Day;
  /** Last day, inclusive. */
  readonly to: Day;
  readonly seed: number | null;
  readonly scale: number | null;
  readonly districts: readonly District[];
};

/** Names that may stand in a folder of facts beside its generations. */
const besideFacts = (name: string): boolean =>
  [
    'settlement',
    'replay',
    'replay-store',
    'claim-cache',
    'reported',
    'rejects.csv',
    '.rejects.csv',
  ].includes(name);

/** The parts of facts, and what their expenses were raked to. */
export type MadeFacts = { readonly parts: readonly WrittenPart[]; readonly raked?: Raked };

/**
 * Writes a folder of facts: a new generation is prepared beside and made visible by one rename.
 * `makeParts` writes the parts, one after the other or in workers, and returns what it wrote.
 *
 * @returns the new manifest, or what stood in the way; then the old facts are untouched
 */
export async function writeGeneration(
  folder: string,
  what: { readonly head: FactsHead; readonly reference: Reference; readonly job?: Job | undefined },
  makeParts: (place: Omit<PartPlace, 'index'>) => Promise<Result<MadeFacts>>,
): Promise<Result<FactsManifest>> {
  const { head, reference, job } = what;
  const writing = { beside: besideFacts, say: job?.say };
  const written = await withGeneration(folder, writing, async (generation) => {
    for (const table of ['claim', 'person', 'contract', 'donation', 'call']) {
      await mkdir(join(generation.path, table));
    }
    const base = await withDatabase(1, (connection) =>
      writeReference(connection, generation.path, reference),
    );
    const districts = head.districts.map((district) => district.id);
    const made = await makeParts({ path: generation.path, districts, source: head.source });
    if (!made.ok) return made;
    const overlap = overlapProblem(folder, made.value.parts);
    if (overlap) return fail(overlap);
    const manifest = manifestOf(head, base, made.value);
    const listed = [...filesOfParts(manifest.parts), ...Object.values(manifest.tables).flat()];
    await generation.commit({ ...manifest, files: await sumsOfFiles(generation.path, listed) });
    return ok(null);
  });
  return written.ok ? readManifest(folder) : written;
}

/**
 * Writes facts that fit in memory or come part by part, checking every claim first.
 *
 * @returns the new manifest, or every problem found (at most a hundred)
 * @example
 * ```ts
 * declare const facts: Facts; // what was written, read again with openFacts
 * facts.manifest.rows.claim; // 12
 * ```
 */
export async function writeFacts(
  folder: string,
  what: {
    readonly head: FactsHead;
    readonly reference: Reference;
    readonly parts: readonly PartData[];
  },
): Promise<Result<FactsManifest>> {
  const troubles = what.parts.flatMap((part) => partProblems(folder, what, part));
  const [first, ...more] = troubles.slice(0, PROBLEMS_LISTED);
  if (first) return fail(first, ...more);
  return writeGeneration(folder, what, (place) =>
    withDatabase(1, async (connection) => {
      const written: WrittenPart[] = [];
      for (const [index, part] of what.parts.entries()) {
        written.push(await writePart(connection, { ...place, index }, part));
      }
      return ok({ parts: written });
    }),
  );
}

function partProblems(
  where: string,
  what: { readonly head: FactsHead; readonly reference: Reference },
  part: PartData,
): Problem[] {
  const bounds = {
    where,
    from: what.head.from,
    to: what.head.to,
    institutions: new Set(what.reference.institutions.map((row) => row.institution)),
    items: new Set(what.reference.items.map((row) => row.item)),
    persons: new Set(part.persons.person),
  };
  return part.claims.flatMap((batch) => claimProblems(batch, bounds, PROBLEMS_LISTED));
}

function overlapProblem(folder: string, written: readonly WrittenPart[]): Problem | null {
  const parts = written
    .map((each) => each.part)
    .filter((part) => part.claims > 0)
    .sort((a, b) => a.personMin - b.personMin);
  for (let at = 1; at < parts.length; at++) {
    const person = parts[at]?.personMin ?? 0;
    if (person <= (parts[at - 1]?.personMax ?? 0)) {
      return problem('STORE_PERSONS_NOT_SORTED', folder, { person: String(person) });
    }
  }
  return null;
}

function manifestOf(
  head: FactsHead,
  base: { readonly rows: Record<string, number>; readonly sums: Record<string, RowSum> },
  { parts: written, raked }: MadeFacts,
): Omit<FactsManifest, 'generation' | 'previous'> {
  const rows = { ...base.rows };
  const sums = { ...base.sums };
  const tables: Record<string, string[]> = {};
  for (const [table, file] of Object.entries(REFERENCE_FILES)) tables[table] = [file];
  for (const each of written) {
    for (const [table, count] of Object.entries(each.rows)) {
      rows[table] = (rows[table] ?? 0) + count;
    }
    for (const [table, sum] of Object.entries(each.sums)) {
      sums[table] = addSums(sums[table] ?? EMPTY_SUM, sum);
    }
    for (const [table, file] of Object.entries(each.tables)) {
      tables[table] = [...(tables[table] ?? []), file];
    }
  }
  const days = { from: isoDate(head.from), to: isoDate(head.to) };
  return {
    format: 'sanyi-facts',
    schemaVersion: SCHEMA_VERSION,
    ...head,
    ...(raked ? { raked } : {}),
    ...days,
    rows,
    logicalChecksum: hashText(checksumText(rows, sums)),
    parts: written.map((each) => each.part),
    tables,
  };
}

const checksumText = (rows: Record<string, number>, sums: Record<string, RowSum>): string =>
  Object.keys(sums)
    .sort()
    .map((table) => `${table} ${rows[table] ?? 0} ${sumText(sums[table] ?? EMPTY_SUM)}`)
    .join('\n');
