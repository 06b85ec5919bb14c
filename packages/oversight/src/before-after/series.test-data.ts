import {
  addMonths,
  type Day,
  dayOf,
  type IsoDate,
  type Period,
  periodsBetween,
} from '@sanyi/kernel';
import type { Observed } from './before-after.ts';
import type { BeforeAfterChoice, BeforeAfterMethod } from './method.ts';

export const METHOD: BeforeAfterMethod = {
  periodsBefore: 400,
  periodsAfter: 400,
  settlingPeriods: 0,
  leastBefore: 6,
  leastAfter: 6,
  leastFreedom: 6,
  confidence: 0.95,
};
export const CHOICE: BeforeAfterChoice = {
  season: 'none',
  scale: 'value',
  errors: 'prais-winsten',
};

export const day = (text: string): Day => dayOf(text as IsoDate);

export const monthsFrom = (first: string, count: number): Period[] =>
  periodsBetween('month', day(first), addMonths(day(first), count));

export const seriesOf = (first: string, values: readonly (number | null)[]): Observed[] =>
  monthsFrom(first, values.length).map((period, at) => ({ period, value: values[at] ?? null }));
