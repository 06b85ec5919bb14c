import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type {
  CallTable,
  ClaimBatch,
  ContractTable,
  DonationTable,
  PersonTable,
} from '@sanyi/facts';
import type { Column } from '../duck/columns.ts';
import { TableWriter } from '../duck/table-writer.ts';
import type { ClaimPart } from '../folder/manifest.ts';
import { addSums, EMPTY_SUM, type RowSum, sumClaims, sumColumns } from './checksum.ts';
import { claimColumns, personColumns } from './claim-columns.ts';
import { OPEN_DAY } from './reference-tables.ts';

/** What happened to the persons of one part. */
export type PartData = {
  readonly claims: readonly ClaimBatch[];
  readonly persons: PersonTable;
  readonly contracts?: ContractTable;
  readonly donations?: DonationTable;
  readonly calls?: CallTable;
};

/** Where a part is written and what its codes mean. */
export type PartPlace = {
  /** The generation folder. */
  readonly path: string;
  readonly index: number;
  readonly districts: readonly string[];
  readonly source: string;
};

/** A written part: for the manifest and the checksum of the whole. */
export type WrittenPart = {
  readonly part: ClaimPart;
  readonly tables: Readonly<Record<string, string>>;
  readonly rows: Readonly<Record<string, number>>;
  readonly sums: Readonly<Record<string, RowSum>>;
};

type Small = {
  readonly table: string;
  readonly columns: readonly Column[];
  readonly count: number;
};

/** Writes one part: its claims, persons, contracts, donations and calls. */
export async function writePart(
  connection: DuckDBConnection,
  place: PartPlace,
  data: PartData,
): Promise<WrittenPart> {
  const number = String(place.index).padStart(4, '0');
  const rows: Record<string, number> = {};
  const sums: Record<string, RowSum> = {};
  const tables: Record<string, string> = {};
  const claims = await writeClaims(connection, place, { claims: data.claims, number });
  for (const small of smallTables(place, data)) {
    const file = `${small.table}/${number}.parquet`;
    const writer = new TableWriter(connection, `part_${small.table}`);
    await writer.append(small.columns, small.count);
    await writer.write(join(place.path, file));
    rows[small.table] = small.count;
    sums[small.table] = sumColumns(small.columns, small.count);
    if (small.table !== 'person') tables[small.table] = file;
  }
  return {
    part: { ...claims.part, personFile: `person/${number}.parquet` },
    tables,
    rows: { ...rows, claim: claims.part.claims, line: claims.part.lines },
    sums: { ...sums, claim: claims.sum },
  };
}

async function writeClaims(
  connection: DuckDBConnection,
  place: PartPlace,
  work: { readonly claims: readonly ClaimBatch[]; readonly number: string },
): Promise<{ part: Omit<ClaimPart, 'personFile'>; sum: RowSum }> {
  const claimFile = `claim/${work.number}.parquet`;
  const writer = new TableWriter(connection, 'part_claim');
  let sum = EMPTY_SUM;
  let part = {
    claimFile,
    claims: 0,
    lines: 0,
    claimMin: Number.MAX_SAFE_INTEGER,
    claimMax: 0,
    personMin: 0xffff_ffff,
    personMax: 0,
  };
  for (const batch of work.claims) {
    await writer.append(claimColumns(batch, place.source), batch.count);
    sum = addSums(sum, sumClaims(batch));
    part = widened(part, batch);
  }
  await writer.write(join(place.path, claimFile));
  return { part, sum };
}

function widened<T extends Omit<ClaimPart, 'personFile'>>(part: T, batch: ClaimBatch): T {
  let { claimMin, claimMax } = part;
  for (const claim of batch.claim) {
    if (claim < claimMin) claimMin = claim;
    if (claim > claimMax) claimMax = claim;
  }
  return {
    ...part,
    claims: part.claims + batch.count,
    lines: part.lines + batch.item.length,
    claimMin,
    claimMax,
    personMin: Math.min(part.personMin, batch.person[0] ?? part.personMin),
    personMax: Math.max(part.personMax, batch.person[batch.count - 1] ?? part.personMax),
  };
}

function smallTables(place: PartPlace, data: PartData): Small[] {
  const { persons, contracts, donations, calls } = data;
  const tables: Small[] = [
    {
      table: 'person',
      columns: personColumns(persons, place.districts),
      count: persons.count,
    },
  ];
  if (contracts) {
    tables.push({
      table: 'contract',
      count: contracts.count,
      columns: [
        { kind: 'uinteger', name: 'person', values: contracts.person },
        { kind: 'uinteger', name: 'institution', values: contracts.institution },
        { kind: 'date', name: 'from_day', values: contracts.fromDay },
        { kind: 'date', name: 'to_day', values: contracts.toDay, nullIf: OPEN_DAY },
      ],
    });
  }
  if (donations) tables.push(donationTable(donations, place.districts));
  if (calls) tables.push(callTable(calls, place.districts));
  return tables;
}

const donationTable = (donations: DonationTable, districts: readonly string[]): Small => ({
  table: 'donation',
  count: donations.count,
  columns: [
    { kind: 'date', name: 'day', values: donations.day },
    { kind: 'code', name: 'district', values: donations.district, codes: districts },
    { kind: 'usmallint', name: 'units', values: Uint16Array.from(donations.units) },
    { kind: 'usmallint', name: 'weight', values: donations.weight },
  ],
});

const callTable = (calls: CallTable, districts: readonly string[]): Small => ({
  table: 'call',
  count: calls.count,
  columns: [
    { kind: 'date', name: 'day', values: calls.day },
    { kind: 'code', name: 'district', values: calls.district, codes: districts },
    { kind: 'boolean', name: 'satisfied', values: calls.satisfied },
    { kind: 'usmallint', name: 'response_seconds', values: calls.responseSeconds },
    { kind: 'usmallint', name: 'weight', values: calls.weight },
  ],
});
