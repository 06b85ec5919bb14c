import { join } from 'node:path';
import type { Stack } from '@sanyi/policy';
import { rowsOf, sqlText, withStanding } from '../duck/database.ts';
import type { SettledFacts } from './settle-facts.ts';

/**
 * What changes between two settlements of the same claims. `claims` are all, `otherRules` those that
 * other rules decided, `otherAmounts` those for which somebody pays another amount; the sums are what
 * funds, patients and hospitals pay more (or less) together, in fen. `rules` tells for each rule how
 * many claims it no longer decides and how many it newly decides, as `package#decision/rule`.
 *
 * @example
 * ```ts
 * const share = (found: SettlementChange): number => found.otherRules / Math.max(1, found.claims);
 * ```
 */
export type SettlementChange = {
  readonly claims: number;
  readonly otherRules: number;
  readonly otherAmounts: number;
  readonly fundFen: string;
  readonly patientFen: string;
  readonly hospitalFen: string;
  readonly rules: readonly {
    readonly cite: string;
    readonly lost: number;
    readonly gained: number;
  }[];
};

/**
 * Compares two settlements claim by claim. Rules are the same when package, decision and rule are,
 * whatever the version of the package.
 *
 * @example
 * ```ts
 * declare const settled: SettledFacts; // from settleFacts
 * (await compareSettlements(settled, settled)).otherRules; // 0
 * ```
 */
export function compareSettlements(
  before: SettledFacts,
  after: SettledFacts,
): Promise<SettlementChange> {
  const { names, numbers } = commonNumbers(before.stack, after.stack);
  const side = ({ path }: SettledFacts, of: readonly number[]): string =>
    `SELECT claim, fixed_fund_fen + fund_total AS fund, patient_fen AS patient, hospital_fen AS hospital,
     list_sort(list_distinct(list_transform(rules, number -> [${of.join(', ')}][number + 1]))) AS rules
     FROM (SELECT *, coalesce(total_fen - hospital_fen - fixed_fund_fen - patient_fen, 0) AS fund_total
           FROM read_parquet(${sqlText(join(path, 'settlement', '*.parquet'))}))`;
  return withStanding(async (connection) => {
    await connection.run(
      `CREATE OR REPLACE TEMP TABLE compared AS
       SELECT b.fund - a.fund AS fund, b.patient - a.patient AS patient, b.hospital - a.hospital AS hospital,
         list_filter(a.rules, rule -> NOT list_contains(b.rules, rule)) AS lost,
         list_filter(b.rules, rule -> NOT list_contains(a.rules, rule)) AS gained
       FROM (${side(before, numbers[0])}) a JOIN (${side(after, numbers[1])}) b USING (claim)`,
    );
    const [sums = {}] = await rowsOf(
      connection,
      `SELECT count(*) AS claims, count(*) FILTER (len(lost) + len(gained) > 0) AS other_rules,
       count(*) FILTER (fund <> 0 OR patient <> 0 OR hospital <> 0) AS other_amounts,
       coalesce(sum(fund), 0)::BIGINT AS fund, coalesce(sum(patient), 0)::BIGINT AS patient,
       coalesce(sum(hospital), 0)::BIGINT AS hospital FROM compared`,
    );
    const rules = await rowsOf(
      connection,
      `SELECT rule, sum(lost)::BIGINT AS lost, sum(gained)::BIGINT AS gained FROM (
         SELECT unnest(lost) AS rule, 1 AS lost, 0 AS gained FROM compared UNION ALL
         SELECT unnest(gained), 0, 1 FROM compared) GROUP BY rule ORDER BY rule`,
    );
    await connection.run('DROP TABLE compared');
    return {
      claims: Number(sums.claims),
      otherRules: Number(sums.other_rules),
      otherAmounts: Number(sums.other_amounts),
      fundFen: String(sums.fund),
      patientFen: String(sums.patient),
      hospitalFen: String(sums.hospital),
      rules: rules
        .map(({ rule, lost, gained }) => {
          return { cite: names[Number(rule)] ?? '', lost: Number(lost), gained: Number(gained) };
        })
        .sort((a, b) => (a.cite < b.cite ? -1 : 1)),
    };
  });
}

/** Numbers that mean the same rule on both sides, for the rules of each side in their order. */
function commonNumbers(
  before: Stack,
  after: Stack,
): { readonly names: readonly string[]; readonly numbers: readonly [number[], number[]] } {
  const known = new Map<string, number>();
  const of = ({ rules }: Stack): number[] =>
    rules.map(({ package: name, decision, rule }) => {
      const cite = `${name}#${decision}/${rule}`;
      const number = known.get(cite) ?? known.size;
      known.set(cite, number);
      return number;
    });
  const numbers = [of(before), of(after)] as const;
  return { names: [...known.keys()], numbers };
}
