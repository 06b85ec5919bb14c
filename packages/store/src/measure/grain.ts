import type { PeriodGrain, PlaceGrain } from '@sanyi/policy';
import { sqlText } from '../duck/database.ts';

/** What one figure stands for: a kind of place and a kind of period. */
export type Grain = { readonly place: PlaceGrain; readonly period: PeriodGrain };

/** The schema that holds the views of a grain. */
export const schemaOf = (grain: Grain): string => `${grain.place}_${grain.period}`;

/** The period id of a day column. */
export function periodSql(grain: PeriodGrain, day: string): string {
  if (grain === 'day') return `strftime(${day}, '%Y-%m-%d')`;
  if (grain === 'month') return `strftime(${day}, '%Y-%m')`;
  if (grain === 'year') return `strftime(${day}, '%Y')`;
  return `(year(${day}) || '-Q' || quarter(${day}))`;
}

/** The place id, from the columns of a row of an institution. */
export function placeOfInstitutionSql(grain: PlaceGrain, city: string): string {
  switch (grain) {
    case 'district':
      return 'i.district';
    case 'institution':
      return 'i.institution::VARCHAR';
    case 'level':
      return 'i.level';
    case 'city':
      return sqlText(city);
  }
}

/** The place id where only the district is known; NULL where that does not say the place. */
export function placeOfDistrictSql(grain: PlaceGrain, city: string): string {
  if (grain === 'district') return 'district';
  return grain === 'city' ? sqlText(city) : 'NULL::VARCHAR';
}
