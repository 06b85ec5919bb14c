import type { IsoDate } from '@sanyi/kernel';
import { addDays, dayOf, isoDate, type Period } from '@sanyi/kernel';
import type { ReportTerms } from './terms.ts';

/** Where a district stands with a form: all there, some of it, nothing yet, or nothing in time. */
export type ReportState = 'onTime' | 'late' | 'partial' | 'due' | 'missing';

/** One district and form of a period. */
export type ReportCell = {
  readonly form: string;
  readonly place: string;
  readonly state: ReportState;
  /** Indicators that are there, of how many. */
  readonly received: number;
  readonly expected: number;
  /** Instant at which the form was first complete; null while it is not. */
  readonly completedAt: string | null;
  /** Whole days after the due day; 0 in time. */
  readonly daysLate: number;
};

/** A figure as far as its arrival counts. */
export type Arrival = {
  readonly indicator: string;
  readonly place: string;
  readonly period: string;
  readonly receivedAt: string;
};

/**
 * Last day on which a form of a period is in time.
 *
 * @example
 * ```ts
 * const thresholds = { dueDays: 10, history: 4, z: 0n, modifiedZ: 0n, fence: 0n, range: 0n };
 * dueDay({ thresholds }, unwrap(parsePeriod('2019-Q1'))); // '2019-04-10'
 * ```
 */
export const dueDay = ({ thresholds }: Pick<ReportTerms, 'thresholds'>, period: Period): IsoDate =>
  isoDate(addDays(period.to, thresholds.dueDays - 1));

/**
 * Completeness and timeliness of a period: for each form and district, what is there and whether it
 * came in time. A form counts as complete at the arrival of the last of its first figures.
 *
 * @param arrivals - of every figure ever received, replaced ones too
 * @param today - a day of the place's calendar
 * @example
 * ```ts
 * reportMatrix([], { period: unwrap(parsePeriod('2019-Q1')), arrivals: [], today: '2019-04-01' as IsoDate, dayOf: (at) => at.slice(0, 10) as IsoDate }); // []
 * ```
 */
export function reportMatrix(
  terms: readonly ReportTerms[],
  of: {
    readonly period: Period;
    readonly arrivals: readonly Arrival[];
    readonly today: IsoDate;
    /** The day of an instant in the place's calendar. */
    readonly dayOf: (instant: string) => IsoDate;
  },
): ReportCell[] {
  return terms.flatMap((each) => each.districts.map((district) => cellOf(each, district.id, of)));
}

function cellOf(
  terms: ReportTerms,
  place: string,
  of: Parameters<typeof reportMatrix>[1],
): ReportCell {
  const firsts = terms.lines.flatMap(({ indicator }) => {
    const times = of.arrivals
      .filter((each) => each.indicator === indicator.id && each.place === place)
      .filter((each) => each.period === of.period.id)
      .map((each) => each.receivedAt)
      .sort();
    return times.slice(0, 1);
  });
  const due = dueDay(terms, of.period);
  const expected = terms.lines.length;
  const complete = firsts.length === expected;
  const completedAt = complete ? (firsts.sort().at(-1) ?? null) : null;
  const until = completedAt === null ? of.today : of.dayOf(completedAt);
  const daysLate = Math.max(0, dayOf(until) - dayOf(due));
  const state = stateOf({ received: firsts.length, complete, late: daysLate > 0 });
  return {
    form: terms.form.id,
    place,
    state,
    received: firsts.length,
    expected,
    completedAt,
    daysLate,
  };
}

function stateOf(of: { received: number; complete: boolean; late: boolean }): ReportState {
  if (of.complete) return of.late ? 'late' : 'onTime';
  if (of.received > 0) return 'partial';
  return of.late ? 'missing' : 'due';
}
