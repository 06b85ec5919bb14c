import type { BeforeAfter, BeforeAfterQuery, InForceDay } from '@sanyi/api';
import {
  type Day,
  dayOf,
  type IsoDate,
  isoDate,
  ok,
  parsePeriod,
  type Result,
} from '@sanyi/kernel';
import { againstControl, type Observed } from '@sanyi/oversight';
import type { Stack } from '@sanyi/policy';
import type { Measures } from '@sanyi/store';
import { factsArgument } from '../city/facts-argument.ts';
import { festivalDays } from '../monitoring/festival-days.ts';
import { type Asked, askedOf, type Desk } from './comparison-asked.ts';
import { type ComparisonMethod, comparisonMethod } from './comparison-method.ts';
import { comparisonOf, type Festival } from './comparison-page.ts';
import { type PlaceOf, placesOf } from './places-of.ts';
import { seriesOf } from './series-of.ts';
import { BEFORE_AFTER, studiesOf } from './study.ts';
import { worksInstead } from './works-instead.ts';

/** Answers how an indicator stood before and after a reform. */
export type BeforeAfterAnswers = {
  page(query: BeforeAfterQuery): Promise<Result<BeforeAfter>>;
};

/**
 * Prepares the comparisons of a measured city. Method and studies come from the package
 * `before-after`, laid on the place; the rules that claims were settled under are not touched.
 *
 * @param stackOf - builds a stack from its text
 * @example
 * ```ts
 * const answers = beforeAfterAnswers(measures, stackOf);
 * await answers.page({ indicator: 'drug-share', at: '2017-04-08' });
 * ```
 */
export function beforeAfterAnswers(
  measures: Measures,
  stackOf: (text: string) => Result<Stack>,
): BeforeAfterAnswers {
  const { facts, stack } = measures.settled;
  const { manifest } = facts;
  const last = dayOf(manifest.to as IsoDate);
  const places = placesOf(manifest);
  const indicators = stack.indicators.filter(
    ({ periods }) => periods.includes('month') || periods.includes('quarter'),
  );
  return {
    page: async (query) => {
      const laid = stackOf(`${manifest.place}+${BEFORE_AFTER}`);
      if (!laid.ok) return laid;
      const studies = studiesOf(laid.value, manifest.place, last);
      if (!studies.ok) return studies;
      const desk: Desk = { city: manifest.place, studies: studies.value, indicators, places };
      const asked = askedOf(desk, query, (day) => comparisonMethod(laid.value, day));
      if (!asked.ok) return asked;
      const series = await measuredSeries(measures, asked.value);
      const festival = festivalOf(stack, last, asked.value.method);
      const made = comparisonOf(asked.value, series, festival);
      return ok(documentOf({ desk, asked: asked.value, made, series, measures }));
    },
  };
}

/** The days of the festival that the method names, where the city lists them. */
function festivalOf(stack: Stack, last: Day, { festival }: ComparisonMethod): Festival | null {
  const days = [...festivalDays(stack, last)].filter(([, title]) => title.en === festival);
  const [first] = days;
  if (!first) return null;
  // The list of festival days was read by parseDay.
  return { title: first[1], days: days.map(([day]) => day as Day) };
}

/** The series of the place, less that of its control where there is one. */
async function measuredSeries(measures: Measures, asked: Asked): Promise<Observed[]> {
  const { indicator, grain, place, control, choice } = asked;
  const { manifest } = measures.settled.facts;
  const of = async (where: readonly PlaceOf[]): Promise<Observed[]> => {
    const rows = [];
    for (const { id, grain: placeGrain } of where) {
      const filter = { indicator: indicator.id, periodGrain: grain, placeGrain, place: id };
      rows.push(...(await measures.figures(filter)));
    }
    return seriesOf({ indicator, rows, grain, manifest });
  };
  const own = await of([place]);
  return control.length === 0 ? own : againstControl(own, await of(control), choice.scale);
}

function documentOf(of: {
  readonly desk: Desk;
  readonly asked: Asked & { readonly method: ComparisonMethod };
  readonly made: ReturnType<typeof comparisonOf>;
  readonly series: readonly Observed[];
  readonly measures: Measures;
}): BeforeAfter {
  const { desk, asked, made, series, measures } = of;
  const { indicator, place, control, study, grain } = asked;
  const { facts, stack } = measures.settled;
  const at = isoDate(asked.at);
  const named = ({ id, title }: PlaceOf) => ({ id, title });
  const reforms = reformsOf(stack, dayOf(facts.manifest.from as IsoDate));
  const isOwn = study?.indicator === indicator.id && study.at === at;
  return {
    study: isOwn ? study.id : null,
    studies: desk.studies.map(({ id, title }) => ({ id, title })),
    title: isOwn ? study.title : indicator.title,
    indicator: {
      id: indicator.id,
      title: indicator.title,
      unitText: indicator.unit,
      formula: indicator.formula,
      package: indicator.package,
      version: stack.packages.find(({ id }) => id === indicator.package)?.version ?? '',
      source: indicator.source,
      sql: indicator.sql,
    },
    indicators: desk.indicators
      .filter(({ places }) => places.includes(place.grain))
      .sort((a, b) => a.order - b.order)
      .map(({ id, title }) => ({ id, title })),
    place: named(place),
    places: desk.places.filter((each) => indicator.places.includes(each.grain)).map(named),
    control: control.map(named),
    at,
    grain,
    ...made,
    instead: made.found
      ? null
      : worksInstead({
          ...{ asked, series, reforms, city: desk.city },
          isReform: reformsOf(stack, null).some(({ day }) => day === at),
        }),
    reforms,
    others: reforms.filter(({ day }) => day !== at && isWithin(day, made.points)),
    method: asked.method.parameters,
    command: commandOf(asked, at, { city: desk.city, folder: facts.folder }),
    stackHash: stack.hash,
    factsChecksum: facts.manifest.logicalChecksum,
    cutOff: facts.manifest.to,
  };
}

/** Packages of a place that came into force since the facts began, or all of them; oldest first. */
function reformsOf(stack: Stack, from: Day | null): InForceDay[] {
  return stack.packages
    .filter(
      ({ effective, place }) => place === stack.place && (from === null || effective.from > from),
    )
    .sort((a, b) => a.effective.from - b.effective.from)
    .map(({ id, title, effective }) => ({ package: id, title, day: isoDate(effective.from) }));
}

/** Whether a day lies within the periods that are looked at. */
function isWithin(day: string, points: BeforeAfter['points']): boolean {
  const [first, last] = [points[0], points.at(-1)].map((point) =>
    point ? parsePeriod(point.period) : null,
  );
  if (!first?.ok || !last?.ok) return false;
  const at = dayOf(day as IsoDate);
  return at >= first.value.from && at < last.value.to;
}

/** The command that gives the same, with what is not usual spelt out. */
function commandOf(
  {
    indicator,
    place,
    control,
    grain,
    choice,
    method,
  }: Asked & { readonly method: ComparisonMethod },
  at: string,
  { city, folder }: { readonly city: string; readonly folder: string },
): string {
  const { usual } = method;
  const words = [
    `npx sanyi before-after ${indicator.id} --at ${at} --facts ${factsArgument(folder)}`,
    ...(place.id === city ? [] : [`--${place.grain} ${place.id}`]),
    ...(control.length === 0 ? [] : [`--control ${control.map(({ id }) => id).join('+')}`]),
    ...(grain === 'month' ? [] : [`--grain ${grain}`]),
    ...(choice.season === usual.season ? [] : [`--season ${choice.season}`]),
    ...(choice.scale === usual.scale ? [] : [`--scale ${choice.scale}`]),
    ...(choice.errors === usual.errors ? [] : [`--errors ${choice.errors}`]),
  ];
  return words.join(' ');
}
