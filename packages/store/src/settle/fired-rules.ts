import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type Day, isoDate } from '@sanyi/kernel';
import { rowsOf, sqlFiles, sqlText, withStanding } from '../duck/database.ts';
import type { SettledFacts } from './settle-facts.ts';

/**
 * How often each rule decided a claim of a settlement: claims by rule, as `package#decision/rule`.
 * A rule that fired for several lines of one claim counts once; rules that never fired are absent.
 *
 * @example
 * ```ts
 * declare const settled: SettledFacts; // from settleFacts
 * (await firedRules(settled)).get('beijing-2017-separation#visitCharges/tertiary-chief');
 * ```
 */
export const firedRules = (settled: SettledFacts): Promise<ReadonlyMap<string, number>> =>
  withStanding((connection) => countedRules(connection, settled, ''));

/** Claims of some days, and how many of them each rule decided. */
export type RulesOfDays = {
  readonly claims: number;
  readonly rules: ReadonlyMap<string, number>;
};

/**
 * How many claims that ended on some days (both included) there are, and how many each rule decided.
 *
 * @example
 * ```ts
 * declare const settled: SettledFacts; // from settleFacts
 * const days = { from: unwrap(parseDay('2018-01-01')), to: unwrap(parseDay('2018-12-31')) };
 * (await firedRulesOn(settled, days)).claims;
 * ```
 */
export function firedRulesOn(
  settled: SettledFacts,
  days: { readonly from: Day; readonly to: Day },
): Promise<RulesOfDays> {
  const { facts } = settled;
  const files = sqlFiles(facts.manifest.parts.map((part) => join(facts.path, part.claimFile)));
  const within = `end_day BETWEEN ${sqlText(isoDate(days.from))}::DATE AND ${sqlText(isoDate(days.to))}::DATE`;
  return withStanding(async (connection) => {
    const [count] = await rowsOf(
      connection,
      `SELECT count(*)::BIGINT AS claims FROM read_parquet(${files}) WHERE ${within}`,
    );
    const join_ = `SEMI JOIN (SELECT claim FROM read_parquet(${files}) WHERE ${within}) USING (claim)`;
    const rules = await countedRules(connection, settled, join_);
    return { claims: Number(count?.claims ?? 0), rules };
  });
}

async function countedRules(
  connection: DuckDBConnection,
  { path }: SettledFacts,
  narrowed: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = sqlText(join(path, 'settlement', '*.parquet'));
  const rules = sqlText(join(path, 'rule.parquet'));
  const found = await rowsOf(
    connection,
    `SELECT r.package || '#' || r.decision || '/' || r.rule AS cite, sum(f.claims)::BIGINT AS claims
     FROM (SELECT number, count(*) AS claims
           FROM (SELECT unnest(rules) AS number FROM read_parquet(${rows}) ${narrowed})
           GROUP BY number) f
     JOIN read_parquet(${rules}) r USING (number) GROUP BY 1`,
  );
  return new Map(found.map(({ cite, claims }) => [String(cite), Number(claims)] as const));
}
