import type { Observed } from './before-after.ts';
import type { Scale } from './method.ts';

/**
 * A series less its control, which the reform does not touch: what moves both alike, seasons too,
 * drops out (difference in differences). On the scale `log` it is their ratio.
 *
 * @returns null in periods where either was not measured, or the control is nothing to divide by
 * @example
 * ```ts
 * const [march] = periodsBetween('month', dayOf('2017-03-01'), dayOf('2017-04-01'));
 * const of = (value: number) => (march ? [{ period: march, value }] : []);
 * againstControl(of(46), of(50), 'value')[0]?.value; // -4
 * ```
 */
export function againstControl(
  series: readonly Observed[],
  control: readonly Observed[],
  scale: Scale,
): Observed[] {
  const known = new Map(control.map(({ period, value }) => [period.id, value]));
  return series.map(({ period, value }) => {
    const other = known.get(period.id) ?? null;
    const isKnown = value !== null && other !== null && (scale === 'value' || other > 0);
    if (!isKnown) return { period, value: null };
    return { period, value: scale === 'log' ? value / other : value - other };
  });
}
