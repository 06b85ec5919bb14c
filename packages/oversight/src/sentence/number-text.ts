import type { Text } from '@sanyi/kernel';
import type { Indicator } from '@sanyi/policy';
import { type Figure, type FigureUnit, unitOf } from '../figure.ts';

const MINUS = '\u2212';

/** Steps of scale for amounts: from this many yuan, divided by it, with that word. */
const SCALES = {
  en: [
    [1e9, 'bn'],
    [1e6, 'm'],
  ],
  zh: [
    [1e8, '亿'],
    [1e4, '万'],
  ],
} as const;

/**
 * A decimal text for reading: true minus, thousands comma.
 *
 * @example
 * ```ts
 * readable('-1234.5'); // '−1,234.5'
 * ```
 */
export function readable(value: string): string {
  const [whole = '', fraction] = value.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value.startsWith('-') ? MINUS : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/**
 * The same with a plus sign where it rises.
 *
 * @example
 * ```ts
 * signed('7.2'); // '+7.2'
 * ```
 */
export const signed = (value: string): string =>
  /[1-9]/.test(value) && !value.startsWith('-') ? `+${readable(value)}` : readable(value);

/**
 * An amount of yuan in words of its size.
 *
 * @param yuan - decimal text
 * @example
 * ```ts
 * amountText('47700000000.00'); // { en: '¥47.70 bn', zh: '477.0亿元' }
 * ```
 */
export function amountText(yuan: string): Text {
  const value = Math.abs(Number(yuan));
  const sign = yuan.startsWith('-') ? MINUS : '';
  const say = (lang: 'en' | 'zh', decimals: number): [string, string] => {
    const scale = SCALES[lang].find(([from]) => value >= from);
    const shown = (value / (scale?.[0] ?? 1)).toFixed(scale ? decimals : 2);
    return [readable(shown), scale?.[1] ?? ''];
  };
  const [en, enScale] = say('en', 2);
  const [zh, zhScale] = say('zh', 1);
  return { en: `${sign}¥${en}${enScale && ` ${enScale}`}`, zh: `${sign}${zh}${zhScale}元` };
}

/**
 * The value of a figure with its unit; an em dash where there is none.
 *
 * @example
 * ```ts
 * valueText({ value: '95.9', unit: 'percent', unitText: { en: '%', zh: '%' } }); // { en: '95.9 %', zh: '95.9%' }
 * ```
 */
export function valueText(figure: Pick<Figure, 'value' | 'unit' | 'unitText'>): Text {
  if (figure.value === null) return { en: '—', zh: '—' };
  return figure.unit === 'yuan'
    ? amountText(figure.value)
    : withUnit(readable(figure.value), figure.unit, figure.unitText);
}

/**
 * A line of an indicator's header with its unit.
 *
 * @example
 * ```ts
 * lineText({ unit: { en: '%', zh: '%' } }, '10'); // { en: '10 %', zh: '10%' }
 * ```
 */
export const lineText = (header: Pick<Indicator, 'unit'>, at: string): Text =>
  unitOf(header) === 'yuan' ? amountText(at) : withUnit(readable(at), unitOf(header), header.unit);

function withUnit(number: string, unit: FigureUnit, words: Text): Text {
  if (unit === 'percent') return { en: `${number} %`, zh: `${number}%` };
  const isRatio = /^[%‰]/.test(words.zh);
  if (unit === 'other' && !isRatio) {
    return { en: `${number} ${words.en}`, zh: `${words.zh}${number}` };
  }
  return { en: `${number} ${words.en}`, zh: `${number}${words.zh}` };
}
