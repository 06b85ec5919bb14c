import {
  addDays,
  dayOf,
  type IsoDate,
  type Period,
  type PeriodKind,
  periodsBetween,
  scaled,
} from '@sanyi/kernel';
import { isTotal, type Observed } from '@sanyi/oversight';
import type { Indicator } from '@sanyi/policy';
import type { FactsManifest, FigureRow } from '@sanyi/store';

const FACTOR_DECIMALS = 12;

/** What a series is made from: an indicator, its measured rows, and the facts they are of. */
export type SeriesParts = {
  readonly indicator: Indicator;
  readonly rows: readonly FigureRow[];
  readonly grain: PeriodKind;
  readonly manifest: Pick<FactsManifest, 'from' | 'to' | 'weight'>;
};

/**
 * The series of some places together: numerators and denominators are added up, so that a share is
 * that of all of them. Only periods that lie wholly in the facts; a fraction that the indicator does
 * not show for its small denominator is not there.
 */
export function seriesOf({ indicator, rows, grain, manifest }: SeriesParts): Observed[] {
  const sums = new Map<string, { numerator: bigint; denominator: bigint }>();
  for (const { period, numerator, denominator } of rows) {
    const sum = sums.get(period) ?? { numerator: 0n, denominator: 0n };
    // A total has the denominator 1 wherever it is taken.
    const isWhole = isTotal(indicator, denominator);
    sums.set(period, {
      numerator: sum.numerator + numerator,
      denominator: isWhole ? 1n : sum.denominator + denominator,
    });
  }
  const isCounted = rows.length > 0 && rows.every((row) => isTotal(indicator, row.denominator));
  const factor =
    Number(scaled(indicator.factor.text, FACTOR_DECIMALS) ?? 0n) / 10 ** FACTOR_DECIMALS;
  const shown = factor * (isCounted ? manifest.weight : 1);
  return wholePeriods(grain, manifest).map((period) => {
    // What is counted is counted in every period: one without rows is one of none.
    const none = isCounted ? { numerator: 0n, denominator: 1n } : null;
    const sum = sums.get(period.id) ?? none;
    const isShown =
      sum && sum.denominator > 0n && Number(sum.denominator) >= indicator.minDenominator;
    const value = isShown ? (Number(sum.numerator) / Number(sum.denominator)) * shown : null;
    return { period, value };
  });
}

/** Periods that lie wholly in the facts. A manifest's days were written by isoDate. */
const wholePeriods = (grain: PeriodKind, { from, to }: SeriesParts['manifest']): Period[] =>
  periodsBetween(grain, dayOf(from as IsoDate), addDays(dayOf(to as IsoDate), 1));
