import { assert } from '@sanyi/kernel';
import { SUMMED } from '../sql/pair-columns.ts';
import { SIDES } from '../sql/sides.ts';
import {
  CELL_WIDTH,
  GAIN_BANDS,
  type ReplayLayout,
  RULE_WIDTH,
  type SectionName,
  SPEAKING,
} from './replay-layout.ts';
import { PERSON_DIMENSIONS } from './replay-tables.ts';

/** A row of `s_sums`: section, key, and the columns of `SUM_COLUMNS`, in whole numbers. */
export type SumRow = {
  readonly section: string;
  readonly key: string;
  readonly of: (column: string) => number;
};

const SPEAKERS: readonly string[] = SPEAKING;

/**
 * Puts the sums that a database made of a replay where the own replay has them. The spread of a sample is
 * not among them and stays zero.
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
    const [section = '', speaks] = row.section.split('.');
    const at = positions.get(section)?.get(row.key);
    const side = speaks === undefined ? 0 : SPEAKERS.indexOf(speaks);
    if (at === undefined || side < 0) return { values, unknown: row };
    // The section was found by its name.
    const place = layout.sections[section as SectionName];
    const sums = section === 'rule' ? ruleOf(row) : columnsOf(row);
    values.set(sums, place.at + at * place.width + side * RULE_WIDTH);
  }
  return { values, unknown: null };
}

/** Claims that cite a rule: how many lose and gain, and by how much what is paid changed. */
function ruleOf({ of }: SumRow): readonly number[] {
  const [gainLarge = 0, gain = 0, , lose = 0, loseLarge = 0] = GAIN_BANDS.map((_, at) =>
    of(`band${at}`),
  );
  const change = (part: string): number => of(`after_${part}`) - of(`before_${part}`);
  const patient = change('patient');
  const income = change('total') - change('hospital');
  const counts = [of('claims'), lose + loseLarge, gain + gainLarge];
  return [...counts, patient, income - patient, income];
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
  if (section === 'care') return [...cell, of('refunds')];
  return PERSON_DIMENSIONS.some((name) => name === section)
    ? [...cell, of('persons'), ...bands]
    : cell;
}
