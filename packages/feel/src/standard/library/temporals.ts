import { MONTH_NAMES, WEEKDAY_NAMES } from '@sanyi/kernel';
import { dayOfYear, weekdayOf, weekOfYear } from '../time/calendar.ts';
import type { FeelDate, FeelDateTime } from '../value/value.ts';
import { type Builtins, takes, temporal } from './signature.ts';

const day = (): ReturnType<typeof temporal<'date' | 'date and time'>> =>
  temporal('date', 'date', 'date and time');

const dateOf = (value: FeelDate | FeelDateTime): FeelDate =>
  value.is === 'date' ? value : value.date;

/** Days of the year and of the week, and the clock that the caller gives. */
export const TEMPORALS: Builtins = {
  'day of year': [takes([day()], ([value]) => dayOfYear(dateOf(value)))],
  'day of week': [takes([day()], ([value]) => WEEKDAY_NAMES[weekdayOf(dateOf(value)) - 1] ?? null)],
  'month of year': [takes([day()], ([value]) => MONTH_NAMES[dateOf(value).month - 1] ?? null)],
  'week of year': [takes([day()], ([value]) => weekOfYear(dateOf(value)))],
  now: [takes([], (_, session) => session.now)],
  today: [takes([], (_, session) => session.now?.date ?? null)],
};
