import { assert } from '@sanyi/kernel';
import { SUMMED } from '../sql/replay-sums.ts';
import { SIDES } from '../sql/sides.ts';
import { CELL_WIDTH, GAIN_BANDS, type ReplayLayout, type SectionName } from './replay-layout.ts';
import { PERSON_DIMENSIONS } from './replay-tables.ts';

/** A row of `s_sums`: section, key, and the columns of `SUM_COLUMNS`, in whole numbers. */
export type SumRow = {
  readonly section: string;
  readonly key: string;
  readonly of: (column: string) => number;
};

/**
 * Puts the sums that a database made of a replay where the own replay has them. Sums of rules and the
 * spread of a sample are not among them and stay zero.
 *
 * @returns the column of sums, or the first row whose section or key the layout does not know
 * @example
 * ```ts
 * declare const frame: ReplayFrame;
 * valuesOfRows(replayLayout(frame), []).unknown; // null
 * ```
 */
export function valuesOfRows(
  layout: ReplayLayout,
  rows: readonly SumRow[],
): { readonly values: Float64Array; readonly unknown: SumRow | null } {
  const values = new Float64Array(layout.size);
  const positions = new Map<string, ReadonlyMap<string, number>>();
  for (const [name, { keys }] of Object.entries(layout.sections)) {
    positions.set(name, new Map(keys.map((key, at) => [key, at])));
  }
  for (const row of rows) {
    const at = positions.get(row.section)?.get(row.key);
    if (at === undefined) return { values, unknown: row };
    // The section was found by its name.
    const place = layout.sections[row.section as SectionName];
    values.set(columnsOf(row), place.at + at * place.width);
  }
  return { values, unknown: null };
}

/** The sums of a row in the order of its section. */
function columnsOf(row: SumRow): readonly number[] {
  const { section, of } = row;
  const bands = GAIN_BANDS.map((_, at) => of(`band${at}`));
  if (section === 'head') return [of('claims')];
  if (section === 'item') return [of('claims'), ...SIDES.map((side) => of(`${side}_total`))];
  if (section === 'family') return SIDES.map((side) => of(`${side}_total`));
  if (section === 'visits') {
    return [of('claims'), ...bands, ...SIDES.map((side) => of(`${side}_patient`))];
  }
  const money = SIDES.flatMap((side) => {
    const [total = 0, hospital = 0, fixed = 0, patient = 0] = SUMMED.map((part) =>
      of(`${side}_${part}`),
    );
    return [total, hospital, fixed, total - hospital - fixed - patient, patient];
  });
  const cell = [of('claims'), ...money];
  assert(cell.length === CELL_WIDTH, 'a cell has the width of the layout');
  return PERSON_DIMENSIONS.some((name) => name === section)
    ? [...cell, of('persons'), ...bands]
    : cell;
}
