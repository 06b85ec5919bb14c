import type { DuckDBConnection } from '@duckdb/node-api';
import { assert } from '@sanyi/kernel';
import { rowsOf, sqlText } from '../duck/database.ts';
import { ChunkView } from '../duck/vectors.ts';

/** The figures of one indicator of one place by day, one number a day from the first day on. */
export type DailyFigures = {
  readonly indicator: string;
  readonly place: string;
  /** Whole numbers. */
  readonly numerators: Float64Array;
  /** 0 where nothing was measured. */
  readonly denominators: Float64Array;
};

/** Days of facts, inclusive, as ISO dates. */
type Span = { readonly from: string; readonly to: string };

/**
 * Reads the figures of days: they are a hundred thousand, so they come as columns and not as rows.
 * Whoever measured no days finds none.
 */
export async function dailyFigures(
  connection: DuckDBConnection,
  { from, to }: Span,
): Promise<DailyFigures[]> {
  const [first, last] = [`DATE ${sqlText(from)}`, `DATE ${sqlText(to)}`];
  const rows = await rowsOf(
    connection,
    `SELECT indicator, place, (${last} - ${first} + 1)::INTEGER AS days
     FROM figure WHERE period_grain = 'day' GROUP BY ALL ORDER BY indicator, place`,
  );
  const series = rows.map(({ indicator, place, days }) => ({
    indicator: String(indicator),
    place: String(place),
    numerators: new Float64Array(Number(days)),
    denominators: new Float64Array(Number(days)),
  }));
  const result = await connection.stream(
    `SELECT s.at::UINTEGER, f.day::INTEGER, f.numerator, f.denominator
     FROM (SELECT *, TRY_CAST(period AS DATE) - ${first} AS day FROM figure
       WHERE period_grain = 'day') f
     JOIN (SELECT indicator, place, row_number() OVER (ORDER BY indicator, place) - 1 AS at
       FROM (SELECT DISTINCT indicator, place FROM figure WHERE period_grain = 'day')) s
     USING (indicator, place)
     WHERE f.day BETWEEN 0 AND ${last} - ${first}`,
  );
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return series;
    put(series, new ChunkView(chunk));
  }
}

function put(series: readonly DailyFigures[], chunk: ChunkView): void {
  const [which, days] = [chunk.words(0), chunk.integers(1)];
  const [above, below] = [new Float64Array(chunk.rows), new Float64Array(chunk.rows)];
  chunk.bigs(2, { into: above, at: 0, missing: 0 });
  chunk.bigs(3, { into: below, at: 0, missing: 0 });
  for (let row = 0; row < chunk.rows; row++) {
    const [of, day] = [series[which[row] ?? 0], days[row] ?? 0];
    const [numerator, denominator] = [above[row] ?? 0, below[row] ?? 0];
    assert(of !== undefined, 'every figure belongs to a series');
    const isExact = Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator);
    assert(isExact, 'a sum of a day is an exact number');
    of.numerators[day] = numerator;
    of.denominators[day] = denominator;
  }
}
