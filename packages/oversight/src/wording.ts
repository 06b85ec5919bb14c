import { halfUp, type Lang } from '@sanyi/kernel';
import { decimalTextAt } from './figure.ts';

/** Steps of amounts: from how many fen on, fen per unit, decimals, words. Largest first. */
const AMOUNTS: Readonly<
  Record<Lang, readonly { from: bigint; unit: bigint; decimals: number; word: string }[]>
> = {
  en: [
    { from: 100_000_000_000n, unit: 100_000_000_000n, decimals: 2, word: ' bn' },
    { from: 100_000_000n, unit: 100_000_000n, decimals: 1, word: ' m' },
  ],
  zh: [
    { from: 10_000_000_000n, unit: 10_000_000_000n, decimals: 2, word: ' 亿元' },
    { from: 1_000_000n, unit: 1_000_000n, decimals: 1, word: ' 万元' },
  ],
};

/** An amount of fen as a reader wants it: `¥47.70 bn`, `477.00 亿元`. */
export function amountWords(amount: bigint, lang: Lang): string {
  const size = amount < 0n ? -amount : amount;
  const step = AMOUNTS[lang].find((each) => size >= each.from);
  const text = step
    ? decimalTextAt(halfUp(size * 10n ** BigInt(step.decimals), step.unit), step.decimals)
    : decimalTextAt(size, 2);
  const sign = amount < 0n ? '−' : '';
  const word = step?.word ?? (lang === 'en' ? '' : ' 元');
  return lang === 'en' ? `${sign}¥${thousands(text)}${word}` : `${sign}${thousands(text)}${word}`;
}

/** A decimal with a true minus and thousands commas. */
export function numberWords(value: string): string {
  return value.startsWith('-') ? `−${thousands(value.slice(1))}` : thousands(value);
}

/** A decimal without its sign, for words that carry the direction. */
export const sizeWords = (value: string): string => thousands(value.replace(/^-/, ''));

const thousands = (text: string): string => text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');

const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** A count in words up to ten in English, digits otherwise. */
export const countWords = (count: number, lang: Lang): string =>
  lang === 'en' ? (SMALL[count] ?? String(count)) : String(count);

/** `rose`, `fell` or `stayed`. */
export function movedWords(value: string, lang: Lang): string {
  const sign = Math.sign(Number(value));
  if (lang === 'en') return sign > 0 ? 'rose' : sign < 0 ? 'fell' : 'stayed';
  return sign > 0 ? '增长' : sign < 0 ? '下降' : '持平';
}
