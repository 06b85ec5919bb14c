import { addMonths, type Day, firstOfMonth, monthOf, yearOf } from './calendar.ts';
import { problem } from './problem.ts';
import { fail, ok, type Result } from './result.ts';

/** The kinds of period figures are kept for. */
export type PeriodKind = 'month' | 'quarter' | 'year';

/** A calendar period: half-open days `[from, to)` and its id `2019-03`, `2019-Q1` or `2019`. */
export type Period = {
  readonly kind: PeriodKind;
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
};

const MONTHS: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, year: 12 };
const PERIOD = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/;

/**
 * Reads a period id.
 *
 * @returns `PERIOD_NOT_READABLE` for anything but a month, quarter or year
 * @example
 * ```ts
 * parsePeriod('2019-Q1'); // { ok: true, value: { kind: 'quarter', id: '2019-Q1', ... } }
 * ```
 */
export function parsePeriod(text: string, where = 'period'): Result<Period> {
  const match = PERIOD.exec(text);
  if (!match) return fail(problem('PERIOD_NOT_READABLE', where, { text }));
  const [, year = '', quarter, month] = match;
  if (quarter) return ok(period('quarter', Number(year), Number(quarter) * 3 - 2));
  return ok(month ? period('month', Number(year), Number(month)) : period('year', Number(year), 1));
}

/**
 * The period of a kind that holds a day.
 *
 * @example
 * ```ts
 * periodOf('quarter', 17264 as Day).id; // '2017-Q2'
 * ```
 */
export function periodOf(kind: PeriodKind, day: Day): Period {
  const months = MONTHS[kind];
  return period(kind, yearOf(day), Math.floor((monthOf(day) - 1) / months) * months + 1);
}

/**
 * The period a number of periods later, or earlier when negative.
 *
 * @example
 * ```ts
 * shiftPeriod(periodOf('quarter', 17264 as Day), -1).id; // '2017-Q1'
 * ```
 */
export const shiftPeriod = (of: Period, count: number): Period =>
  periodOf(of.kind, addMonths(of.from, count * MONTHS[of.kind]));

/**
 * The same period of the year before.
 *
 * @example
 * ```ts
 * yearBefore(periodOf('month', 17264 as Day)).id; // '2016-04'
 * ```
 */
export const yearBefore = (of: Period): Period => periodOf(of.kind, addMonths(of.from, -12));

/**
 * All periods of a kind that lie wholly in `[from, to)`, in order.
 *
 * @example
 * ```ts
 * periodsBetween('year', firstOfMonth(2016, 1), firstOfMonth(2018, 1)).map((p) => p.id); // ['2016', '2017']
 * ```
 */
export function periodsBetween(kind: PeriodKind, from: Day, to: Day): Period[] {
  const found: Period[] = [];
  for (let each = periodOf(kind, from); each.to <= to; each = shiftPeriod(each, 1)) {
    if (each.from >= from) found.push(each);
  }
  return found;
}

function period(kind: PeriodKind, year: number, month: number): Period {
  const from = firstOfMonth(year, month);
  return { kind, id: periodId(kind, year, month), from, to: addMonths(from, MONTHS[kind]) };
}

function periodId(kind: PeriodKind, year: number, month: number): string {
  const years = String(year).padStart(4, '0');
  if (kind === 'year') return years;
  return kind === 'quarter'
    ? `${years}-Q${Math.ceil(month / 3)}`
    : `${years}-${String(month).padStart(2, '0')}`;
}
