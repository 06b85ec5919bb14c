import { join } from 'node:path';
import { sqlText } from '../duck/database.ts';
import type { SettledFacts } from '../settle/settle-facts.ts';
import { CELL_SUMS } from '../settle/sum-cells.ts';
import { type Grain, periodSql, placeOfInstitutionSql } from './grain.ts';

/** The sums of each day by district, level and kind. A query reads the few of them that it names. */
export const dayCellSql = ({ path }: SettledFacts): string =>
  `CREATE VIEW day_cell AS SELECT * FROM read_parquet(${sqlText(join(path, 'visit_day.parquet'))})`;

/** The view `expense` of a day: `month_day` is the day itself, and there is no year before. */
export function expenseDaySql(settled: SettledFacts, grain: Grain): string[] {
  const place = placeOfInstitutionSql(grain.place, settled.facts.manifest.place);
  const none = 'NULL::BIGINT AS year_before_total_fen, NULL::BIGINT AS year_before_claims';
  return [
    `CREATE VIEW expense AS
     SELECT ${periodSql('day', 'day')} AS period, ${place} AS place, day AS month_day, visit_kind,
       level, grassroots, ${CELL_SUMS.join(', ')}, ${none}
     FROM main.day_cell i`,
  ];
}
