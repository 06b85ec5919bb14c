import type { District } from '@sanyi/facts';
import { assert, type Day, type Period } from '@sanyi/kernel';
import type { FormIndicator, Indicator, ReportForm, Stack } from '@sanyi/policy';

/** Limits by which a reported figure is held against the earlier ones; thousandths. */
export type Thresholds = {
  /** Days after the end of a period. */
  readonly dueDays: number;
  /** Earlier figures needed before any method says anything. */
  readonly history: number;
  readonly z: bigint;
  readonly modifiedZ: bigint;
  readonly fence: bigint;
  readonly range: bigint;
};

/** An indicator of a form together with its definition. */
export type FormLine = { readonly form: FormIndicator; readonly indicator: Indicator };

/** What a sheet of one form is read by. */
export type ReportTerms = {
  readonly form: ReportForm;
  readonly lines: readonly FormLine[];
  readonly districts: readonly District[];
  /** Id of the city, which people write in front of a district's name. */
  readonly place: string;
  readonly thresholds: Thresholds;
};

const THRESHOLDS = {
  dueDays: 'reportDueDays',
  history: 'outlierHistory',
  z: 'outlierZ',
  modifiedZ: 'outlierModifiedZ',
  fence: 'outlierFence',
  range: 'outlierRange',
} as const;

/**
 * Thresholds in force on a day, from the parameters of a stack; null where the stack has none, so
 * that nothing can be reported under it.
 */
function thresholdsOf(stack: Stack, day: Day): Thresholds | null {
  const site = { institution: 0, level: '', district: '' };
  const { parameters } = stack.regime(stack.intervalAt(day), site);
  const read = (name: keyof typeof THRESHOLDS): bigint | null => {
    const value = parameters[THRESHOLDS[name]];
    return typeof value === 'bigint' || typeof value === 'number' ? BigInt(value) : null;
  };
  const [dueDays, history] = [read('dueDays'), read('history')];
  const [z, modifiedZ, fence, range] = [read('z'), read('modifiedZ'), read('fence'), read('range')];
  if (dueDays === null || history === null) return null;
  if (z === null || modifiedZ === null || fence === null || range === null) return null;
  return { dueDays: Number(dueDays), history: Number(history), z, modifiedZ, fence, range };
}

/**
 * The terms of every form of a stack, in their order, with the thresholds of a day.
 *
 * @returns none where the stack has no forms or no thresholds
 * @example
 * ```ts
 * declare const stack: Stack; // from buildStack
 * reportTerms(stack, { districts: [], day: 18000 as Day }).map(({ form }) => form.id).includes('expense'); // true
 * ```
 */
export function reportTerms(
  stack: Stack,
  of: { readonly districts: readonly District[]; readonly day: Day },
): ReportTerms[] {
  const thresholds = thresholdsOf(stack, of.day);
  if (!thresholds) return [];
  return stack.forms.map((form) => ({
    form,
    lines: form.indicators.map((each) => {
      const indicator = stack.indicators.find(({ id }) => id === each.indicator);
      assert(indicator !== undefined, 'a form names indicators of its own package');
      return { form: each, indicator };
    }),
    districts: of.districts,
    place: stack.place,
    thresholds,
  }));
}

/** Integers of the computed indicator in one unit that a district fills in. */
export function timesOf(part: FormIndicator['numerator'], period: Pick<Period, 'kind'>): bigint {
  const months = { month: 1, quarter: 3, year: 12 }[period.kind];
  return BigInt(part.times * (part.perMonth ? months : 1));
}

/**
 * The districts that a stack lists on a day, for a place that has no facts yet.
 *
 * @returns none where there is no list of districts
 * @example
 * ```ts
 * declare const stack: Stack; // from buildStack
 * districtsOf(stack, 18000 as Day).length; // 16
 * ```
 */
export const districtsOf = (stack: Stack, day: Day): District[] =>
  stack.codeSet('district', day).map(({ code, title, values }) => ({
    id: code,
    code: String(values.adcode ?? code),
    title,
    population: Number(values.population ?? 0),
  }));
