import type { DaySpan } from './regimes.ts';
import type { Writing } from './step.ts';

/**
 * The facts as relations with the names that hooks use, days as whole numbers.
 *
 * @param counted - where only claims that end on these days count: others are there as far as they matter
 */
export function addSources(counted: DaySpan | null, writing: Writing): void {
  const { add } = writing;
  const needed = counted
    ? `\nJOIN s_needed n ON n.person = c.person AND (n.since IS NULL OR ${day('end_day', writing, 'c.')} >= n.since)
WHERE ${day('end_day', writing, 'c.')} <= ${counted.to}`
    : '';
  add(
    's_claim',
    { en: 'Claims as they stand in the facts', zh: '事实数据中的结算单' },
    `SELECT c.claim, c.person, c.institution, ${day('day', writing)} AS day, ${day('end_day', writing)} AS end_day,
  visit_kind AS ${writing.q('visitKind')}, title, CAST(bed_days AS INTEGER) AS bed_days, contracted, referred,
  special_needs AS ${writing.q('specialNeeds')}, reverses, lines
FROM ${parquet('claim', true, writing)} c${needed}`,
  );
  add(
    's_person',
    { en: 'Persons', zh: '人员' },
    `SELECT person, scheme, person_class AS ${writing.q('personClass')}, CAST(birth_year AS INTEGER) AS birth_year,
  income_band AS ${writing.q('incomeBand')}, key_groups AS ${writing.q('keyGroups')}
FROM ${parquet('person', true, writing)}`,
  );
  add(
    's_institution',
    { en: 'Institutions', zh: '机构' },
    `SELECT institution, level, grassroots, district FROM ${parquet('institution', false, writing)}`,
  );
  add(
    's_item',
    { en: 'Items', zh: '项目' },
    `SELECT item, code, category, separately_chargeable FROM ${parquet('item', false, writing)}`,
  );
  add(
    's_purchase',
    { en: 'What institutions paid for items', zh: '采购价格' },
    `SELECT item, ${day('from_day', writing)} AS from_day, ${day('to_day', writing)} AS to_day, price_fen
FROM ${parquet('purchase_price', false, writing)}`,
  );
}

/** A date as days since 1970-01-01. */
export function day(column: string, { of, q }: Writing, from = ''): string {
  const name = `${from}${q(column)}`;
  return of === 'duckdb'
    ? `CAST(${name} - DATE '1970-01-01' AS INTEGER)`
    : `CAST(unix_date(${name}) AS INT)`;
}

/** A table of the facts; the folder is the variable `facts`. */
export function parquet(table: string, parts: boolean, { of }: Writing): string {
  if (of === 'spark') return `parquet.\`\${facts}/${table}${parts ? '' : '.parquet'}\``;
  return `read_parquet(getvariable('facts') || '/${table}${parts ? '/*' : ''}.parquet')`;
}

/** One row for each line of a claim, in their order. */
export function addLines(writing: Writing): void {
  const title = { en: 'Lines of claims, in order', zh: '结算单明细，按顺序' };
  const fields =
    'line.item AS item, CAST(line.quantity AS BIGINT) AS quantity, line.charged_fen AS charged';
  const exploded =
    writing.of === 'duckdb'
      ? `SELECT claim, ${fields}, nth
FROM (SELECT claim, unnest(lines) AS line, generate_subscripts(lines, 1) AS nth FROM s_claim)`
      : `SELECT claim, ${fields}, nth
FROM s_claim LATERAL VIEW posexplode(lines) exploded AS nth, line`;
  writing.add('s_line', title, exploded);
}
