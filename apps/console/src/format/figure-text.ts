import type { FigureUnit, WireText } from '@sanyi/api';
import { halfUp, type Lang } from '@sanyi/kernel';
import { decimalText, scaledText, scaledTo, signedText } from './decimal.ts';
import { headline, type Measured } from './money.ts';

/** What a page shows where there is nothing to show. */
export const MISSING = '—';

/** A value as it comes over the wire: with its unit, and the unit's own words where it has some. */
export type Valued = {
  readonly value: string | null;
  readonly unit: FigureUnit;
  readonly unitText?: WireText;
};

type Style = { readonly places: number; readonly en: string; readonly zh: string };

const STYLES: Readonly<Record<Exclude<FigureUnit, 'yuan' | 'count' | 'other'>, Style>> = {
  percent: { places: 1, en: '%', zh: '%' },
  points: { places: 1, en: 'pp', zh: '个百分点' },
  minutes: { places: 1, en: 'min', zh: '分钟' },
};

const NO_WORDS: WireText = { en: '', zh: '' };

/** A value apart from its unit: `13.8` and `%`, `¥47.70` and `bn`, `5,951` and `万人次`. */
export function measured(valued: Valued, lang: Lang): Measured {
  const { value, unit, unitText = NO_WORDS } = valued;
  if (value === null) return { number: MISSING, unit: '' };
  if (unit === 'yuan') return headline(String(scaledTo(value, 2)), lang);
  if (unit === 'count') return large(value, unitText, lang);
  if (unit === 'other') return { number: decimalText(value, 1), unit: unitText[lang] };
  return { number: decimalText(value, STYLES[unit].places), unit: STYLES[unit][lang] };
}

/** Value and unit in one text; a space before the unit, none before ‰ in Chinese. */
export const figureText = (valued: Valued, lang: Lang): string =>
  joined(measured(valued, lang), lang);

/** A change with its sign: `+1.9 pp`. A unit of other words goes unsaid, the number stands above. */
export function changeText(value: string, unit: FigureUnit, lang: Lang): string {
  if (unit === 'yuan') return signedText(value, 2);
  const style = unit === 'count' || unit === 'other' ? null : STYLES[unit];
  return joined({ number: signedText(value, style?.places ?? 1), unit: style?.[lang] ?? '' }, lang);
}

/** A cell under a header that carries the unit. */
export const cellText = (value: string | null, places = 1): string =>
  value === null ? MISSING : decimalText(value, places);

/** A cell with its sign. */
export const signedCell = (value: string | null, places = 1): string =>
  value === null ? MISSING : signedText(value, places);

function joined({ number, unit }: Measured, lang: Lang): string {
  if (!unit) return number;
  return lang === 'zh' && unit === '‰' ? number + unit : `${number} ${unit}`;
}

function large(value: string, word: WireText, lang: Lang): Measured {
  const count = scaledTo(value, 0);
  const size = count < 0n ? -count : count;
  if (lang === 'en' && size >= 1_000_000n) {
    return { number: scaledText(halfUp(count, 100_000n), 1), unit: `m ${word.en}`.trim() };
  }
  if (lang === 'zh' && size >= 100_000n) {
    return { number: scaledText(halfUp(count, 10_000n), 0), unit: `万${word.zh}` };
  }
  return { number: scaledText(count, 0), unit: word[lang] };
}
