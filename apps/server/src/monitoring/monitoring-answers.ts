import type { Monitoring, MonitoringQuery, WireText } from '@sanyi/api';
import { fail, isoDate, ok, parseDay, problem, type Result } from '@sanyi/kernel';
import type { SettledFacts } from '@sanyi/store';
import { type DailyBook, dailyBook } from './daily-book.ts';
import { type MonitoringPast, monitoringPage, monitoringPast } from './monitoring-page.ts';

/** Answers days of a city. What all days share is read when the first one is asked for. */
export type MonitoringAnswers = {
  day(query: MonitoringQuery): Promise<Result<Monitoring>>;
  /** Reads what all days share. */
  warm(): Promise<void>;
};

type Ready = { readonly book: DailyBook; readonly past: MonitoringPast };

/**
 * Prepares the answers about days of settled facts.
 *
 * @example
 * ```ts
 * const answers = monitoringAnswers(settled);
 * await answers.day({ day: '2019-03-31' });
 * ```
 */
export function monitoringAnswers(settled: SettledFacts): MonitoringAnswers {
  const { manifest } = settled.facts;
  const titles = new Map<string, WireText>(manifest.districts.map(({ id, title }) => [id, title]));
  titles.set(manifest.place, manifest.title);
  const titleOf = (place: string): WireText => titles.get(place) ?? { en: place, zh: place };
  let reading: Promise<Result<Ready>> | null = null;
  const read = async (): Promise<Result<Ready>> => {
    const book = await dailyBook(settled);
    if (!book.ok) return book;
    return ok({ book: book.value, past: await monitoringPast(book.value, titleOf) });
  };
  const ready = (): Promise<Result<Ready>> => {
    reading ??= read();
    return reading;
  };
  return {
    warm: async () => void (await ready()),
    day: async (query) => {
      const found = await ready();
      if (!found.ok) return found;
      const { book, past } = found.value;
      const day = parseDay(query.day ?? isoDate(book.last));
      if (!day.ok || day.value < book.first || day.value > book.last) {
        const span = { first: isoDate(book.first), last: isoDate(book.last) };
        return fail(problem('API_DAY_UNKNOWN', 'query day', { day: query.day ?? '', ...span }));
      }
      const place = query.place ?? book.places[0] ?? '';
      if (!book.places.includes(place)) {
        return fail(problem('API_PLACE_UNKNOWN', 'query place', { place }));
      }
      return ok(monitoringPage(book, { day: day.value, place, titleOf }, past));
    },
  };
}
