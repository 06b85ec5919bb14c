import type {
  BeforeAfter as BeforeAfterDocument,
  BeforeAfterEffect,
  BeforeAfterFound,
  BeforeAfterPoint,
  WireText,
} from '@sanyi/api';
import { type Day, isoDate } from '@sanyi/kernel';
import {
  type BeforeAfter,
  beforeAfter,
  beforeAfterSentence,
  type ComparedPoint,
  dateText,
  directionOf,
  type ErrorModel,
  type Interval,
  intervalText,
  type Observed,
  type SeriesUnit,
  sizeOfChange,
  type TooFew,
  UNIT_DECIMALS,
  unitOf,
} from '@sanyi/oversight';
import type { Indicator } from '@sanyi/policy';
import type { Asked } from './comparison-asked.ts';
import type { ComparisonMethod } from './comparison-method.ts';

type Made = Pick<
  BeforeAfterDocument,
  'sentence' | 'points' | 'found' | 'unitText' | 'confidence' | 'season' | 'scale' | 'errors'
>;

/** A festival that moves through the year, and its days. */
export type Festival = { readonly title: WireText; readonly days: readonly Day[] };

/** Compares a series and writes what came out. */
export function comparisonOf(
  asked: Asked & { readonly method: ComparisonMethod },
  series: readonly Observed[],
  festival: Festival | null,
): Made {
  const { indicator, at, choice, grain, place, control } = asked;
  const { method } = asked.method;
  const input = { series, at, method, choice, festival: festival?.days ?? [] };
  const found = beforeAfter(input);
  const unit = seriesUnit(asked);
  const other: ErrorModel = choice.errors === 'newey-west' ? 'prais-winsten' : 'newey-west';
  const checked = found.enough
    ? beforeAfter({ ...input, choice: { ...choice, errors: other } })
    : null;
  const words = { unit, confidence: method.confidence, festival };
  return {
    ...choice,
    unitText: unit.unitText,
    confidence: String(method.confidence),
    sentence: beforeAfterSentence({
      title: control.length > 0 ? againstTitle(indicator.title, control) : indicator.title,
      place: place.title,
      day: dateText(isoDate(at)),
      kind: grain,
      ...{ unit, confidence: method.confidence },
      found,
    }),
    points: found.points.map((point) => pointOf(point, valueDecimals(asked))),
    found: found.enough ? foundOf(found, { words, other, checked }) : null,
  };
}

const againstTitle = ({ en, zh }: WireText, control: Asked['control']): WireText => ({
  en: `${en} against ${control.map(({ title }) => title.en).join(', ')}`,
  zh: `${zh}（与${control.map(({ title }) => title.zh).join('、')}对照）`,
});

/** The unit of a series; against a control that of a difference or of a ratio. */
function seriesUnit({
  indicator,
  control,
  choice,
}: Pick<Asked, 'control' | 'choice'> & {
  readonly indicator: Pick<Indicator, 'unit'>;
}): SeriesUnit {
  const unit = unitOf(indicator);
  const { scale } = choice;
  if (control.length === 0) return { unit, unitText: indicator.unit, scale };
  if (scale === 'log') {
    return { unit: 'other', unitText: { en: 'times the control', zh: '与对照之比' }, scale };
  }
  const points = { en: 'percentage points', zh: '个百分点' };
  return unit === 'percent'
    ? { unit: 'points', unitText: points, scale }
    : { unit, unitText: indicator.unit, scale };
}

/** A ratio to a control lies near one, whatever the unit was. */
const RATIO_DECIMALS = 4;

/** Values as points: one decimal more than a figure is printed with; what is counted stays whole. */
function valueDecimals({ indicator, control, choice }: Asked): number {
  const unit = unitOf(indicator);
  if (control.length > 0 && choice.scale === 'log') return RATIO_DECIMALS;
  return unit === 'count' ? 0 : UNIT_DECIMALS[unit] + 1;
}

function pointOf(point: ComparedPoint, decimals: number): BeforeAfterPoint {
  const text = (value: number): string => decimalOf(value, decimals);
  const maybe = (value: number | null): string | null => (value === null ? null : text(value));
  const within = (interval: Interval | null) =>
    interval && {
      value: text(interval.value),
      low: text(interval.low),
      high: text(interval.high),
    };
  return {
    period: point.period.id,
    side: point.side,
    observed: maybe(point.observed),
    adjusted: maybe(point.adjusted),
    fitted: within(point.fitted),
    without: within(point.without),
  };
}

const EFFECTS = ['level', 'slope', 'slopeBefore', 'slopeAfter', 'average', 'last'] as const;
const CHANGE_DECIMALS = 4;
const PERCENT = 100;

type Words = {
  readonly unit: SeriesUnit;
  readonly confidence: number;
  readonly festival: Festival | null;
};

function foundOf(
  found: BeforeAfter,
  of: {
    readonly words: Words;
    readonly other: ErrorModel;
    readonly checked: BeforeAfter | TooFew | null;
  },
): BeforeAfterFound {
  const { before, after, freedom, correlation, lag } = found;
  const { checked, words, other } = of;
  return {
    effects: EFFECTS.map((name) => effectOf(name, found[name], words)),
    ...{ before, after, freedom, lag },
    festival: festivalOf(found.festivalDay, words),
    correlation: correlation === null ? null : correlation.toFixed(2),
    other: checked?.enough
      ? { errors: other, level: effectOf('level', checked.level, words) }
      : null,
  };
}

/** What a day of the festival comes to, in words. */
function festivalOf(day: Interval | null, words: Words): BeforeAfterFound['festival'] {
  const { festival, unit, confidence } = words;
  if (!day || !festival) return null;
  const sign = day.value < 0 ? '−' : '+';
  const [size, within] = [sizeOfChange(day, unit), intervalText(day, unit, confidence)];
  return {
    title: festival.title,
    text: { en: `${sign}${size.en} ${within.en}`, zh: `${sign}${size.zh}${within.zh}` },
  };
}

function effectOf(
  name: BeforeAfterEffect['name'],
  interval: Interval,
  { unit, confidence }: Words,
): BeforeAfterEffect {
  const times = unit.scale === 'log' ? PERCENT : 1;
  const text = (value: number): string => decimalOf(value * times, CHANGE_DECIMALS);
  const sign = interval.value < 0 ? '−' : '+';
  const size = sizeOfChange(interval, unit);
  return {
    name,
    direction: directionOf(interval),
    value: text(interval.value),
    low: text(interval.low),
    high: text(interval.high),
    text: { en: `${sign}${size.en}`, zh: `${sign}${size.zh}` },
    interval: intervalText(interval, unit, confidence),
  };
}

/** A decimal text, never in exponent form. */
function decimalOf(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  // Numbers of 10^21 and more are written with an exponent; no figure of a city is as large.
  return /[1-9]/.test(text) ? text : text.replace('-', '');
}
