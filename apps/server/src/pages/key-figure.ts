import type { DecimalText, FigureUnit, KeyFigure, WireText } from '@sanyi/api';
import { type Period, scaled } from '@sanyi/kernel';
import { isWithoutLine, judge, lineOf, roundedText, UNIT_DECIMALS, unitOf } from '@sanyi/oversight';
import type { Indicator } from '@sanyi/policy';
import { type FigureBook, INDICATOR, quarterBefore } from './figure-book.ts';

const FACTOR_DECIMALS = 12;

/**
 * A figure with its judgement, its change on the year before and its trend. An amount is judged and
 * drawn by its growth, because the line belongs to growth.
 *
 * @returns null where the indicator is not measured for this place and quarter
 */
export function keyFigure(
  book: FigureBook,
  id: string,
  at: { readonly place: string; readonly period: Period },
): KeyFigure | null {
  const { place, period } = at;
  const indicator = book.indicators.get(id);
  const figure = book.figure(id, place, period.id);
  if (!indicator || !figure) return null;
  const judgedBy = id === INDICATOR.total ? INDICATOR.growth : id;
  const header = book.indicators.get(judgedBy);
  const measured = book.measured(judgedBy, place, period.id);
  const judged = header && measured ? judge(header, measured) : null;
  const isUnjudged = header !== undefined && isWithoutLine(header, period.id);
  const change = changeOf(book, indicator, at);
  return {
    id,
    title: indicator.title,
    figure,
    judgement: judged?.judgement ?? 'none',
    judgementText: isUnjudged ? NO_TARGET : (judged?.text ?? NO_TEXT),
    change: change?.text ?? null,
    changeUnit: change?.unit ?? 'other',
    against: quarterBefore(period).id,
    trend: book.trend(judgedBy, place, period),
    trendIndicator: judgedBy,
    line: header ? lineOf(header, period.id) : null,
    note: null,
  };
}

const NO_TEXT: WireText = { en: '', zh: '' };
const NO_TARGET: WireText = { en: 'No target', zh: '本期无目标' };

type Change = { readonly text: DecimalText; readonly unit: FigureUnit };

/** Shares change by points, amounts and counts by percent, everything else in its own unit. */
function changeOf(
  book: FigureBook,
  indicator: Indicator,
  { place, period }: { readonly place: string; readonly period: Period },
): Change | null {
  const now = book.measured(indicator.id, place, period.id);
  const before = book.measured(indicator.id, place, quarterBefore(period).id);
  if (!now || !before || now.denominator === 0n || before.denominator === 0n) return null;
  const unit = unitOf(indicator);
  const [a, b] = [now.numerator * before.denominator, before.numerator * now.denominator];
  if (unit === 'yuan' || unit === 'count') {
    if (b === 0n) return null;
    return { text: roundedText((a - b) * 100n, b, 1), unit: 'percent' };
  }
  const factor = scaled(indicator.factor.text, FACTOR_DECIMALS) ?? 0n;
  const scale = now.denominator * before.denominator * 10n ** BigInt(FACTOR_DECIMALS);
  const text = roundedText((a - b) * factor, scale, UNIT_DECIMALS[unit]);
  return { text, unit: unit === 'percent' ? 'points' : unit };
}
