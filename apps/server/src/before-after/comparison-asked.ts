import { type BeforeAfterQuery, SERIES_GRAINS } from '@sanyi/api';
import { type Day, fail, ok, parseDay, problem, type Result } from '@sanyi/kernel';
import type { BeforeAfterChoice } from '@sanyi/oversight';
import type { Indicator } from '@sanyi/policy';
import type { ComparisonMethod } from './comparison-method.ts';
import type { PlaceOf } from './places-of.ts';
import type { Study } from './study.ts';

/** A comparison with every choice made. */
export type Asked = {
  readonly study: Study | null;
  readonly indicator: Indicator;
  readonly at: Day;
  readonly place: PlaceOf;
  readonly control: readonly PlaceOf[];
  readonly grain: (typeof SERIES_GRAINS)[number];
  readonly choice: BeforeAfterChoice;
};

/** What questions are answered from. */
export type Desk = {
  readonly city: string;
  readonly studies: readonly Study[];
  readonly indicators: readonly Indicator[];
  readonly places: readonly PlaceOf[];
};

/** The word that takes the control of a study away. */
const NO_CONTROL = 'none';

/**
 * Makes every choice of a query: as asked, else as the study says, else as is usual.
 *
 * @returns the problem of the first part that is not known
 */
export function askedOf(
  desk: Desk,
  query: BeforeAfterQuery,
  methodAt: (day: Day) => Result<ComparisonMethod>,
): Result<Asked & { readonly method: ComparisonMethod }> {
  const study = studyOf(desk, query);
  if (!study.ok) return study;
  const named = query.indicator ?? study.value?.indicator;
  const day = query.at ?? study.value?.at;
  if (named === undefined || day === undefined) {
    return fail(problem('API_COMPARISON_EMPTY', 'query', { place: desk.city }));
  }
  const at = parseDay(day);
  if (!at.ok) return at;
  const place = placeOf(desk, query.place ?? study.value?.where ?? desk.city);
  if (!place.ok) return place;
  const indicator = desk.indicators.find(({ id }) => id === named);
  const grain = indicator && grainOf(indicator, place.value, query.grain);
  if (!indicator || !grain) return unknownIndicator(desk, { named, place: place.value, query });
  const control = controlOf(desk, query.control ?? study.value?.control ?? NO_CONTROL, place.value);
  if (!control.ok) return control;
  const method = methodAt(at.value);
  if (!method.ok) return method;
  // A study chooses for its own indicator; another one is compared as is usual.
  const own = study.value?.indicator === named ? study.value : null;
  const choice = choiceOf(grain, query, { ...method.value.usual, ...chosenBy(own) });
  return ok({
    study: study.value,
    ...{ indicator, at: at.value, place: place.value, control: control.value, grain, choice },
    method: method.value,
  });
}

const chosenBy = (study: Study | null): Partial<BeforeAfterChoice> =>
  study ? { season: study.season, scale: study.scale } : {};

function choiceOf(
  grain: Asked['grain'],
  query: BeforeAfterQuery,
  usual: BeforeAfterChoice,
): BeforeAfterChoice {
  const season = query.season ?? usual.season;
  return {
    // Quarters have no months.
    season: grain === 'quarter' && season === 'month' ? 'quarter' : season,
    scale: query.scale ?? usual.scale,
    errors: query.errors ?? usual.errors,
  };
}

function studyOf({ studies, city }: Desk, query: BeforeAfterQuery): Result<Study | null> {
  if (query.study === undefined) {
    const isNamed = query.indicator !== undefined && query.at !== undefined;
    return ok(isNamed ? null : (studies[0] ?? null));
  }
  const found = studies.find(({ id }) => id === query.study);
  if (found) return ok(found);
  const known = studies.map(({ id }) => id).join(', ');
  const details = { place: city, study: query.study, known: known || '—' };
  return fail(problem('API_STUDY_UNKNOWN', 'query study', details));
}

function placeOf(
  { places }: Desk,
  id: string,
  field: 'place' | 'control' = 'place',
): Result<PlaceOf> {
  const found = places.find((each) => each.id === id);
  return found ? ok(found) : fail(problem('API_PLACE_UNKNOWN', `query ${field}`, { place: id }));
}

function controlOf(desk: Desk, text: string, place: PlaceOf): Result<PlaceOf[]> {
  if (text === NO_CONTROL) return ok([]);
  const found: PlaceOf[] = [];
  // A place cannot be its own control, nor can what contains it.
  const isApart = ({ id, grain }: PlaceOf): boolean => id !== place.id && grain !== 'city';
  for (const id of text.split('+')) {
    const each = placeOf(desk, id, 'control');
    if (!each.ok) return each;
    if (!isApart(each.value)) {
      const known = desk.places.filter(isApart).map((other) => other.id);
      const details = { control: id, place: place.id, known: known.join(', ') };
      return fail(problem('API_CONTROL_NOT_APART', 'query control', details));
    }
    found.push(each.value);
  }
  return ok(found);
}

function grainOf(
  indicator: Indicator,
  place: PlaceOf,
  asked: Asked['grain'] | undefined,
): Asked['grain'] | null {
  if (!indicator.places.includes(place.grain)) return null;
  const known = SERIES_GRAINS.filter((each) => indicator.periods.includes(each));
  return asked === undefined ? (known[0] ?? null) : (known.find((each) => each === asked) ?? null);
}

function unknownIndicator(
  { indicators }: Desk,
  of: { readonly named: string; readonly place: PlaceOf; readonly query: BeforeAfterQuery },
): Result<never> {
  const known = indicators
    .filter((each) => grainOf(each, of.place, of.query.grain) !== null)
    .map(({ id }) => id);
  return fail(
    problem('API_INDICATOR_UNKNOWN', 'query indicator', {
      indicator: of.named,
      grain: of.query.grain ?? SERIES_GRAINS.join('/'),
      place: of.place.id,
      known: known.join(', ') || '—',
    }),
  );
}
