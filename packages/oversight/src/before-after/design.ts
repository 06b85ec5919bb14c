import type { Period } from '@sanyi/kernel';
import { monthOf } from '@sanyi/kernel';

/** Which seasons are controlled for: each month or quarter of the year its own level, or none. */
export type Season = 'month' | 'quarter' | 'none';

/** Where a row stands in time, counted from the first period that is wholly under the reform. */
export type At = {
  /** Periods from the first whole one under the reform on; negative before. */
  readonly time: number;
  /** Whether the reform is in force. */
  readonly after: boolean;
};

/** The columns that every design begins with. */
export const COLUMN = { level: 0, slope: 1, levelChange: 2, slopeChange: 3 } as const;

const PLAIN = 4;

/** The season of a period, counted from 0; 0 where no season is controlled for. */
export function seasonOf(season: Season, { from }: Period): number {
  if (season === 'none') return 0;
  const month = monthOf(from) - 1;
  return season === 'month' ? month : Math.floor(month / 3);
}

/**
 * Rows of a segmented regression (Wagner and others 2002): level, slope, change of level, change of
 * slope, and the seasons as deviations that add up to nothing, so that level and slope are those of
 * a year without seasons. Days of a festival that moves through the year are a term of their own, counted
 * from their mean, where they are not the same in every period of a season.
 */
export function design(
  seasons: readonly number[],
  festival: readonly number[] = [],
): {
  readonly width: number;
  /** The column of the festival, or null where it has none. */
  readonly festivalColumn: number | null;
  /** A row with its season and the days of the festival. */
  row(at: At, season: number, days?: number): number[];
  /** A row without season and festival: what the lines of a chart are drawn from. */
  plain(at: At): number[];
  /** The deviation of a season with days of the festival, from the coefficients. */
  deviation(season: number, coefficients: readonly number[], days?: number): number;
} {
  const known = [...new Set(seasons)].sort((a, b) => a - b);
  const last = known.length - 1;
  const moves = isMoving(seasons, festival);
  const mean = festival.reduce((sum, days) => sum + days, 0) / Math.max(1, festival.length);
  const festivalColumn = moves ? PLAIN + last : null;
  const width = PLAIN + last + (moves ? 1 : 0);
  const fromMean = (days: number): number[] => (moves ? [days - mean] : []);
  const plainRow = ({ time, after }: At): number[] => [1, time, after ? 1 : 0, after ? time : 0];
  const terms = (season: number): number[] => {
    const at = known.indexOf(season);
    return Array.from({ length: last }, (_, each) => (at === last ? -1 : Number(at === each)));
  };
  return {
    width,
    festivalColumn,
    row: (at, season, days = 0) => [...plainRow(at), ...terms(season), ...fromMean(days)],
    plain: (at) => [...plainRow(at), ...Array<number>(width - PLAIN).fill(0)],
    deviation: (season, coefficients, days = 0) =>
      [...terms(season), ...fromMean(days)].reduce(
        (sum, term, at) => sum + term * (coefficients[PLAIN + at] ?? 0),
        0,
      ),
  };
}

/** Whether two periods of one season have other days of the festival; else its season says it all. */
function isMoving(seasons: readonly number[], festival: readonly number[]): boolean {
  const first = new Map<number, number>();
  return festival.some((days, at) => {
    const season = seasons[at] ?? 0;
    const known = first.get(season) ?? days;
    first.set(season, known);
    return known !== days;
  });
}
