import type { DayNote, WatchedExpectation, WatchedFigure, WireText } from '@sanyi/api';
import { type Day, isoDate } from '@sanyi/kernel';
import {
  type Figure,
  figureOf,
  isJudged,
  type MonitoringNote,
  noteText,
  raise,
  UNIT_DECIMALS,
  unitOf,
} from '@sanyi/oversight';
import type { DailyBook, DailySeriesOf } from './daily-book.ts';

/** A number of a series as a decimal text a reader sees. */
const shownText = (of: DailySeriesOf, value: number): string =>
  (value * of.shown).toFixed(UNIT_DECIMALS[unitOf(of.indicator)]);

/** The exact figure of a day; null where nothing was measured. */
export function figureOfDay(book: DailyBook, of: DailySeriesOf, day: Day): Figure | null {
  const measured = of.measured(day);
  return measured ? figureOf(of.indicator, measured, book.origin) : null;
}

/** The note a rule raises about a day of a series, with the note itself; null where none does. */
function noteOfDay(
  book: DailyBook,
  of: DailySeriesOf,
  at: { readonly day: Day; readonly titleOf: (place: string) => WireText },
): { readonly note: DayNote; readonly raised: MonitoringNote } | null {
  const { method } = book.inForce;
  const raised = raise(of.watcher, at.day, method);
  const figure = raised ? figureOfDay(book, of, at.day) : null;
  if (!raised || !figure) return null;
  const { indicator, place } = of;
  const day = isoDate(at.day);
  const words = noteText({
    place: at.titleOf(place),
    title: indicator.title,
    figure,
    note: raised,
    expected: shownText(of, raised.watched.expectation.expected),
    line: String(method.watch),
  });
  const { rule, level, side } = raised;
  const id = `${indicator.id}/${place}/${day}`;
  return { note: { id, day, rule, level, side, indicator: indicator.id, place, ...words }, raised };
}

/** Every note of a day, grave ones first, then by how far off they are. */
export function notesOfDay(
  book: DailyBook,
  at: { readonly day: Day; readonly titleOf: (place: string) => WireText },
): DayNote[] {
  const found = book.places.flatMap((place) =>
    book.indicators.flatMap(({ id }) => noteOfDay(book, book.series(id, place), at) ?? []),
  );
  return found
    .sort(
      (a, b) =>
        Number(b.note.level === 'over') - Number(a.note.level === 'over') ||
        Math.abs(b.raised.score) - Math.abs(a.raised.score),
    )
    .map(({ note }) => note);
}

const PERCENT = 100;

/** One indicator of one place beside its expectation; null where nothing was measured. */
export function watchedFigure(
  book: DailyBook,
  of: DailySeriesOf,
  at: { readonly day: Day; readonly noted: DayNote | null },
): WatchedFigure | null {
  const figure = figureOfDay(book, of, at.day);
  if (!figure) return null;
  const { method } = book.inForce;
  const expectation = of.watcher.expectation(at.day);
  const base = { indicator: of.indicator.id, figure };
  if (!expectation) return { ...base, expectation: null, state: 'unknown' };
  const watched = of.watcher.at(at.day);
  const line = method.watch * expectation.spread;
  const told: WatchedExpectation = {
    expected: shownText(of, expectation.expected),
    low: shownText(of, expectation.expected * Math.exp(-line)),
    high: shownText(of, expectation.expected * Math.exp(line)),
    percent: watched ? (Math.expm1(watched.deviation) * PERCENT).toFixed(1) : null,
    score: watched ? watched.score.toFixed(1) : null,
    level: shownText(of, expectation.level),
    factor: expectation.factor.toFixed(3),
    spread: (expectation.spread * PERCENT).toFixed(1),
    sameKind: expectation.sameKind,
  };
  const judged = isJudged(expectation, method);
  return { ...base, expectation: told, state: judged ? (at.noted?.level ?? 'usual') : 'unjudged' };
}
