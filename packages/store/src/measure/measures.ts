import { assert } from '@sanyi/kernel';
import type { PeriodGrain, PlaceGrain } from '@sanyi/policy';
import { type Database, rowsOf, sqlText } from '../duck/database.ts';
import type { SettledFacts } from '../settle/settle-facts.ts';
import { CELL_SUMS } from '../settle/sum-cells.ts';
import { type DailyFigures, dailyFigures } from './daily.ts';
import { periodSql, placeOfInstitutionSql } from './grain.ts';

/** One measured figure: `numerator / denominator`, times the factor of its indicator. */
export type FigureRow = {
  readonly indicator: string;
  readonly placeGrain: PlaceGrain;
  readonly periodGrain: PeriodGrain;
  readonly place: string;
  readonly period: string;
  readonly numerator: bigint;
  readonly denominator: bigint;
};

/** Which figures; what is left out is not restricted. */
export type FigureFilter = {
  readonly indicator?: string | undefined;
  readonly placeGrain?: PlaceGrain | undefined;
  readonly periodGrain?: PeriodGrain | undefined;
  readonly place?: string | undefined;
  readonly period?: string | undefined;
};

/** What sums can be broken down by. */
export type ExpenseBy =
  | 'district'
  | 'institution'
  | 'level'
  | 'grassroots'
  | 'visit_kind'
  | 'month';

/** Which sums of expense: months `[from, to)` as ISO dates, of one place or all. */
export type ExpenseFilter<Sum extends ExpenseSum = ExpenseSum> = {
  readonly by: readonly ExpenseBy[];
  /** Which sums; without, all of them. */
  readonly sums?: readonly Sum[];
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly district?: string | undefined;
  readonly institution?: number | undefined;
};

/** The sums of one group, exact. Money in fen, year-before sums over the same months a year earlier. */
export type ExpenseRow<Sum extends ExpenseSum = ExpenseSum> = {
  readonly key: Readonly<Partial<Record<ExpenseBy, string>>>;
  readonly sums: Readonly<Record<Sum, bigint>>;
};

/** A sum that {@link ExpenseRow} gives. */
export type ExpenseSum =
  | (typeof CELL_SUMS)[number]
  | 'year_before_total_fen'
  | 'year_before_claims'
  | 'year_before_total_yuan_squares';

/** What the noise of a ranking is judged by: claims and the squares of their totals in yuan. */
export type Spread = {
  readonly place: string;
  readonly period: string;
  readonly claims: bigint;
  readonly totalFen: bigint;
  readonly totalYuanSquares: bigint;
  readonly yearBeforeClaims: bigint;
  readonly yearBeforeTotalFen: bigint;
  readonly yearBeforeTotalYuanSquares: bigint;
};

const YEAR_BEFORE = ['total_fen', 'claims', 'total_yuan_squares'] as const;
const SPREAD_SUMS: readonly ExpenseSum[] = [
  ...YEAR_BEFORE,
  'year_before_total_fen',
  'year_before_claims',
  'year_before_total_yuan_squares',
];
const ALL_SUMS: readonly ExpenseSum[] = [
  ...CELL_SUMS,
  'year_before_total_fen',
  'year_before_claims',
  'year_before_total_yuan_squares',
];

/** Measured figures and sums of settled facts, ready to answer a page. Close it when done. */
export class Measures {
  readonly settled: SettledFacts;
  readonly #database: Database;

  /** Takes over a database with the tables `figure` and `cell`. */
  constructor(settled: SettledFacts, database: Database) {
    this.settled = settled;
    this.#database = database;
  }

  /** Figures that pass the filter, ordered by indicator, place and period. */
  async figures(filter: FigureFilter): Promise<FigureRow[]> {
    const conditions = [
      equals('indicator', filter.indicator),
      equals('place_grain', filter.placeGrain),
      equals('period_grain', filter.periodGrain),
      equals('place', filter.place),
      equals('period', filter.period),
    ].filter((condition) => condition !== null);
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
    const read = await this.#database.connection.runAndReadAll(
      `SELECT indicator, place_grain, period_grain, place, period, numerator, denominator
       FROM figure ${where} ORDER BY indicator, place, period`,
    );
    const [
      indicator = [],
      places = [],
      periods = [],
      place = [],
      period = [],
      above = [],
      below = [],
    ] = read.getColumnsJS();
    return indicator.map((id, row) => ({
      indicator: String(id),
      // Written by `measure` from the header of the indicator.
      placeGrain: places[row] as PlaceGrain,
      periodGrain: periods[row] as PeriodGrain,
      place: String(place[row]),
      period: String(period[row]),
      numerator: big(above[row]),
      denominator: big(below[row]),
    }));
  }

  /** Figures by day, where days were measured, ordered by indicator and place. */
  daily(): Promise<DailyFigures[]> {
    return dailyFigures(this.#database.connection, this.settled.facts.manifest);
  }

  /** Sums of expense by whatever a page breaks them down by. */
  async expense<Sum extends ExpenseSum = ExpenseSum>(
    filter: ExpenseFilter<Sum>,
  ): Promise<ExpenseRow<Sum>[]> {
    // Without a choice Sum is every sum.
    const names = filter.sums ?? (ALL_SUMS as readonly Sum[]);
    const conditions = [
      filter.from === undefined ? null : `month >= DATE ${sqlText(filter.from)}`,
      filter.to === undefined ? null : `month < DATE ${sqlText(filter.to)}`,
      equals('district', filter.district),
      filter.institution === undefined ? null : `institution = ${Math.trunc(filter.institution)}`,
    ].filter((condition) => condition !== null);
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
    const keys = filter.by.map((by) => `${by}::VARCHAR AS key_${by}`);
    const sums = names.map((name) => `sum(${name})::BIGINT AS ${name}`);
    const group = filter.by.length > 0 ? 'GROUP BY ALL ORDER BY ALL' : '';
    const rows = await rowsOf(
      this.#database.connection,
      `SELECT ${[...keys, ...sums].join(', ')} FROM ${this.#years()} ${where} ${group}`,
    );
    return rows.map((row) => ({
      key: Object.fromEntries(filter.by.map((by) => [by, String(row[`key_${by}`])])),
      sums: sumsOf(row, names),
    }));
  }

  /** The spread behind the figures of a grain, for ranks that the noise allows. */
  async spread(grain: {
    readonly placeGrain: PlaceGrain;
    readonly periodGrain: PeriodGrain;
    readonly period?: string | undefined;
  }): Promise<Spread[]> {
    const place = placeOfInstitutionSql(grain.placeGrain, this.settled.facts.manifest.place);
    const period = periodSql(grain.periodGrain, 'i.month');
    const only = equals('period', grain.period);
    const rows = await rowsOf(
      this.#database.connection,
      `SELECT ${place} AS place, ${period} AS period,
         ${SPREAD_SUMS.map((name) => `sum(${name})::BIGINT AS ${name}`).join(', ')}
       FROM ${this.#years()} i GROUP BY ALL ${only === null ? '' : `HAVING ${only}`} ORDER BY place, period`,
    );
    return rows.map((row) => ({
      place: String(row.place),
      period: String(row.period),
      claims: big(row.claims),
      totalFen: big(row.total_fen),
      totalYuanSquares: big(row.total_yuan_squares),
      yearBeforeClaims: big(row.year_before_claims),
      yearBeforeTotalFen: big(row.year_before_total_fen),
      yearBeforeTotalYuanSquares: big(row.year_before_total_yuan_squares),
    }));
  }

  close(): void {
    this.#database.close();
  }

  #years(): string {
    return yearsSql(this.settled.facts.manifest.to);
  }
}

/** The sums of a month beside those of the same month a year before. */
function yearsSql(last: string): string {
  const keys = 'institution, visit_kind, district, level, grassroots';
  const none = CELL_SUMS.map((name) => `0::BIGINT AS ${name}`).join(', ');
  const noneBefore = YEAR_BEFORE.map((name) => `0::BIGINT AS year_before_${name}`).join(', ');
  const before = YEAR_BEFORE.map((name) => `${name} AS year_before_${name}`).join(', ');
  return `(SELECT month, ${keys}, ${CELL_SUMS.join(', ')}, ${noneBefore} FROM cell
    UNION ALL
    SELECT (month + INTERVAL 1 YEAR)::DATE AS month, ${keys}, ${none}, ${before} FROM cell
    WHERE (month + INTERVAL 1 YEAR)::DATE <= DATE ${sqlText(last)})`;
}

const equals = (column: string, value: string | undefined): string | null =>
  value === undefined ? null : `${column} = ${sqlText(value)}`;

function sumsOf<Sum extends ExpenseSum>(
  row: Readonly<Record<string, unknown>>,
  names: readonly Sum[],
): Record<Sum, bigint> {
  // Every name is a column of the query, so the record is complete.
  return Object.fromEntries(names.map((name) => [name, big(row[name])])) as Record<Sum, bigint>;
}

function big(value: unknown): bigint {
  if (value === null || value === undefined) return 0n;
  assert(typeof value === 'bigint', 'a sum is a whole number');
  return value;
}
