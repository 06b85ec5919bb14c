import type { DuckDBConnection } from '@duckdb/node-api';
import { rowsOf } from './duck.ts';

/** A claim as the obvious program holds it: an object with an object per line. */
type NaiveClaim = {
  readonly claim: number;
  readonly person: number;
  readonly year: number;
  readonly lines: readonly { readonly item: number; readonly quantity: number }[];
};

type NaiveSettlement = {
  readonly claim: number;
  readonly total: bigint;
  readonly fund: bigint;
  readonly patient: bigint;
};

/** Invented terms, one for everybody: the work is meant, not the result. */
const DEDUCTIBLE = 180_000n;
const FUND_PERCENT = 70n;
const CAP = 2_000_000n;

/** One price per item, in fen. */
export async function naivePrices(
  connection: DuckDBConnection,
  facts: string,
): Promise<ReadonlyMap<number, bigint>> {
  const rows = await rowsOf(
    connection,
    `SELECT item, max(price_fen) AS fen FROM read_parquet('${facts}/g-*/purchase_price.parquet')
     GROUP BY item`,
  );
  return new Map(rows.map((row) => [Number(row.item), BigInt(String(row.fen))]));
}

/** The claims of the first part as objects; reading them is not measured. */
export async function naiveClaims(
  connection: DuckDBConnection,
  facts: string,
): Promise<readonly NaiveClaim[]> {
  const rows = await connection.runAndReadAll(
    `SELECT claim, person, year(day) AS year, lines
     FROM read_parquet('${facts}/g-*/claim/0000.parquet') ORDER BY person, day, claim`,
  );
  return rows.getRowObjectsJson().map((row) => ({
    claim: Number(row.claim),
    person: Number(row.person),
    year: Number(row.year),
    lines: (Array.isArray(row.lines) ? row.lines : []).map(naiveLine),
  }));
}

function naiveLine(line: unknown): { readonly item: number; readonly quantity: number } {
  if (typeof line !== 'object' || line === null || !('item' in line) || !('quantity' in line)) {
    throw new Error('a line has an item and a quantity');
  }
  return { item: Number(line.item), quantity: Number(line.quantity) };
}

/** Settles claims one by one: price each line, add up, fold the person-year. */
export function settleNaively(
  claims: readonly NaiveClaim[],
  prices: ReadonlyMap<number, bigint>,
): { readonly settled: readonly NaiveSettlement[]; readonly lines: number } {
  const spent = new Map<string, { total: bigint; fund: bigint }>();
  let lines = 0;
  const settled = claims.map((claim) => {
    const total = claim.lines
      .map(({ item, quantity }) => ((prices.get(item) ?? 1_000n) * BigInt(quantity)) / 1_000n)
      .reduce((sum, amount) => sum + amount, 0n);
    lines += claim.lines.length;
    const key = `${claim.person}-${claim.year}`;
    const before = spent.get(key) ?? { total: 0n, fund: 0n };
    const above = (sum: bigint): bigint => (sum > DEDUCTIBLE ? sum - DEDUCTIBLE : 0n);
    const entitled = ((above(before.total + total) - above(before.total)) * FUND_PERCENT) / 100n;
    const fund = entitled > CAP - before.fund ? CAP - before.fund : entitled;
    spent.set(key, { total: before.total + total, fund: before.fund + fund });
    return { claim: claim.claim, total, fund, patient: total - fund };
  });
  return { settled, lines };
}
