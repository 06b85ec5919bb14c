import type { Lang } from '@sanyi/kernel';
import { halfUp } from '@sanyi/kernel';
import { scaledText } from './decimal.ts';

/** A number apart from its unit, so that a page can set them in two sizes. */
export type Measured = { readonly number: string; readonly unit: string };

/** A unit of money: fen in one of it, from where on it is used, decimals shown, how a column header and a headline call it. */
export type MoneyUnit = {
  readonly fen: bigint;
  readonly from: bigint;
  readonly places: number;
  readonly header: string;
  readonly sign: string;
  readonly word: string;
};

const EN: readonly MoneyUnit[] = [
  {
    fen: 100_000_000_000n,
    from: 100_000_000_000n,
    places: 2,
    header: '¥ bn',
    sign: '¥',
    word: 'bn',
  },
  { fen: 100_000_000n, from: 100_000_000n, places: 1, header: '¥ m', sign: '¥', word: 'm' },
  { fen: 100_000n, from: 1_000_000n, places: 1, header: '¥ k', sign: '¥', word: 'k' },
  { fen: 100n, from: 0n, places: 2, header: 'yuan', sign: '¥', word: '' },
];
const ZH: readonly MoneyUnit[] = [
  {
    fen: 10_000_000_000n,
    from: 10_000_000_000n,
    places: 2,
    header: '亿元',
    sign: '',
    word: '亿元',
  },
  { fen: 1_000_000n, from: 1_000_000n, places: 1, header: '万元', sign: '', word: '万元' },
  { fen: 100n, from: 0n, places: 2, header: '元', sign: '', word: '元' },
];

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

/** The largest unit that is used for so much: from ten thousand yuan on none is told to the fen. */
export function moneyUnit(amount: bigint, lang: Lang): MoneyUnit {
  const units = lang === 'en' ? EN : ZH;
  const fitting = units.find(({ from }) => magnitude(amount) >= from);
  return fitting ?? { fen: 1n, from: 0n, places: 0, header: 'fen', sign: '', word: 'fen' };
}

/** One unit for a whole column, chosen by its largest amount. */
export function columnUnit(amounts: readonly string[], lang: Lang): MoneyUnit {
  let largest = 0n;
  for (const each of amounts) {
    const size = magnitude(BigInt(each));
    if (size > largest) largest = size;
  }
  return moneyUnit(largest, lang);
}

/** An amount in a unit, without the unit. */
export const inUnit = (fen: string, unit: MoneyUnit, places: number = unit.places): string =>
  scaledText(halfUp(BigInt(fen) * 10n ** BigInt(places), unit.fen), places);

/** A headline: `¥47.70 bn`, `¥948.2 k`, `¥390.39`, `477.0 亿元`. Chinese shows four figures, as officials write. */
export function headline(fen: string, lang: Lang): Measured {
  const amount = BigInt(fen);
  const unit = moneyUnit(amount, lang);
  const hundreds = lang === 'zh' && unit.word === '亿元' && magnitude(amount) >= unit.fen * 100n;
  const number = inUnit(fen, unit, hundreds ? 1 : unit.places);
  const signed = number.startsWith('−') ? `−${unit.sign}${number.slice(1)}` : unit.sign + number;
  return { number: signed, unit: unit.word };
}

/** A change in a unit, with its sign. */
export const signedInUnit = (fen: string, unit: MoneyUnit): string =>
  (BigInt(fen) > 0n ? '+' : '') + inUnit(fen, unit);

/** One bill, to the fen: `390.39`. */
export const yuan = (fen: string): string => scaledText(BigInt(fen), 2);

/** A change of a bill: `+16.09`. */
export const signedYuan = (fen: string): string => (BigInt(fen) > 0n ? '+' : '') + yuan(fen);
