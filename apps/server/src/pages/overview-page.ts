import type { DistrictRow, KeyFigure, Overview, WireText } from '@sanyi/api';
import { assert, type Period } from '@sanyi/kernel';
import {
  judge,
  leadingPart,
  lineOf,
  lineText,
  overviewSentence,
  periodText,
} from '@sanyi/oversight';
import { alertsOf } from './alerts.ts';
import { type FigureBook, INDICATOR, quarterBefore } from './figure-book.ts';
import { keyFigure } from './key-figure.ts';
import type { PageSource } from './page-source.ts';
import { placeSplit, wireSplit } from './place-split.ts';

/** Alerts that travel with the overview; the count says how many there are. */
const ALERTS_SHOWN = 50;

const HEADLINES: readonly string[] = [
  INDICATOR.total,
  INDICATOR.blood,
  INDICATOR.calls,
  INDICATOR.grassroots,
];

/** The city overview of a quarter. */
export function overviewPage(source: PageSource, period: Period): Overview {
  const { book, titleOf } = source;
  const title = titleOf(book.place);
  const when = periodText(period);
  const districts = book.districts.map((place) => districtRow(source, place, period));
  const alerts = alertsOf(source, period);
  const growth = book.indicators.get(INDICATOR.growth);
  return {
    period: period.id,
    against: quarterBefore(period).id,
    place: book.place,
    title: { en: `${title.en}, ${when.en}`, zh: `${title.zh} ${when.zh}` },
    cutOff: book.origin.cutOff,
    state: 'draft',
    sentence: sentenceOf(source, period),
    headlines: HEADLINES.flatMap((id) => headline(source, id, period) ?? []),
    districts: districts.sort(byGrowth),
    city: districtRow(source, book.place, period),
    growthLine: growth ? lineOf(growth, period.id) : null,
    rankNote: book.ranking(period.id).note,
    alerts: alerts.slice(0, ALERTS_SHOWN),
    alertCount: alerts.length,
    periods: book.trend(INDICATOR.growth, book.place, period).map((point) => point.period),
    cited: [],
  };
}

/** A headline is the city's; districts that miss the line make it at best "near". */
function headline({ book }: PageSource, id: string, period: Period): KeyFigure | null {
  const own = keyFigure(book, id, { place: book.place, period });
  if (!own) return null;
  const judgedBy = book.indicators.get(own.trendIndicator);
  const missed = missing(book, own.trendIndicator, period).length;
  if (missed === 0 || !judgedBy || own.line === null || own.judgement !== 'met') return own;
  const line = lineText(judgedBy, own.line);
  const over = judgedBy.direction === 'down';
  return {
    ...own,
    judgement: 'near',
    judgementText: {
      en: `${missed} ${over ? 'over' : 'under'} ${line.en}`,
      zh: `${missed} 个区${over ? '高于' : '低于'} ${line.zh}`,
    },
  };
}

/** One district: tile, row and small multiple. */
function districtRow(source: PageSource, place: string, period: Period): DistrictRow {
  const { book, weigh, titleOf } = source;
  const ranked = book.ranking(period.id).districts.get(place);
  const split = placeSplit(book, place, period.id);
  const total = book.figure(INDICATOR.total, place, period.id);
  const growth = book.figure(INDICATOR.growth, place, period.id);
  assert(total !== null, `there is no total of ${place} in ${period.id}`);
  const judged = (id: string) => book.judgement(id, place, period.id);
  return {
    place,
    title: titleOf(place),
    growth: growth ?? { ...total, indicator: INDICATOR.growth, value: null },
    growthJudgement: judged(INDICATOR.growth),
    interval: ranked?.interval ?? null,
    rank: ranked?.rank ?? null,
    total,
    split: split ? wireSplit(split.parts, split.points, weigh) : null,
    blood: book.figure(INDICATOR.blood, place, period.id),
    bloodJudgement: judged(INDICATOR.blood),
    calls: book.figure(INDICATOR.calls, place, period.id),
    callsJudgement: judged(INDICATOR.calls),
    grassroots: book.figure(INDICATOR.grassroots, place, period.id),
    grassrootsJudgement: judged(INDICATOR.grassroots),
    series: book.trend(INDICATOR.growth, place, period),
  };
}

const byGrowth = (a: DistrictRow, b: DistrictRow): number =>
  Number(b.growth.value ?? Number.NEGATIVE_INFINITY) -
    Number(a.growth.value ?? Number.NEGATIVE_INFINITY) || a.place.localeCompare(b.place);

function sentenceOf({ book, titleOf }: PageSource, period: Period): Overview['sentence'] {
  const growth = book.figure(INDICATOR.growth, book.place, period.id);
  const total = book.figure(INDICATOR.total, book.place, period.id);
  assert(total !== null, `there is no total of ${book.place} in ${period.id}`);
  const header = book.indicators.get(INDICATOR.growth);
  const line = header ? lineOf(header, period.id) : null;
  const over = missing(book, INDICATOR.growth, period).map((place) => {
    const figure = book.figure(INDICATOR.growth, place, period.id);
    const split = placeSplit(book, place, period.id);
    return { place, figure, leading: split ? leadingPart(split.parts) : null };
  });
  return overviewSentence({
    growth: growth ?? { ...total, indicator: INDICATOR.growth, value: null },
    total,
    line: header && line !== null ? lineText(header, line) : null,
    over: over
      .sort((a, b) => Number(b.figure?.value ?? 0) - Number(a.figure?.value ?? 0))
      .flatMap(({ place, figure, leading }) =>
        figure ? [{ title: titleOf(place), growth: figure, leading }] : [],
      ),
    calls: callsOf(book, period),
  });
}

/** Districts that miss the line drawn for an indicator; a crossed watch line is not a miss. */
function missing(book: FigureBook, id: string, period: Period): string[] {
  const header = book.indicators.get(id);
  if (!header) return [];
  return book.districts.filter((place) => {
    const measured = book.measured(id, place, period.id);
    return measured !== null && judge(header, measured).judgement === 'missed';
  });
}

function callsOf(
  book: FigureBook,
  period: Period,
): { readonly line: WireText; readonly missed: number } | null {
  const header = book.indicators.get(INDICATOR.calls);
  const line = header ? lineOf(header, period.id) : null;
  if (!header || line === null) return null;
  if (!book.figure(INDICATOR.calls, book.place, period.id)) return null;
  return { line: lineText(header, line), missed: missing(book, INDICATOR.calls, period).length };
}
