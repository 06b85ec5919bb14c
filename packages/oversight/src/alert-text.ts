import type { Lang, Text } from '@sanyi/kernel';
import { leadingPart } from './expense-sentences.ts';
import type { GrowthPoints } from './growth-split.ts';
import { type Alert, withUnit } from './judgement.ts';
import { numberWords } from './wording.ts';

/** The title of an alert and one sentence below it. */
export type AlertWords = { readonly title: Text; readonly text: Text };

const PARTS: Readonly<Record<ReturnType<typeof leadingPart>, Text>> = {
  price: { en: 'price', zh: '价格' },
  volume: { en: 'volume', zh: '服务量' },
  mix: { en: 'mix', zh: '结构' },
};

/**
 * The words of an alert: the place, the indicator with its value, the line it crossed and, for
 * growth, the part that leads it. Everything said is a figure or a line of the header.
 *
 * @example
 * alertText(alert, { en: 'Tongzhou', zh: '通州区' }, points).title.en;
 */
export function alertText(
  alert: Alert,
  place: Text,
  points: GrowthPoints | null = null,
): AlertWords {
  const { figure, line, indicator } = alert;
  const value = (lang: Lang): string =>
    withUnit(numberWords(figure.value ?? ''), figure.unitText[lang]);
  const at = (lang: Lang): string => withUnit(line.at.text, figure.unitText[lang]);
  const above = line.side === 'above';
  const text = {
    en: `${above ? 'Above' : 'Below'} the line of ${at('en')}.`,
    zh: `${above ? '高于' : '低于'} ${at('zh')} 的警戒线。`,
  };
  const led = points ? ledBy(points) : { en: '', zh: '' };
  return {
    title: {
      en: `${place.en}: ${lowerFirst(indicator.title.en)} ${value('en')}`,
      zh: `${place.zh}${indicator.title.zh} ${value('zh')}`,
    },
    text: { en: text.en + led.en, zh: text.zh + led.zh },
  };
}

function ledBy(points: GrowthPoints): Text {
  const first = leadingPart(points);
  const [part, total] = [numberWords(points[first]), numberWords(points.total)];
  return {
    en: ` ${part} of ${total} points are ${PARTS[first].en}.`,
    zh: `其中${PARTS[first].zh}影响 ${part} 个百分点（共 ${total} 个）。`,
  };
}

/** Lower case first letter, but not of an abbreviation. */
const lowerFirst = (text: string): string =>
  /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
