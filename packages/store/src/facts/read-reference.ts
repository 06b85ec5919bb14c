import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import {
  CATEGORIES,
  type CodeSet,
  INSTITUTION_KINDS,
  type Institution,
  type Item,
  LEVELS,
  OWNERSHIPS,
  TITLES,
} from '@sanyi/facts';
import { assert } from '@sanyi/kernel';
import { rowsOf, sqlText } from '../duck/database.ts';
import { type FactsManifest, REFERENCE_FILES } from '../folder/manifest.ts';
import { readPurchasePrices } from './read-tables.ts';
import type { Reference } from './reference-tables.ts';

type Raw = Readonly<Record<string, unknown>>;

/** Reads the reference tables of a generation. */
export async function readReference(
  connection: DuckDBConnection,
  path: string,
  manifest: FactsManifest,
): Promise<Reference> {
  const all = (name: keyof typeof REFERENCE_FILES, select: string): Promise<Raw[]> =>
    rowsOf(connection, `SELECT ${select} FROM ${parquet(join(path, REFERENCE_FILES[name]))}`);
  const days = `* REPLACE (datediff('day', DATE '1970-01-01', from_day) AS from_day,
    datediff('day', DATE '1970-01-01', to_day) AS to_day)`;
  return {
    institutions: (await all('institution', days)).map(institutionOf),
    items: (await all('item', '*')).map(itemOf),
    purchasePrices: await readPurchasePrices(
      connection,
      join(path, REFERENCE_FILES.purchase_price),
      manifest.rows.purchase_price ?? 0,
    ),
    doctors: (await all('doctor', '*')).map((row) => ({
      institution: numberOf(row, 'institution'),
      title: TITLES.at(codeOf(row, 'title', TITLES)),
      doctors: numberOf(row, 'doctors'),
    })),
    diagnosisGroups: (await all('diagnosis_group', '*')).map((row) => ({
      code: textOf(row, 'code'),
      title: titleOf(row),
    })),
  };
}

const parquet = (file: string): string => `read_parquet(${sqlText(file)})`;

const institutionOf = (row: Raw): Institution => ({
  institution: numberOf(row, 'institution'),
  code: textOf(row, 'code'),
  title: titleOf(row),
  kind: codeOf(row, 'kind', INSTITUTION_KINDS),
  level: codeOf(row, 'level', LEVELS),
  grassroots: row.grassroots === true,
  ownership: codeOf(row, 'ownership', OWNERSHIPS),
  district: textOf(row, 'district'),
  fromDay: numberOf(row, 'from_day'),
  toDay: row.to_day === null ? null : numberOf(row, 'to_day'),
  successor: row.successor === null ? null : numberOf(row, 'successor'),
});

const itemOf = (row: Raw): Item => ({
  item: numberOf(row, 'item'),
  code: textOf(row, 'code'),
  title: titleOf(row),
  unit: { en: textOf(row, 'unit_en'), zh: textOf(row, 'unit_zh') },
  category: codeOf(row, 'category', CATEGORIES),
  separatelyChargeable: row.separately_chargeable === true,
});

const titleOf = (row: Raw): { en: string; zh: string } => ({
  en: textOf(row, 'title_en'),
  zh: textOf(row, 'title_zh'),
});

function numberOf(row: Raw, name: string): number {
  const value = row[name];
  assert(typeof value === 'number' || typeof value === 'bigint', `column ${name} holds numbers`);
  return Number(value);
}

function textOf(row: Raw, name: string): string {
  const value = row[name];
  assert(typeof value === 'string', `column ${name} holds texts`);
  return value;
}

function codeOf<Code extends string>(row: Raw, name: string, set: CodeSet<Code>): Code {
  const value = textOf(row, name);
  assert(set.has(value), `column ${name} holds codes of ${set.name}`);
  return value;
}
