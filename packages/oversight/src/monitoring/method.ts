/**
 * How a day is compared with expectation. Every number comes from a parameter of a package, with its
 * own source; days are whole days.
 */
export type MonitoringMethod = {
  /** Days whose median is the level that a day is compared with. */
  readonly levelDays: number;
  /** Days just before a day that count neither towards its level nor towards what weekdays are like. */
  readonly gapDays: number;
  /** Days from which it is learned what weekdays and festivals are like. */
  readonly historyDays: number;
  /** Fewest earlier days of the same kind; with fewer there is no expectation. */
  readonly leastDays: number;
  /** Days that are judged together for a lasting change. */
  readonly runDays: number;
  /** Distances from expectation, in robust standard deviations. */
  readonly watch: number;
  readonly over: number;
  /** Smallest deviation of a day that is noted, as a share of its expectation. */
  readonly leastDeviation: number;
  /** A series that scatters more than this from day to day is shown and not judged. */
  readonly mostSpread: number;
};

/** The parameters a package must give for days to be watched, by their part in the method. */
export const MONITORING_PARAMETERS: Readonly<Record<keyof MonitoringMethod, string>> = {
  levelDays: 'monitoringLevelDays',
  gapDays: 'monitoringGapDays',
  historyDays: 'monitoringHistoryDays',
  leastDays: 'monitoringLeastDays',
  runDays: 'monitoringRunDays',
  watch: 'monitoringWatch',
  over: 'monitoringOver',
  leastDeviation: 'monitoringLeastDeviation',
  mostSpread: 'monitoringMostSpread',
};

/** What a day is like: Monday (0) to Sunday (6), or a festival, which is like no weekday. */
export type DayKind = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 'festival';

// 1970-01-01 was a Thursday, and the kinds begin with Monday.
const MONDAY_SHIFT = 3;
const WEEK = 7;

/**
 * The kind of a day.
 *
 * @example
 * ```ts
 * dayKind(17986 as Day, new Set()); // 6: 31 March 2019 was a Sunday
 * ```
 */
export function dayKind(day: number, festivals: ReadonlySet<number>): DayKind {
  if (festivals.has(day)) return 'festival';
  // The remainder of a division by seven of a day after 1969 is a weekday.
  return ((day + MONDAY_SHIFT) % WEEK) as DayKind;
}
