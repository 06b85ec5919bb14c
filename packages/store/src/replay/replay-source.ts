import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { ClaimBatch, PersonTable } from '@sanyi/facts';
import { assert, type Day, isoDate } from '@sanyi/kernel';
import { sqlText, withDatabase } from '../duck/database.ts';
import { queryClaims } from '../facts/query-claims.ts';
import { readPersons } from '../facts/read-tables.ts';
import { reading, readingEach } from '../facts/reading.ts';
import { filesOfParts, wholeFiles } from '../facts/whole-files.ts';
import type { FactsManifest } from '../folder/manifest.ts';

/** Which claims of a folder of facts a replay reads. */
export type ReplayRead = {
  readonly path: string;
  readonly manifest: FactsManifest;
  /** Claims that end before change nothing from then on; null: all of them may. */
  readonly since: Day | null;
  /** Claims that end later change nothing before them, so they are not read. */
  readonly to: Day;
  /** Condition over the column `person`, for a sample. */
  readonly persons?: string;
};

/** Claims of whole persons, with their table. */
type ReplayClaims = {
  readonly persons: PersonTable;
  batches(): AsyncIterable<ClaimBatch>;
};

/** Hands the claims of a part to `work` while the files are open; they were looked at before. */
export async function withPart<T>(
  read: ReplayRead,
  index: number,
  work: (claims: ReplayClaims) => Promise<T>,
): Promise<T> {
  const part = read.manifest.parts[index];
  assert(part !== undefined, 'the manifest lists the part');
  await wholeFiles(read, filesOfParts([part]));
  const personFile = join(read.path, part.personFile);
  const file = join(read.path, part.claimFile);
  const districts = read.manifest.districts.map((district) => district.id);
  const sampled = read.persons ? { where: read.persons } : {};
  return withDatabase(1, async (connection) => {
    const persons = await reading(personFile, () =>
      readPersons(connection, { file: personFile, districts, ...sampled }),
    );
    const where = await claimsSql(connection, file, read);
    return work({
      persons,
      batches: () => readingEach(file, queryClaims(connection, { file, where })),
    });
  });
}

/**
 * The claims that matter. Who takes back an earlier claim has that year folded again, so of such
 * persons everything is read.
 */
async function claimsSql(
  connection: DuckDBConnection,
  file: string,
  { since, to, persons }: ReplayRead,
): Promise<string> {
  const asked = [`end_day <= DATE ${sqlText(isoDate(to))}`, ...(persons ? [persons] : [])];
  if (since === null) return asked.join(' AND ');
  const day = `DATE ${sqlText(isoDate(since))}`;
  const claims = `read_parquet(${sqlText(file)})`;
  const reader = await reading(file, () =>
    connection.runAndReadAll(
      `SELECT DISTINCT refund.person FROM ${claims} refund JOIN ${claims} old ON old.claim = refund.reverses
       WHERE refund.end_day >= ${day} AND old.end_day < ${day}`,
    ),
  );
  const whole = reader.getRows().map(([person]) => Number(person));
  const late = `end_day >= ${day}`;
  const matters = whole.length > 0 ? `(${late} OR person IN (${whole.join(', ')}))` : late;
  return [...asked, matters].join(' AND ');
}
