import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import {
  type ClaimCensus,
  groupKey,
  TITLES,
  VISIT_KINDS,
  type VisitCodes,
  visitKey,
} from '@sanyi/facts';
import { sqlFiles } from '../duck/database.ts';
import { positionSql } from '../facts/query-claims.ts';
import { chunksOf, readPersons } from '../facts/read-tables.ts';
import type { FactsManifest } from '../folder/manifest.ts';

/** Takes the census of the claims and persons of facts, in SQL over their files. */
export async function censusOf(
  connection: DuckDBConnection,
  path: string,
  manifest: FactsManifest,
): Promise<ClaimCensus> {
  const files = (pick: 'claimFile' | 'personFile'): string =>
    `read_parquet(${sqlFiles(manifest.parts.map((part) => join(path, part[pick])))})`;
  if (manifest.parts.length === 0) {
    return { firstDay: 0, groups: [], visits: [], institutions: [], acts: [] };
  }
  const claims = files('claimFile');
  return {
    firstDay: await firstDayOf(connection, claims),
    groups: await groupsOf(connection, path, manifest),
    visits: await visitsOf(connection, claims),
    institutions: await institutionsOf(connection, claims),
    acts: await actsOf(connection, claims),
  };
}

async function firstDayOf(connection: DuckDBConnection, claims: string): Promise<number> {
  let first = 0;
  const sql = `SELECT coalesce(min(least(day, end_day)), DATE '1970-01-01') FROM ${claims}`;
  for await (const chunk of chunksOf(connection, sql)) first = chunk.integers(0)[0] ?? 0;
  return first;
}

async function groupsOf(
  connection: DuckDBConnection,
  path: string,
  manifest: FactsManifest,
): Promise<Set<number>> {
  const keys = new Set<number>();
  const districts = manifest.districts.map(({ id }) => id);
  for (const { personFile } of manifest.parts) {
    const file = join(path, personFile);
    const persons = await readPersons(connection, { file, districts });
    for (let row = 0; row < persons.count; row++) keys.add(groupKey(persons, row));
  }
  return keys;
}

async function visitsOf(connection: DuckDBConnection, claims: string): Promise<Set<number>> {
  const keys = new Set<number>();
  const sql = `SELECT DISTINCT ${positionSql('visit_kind', VISIT_KINDS)},
    ${positionSql('title', TITLES)}, bed_days, diagnosis_group, contracted, referred, special_needs
    FROM ${claims}`;
  for await (const chunk of chunksOf(connection, sql)) {
    const rows: VisitCodes = {
      count: chunk.rows,
      visitKind: chunk.bytes(0),
      title: chunk.bytes(1),
      bedDays: chunk.shorts(2),
      diagnosisGroup: chunk.shorts(3),
      contracted: chunk.bytes(4),
      referred: chunk.bytes(5),
      specialNeeds: chunk.bytes(6),
    };
    for (let row = 0; row < rows.count; row++) keys.add(visitKey(rows, row));
  }
  return keys;
}

async function institutionsOf(connection: DuckDBConnection, claims: string): Promise<number[]> {
  const ids: number[] = [];
  for await (const chunk of chunksOf(connection, `SELECT DISTINCT institution FROM ${claims}`)) {
    ids.push(...chunk.words(0));
  }
  return ids;
}

async function actsOf(
  connection: DuckDBConnection,
  claims: string,
): Promise<[number, number, number][]> {
  const acts: [number, number, number][] = [];
  const sql = `SELECT line.item, line.quantity, count(*)::DOUBLE
    FROM (SELECT unnest(lines) AS line FROM ${claims}) GROUP BY ALL`;
  for await (const chunk of chunksOf(connection, sql)) {
    const [item, quantity, lines] = [chunk.words(0), chunk.integers(1), chunk.doubles(2)];
    for (let row = 0; row < chunk.rows; row++) {
      acts.push([item[row] ?? 0, quantity[row] ?? 0, lines[row] ?? 0]);
    }
  }
  return acts;
}
