import { halfUp, scaled, type Text } from '@sanyi/kernel';
import type { Indicator } from '@sanyi/policy';

/** How a value is written; `other` where only the words of the unit say it. */
export type FigureUnit = 'percent' | 'points' | 'yuan' | 'minutes' | 'count' | 'other';

/** Where a figure stands between draft and publication. */
export type FigureState = 'draft' | 'approved' | 'published';

/** A measured fraction before it is a figure. */
export type Measured = {
  readonly place: string;
  readonly period: string;
  readonly numerator: bigint;
  readonly denominator: bigint;
};

/** What all figures of one answer share: the data and rules behind them. */
export type FigureOrigin = {
  readonly stackHash: string;
  readonly factsChecksum: string;
  readonly cutOff: string;
  readonly provenance: string;
  /** Residents one person of the facts stands for, as an exact decimal. */
  readonly weight: string;
};

/**
 * A number with the way back to where it comes from. `value` is null where the denominator is zero,
 * below the indicator's minimum, or suppressed.
 */
export type Figure = {
  readonly value: string | null;
  readonly unit: FigureUnit;
  readonly unitText: Text;
  readonly numerator: string;
  readonly denominator: string;
  readonly indicator: string;
  readonly place: string;
  readonly period: string;
  readonly stackHash: string;
  readonly factsChecksum: string;
  readonly cutOff: string;
  readonly state: FigureState;
  readonly approvedBy: string | null;
  readonly provenance: string;
  readonly suppressed: boolean;
};

/** Decimals a value is written with, by unit. Rounding is half up, from the exact fraction. */
export const UNIT_DECIMALS: Readonly<Record<FigureUnit, number>> = {
  percent: 1,
  points: 1,
  yuan: 2,
  minutes: 1,
  count: 0,
  other: 1,
};

const FACTOR_DECIMALS = 12;

/** Units that count single things or events. */
const COUNTED: ReadonlySet<string> = new Set(['visits', 'count', 'persons', 'calls', 'donations']);

/**
 * The unit of an indicator as a code.
 *
 * @example
 * ```ts
 * unitOf({ unit: { en: 'minutes', zh: '分钟' } }); // 'minutes'
 * ```
 */
export function unitOf(indicator: Pick<Indicator, 'unit'>): FigureUnit {
  const words = indicator.unit.en.toLowerCase();
  if (words === '%' || words === 'percent') return 'percent';
  if (words === 'percentage points') return 'points';
  if (words === 'yuan' || words === 'minutes') return words;
  return COUNTED.has(words) ? 'count' : 'other';
}

/**
 * Whether an indicator is a total of the place, whose value is weighted up from a sampled city: its
 * denominator is 1 and may be 1. Shares and means are not weighted; they need no weight.
 *
 * @example
 * ```ts
 * isTotal({ minDenominator: 1 }, 1n); // true
 * ```
 */
export const isTotal = (
  indicator: Pick<Indicator, 'minDenominator'>,
  denominator: bigint,
): boolean => indicator.minDenominator === 1 && denominator === 1n;

/**
 * Makes the figure of a measured fraction: `numerator / denominator x factor`, rounded half up to the
 * decimals of its unit, times the weight where it is a total.
 *
 * @example
 * ```ts
 * const share = { id: 'a', unit: { en: '%', zh: '%' }, factor: { text: '100' }, minDenominator: 30 };
 * const origin = { stackHash: '', factsChecksum: '', cutOff: '2019-03-31', provenance: '', weight: '500' };
 * figureOf(share, { place: 'city', period: '2019-Q1', numerator: 1n, denominator: 40n }, origin).value; // '2.5'
 * ```
 */
export function figureOf(
  indicator: Pick<Indicator, 'id' | 'unit' | 'minDenominator'> & {
    readonly factor: { readonly text: string };
  },
  measured: Measured,
  origin: FigureOrigin,
): Figure {
  const unit = unitOf(indicator);
  const { numerator, denominator, place, period } = measured;
  const { weight, ...shared } = origin;
  const enough = denominator > 0n && denominator >= BigInt(indicator.minDenominator);
  const factor = scaled(indicator.factor.text, FACTOR_DECIMALS) ?? 0n;
  const times = isTotal(indicator, denominator) ? (scaled(weight, FACTOR_DECIMALS) ?? 0n) : null;
  const scale = 10n ** BigInt(times === null ? FACTOR_DECIMALS : 2 * FACTOR_DECIMALS);
  const value = enough
    ? roundedText(numerator * factor * (times ?? 1n), denominator * scale, UNIT_DECIMALS[unit])
    : null;
  return {
    value,
    unit,
    unitText: indicator.unit,
    numerator: String(numerator),
    denominator: String(denominator),
    indicator: indicator.id,
    place,
    period,
    ...shared,
    state: 'draft',
    approvedBy: null,
    suppressed: false,
  };
}

/**
 * An exact fraction as a decimal text, rounded half up.
 *
 * @param denominator - not zero
 * @example
 * ```ts
 * roundedText(-5n, 100n, 1); // '-0.1'
 * ```
 */
export function roundedText(numerator: bigint, denominator: bigint, decimals: number): string {
  const value = halfUp(numerator * 10n ** BigInt(decimals), denominator);
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals);
  return `${value < 0n ? '-' : ''}${whole}${decimals > 0 ? `.${fraction}` : ''}`;
}
