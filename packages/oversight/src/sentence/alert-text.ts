import type { Text } from '@sanyi/kernel';
import type { AlertLine, Indicator } from '@sanyi/policy';
import type { Figure } from '../figure.ts';
import type { GrowthPoints } from '../growth-split.ts';
import { lineText, readable, signed, valueText } from './number-text.ts';

/** What an alert is written from: a figure that crossed a line of its indicator's header. */
export type AlertFacts = {
  readonly place: Text;
  readonly indicator: Pick<Indicator, 'title' | 'unit'>;
  readonly figure: Figure;
  readonly line: Pick<AlertLine, 'side' | 'at'>;
  /** The split behind a growth figure; null for other indicators. */
  readonly points: GrowthPoints | null;
};

/**
 * Title and text of an alert, from its figure alone.
 *
 * @example
 * ```ts
 * const unit = { en: '%', zh: '%' };
 * alertText({
 *   place: { en: 'Fangshan', zh: '房山区' },
 *   indicator: { title: { en: 'Calls satisfied', zh: '呼叫满足率' }, unit },
 *   figure: { value: '94.2', unit: 'percent', unitText: unit, numerator: '942', denominator: '1000' },
 *   line: { side: 'below', at: { text: '95', number: 95 } },
 *   points: null,
 * }).text.en; // '94.2 % is under the line of 95 %: 942 of 1,000.'
 * ```
 */
export function alertText(facts: AlertFacts): { readonly title: Text; readonly text: Text } {
  const { place, indicator, figure, line, points } = facts;
  const [value, at] = [valueText(figure), lineText(indicator, line.at.text)];
  const change = points && figure.value !== null ? signed(figure.value) : null;
  const shown = change ? { en: `${change} %`, zh: `${change}%` } : value;
  const title = {
    en: `${place.en}: ${lowered(indicator.title.en)} ${shown.en}`,
    zh: `${place.zh}：${indicator.title.zh} ${shown.zh}`,
  };
  const side = line.side === 'above' ? { en: 'over', zh: '高于' } : { en: 'under', zh: '低于' };
  const fact = points
    ? {
        en: `volume ${signed(points.volume)}, mix ${signed(points.mix)}, price ${signed(points.price)} points`,
        zh: `服务量${signed(points.volume)}、结构${signed(points.mix)}、价格${signed(points.price)}个百分点`,
      }
    : {
        en: `${readable(figure.numerator)} of ${readable(figure.denominator)}`,
        zh: `${readable(figure.denominator)}中的${readable(figure.numerator)}`,
      };
  return {
    title,
    text: {
      en: `${value.en} is ${side.en} the line of ${at.en}: ${fact.en}.`,
      zh: `${value.zh}，${side.zh}${at.zh}线：${fact.zh}。`,
    },
  };
}

const lowered = (words: string): string => `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
