import type { FigureRow, Measures, Spread } from './measures.ts';

/** The figures of all quarters of a city and its districts. */
export type QuarterFigures = {
  /** Of districts, ordered by indicator, place and period. */
  readonly districts: readonly FigureRow[];
  /** Of a district or of the city; null where it was not measured. */
  figure(indicator: string, place: string, period: string): FigureRow | null;
  /** The spread behind the figures of districts. */
  readonly spreads: readonly Spread[];
};

const kept = new WeakMap<Measures, Promise<QuarterFigures>>();

/**
 * Reads the figures of all quarters once: measures do not change, and the pages, the bulletin and
 * the desk of sheets are all made from them.
 *
 * @example
 * ```ts
 * declare const measures: Measures; // from measure
 * const { figure } = await quarterFigures(measures);
 * figure('expense-growth', 'nowhere', '2019-Q1'); // null
 * ```
 */
export function quarterFigures(measures: Measures): Promise<QuarterFigures> {
  const known = kept.get(measures);
  if (known) return known;
  const reading = read(measures);
  kept.set(measures, reading);
  return reading;
}

async function read(measures: Measures): Promise<QuarterFigures> {
  const districts = await measures.figures({ periodGrain: 'quarter', placeGrain: 'district' });
  const city = await measures.figures({ periodGrain: 'quarter', placeGrain: 'city' });
  const spreads = await measures.spread({ periodGrain: 'quarter', placeGrain: 'district' });
  const rows = new Map([...districts, ...city].map((row) => [keyOf(row), row]));
  return {
    districts,
    figure: (indicator, place, period) => rows.get(keyOf({ indicator, place, period })) ?? null,
    spreads,
  };
}

const keyOf = (row: Pick<FigureRow, 'indicator' | 'place' | 'period'>): string =>
  `${row.indicator} ${row.place} ${row.period}`;
