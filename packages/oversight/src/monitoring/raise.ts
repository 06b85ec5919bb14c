import type { WatchedDay, Watcher } from './expectation.ts';
import { median } from './median.ts';
import type { MonitoringMethod } from './method.ts';

/** The rules that raise a note: one day far off, or several days off the same way. */
export type MonitoringRule = 'day' | 'run';

/** A note that a rule raised about a day. */
export type MonitoringNote = {
  readonly rule: MonitoringRule;
  readonly level: 'watch' | 'over';
  readonly side: 'above' | 'below';
  readonly watched: WatchedDay;
  /** What was judged, as a logarithm: the deviation of the day, or the median of the run. */
  readonly deviation: number;
  /** The same in standard deviations of what was judged. */
  readonly score: number;
  /** Days that were judged together. */
  readonly days: number;
};

/**
 * Whether a series scatters little enough on ordinary days for a single day to be judged.
 *
 * @example
 * ```ts
 * isJudged({ spread: 0.3 }, { mostSpread: 0.2 }); // false
 * ```
 */
export const isJudged = (
  expectation: { readonly spread: number },
  method: Pick<MonitoringMethod, 'mostSpread'>,
): boolean => expectation.spread <= method.mostSpread;

// Standard deviation of a median against that of a mean, for many normal numbers.
const MEDIAN_ERROR = 1.2533;

/**
 * Judges a day. `day`: the day itself is at least `watch` standard deviations off. `run`: each of the
 * last `runDays` days is off the same way, and their median is at least `watch` of its standard
 * deviations off. The day comes first, because it is narrower. Nothing is raised under the smallest
 * deviation, nor of a series that scatters too much.
 *
 * @returns null where nothing is raised, or the day has no expectation
 * @example
 * ```ts
 * const method = {
 *   levelDays: 28, gapDays: 7, historyDays: 70, leastDays: 3, runDays: 7,
 *   watch: 3, over: 5, leastDeviation: 0.05, mostSpread: 0.2,
 * };
 * const values = Array.from({ length: 140 }, (_, at) => (at === 139 ? 200 : 100 + (at % 3)));
 * const watcher = watch({ from: 17000, values, step: 0 }, new Set(), method);
 * raise(watcher, 17139, method)?.rule; // 'day'
 * ```
 */
export function raise(
  watcher: Watcher,
  day: number,
  method: MonitoringMethod,
): MonitoringNote | null {
  const watched = watcher.at(day);
  if (!watched || !isJudged(watched.expectation, method)) return null;
  const { deviation, score } = watched;
  const one = noteOf({ rule: 'day', watched, deviation, score, days: 1 }, method);
  return one ?? runNote(watcher, watched, method);
}

function runNote(
  watcher: Watcher,
  watched: WatchedDay,
  method: MonitoringMethod,
): MonitoringNote | null {
  const { day, expectation } = watched;
  const off = Array.from({ length: method.runDays }, (_, back) =>
    watcher.deviation(day - back, day),
  );
  const known = off.filter((each) => each !== null);
  const sides = new Set(known.map(Math.sign));
  const deviation = median(known);
  if (known.length < method.runDays || sides.size > 1 || deviation === null) return null;
  const score = (deviation * Math.sqrt(known.length)) / (expectation.spread * MEDIAN_ERROR);
  return noteOf({ rule: 'run', watched, deviation, score, days: known.length }, method);
}

function noteOf(
  found: Omit<MonitoringNote, 'level' | 'side'>,
  method: MonitoringMethod,
): MonitoringNote | null {
  const off = Math.abs(Math.expm1(found.deviation));
  const far = Math.abs(found.score);
  if (far < method.watch || off < method.leastDeviation) return null;
  return {
    ...found,
    level: far >= method.over ? 'over' : 'watch',
    side: found.deviation > 0 ? 'above' : 'below',
  };
}
