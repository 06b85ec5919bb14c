import { type Day, dayOf, type IsoDate } from '@sanyi/kernel';

/** A date of the plan as a day; the plan's reader has checked its form. */
export const dayIn = (date: string): Day => dayOf(date as IsoDate);

/** The day that stands for "still open" in tables with a last day: 9999-12-31. */
export const OPEN_DAY: Day = dayIn('9999-12-31');
