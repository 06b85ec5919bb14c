import { SCALES, SEASONS, type WireText } from '@sanyi/api';
import { type Day, fail, isoDate, ok, problem, type Result } from '@sanyi/kernel';
import type { Scale, Season } from '@sanyi/oversight';
import type { Stack } from '@sanyi/policy';

/** The package with the method and the list of studies, laid on a place. */
export const BEFORE_AFTER = 'before-after';

/** A comparison that a package keeps ready. */
export type Study = {
  readonly id: string;
  readonly title: WireText;
  readonly indicator: string;
  readonly at: string;
  /** Null: the whole city. */
  readonly where: string | null;
  readonly control: string | null;
  readonly scale: Scale;
  readonly season: Season;
};

/**
 * The studies of a place that are in force on a day.
 *
 * @returns `API_STUDY_WRONG` for a row with a word that means nothing
 */
export function studiesOf(stack: Stack, place: string, day: Day): Result<Study[]> {
  const list = stack.packages.findLast((each) => each.lists.has('study'))?.lists.get('study');
  if (!list) return ok([]);
  const studies: Study[] = [];
  for (const { row } of stack.listRows('study', day)) {
    const cell = (name: string): string | null => {
      const value = row.values[list.columns.findIndex((column) => column.name === name)];
      return value === undefined || value === null ? null : String(value);
    };
    if (cell('place') !== place) continue;
    const id = row.keys[0] ?? '';
    const scale = oneOf(SCALES, cell('scale'));
    const season = oneOf(SEASONS, cell('season'));
    if (scale === null) return wrong(id, 'scale', { value: cell('scale'), known: SCALES });
    if (season === null) return wrong(id, 'season', { value: cell('season'), known: SEASONS });
    const value = row.values[list.columns.findIndex((column) => column.name === 'at')];
    studies.push({
      id,
      title: { en: cell('title_en') ?? id, zh: cell('title_zh') ?? id },
      indicator: cell('indicator') ?? '',
      // The column is declared as a day, and a day is kept as its number.
      at: typeof value === 'number' ? isoDate(value as Day) : '',
      where: cell('where'),
      control: cell('control'),
      scale,
      season,
    });
  }
  return ok(studies);
}

/** A text as one of some words; null where it is none. */
export const oneOf = <Word extends string>(
  words: readonly Word[],
  text: string | null,
): Word | null => words.find((word) => word === text) ?? null;

const wrong = (
  study: string,
  field: string,
  { value, known }: { readonly value: string | null; readonly known: readonly string[] },
): Result<never> =>
  fail(
    problem('API_STUDY_WRONG', BEFORE_AFTER, {
      study,
      field,
      value: value ?? '',
      known: known.join(', '),
    }),
  );
