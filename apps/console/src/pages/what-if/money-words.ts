import type { Lang } from '@sanyi/kernel';
import { headline } from '../../format/money.ts';

/** An amount with its sign and unit: `+¥1.94 bn`. */
export function signedHeadline(fen: string, lang: Lang): string {
  const { number, unit } = headline(fen, lang);
  const sign = BigInt(fen) > 0n ? '+' : '';
  return `${sign}${number}${lang === 'zh' || unit === '' ? '' : ' '}${unit}`;
}

/** A percentage of an amount, two decimals, for reading. */
export function shareOf(part: string, whole: string): string | null {
  const all = BigInt(whole);
  if (all === 0n) return null;
  const hundredths = (BigInt(part) * 10_000n) / all;
  const sign = hundredths > 0n ? '+' : hundredths < 0n ? '−' : '';
  const size = hundredths < 0n ? -hundredths : hundredths;
  return `${sign}${size / 100n}.${String(size % 100n).padStart(2, '0')}`;
}
