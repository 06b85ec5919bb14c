import {
  dayOf,
  fail,
  type IsoDate,
  isoDate,
  ok,
  type Period,
  parsePeriod,
  periodsBetween,
  problem,
  type Result,
  shiftPeriod,
} from '@sanyi/kernel';
import { reportTerms } from '@sanyi/oversight';
import { officeDay, quarterFigures, type ReportDesk, readReported, timeZoneOf } from '@sanyi/store';
import type { City } from '../city/city.ts';

/** Quarters after the data that figures may be reported for: the year that follows. */
const QUARTERS_AFTER = 4;

/** When a sheet comes in, and which data are closed then. */
export type DeskTime = { readonly now: string; readonly closed: ReportDesk['closed'] };

/** The desk of a city at which sheets of a period come in. */
export async function cityDesk(
  city: City,
  period: Period,
  at: DeskTime,
): Promise<Result<ReportDesk>> {
  const { facts, rules } = city;
  const { place, districts } = facts.manifest;
  const stack = rules.stack(place);
  if (!stack.ok) return stack;
  const terms = reportTerms(stack.value, { districts, day: period.from });
  if (terms.length === 0) return fail(problem('REPORT_NO_FORMS', place, { place }));
  const timeZone = timeZoneOf(stack.value, at.now);
  return ok({
    facts,
    terms,
    computed: (await quarterFigures(city.measures)).districts,
    closed: at.closed,
    today: officeDay(at.now, timeZone),
    timeZone,
  });
}

/** The clock of the offices; the city that is served has a stack. */
function zoneOf({ rules, facts }: City, now: string): string {
  const stack = rules.stack(facts.manifest.place);
  return stack.ok ? timeZoneOf(stack.value, now) : 'UTC';
}

/** Periods that can be reported: those of the data, a year beyond as far as it is over, and all reported. */
async function reportPeriods(city: City, now: string): Promise<Result<Period[]>> {
  const reported = await readReported(city.facts);
  if (!reported.ok) return reported;
  const { from, to } = city.facts.manifest;
  // Days of a manifest were written by isoDate.
  const first = dayOf(from as IsoDate);
  const own = periodsBetween('quarter', first, (dayOf(to as IsoDate) + 1) as Period['to']);
  const last = own.at(-1);
  const later = last
    ? Array.from({ length: QUARTERS_AFTER }, (_, at) => shiftPeriod(last, at + 1))
    : [];
  const over = later.filter((each) => isoDate(each.to) <= officeDay(now, zoneOf(city, now)));
  const sent = reported.value.rows.flatMap((row) => {
    const period = parsePeriod(row.period);
    return period.ok && period.value.kind === 'quarter' ? [period.value] : [];
  });
  const all = new Map([...own, ...over, ...sent].map((each) => [each.id, each]));
  return ok([...all.values()].sort((a, b) => a.from - b.from));
}

/** The period that is asked for, or the last of the data. */
export async function askedPeriod(
  city: City,
  asked: string | undefined,
  now: string,
): Promise<Result<{ readonly period: Period; readonly periods: readonly Period[] }>> {
  const periods = await reportPeriods(city, now);
  if (!periods.ok) return periods;
  const { to } = city.facts.manifest;
  const usual = periods.value.findLast((each) => isoDate(each.from) <= to) ?? periods.value.at(-1);
  if (asked === undefined && usual) return ok({ period: usual, periods: periods.value });
  const found = periods.value.find((each) => each.id === asked);
  if (found) return ok({ period: found, periods: periods.value });
  const span = { first: periods.value[0]?.id ?? '—', last: periods.value.at(-1)?.id ?? '—' };
  return fail(problem('API_PERIOD_UNKNOWN', 'query period', { period: asked ?? '—', ...span }));
}
