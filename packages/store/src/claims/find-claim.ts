import { join } from 'node:path';
import type { ClaimBatch, PersonTable } from '@sanyi/facts';
import { fail, ok, problem, type Result } from '@sanyi/kernel';
import { allowed } from '../actor.ts';
import { withDatabase } from '../duck/database.ts';
import type { Facts } from '../facts/open-facts.ts';
import { readClaims } from '../facts/read-claims.ts';
import { readPersons } from '../facts/read-tables.ts';

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
 * @returns `STORE_CLAIM_UNKNOWN`, or `STORE_ROWS_REFUSED` when the actor may not see rows
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
  return withDatabase(1, async (connection) => {
    for (const part of parts) {
      const file = join(facts.path, part.claimFile);
      const [hit] = await batches(readClaims(connection, { file, where: `claim = ${claim}` }));
      const person = hit?.person[0];
      if (person === undefined) continue;
      const where = `person = ${person}`;
      const [claims] = await batches(readClaims(connection, { file, where }));
      if (claims === undefined) continue;
      const districts = manifest.districts.map((district) => district.id);
      const personFile = join(facts.path, part.personFile);
      const persons = await readPersons(connection, {
        file: personFile,
        count: 1,
        districts,
        where,
      });
      return ok({ claims, row: claims.claim.indexOf(claim), persons, districts });
    }
    return unknown;
  });
}

async function batches(from: AsyncIterable<ClaimBatch>): Promise<ClaimBatch[]> {
  const all: ClaimBatch[] = [];
  for await (const batch of from) all.push(batch);
  return all;
}
