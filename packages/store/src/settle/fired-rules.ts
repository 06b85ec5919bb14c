import { join } from 'node:path';
import { rowsOf, sqlText, withReader } from '../duck/database.ts';
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
export function firedRules(settled: SettledFacts): Promise<ReadonlyMap<string, number>> {
  const rows = sqlText(join(settled.path, 'settlement', '*.parquet'));
  const rules = sqlText(join(settled.path, 'rule.parquet'));
  return withReader(async (connection) => {
    const found = await rowsOf(
      connection,
      `SELECT r.package || '#' || r.decision || '/' || r.rule AS cite, sum(f.claims)::BIGINT AS claims
       FROM (SELECT number, count(*) AS claims
             FROM (SELECT unnest(rules) AS number FROM read_parquet(${rows})) GROUP BY number) f
       JOIN read_parquet(${rules}) r USING (number) GROUP BY 1`,
    );
    return new Map(found.map(({ cite, claims }) => [String(cite), Number(claims)] as const));
  });
}
