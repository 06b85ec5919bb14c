import type {
  District,
  DistrictTile,
  FigureQuery,
  FigureWhy,
  Growth,
  GrowthQuery,
  Overview,
  WireText,
} from '@sanyi/api';
import { fail, ok, type Period, problem, type Result } from '@sanyi/kernel';
import { type City, tilesOf } from '../city/city.ts';
import { districtPage, institutionSums } from './district-page.ts';
import { type FigureBook, figureBook, INDICATOR } from './figure-book.ts';
import { growthGroups, growthPage } from './growth-page.ts';
import { overviewPage } from './overview-page.ts';
import type { PageSource } from './page-source.ts';
import { weigher } from './weighted.ts';
import { claimCounts, whyPage } from './why-page.ts';

/** The pages of measured figures of one city. */
export type Pages = {
  /** Quarters that have figures, oldest first. */
  readonly periods: readonly string[];
  /** The figures and names that pages are made from. */
  readonly source: PageSource;
  overview(period: string | undefined): Result<Overview>;
  growth(query: GrowthQuery): Promise<Result<Growth>>;
  district(place: string, period: string | undefined): Promise<Result<District>>;
  why(query: FigureQuery): Promise<Result<FigureWhy>>;
  /** Reads what the pages of the city in the last quarter are made from. */
  warm(): Promise<void>;
  readonly districts: readonly string[];
  /** The same for a district. */
  warmDistrict(place: string): Promise<void>;
};

/** Reads all figures of a city and answers its pages from them. */
export async function pagesOf(city: City): Promise<Pages> {
  const book = await figureBook(city);
  const { manifest } = city.facts;
  const stack = city.rules.stack(manifest.place);
  const tiles = tilesOf(stack.ok ? stack.value : null, city.facts);
  const titles = titlesOf(tiles, manifest);
  const titleOf = (place: string): WireText => titles.get(place) ?? { en: place, zh: place };
  const source: PageSource = { book, weigh: weigher(manifest.weight), titleOf };
  const overviews = new Map<string, Overview>();
  // A place without the package of indicators, such as one that only settles, has no such pages.
  const isMeasured = book.indicators.has(INDICATOR.total);
  // Places times quarters: some hundred small tables, each read once.
  const groups = kept((at: At) => growthGroups(city, at.place, at.period));
  const institutions = kept((at: At) => institutionSums(city, at.place, at.period));
  const last = isMeasured ? book.quarters.at(-1) : undefined;
  const ofPlace = (at: At): Promise<unknown> => Promise.all([groups(at), institutions(at)]);
  const known = (place: string): Result<string> =>
    titles.has(place) ? ok(place) : fail(problem('API_PLACE_UNKNOWN', 'query place', { place }));
  return {
    periods: book.quarters.map((each) => each.id),
    source,
    overview: (asked) => {
      const period = quarterOf(book, asked);
      if (!period.ok) return period;
      if (!isMeasured)
        return unknownFigure(INDICATOR.total, { place: book.place, period: period.value });
      const page = overviews.get(period.value.id) ?? overviewPage(source, period.value);
      overviews.set(period.value.id, page);
      return ok(page);
    },
    growth: async (query) => {
      const [place, period] = [known(query.place), quarterOf(book, query.period)];
      if (!place.ok) return place;
      if (!period.ok) return period;
      const at = { place: place.value, period: period.value };
      const page = growthPage(source, { ...at, groups: await groups(at) });
      return page ? ok(page) : unknownFigure(INDICATOR.growth, at);
    },
    district: async (place, asked) => {
      const period = quarterOf(book, asked);
      if (!period.ok) return period;
      const tile = tiles.find((each) => each.id === place);
      if (!tile) return fail(problem('API_PLACE_UNKNOWN', 'address', { place }));
      const at = { place, period: period.value };
      if (!isMeasured) return unknownFigure(INDICATOR.total, at);
      const of = { ...at, population: tile.population, institutions: await institutions(at) };
      return ok(districtPage(source, of));
    },
    why: async (query) => {
      const [place, period] = [known(query.place), quarterOf(book, query.period)];
      if (!place.ok) return place;
      if (!period.ok) return period;
      const at = { place: place.value, period: period.value };
      const indicator = book.indicators.get(query.indicator);
      if (!indicator) return unknownFigure(query.indicator, at);
      const rows = await claimCounts(city, indicator, at);
      const page = whyPage(source, city, { ...at, indicator: query.indicator, rows });
      return page ? ok(page) : unknownFigure(query.indicator, at);
    },
    warm: async () => {
      if (!last) return;
      overviews.set(last.id, overviewPage(source, last));
      await groups({ place: book.place, period: last });
    },
    districts: book.districts,
    warmDistrict: async (place) => {
      if (last) await ofPlace({ place, period: last });
    },
  };
}

const titlesOf = (tiles: readonly DistrictTile[], { place, title }: Placed) =>
  new Map<string, WireText>([
    ...tiles.map(({ id, en, zh }) => [id, { en, zh }] as const),
    [place, title],
  ]);

type Placed = { readonly place: string; readonly title: WireText };

type At = { readonly place: string; readonly period: Period };

/** Reads once per place and period. */
function kept<T>(read: (at: At) => Promise<T>): (at: At) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (at) => {
    const key = `${at.place} ${at.period.id}`;
    const found = known.get(key) ?? read(at);
    known.set(key, found);
    return found;
  };
}

/** The quarter asked for, or the last one. */
function quarterOf(book: FigureBook, asked: string | undefined): Result<Period> {
  const first = book.quarters[0];
  const last = book.quarters.at(-1);
  const found = asked === undefined ? last : book.quarters.find((each) => each.id === asked);
  if (found) return ok(found);
  const span = { first: first?.id ?? '—', last: last?.id ?? '—' };
  return fail(problem('API_PERIOD_UNKNOWN', 'query period', { period: asked ?? '—', ...span }));
}

const unknownFigure = (
  indicator: string,
  { place, period }: { readonly place: string; readonly period: Period },
): Result<never> =>
  fail(problem('API_FIGURE_UNKNOWN', 'query', { indicator, place, period: period.id }));
