import { MONTH_NAMES, type Period, type Text } from '@sanyi/kernel';
import { type FigureUnit, UNIT_DECIMALS } from '../figure.ts';
import { readable, valueText } from '../sentence/number-text.ts';
import { periodText } from '../sentence/period-text.ts';
import type { Interval } from './before-after.ts';
import type { Scale } from './method.ts';

/** What numbers of a series are written with. */
export type SeriesUnit = {
  readonly unit: FigureUnit;
  readonly unitText: Text;
  readonly scale: Scale;
};

const PERCENT = 100;

/**
 * The size of a change without its sign: in percent on the scale `log`, in the unit of the series
 * otherwise; as finely as its interval is narrow.
 *
 * @example
 * ```ts
 * const unit = { unit: 'count', unitText: { en: 'visits', zh: '人次' }, scale: 'log' } as const;
 * sizeOfChange({ value: -0.119, low: -0.14, high: -0.1 }, unit).en; // '11.9 %'
 * ```
 */
export function sizeOfChange(change: Interval, of: SeriesUnit): Text {
  const { unit, unitText, scale } = of;
  const size = shownChange({ ...change, value: Math.abs(change.value) }, 'value', of);
  if (scale === 'log') return { en: `${readable(size)} %`, zh: `${readable(size)}%` };
  if (unit === 'percent' || unit === 'points') {
    return { en: `${size} percentage points`, zh: `${size}个百分点` };
  }
  return valueText({ value: size, unit, unitText });
}

// Half an interval narrower than this asks for one decimal more, and one more again.
const NARROW = 0.5;
const NARROWER = 0.05;

/** One number of a change as text. */
function shownChange(change: Interval, part: keyof Interval, of: SeriesUnit): string {
  const times = of.scale === 'log' ? PERCENT : 1;
  const half = ((change.high - change.low) / 2) * times;
  const usual = of.scale === 'log' ? 1 : UNIT_DECIMALS[of.unit];
  const decimals = half < NARROWER ? 3 : half < NARROW ? 2 : 0;
  const text = (change[part] * times).toFixed(Math.max(usual, decimals));
  // A change that rounds to nothing has no sign.
  return /[1-9]/.test(text) ? text : text.replace('-', '');
}

/**
 * Both ends of an interval and its confidence, in brackets.
 *
 * @example
 * ```ts
 * const unit = { unit: 'percent', unitText: { en: '%', zh: '%' }, scale: 'value' } as const;
 * intervalText({ value: -5.2, low: -6, high: -4.4 }, unit, 0.95).en; // '(95 % interval −6.0 to −4.4)'
 * ```
 */
export function intervalText(interval: Interval, unit: SeriesUnit, confidence: number): Text {
  const low = readable(shownChange(interval, 'low', unit));
  const high = readable(shownChange(interval, 'high', unit));
  const share = String(Math.round(confidence * PERCENT));
  return {
    en: `(${share} % interval ${low} to ${high})`,
    zh: `（${share}%区间 ${low} 至 ${high}）`,
  };
}

/**
 * Which way a change goes, as far as its interval lets it be told.
 *
 * @example
 * ```ts
 * directionOf({ value: -0.2, low: -1, high: 0.6 }); // 'unclear'
 * ```
 */
export const directionOf = ({ low, high }: Interval): 'up' | 'down' | 'unclear' =>
  low > 0 ? 'up' : high < 0 ? 'down' : 'unclear';

/** A period in words, a month by its name. */
export function periodWords(period: Pick<Period, 'kind' | 'id'>): Text {
  const text = periodText(period);
  if (period.kind !== 'month') return text;
  const [year = '', month = ''] = period.id.split('-');
  return { en: `${MONTH_NAMES[Number(month) - 1] ?? month} ${year}`, zh: text.zh };
}
