import type {
  DayNote,
  Monitoring,
  ReformDay,
  WatchedFigure,
  WatchedIndicator,
  WatchedPoint,
  WireText,
} from '@sanyi/api';
import { addDays, type Day, isoDate } from '@sanyi/kernel';
import { dateText, dayKind, dayKindText, monitoringSentence } from '@sanyi/oversight';
import type { Indicator, PolicyPackage } from '@sanyi/policy';
import type { DailyBook } from './daily-book.ts';
import { figureOfDay, notesOfDay, watchedFigure } from './day-notes.ts';

/** Days a chart shows: eight weeks and the day itself. */
const SHOWN_DAYS = 57;
/** Days whose notes are listed, and the most that a list shows. */
const RECENT_DAYS = 90;
const RECENT_NOTES = 60;
/** Days from a reform on that are looked at for what it moved. */
const REFORM_DAYS = 14;

/** What a page is asked for: a day of the book and a place whose series are drawn. */
export type MonitoringAt = {
  readonly day: Day;
  readonly place: string;
  readonly titleOf: (place: string) => WireText;
};

/** What does not change from day to day; made once, in small steps. */
export type MonitoringPast = {
  readonly recent: readonly DayNote[];
  readonly reforms: readonly ReformDay[];
};

/** Looks through the last days and the days of reforms; gives way to other work now and then. */
export async function monitoringPast(
  book: DailyBook,
  titleOf: MonitoringAt['titleOf'],
): Promise<MonitoringPast> {
  const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const recent: DayNote[] = [];
  for (let back = 0; back < RECENT_DAYS && recent.length < RECENT_NOTES; back++) {
    const day = addDays(book.last, -back);
    if (day < book.first) break;
    recent.push(...notesOfDay(book, { day, titleOf }));
    await breathe();
  }
  const reforms: ReformDay[] = [];
  for (const each of reformsOf(book)) {
    reforms.push(reformDay(book, each, titleOf));
    await breathe();
  }
  return { recent: recent.slice(0, RECENT_NOTES), reforms };
}

/** Packages that came into force within the data, after there was anything to compare with. */
function reformsOf(book: DailyBook): PolicyPackage[] {
  const { levelDays, gapDays } = book.inForce.method;
  const start = addDays(book.first, levelDays + gapDays);
  return book.settled.stack.packages
    .filter(({ effective }) => effective.from >= start && effective.from <= book.last)
    .sort((a, b) => b.effective.from - a.effective.from);
}

function reformDay(
  book: DailyBook,
  { id, title, effective }: PolicyPackage,
  titleOf: MonitoringAt['titleOf'],
): ReformDay {
  const city = { ...book, places: book.places.slice(0, 1) };
  const notes = Array.from({ length: REFORM_DAYS }, (_, after) => addDays(effective.from, after))
    .filter((day) => day <= book.last)
    .flatMap((day) => notesOfDay(city, { day, titleOf }));
  return { package: id, title, day: isoDate(effective.from), notes };
}

/** One day of the city against expectation. */
export function monitoringPage(
  book: DailyBook,
  at: MonitoringAt,
  past: MonitoringPast,
): Monitoring {
  const { day, titleOf } = at;
  const notes = notesOfDay(book, at);
  const rows = book.places.map((place) => ({
    place,
    title: titleOf(place),
    cells: book.indicators.flatMap(({ id }): WatchedFigure[] => {
      const noted = notes.find((each) => each.indicator === id && each.place === place) ?? null;
      const cell = watchedFigure(book, book.series(id, place), { day, noted });
      return cell ? [cell] : [];
    }),
  }));
  return {
    day: isoDate(day),
    first: isoDate(book.first),
    last: isoDate(book.last),
    kind: kindOf(book, day),
    festival: book.festivals.get(day) ?? null,
    place: at.place,
    placeTitle: titleOf(at.place),
    sentence: sentenceOf(book, { day, notes, cells: rows.flatMap(({ cells }) => cells) }, past),
    indicators: book.indicators.map((each) => indicatorOf(book, each)),
    rows,
    series: book.indicators.map(({ id }) => ({
      indicator: id,
      points: Array.from({ length: SHOWN_DAYS }, (_, back) => addDays(day, back + 1 - SHOWN_DAYS))
        .filter((each) => each >= book.first)
        .map((each) => pointOf(book, { indicator: id, place: at.place, day: each, titleOf })),
    })),
    notes,
    recent: { days: RECENT_DAYS, notes: past.recent },
    reforms: past.reforms,
    method: book.inForce.parameters,
  };
}

const kindOf = (book: DailyBook, day: Day): WireText =>
  dayKindText(dayKind(day, new Set(book.festivals.keys())));

function pointOf(
  book: DailyBook,
  at: {
    readonly indicator: string;
    readonly place: string;
    readonly day: Day;
    readonly titleOf: MonitoringAt['titleOf'];
  },
): WatchedPoint {
  const series = book.series(at.indicator, at.place);
  const city = { ...book, places: [at.place], indicators: [series.indicator] };
  const [noted = null] = notesOfDay(city, at);
  const cell = watchedFigure(book, series, { day: at.day, noted });
  return {
    day: isoDate(at.day),
    value: cell?.figure.value ?? null,
    low: cell?.expectation?.low ?? null,
    high: cell?.expectation?.high ?? null,
    festival: book.festivals.has(at.day),
    state: cell?.state ?? 'unknown',
  };
}

function indicatorOf({ settled }: DailyBook, indicator: Indicator): WatchedIndicator {
  const { id, title, unit, question = null, formula, source, sql } = indicator;
  const version = settled.stack.packages.find((each) => each.id === indicator.package)?.version;
  return {
    id,
    title,
    unitText: unit,
    question,
    formula,
    package: indicator.package,
    version: version ?? '',
    source,
    sql,
  };
}

function sentenceOf(
  book: DailyBook,
  of: {
    readonly day: Day;
    readonly notes: readonly DayNote[];
    readonly cells: readonly WatchedFigure[];
  },
  past: MonitoringPast,
): Monitoring['sentence'] {
  const { day, notes, cells } = of;
  const [city = ''] = book.places;
  const earlier = past.recent.find((each) => each.day < isoDate(day));
  const judged = cells.filter(({ state }) => state !== 'unjudged' && state !== 'unknown').length;
  return monitoringSentence({
    day: dateText(isoDate(day)),
    kind: book.festivals.get(day) ?? kindOf(book, day),
    figures: book.indicators.slice(0, 3).flatMap(({ id, title }) => {
      const figure = figureOfDay(book, book.series(id, city), day);
      return figure ? [{ title, figure }] : [];
    }),
    judged,
    unjudged: cells.length - judged,
    notes: notes.length,
    grave: notes.filter(({ level }) => level === 'over').length,
    lastNote: earlier ? dateText(earlier.day) : null,
  });
}
