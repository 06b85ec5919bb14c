import { type Day, yearOf } from '@sanyi/kernel';
import type { HookName, Site, Stack } from '@sanyi/policy';
import type { ClaimVisit } from './claim.ts';

/** A day of a claim with the day whose rules it takes and the interval that day lies in. */
export type RuleDay = {
  readonly day: Day;
  readonly year: number;
  readonly ruleDay: Day;
  readonly interval: number;
};

/** Gives the rule day of a day; kept, because a city's year has 366 days and millions of claims. */
export type RuleDays = (day: Day) => RuleDay;

export function ruleDays(stack: Stack): RuleDays {
  const known = new Map<Day, RuleDay>();
  return (day) => {
    const found = known.get(day);
    if (found) return found;
    const ruleDay = stack.ruleDay(day);
    const made = { day, year: yearOf(day), ruleDay, interval: stack.intervalAt(ruleDay) };
    known.set(day, made);
    return made;
  };
}

/** A stay is a visit of kind `inpatientDay` with bed-days. */
export const isStay = (visit: Pick<ClaimVisit, 'kind' | 'bedDays'>): boolean =>
  visit.kind === 'inpatientDay' && visit.bedDays > 0;

/**
 * The day of a claim on which a hook is asked (CLM-7): the service day; of a stay the day of
 * discharge, unless the package that speaks for the hook on that day says `ruleDay: admission`.
 */
export function hookDay(
  stack: Stack,
  days: RuleDays,
  question: {
    hook: HookName;
    site: Site;
    visit: Pick<ClaimVisit, 'kind' | 'bedDays' | 'day' | 'endDay'>;
  },
): RuleDay {
  const { hook, site, visit } = question;
  if (!isStay(visit)) return days(visit.day);
  const discharge = days(visit.endDay);
  const bound = stack.regime(discharge.interval, site).hook(hook);
  return bound?.package.ruleDay === 'admission' ? days(visit.day) : discharge;
}
