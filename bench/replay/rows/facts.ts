import type { DuckDBConnection } from '@duckdb/node-api';
import { claimsIn, rowsOf } from '../../duck.ts';

/** A claim as the obvious program holds it: an object with what it refers to, and an object per line. */
export type RowClaim = {
  readonly claim: number;
  readonly person: RowPerson;
  readonly institution: RowInstitution;
  readonly day: string;
  readonly endDay: string;
  readonly kind: string;
  readonly title: string;
  readonly bedDays: number;
  readonly specialNeeds: boolean;
  readonly reverses: number | null;
  readonly lines: readonly RowLine[];
};

/** A line of a claim; quantity in thousandths. */
export type RowLine = { readonly item: RowItem; readonly quantity: number };

/** A person, with the groups that results are told by. */
export type RowPerson = {
  readonly person: number;
  readonly birthYear: number;
  readonly scheme: string;
  readonly personClass: string;
  readonly isPoor: boolean;
  readonly incomeBand: string;
  readonly isChronic: boolean;
  readonly district: string;
};

type RowInstitution = {
  readonly institution: number;
  readonly level: string;
  readonly grassroots: boolean;
};

type RowItem = {
  readonly id: number;
  readonly code: string;
  readonly category: string;
  readonly separatelyChargeable: boolean;
};

/** What institutions paid for an item, by day. */
export type Purchase = { readonly from: string; readonly to: string | null; readonly fen: number };

/** Claims as objects, by person; reading them is not measured. */
export type RowFacts = {
  readonly claims: readonly RowClaim[];
  readonly persons: number;
  readonly lastDay: string;
  readonly purchases: ReadonlyMap<number, readonly Purchase[]>;
  readonly lines: number;
};

/** Reads facts into objects. */
export async function rowFacts(connection: DuckDBConnection, facts: string): Promise<RowFacts> {
  const { persons, institutions, items } = await tablesOf(connection, facts);
  const purchases = await purchasesOf(connection, facts);
  const read = await connection.runAndReadAll(
    `FROM ${claimsIn(facts)} ORDER BY person, CASE WHEN visit_kind = 'inpatientDay' AND bed_days > 0 THEN end_day ELSE day END, claim`,
  );
  let lines = 0;
  const claims = read.getRowObjectsJson().map((row): RowClaim => {
    const own = (Array.isArray(row.lines) ? row.lines : []).map((line) => lineOf(line, items));
    lines += own.length;
    return {
      claim: Number(row.claim),
      person: known(persons, row.person),
      institution: known(institutions, row.institution),
      day: String(row.day),
      endDay: String(row.end_day),
      kind: String(row.visit_kind),
      title: String(row.title),
      bedDays: Number(row.bed_days),
      specialNeeds: row.special_needs === true,
      reverses: row.reverses === null ? null : Number(row.reverses),
      lines: own,
    };
  });
  const lastDay =
    claims
      .map(({ endDay }) => endDay)
      .toSorted()
      .at(-1) ?? '';
  return { claims, persons: persons.size, lastDay, purchases, lines };
}

async function tablesOf(connection: DuckDBConnection, facts: string) {
  const [persons, institutions, items] = await Promise.all([
    byId(
      connection,
      'person',
      `SELECT *, list_contains(key_groups, 'poor') AS poor, len(chronic) > 0 AS ill
       FROM read_parquet('${facts}/g-*/person/*.parquet')`,
      (row) => ({
        person: Number(row.person),
        birthYear: Number(row.birth_year),
        scheme: String(row.scheme),
        personClass: String(row.person_class),
        isPoor: row.poor === true,
        incomeBand: String(row.income_band),
        isChronic: row.ill === true,
        district: String(row.district),
      }),
    ),
    byId(
      connection,
      'institution',
      `FROM read_parquet('${facts}/g-*/institution.parquet')`,
      (row) => ({
        institution: Number(row.institution),
        level: String(row.level),
        grassroots: row.grassroots === true,
      }),
    ),
    byId(connection, 'item', `FROM read_parquet('${facts}/g-*/item.parquet')`, (row) => ({
      id: Number(row.item),
      code: String(row.code),
      category: String(row.category),
      separatelyChargeable: row.separately_chargeable === true,
    })),
  ]);
  return { persons, institutions, items };
}

async function purchasesOf(
  connection: DuckDBConnection,
  facts: string,
): Promise<Map<number, Purchase[]>> {
  const purchases = new Map<number, Purchase[]>();
  for (const row of await rowsOf(
    connection,
    `FROM read_parquet('${facts}/g-*/purchase_price.parquet') ORDER BY item, from_day`,
  )) {
    const to = row.to_day === null ? null : String(row.to_day);
    const known = purchases.get(Number(row.item)) ?? [];
    known.push({ from: String(row.from_day), to, fen: Number(row.price_fen) });
    purchases.set(Number(row.item), known);
  }
  return purchases;
}

async function byId<T>(
  connection: DuckDBConnection,
  id: string,
  sql: string,
  make: (row: Record<string, unknown>) => T,
): Promise<Map<number, T>> {
  return new Map((await rowsOf(connection, sql)).map((row) => [Number(row[id]), make(row)]));
}

function known<T>(table: ReadonlyMap<number, T>, id: unknown): T {
  const found = table.get(Number(id));
  if (!found) throw new Error(`${id} is in no table`);
  return found;
}

function lineOf(line: unknown, items: ReadonlyMap<number, RowItem>): RowLine {
  if (typeof line !== 'object' || line === null || !('item' in line) || !('quantity' in line)) {
    throw new Error('a line has an item and a quantity');
  }
  return { item: known(items, line.item), quantity: Number(line.quantity) };
}
