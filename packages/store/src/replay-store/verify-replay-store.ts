import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type ClaimBatch, type PersonTable, segmentClaims, segmentPersons } from '@sanyi/facts';
import { assert, fail, ok, problem, type Result } from '@sanyi/kernel';
import { attemptAsync } from '../attempt.ts';
import { withDatabase } from '../duck/database.ts';
import {
  addSums,
  EMPTY_SUM,
  type RowSum,
  sumClaims,
  sumColumns,
  sumText,
} from '../facts/checksum.ts';
import { personColumns } from '../facts/claim-columns.ts';
import type { Facts } from '../facts/open-facts.ts';
import { readClaims } from '../facts/read-claims.ts';
import { readPersons } from '../facts/read-tables.ts';
import { reading, readingEach } from '../facts/reading.ts';
import { filesOfParts, wholeFiles } from '../facts/whole-files.ts';
import { cancelled, type Job, Meter } from '../job.ts';
import { newMemory } from './column-file.ts';
import { factsIn } from './facts-in.ts';
import { openReplayStore, readCodes, readSegment } from './open-replay-store.ts';

/** What was compared, all of it the same. */
export type VerifiedStore = {
  readonly segments: number;
  readonly persons: number;
  readonly claims: number;
  readonly lines: number;
  /** Bytes of segments and codes. */
  readonly bytes: number;
};

/**
 * Compares a replay store with the facts it was made from: of each part, the number and a checksum
 * over every value of its persons, claims and lines.
 *
 * @returns what was compared, the problems of `openReplayStore` and of a damaged file, or
 * `REPLAY_STORE_DIFFERS` naming the part
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * unwrap(await buildReplayStore(facts));
 * unwrap(await verifyReplayStore(facts)).claims; // 12
 * ```
 */
export async function verifyReplayStore(
  facts: Facts,
  job: Job = {},
): Promise<Result<VerifiedStore>> {
  const store = await openReplayStore(facts);
  if (!store.ok) return store;
  const { manifest } = store.value;
  const codes = await attemptAsync(async () => ok(await readCodes(store.value)));
  if (!codes.ok) return codes;
  const districts = facts.manifest.districts.map(({ id }) => id);
  const meter = new Meter(job, STEP, facts.manifest.rows.line ?? 0);
  const memory = newMemory();
  for (const part of facts.manifest.parts.keys()) {
    const early = cancelled(job, facts.folder);
    if (early) return early;
    const checked = await attemptAsync(async () => {
      const stored = new Contents(districts);
      for (const [number, segment] of manifest.segments.entries()) {
        if (segment.part !== part) continue;
        const read = await readSegment(store.value, number, memory);
        stored.addPersons(segmentPersons(read, codes.value));
        stored.addClaims(segmentClaims(read, codes.value));
      }
      const wanted = await contentsOf(facts, part, districts);
      meter.add(wanted.lines);
      return ok({ stored: stored.text(), wanted: wanted.text() });
    });
    if (!checked.ok) return checked;
    const { stored, wanted } = checked.value;
    if (stored !== wanted) {
      const details = { part: String(part + 1), stored, wanted, facts: factsIn(store.value.path) };
      return fail(problem('REPLAY_STORE_DIFFERS', store.value.path, details));
    }
  }
  const sum = (of: 'persons' | 'claims' | 'lines' | 'bytes'): number =>
    manifest.segments.reduce((all, segment) => all + segment[of], 0);
  return ok({
    segments: manifest.segments.length,
    persons: sum('persons'),
    claims: sum('claims'),
    lines: sum('lines'),
    bytes: sum('bytes') + manifest.codes.bytes,
  });
}

const STEP = { en: 'Comparing the replay store with the facts', zh: '核对回放库与事实数据' };

/** Numbers and checksums of persons and claims, whatever their order. */
class Contents {
  readonly #districts: readonly string[];
  lines = 0;
  #persons = 0;
  #claims = 0;
  #sum: RowSum = EMPTY_SUM;

  constructor(districts: readonly string[]) {
    this.#districts = districts;
  }

  addPersons(persons: PersonTable): void {
    this.#persons += persons.count;
    const columns = personColumns(persons, this.#districts);
    this.#sum = addSums(this.#sum, sumColumns(columns, persons.count));
  }

  addClaims(batch: ClaimBatch): void {
    this.#claims += batch.count;
    this.lines += batch.item.length;
    // A segment keeps no column of charges that says nothing.
    const charged = batch.charged ?? new Float64Array(batch.item.length).fill(Number.NaN);
    this.#sum = addSums(this.#sum, sumClaims({ ...batch, charged }));
  }

  text(): string {
    return `${this.#persons} ${this.#claims} ${this.lines} ${sumText(this.#sum)}`;
  }
}

async function contentsOf(
  facts: Facts,
  at: number,
  districts: readonly string[],
): Promise<Contents> {
  const part = facts.manifest.parts[at];
  assert(part !== undefined, 'the manifest lists the part');
  await wholeFiles(facts, filesOfParts([part]));
  const file = join(facts.path, part.claimFile);
  const personFile = join(facts.path, part.personFile);
  return withDatabase(1, async (connection: DuckDBConnection) => {
    const contents = new Contents(districts);
    contents.addPersons(
      await reading(personFile, () => readPersons(connection, { file: personFile, districts })),
    );
    for await (const batch of readingEach(file, readClaims(file))) {
      contents.addClaims(batch);
    }
    return contents;
  });
}
