import { ceilDiv, scaled, type Text } from '@sanyi/kernel';
import type { BulletinFamily, Indicator } from '@sanyi/policy';
import { roundedText } from '../figure.ts';
import { lineOf } from '../judgement.ts';
import { amountText, readable } from '../sentence/number-text.ts';
import type { Based } from './shown-figures.ts';

const DECIMALS = 12;
const SCALE = 10n ** BigInt(DECIMALS);

/**
 * What would bring a figure to its line, exactly: an amount less, or so many events more.
 *
 * @param weight - residents one person of the facts stands for, as an exact decimal
 * @returns null where the line is met, or where nothing countable is missing
 */
export function lineGap(
  family: BulletinFamily,
  indicator: Indicator,
  at: { readonly based: Based; readonly weight: string },
): Text | null {
  const { measured } = at.based;
  const line = lineOf(indicator, measured.period);
  if (line === null || indicator.direction === 'none') return null;
  const factor = scaled(indicator.factor.text, DECIMALS) ?? 0n;
  const edge = scaled(line, DECIMALS) ?? 0n;
  const { numerator, denominator } = measured;
  // Over the line by `over / factor` units of the numerator.
  const over = numerator * factor - edge * denominator;
  if (indicator.direction === 'down' ? over <= 0n : over >= 0n) return null;
  if (family.split && indicator.direction === 'down') {
    return lessMoney({ over, factor, numerator, denominator }, at);
  }
  if (!family.gap || indicator.direction !== 'up') return null;
  const count = readable(String(ceilDiv(-over, factor * BigInt(family.gap.each))));
  const { en, zh } = family.gap.unit;
  return {
    en: `${count} more ${en} would have brought it to the line`,
    zh: `再有${count}${zh}即可达到该线`,
  };
}

/** Growth is (now - before) / before, so what is over the line is money of the period itself. */
function lessMoney(
  growth: {
    readonly over: bigint;
    readonly factor: bigint;
    readonly numerator: bigint;
    readonly denominator: bigint;
  },
  { based, weight }: { readonly based: Based; readonly weight: string },
): Text {
  const { over, factor, numerator, denominator } = growth;
  const share = `${roundedText(over * 100n, factor * (numerator + denominator), 1)}`;
  // What a district sends is its whole expense, not a sample of it.
  const times = scaled(based.basis === 'reported' ? '1' : weight, DECIMALS) ?? 0n;
  const amount = amountText(roundedText(over * times, factor * SCALE * 100n, 2));
  return toLine({
    en: `${amount.en} less (${share} % of its expense)`,
    zh: `费用减少${amount.zh}（占其费用的${share}%）`,
  });
}

const toLine = ({ en, zh }: Text): Text => ({
  en: `${en} would have brought it to the line`,
  zh: `${zh}即可回到该线`,
});
