import { join } from 'node:path';
import { sqlFiles, sqlText } from '../duck/database.ts';
import { CELL_SUMS } from '../settle/month-cells.ts';
import type { SettledFacts } from '../settle/settle-facts.ts';
import { type Grain, periodSql, placeOfInstitutionSql } from './grain.ts';

const ACT = 'c.reverses IS NULL';
const STAY = "c.visit_kind = 'inpatientDay'";

/** How each sum of a cell is made from the rows of a day. */
const DAY_SUMS: Readonly<Record<(typeof CELL_SUMS)[number], string>> = {
  claims: `count(*) FILTER (${ACT})`,
  visits: `count(*) FILTER (${ACT} AND NOT ${STAY})`,
  stays: `count(*) FILTER (${ACT} AND ${STAY})`,
  bed_days: `sum(c.bed_days) FILTER (${ACT})`,
  // Lines and the rules of the year before are kept by month only.
  lines: 'NULL',
  total_fen: 'sum(s.total_fen)',
  hospital_fen: 'sum(s.hospital_fen)',
  fixed_fund_fen: 'sum(s.fixed_fund_fen)',
  // A settlement adds up, so what hospital and patient do not bear the funds do.
  fund_fen: 'sum(s.total_fen - s.hospital_fen - s.patient_fen)',
  patient_fen: 'sum(s.patient_fen)',
  visit_fen: 'sum(s.visit_fen)',
  drug_fen: 'sum(s.drug_fen)',
  herbal_fen: 'sum(s.herbal_fen)',
  consumable_fen: 'sum(s.consumable_fen)',
  test_fen: 'sum(s.test_fen)',
  service_fen: 'sum(s.service_fen)',
  other_fen: 'sum(s.other_fen)',
  total_yuan_squares: 'sum(round(s.total_fen / 100) ^ 2)',
  old_rules_total_fen: 'NULL',
};

/**
 * Sums of each day by district, level and kind: single institutions have too few claims on a day. Only
 * those are added up that one of the queries names, or all for one that takes whatever there is; the
 * others are empty. Adding up all takes twice as long, and a city is waited for.
 */
export function dayCellSql({ facts, path }: SettledFacts, queries: readonly string[]): string {
  const claims = sqlFiles(facts.manifest.parts.map((part) => join(facts.path, part.claimFile)));
  const settlement = sqlText(join(path, 'settlement', '*.parquet'));
  const text = queries.join('\n');
  const takesAll = /\*|\bcolumns\b/i.test(text);
  const isNamed = (name: string): boolean =>
    takesAll || new RegExp(`\\b${name}\\b`, 'i').test(text);
  const sums = CELL_SUMS.map(
    (name) => `(${isNamed(name) ? DAY_SUMS[name] : 'NULL'})::BIGINT AS ${name}`,
  );
  return `CREATE TABLE day_cell AS
    SELECT c.end_day AS month_day, c.visit_kind, i.district, i.level, i.grassroots, ${sums.join(', ')}
    FROM read_parquet(${settlement}) s JOIN read_parquet(${claims}) c USING (claim)
    JOIN institution i USING (institution) GROUP BY ALL`;
}

/** The view `expense` of a day: `month_day` is the day itself, and there is no year before. */
export function expenseDaySql(settled: SettledFacts, grain: Grain): string[] {
  const place = placeOfInstitutionSql(grain.place, settled.facts.manifest.place);
  const sums = CELL_SUMS.map((name) => `sum(${name})::BIGINT AS ${name}`);
  const none = 'NULL::BIGINT AS year_before_total_fen, NULL::BIGINT AS year_before_claims';
  return [
    `CREATE VIEW expense AS
     SELECT ${place} AS place, ${periodSql('day', 'month_day')} AS period, month_day, visit_kind,
       level, grassroots, ${sums.join(', ')}, ${none}
     FROM main.day_cell i GROUP BY ALL`,
  ];
}
