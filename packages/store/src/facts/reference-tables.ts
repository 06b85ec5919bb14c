import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import {
  CATEGORIES,
  type DoctorCount,
  INSTITUTION_KINDS,
  type Institution,
  type Item,
  LEVELS,
  OWNERSHIPS,
  type PurchasePriceTable,
  TITLES,
} from '@sanyi/facts';
import type { Text } from '@sanyi/kernel';
import type { Column } from '../duck/columns.ts';
import { writeTable } from '../duck/table-writer.ts';
import { REFERENCE_FILES } from '../folder/manifest.ts';
import { type RowSum, sumColumns } from './checksum.ts';

/** The tables every claim refers to, whole in memory: they do not grow with the number of claims. */
export type Reference = {
  readonly institutions: readonly Institution[];
  readonly items: readonly Item[];
  readonly purchasePrices: PurchasePriceTable;
  readonly doctors: readonly DoctorCount[];
  readonly diagnosisGroups: readonly { readonly code: string; readonly title: Text }[];
};

/** 9999-12-31 as a day: the end of what is still open. It is written as NULL. */
export const OPEN_DAY = 2_932_896;

/** Stands for "no day" and "no number" in columns that may be empty. */
const NO_DAY = -2_147_483_648;
const NO_ID = 0xffff_ffff;

type Small = { readonly columns: readonly Column[]; readonly count: number };

/** Writes the reference tables of a generation. */
export async function writeReference(
  connection: DuckDBConnection,
  path: string,
  reference: Reference,
): Promise<{ rows: Record<string, number>; sums: Record<string, RowSum> }> {
  const rows: Record<string, number> = {};
  const sums: Record<string, RowSum> = {};
  const tables: Record<keyof typeof REFERENCE_FILES, Small> = {
    institution: institutionTable(reference.institutions),
    item: itemTable(reference.items),
    purchase_price: priceTable(reference.purchasePrices),
    doctor: doctorTable(reference.doctors),
    diagnosis_group: groupTable(reference.diagnosisGroups),
  };
  for (const [name, table] of Object.entries(tables)) {
    const file = REFERENCE_FILES[name as keyof typeof REFERENCE_FILES];
    await writeTable(connection, join(path, file), table);
    rows[name] = table.count;
    sums[name] = sumColumns(table.columns, table.count);
  }
  return { rows, sums };
}

function institutionTable(rows: readonly Institution[]): Small {
  const columns: Column[] = [
    words('institution', rows, (row) => row.institution),
    texts('code', rows, (row) => row.code),
    texts('title_en', rows, (row) => row.title.en),
    texts('title_zh', rows, (row) => row.title.zh),
    {
      ...codes('kind', rows, (row) => INSTITUTION_KINDS.at(row.kind)),
      codes: INSTITUTION_KINDS.codes,
    },
    { ...codes('level', rows, (row) => LEVELS.at(row.level)), codes: LEVELS.codes },
    flags('grassroots', rows, (row) => row.grassroots),
    { ...codes('ownership', rows, (row) => OWNERSHIPS.at(row.ownership)), codes: OWNERSHIPS.codes },
    texts('district', rows, (row) => row.district),
    days('from_day', rows, (row) => row.fromDay),
    days('to_day', rows, (row) => row.toDay),
    words('successor', rows, (row) => row.successor),
  ];
  return { columns, count: rows.length };
}

function itemTable(rows: readonly Item[]): Small {
  const columns: Column[] = [
    words('item', rows, (row) => row.item),
    texts('code', rows, (row) => row.code),
    texts('title_en', rows, (row) => row.title.en),
    texts('title_zh', rows, (row) => row.title.zh),
    texts('unit_en', rows, (row) => row.unit.en),
    texts('unit_zh', rows, (row) => row.unit.zh),
    { ...codes('category', rows, (row) => CATEGORIES.at(row.category)), codes: CATEGORIES.codes },
    flags('separately_chargeable', rows, (row) => row.separatelyChargeable),
  ];
  return { columns, count: rows.length };
}

const priceTable = (prices: PurchasePriceTable): Small => ({
  count: prices.count,
  columns: [
    { kind: 'uinteger', name: 'item', values: prices.item },
    { kind: 'date', name: 'from_day', values: prices.fromDay },
    { kind: 'date', name: 'to_day', values: prices.toDay, nullIf: OPEN_DAY },
    { kind: 'bigint', name: 'price_fen', values: prices.price },
  ],
});

const doctorTable = (rows: readonly DoctorCount[]): Small => ({
  count: rows.length,
  columns: [
    words('institution', rows, (row) => row.institution),
    { ...codes('title', rows, (row) => row.title), codes: TITLES.codes },
    words('doctors', rows, (row) => row.doctors),
  ],
});

const groupTable = (rows: Reference['diagnosisGroups']): Small => ({
  count: rows.length,
  columns: [
    {
      kind: 'usmallint',
      name: 'diagnosis_group',
      values: Uint16Array.from(rows, (_, index) => index),
    },
    texts('code', rows, (row) => row.code),
    texts('title_en', rows, (row) => row.title.en),
    texts('title_zh', rows, (row) => row.title.zh),
  ],
});

const words = <T>(name: string, rows: readonly T[], of: (row: T) => number | null): Column => ({
  kind: 'uinteger',
  name,
  values: Uint32Array.from(rows, (row) => of(row) ?? NO_ID),
  nullIf: NO_ID,
});

const texts = <T>(name: string, rows: readonly T[], of: (row: T) => string): Column => ({
  kind: 'varchar',
  name,
  values: rows.map(of),
});

const days = <T>(name: string, rows: readonly T[], of: (row: T) => number | null): Column => ({
  kind: 'date',
  name,
  values: Int32Array.from(rows, (row) => of(row) ?? NO_DAY),
  nullIf: NO_DAY,
});

const flags = <T>(name: string, rows: readonly T[], of: (row: T) => boolean): Column => ({
  kind: 'boolean',
  name,
  values: Uint8Array.from(rows, (row) => (of(row) ? 1 : 0)),
});

const codes = <T>(
  name: string,
  rows: readonly T[],
  of: (row: T) => number,
): { kind: 'code'; name: string; values: Uint8Array } => ({
  kind: 'code',
  name,
  values: Uint8Array.from(rows, of),
});
