import type {
  District,
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
import { type FigureBook, figureBook } from './figure-book.ts';
import { growthGroups, growthPage } from './growth-page.ts';
import { overviewPage } from './overview-page.ts';
import type { PageSource } from './page-source.ts';
import { weigher } from './weighted.ts';
import { claimCounts, whyPage } from './why-page.ts';

/** The pages of measured figures of one city. */
export type Pages = {
  /** Quarters that have figures, oldest first. */
  readonly periods: readonly string[];
  overview(period: string | undefined): Result<Overview>;
  growth(query: GrowthQuery): Promise<Result<Growth>>;
  district(place: string, period: string | undefined): Promise<Result<District>>;
  why(query: FigureQuery): Promise<Result<FigureWhy>>;
};

/** Reads all figures of a city and answers its pages from them. */
export async function pagesOf(city: City): Promise<Pages> {
  const book = await figureBook(city);
  const { manifest } = city.facts;
  const stack = city.rules.stack(manifest.place);
  const tiles = tilesOf(stack.ok ? stack.value : null, city.facts);
  const titles = new Map<string, WireText>(tiles.map(({ id, en, zh }) => [id, { en, zh }]));
  titles.set(manifest.place, manifest.title);
  const source: PageSource = {
    book,
    weigh: weigher(manifest.weight),
    titleOf: (place) => titles.get(place) ?? { en: place, zh: place },
  };
  const overviews = new Map<string, Overview>();
  const known = (place: string): Result<string> =>
    titles.has(place) ? ok(place) : fail(problem('API_PLACE_UNKNOWN', 'query place', { place }));
  return {
    periods: book.quarters.map((each) => each.id),
    overview: (asked) => {
      const period = quarterOf(book, asked);
      if (!period.ok) return period;
      const page = overviews.get(period.value.id) ?? overviewPage(source, period.value);
      overviews.set(period.value.id, page);
      return ok(page);
    },
    growth: async (query) => {
      const [place, period] = [known(query.place), quarterOf(book, query.period)];
      if (!place.ok) return place;
      if (!period.ok) return period;
      const at = { place: place.value, period: period.value };
      const groups = await growthGroups(city, at.place, at.period);
      const page = growthPage(source, { ...at, groups });
      return page ? ok(page) : unknownFigure('expense-growth', at);
    },
    district: async (place, asked) => {
      const period = quarterOf(book, asked);
      if (!period.ok) return period;
      const tile = tiles.find((each) => each.id === place);
      if (!tile) return fail(problem('API_PLACE_UNKNOWN', 'address', { place }));
      const institutions = await institutionSums(city, place, period.value);
      const at = { place, period: period.value, population: tile.population, institutions };
      return ok(districtPage(source, at));
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
