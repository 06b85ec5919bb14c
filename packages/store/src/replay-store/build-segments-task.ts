import { join } from 'node:path';
import { segmentMaker } from '@sanyi/facts';
import { assert, ok, type Result } from '@sanyi/kernel';
import { withDatabase } from '../duck/database.ts';
import { readClaims } from '../facts/read-claims.ts';
import { readPersons } from '../facts/read-tables.ts';
import { reading, readingEach } from '../facts/reading.ts';
import type { FactsManifest } from '../folder/manifest.ts';
import { SEGMENT_LINES } from '../limits.ts';
import type { Tell } from '../workers/task.ts';
import { type ColumnFile, newMemory, readColumns, writeColumns } from './column-file.ts';
import { codesOf, segmentColumns } from './segment-columns.ts';
import { segmentsOfPart } from './segments-of-part.ts';
import type { SegmentFile } from './store-manifest.ts';
import { keepPart } from './unfinished-store.ts';

/** What all parts of a store being built share. */
export type BuildShared = {
  /** The generation of the facts. */
  readonly path: string;
  readonly manifest: FactsManifest;
  /** Where the store is written. */
  readonly out: string;
  readonly codes: ColumnFile;
};

/** Writes the segments of parts of the facts, one part at a time. */
export async function buildSegmentsTask(
  shared: BuildShared,
): Promise<Result<(part: number, tell: Tell) => Promise<Result<SegmentFile[]>>>> {
  const { path, manifest, out, codes } = shared;
  const known = codesOf(await readColumns(join(out, codes.file), codes, newMemory()));
  const make = segmentMaker(known);
  const districts = manifest.districts.map(({ id }) => id);
  return ok((at, tell) =>
    withDatabase(1, async (connection) => {
      const part = manifest.parts[at];
      assert(part !== undefined, 'the manifest lists the part');
      const personFile = join(path, part.personFile);
      const claimFile = join(path, part.claimFile);
      const persons = await reading(personFile, () =>
        readPersons(connection, { file: personFile, districts }),
      );
      const batches = readingEach(claimFile, readClaims(claimFile));
      const made: SegmentFile[] = [];
      for await (const segment of segmentsOfPart(make, { persons, batches }, SEGMENT_LINES)) {
        const file = `${number(at)}-${number(made.length)}.arrow`;
        const written = await writeColumns(join(out, file), segmentColumns(segment));
        const { claims, lines } = segment;
        made.push({ file, part: at, persons: segment.persons, claims, lines, ...written });
        tell(lines);
      }
      const count = made.reduce((sum, { claims }) => sum + claims, 0);
      assert(count === part.claims, 'every claim of the part is in a segment');
      await keepPart(out, at, made);
      return ok(made);
    }),
  );
}

const number = (at: number): string => String(at).padStart(4, '0');
