import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { ClaimBatch, PersonTable } from '@sanyi/facts';
import { assert, fail, ok, problem, type Result } from '@sanyi/kernel';
import { allowed } from '../actor.ts';
import { attemptAsync } from '../attempt.ts';
import { rowsOf, sqlText, withStanding } from '../duck/database.ts';
import type { Facts } from '../facts/open-facts.ts';
import { queryClaims } from '../facts/query-claims.ts';
import { readPersons } from '../facts/read-tables.ts';
import { reading } from '../facts/reading.ts';
import { filesOfParts, wholeFiles } from '../facts/whole-files.ts';

/** A claim among all claims of its person: what an explanation folds. */
export type FoundClaim = {
  /** All claims of the person, in order. */
  readonly claims: ClaimBatch;
  /** The row of the claim asked for. */
  readonly row: number;
  /** The one person. */
  readonly persons: PersonTable;
  /** District ids in the order `persons.district` counts them. */
  readonly districts: readonly string[];
};

/**
 * Finds a claim by its number, with all claims of the same person.
 *
 * @returns `STORE_CLAIM_UNKNOWN`, `STORE_FILE_DAMAGED`, or `STORE_ROWS_REFUSED` when the actor may not see rows
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * const [part] = facts.manifest.parts;
 * (await findClaim(facts, part?.claimMin ?? 0)).ok; // true
 * (await findClaim(facts, -1)).ok; // false
 * ```
 */
export async function findClaim(facts: Facts, claim: number): Promise<Result<FoundClaim>> {
  const { manifest, folder } = facts;
  const may = allowed(facts.actor, { reading: 'rows', place: manifest.place, where: folder });
  if (!may.ok) return may;
  const unknown = fail(problem('STORE_CLAIM_UNKNOWN', folder, { claim: String(claim) }));
  if (!Number.isSafeInteger(claim) || claim <= 0) return unknown;
  const parts = manifest.parts.filter((part) => part.claimMin <= claim && claim <= part.claimMax);
  return attemptAsync(() =>
    withStanding(async (connection) => {
      for (const part of parts) {
        await wholeFiles(facts, filesOfParts([part]));
        const file = join(facts.path, part.claimFile);
        const person = await reading(file, () => personOf(connection, file, claim));
        if (person === null) continue;
        const where = `person = ${person}`;
        const query = { file, where, batchClaims: PERSON_CLAIMS };
        const [claims] = await reading(file, () => batches(queryClaims(connection, query)));
        assert(claims !== undefined, 'a person with one claim has claims');
        const districts = manifest.districts.map((district) => district.id);
        const personFile = join(facts.path, part.personFile);
        const one = { file: personFile, count: 1, districts, where };
        const persons = await reading(personFile, () => readPersons(connection, one));
        return ok({ claims, row: claims.claim.indexOf(claim), persons, districts });
      }
      return unknown;
    }),
  );
}

/** The claims of one person need no more room than this at first. */
const PERSON_CLAIMS = 256;

/** Who a claim of a file belongs to: found without reading its lines. */
async function personOf(
  connection: DuckDBConnection,
  file: string,
  claim: number,
): Promise<number | null> {
  const sql = `SELECT person FROM read_parquet(${sqlText(file)}) WHERE claim = ${claim}`;
  const [row] = await rowsOf(connection, sql);
  return row === undefined ? null : Number(row.person);
}

async function batches(from: AsyncIterable<ClaimBatch>): Promise<ClaimBatch[]> {
  const all: ClaimBatch[] = [];
  for await (const batch of from) all.push(batch);
  return all;
}
