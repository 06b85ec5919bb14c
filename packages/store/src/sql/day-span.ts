import type { DaySpan } from '@sanyi/insurance';
import { addDays, dayOf, type IsoDate } from '@sanyi/kernel';
import type { FactsManifest } from '../folder/manifest.ts';

/** Days of a year: claims may begin before the facts and stays may end after them. */
const MARGIN = 366;

/** The days that claims of a folder of facts may lie on. */
export const daySpan = ({ from, to }: FactsManifest): DaySpan => ({
  // The manifest was read: both are dates.
  from: addDays(dayOf(from as IsoDate), -MARGIN),
  to: addDays(dayOf(to as IsoDate), MARGIN),
});
