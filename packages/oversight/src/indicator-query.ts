import { type IsoDate, isoDate, type Period } from '@sanyi/kernel';
import type { Indicator } from '@sanyi/policy';

/** A query as a value: the package's own SELECT and what its `$from` and `$to` stand for. */
export type IndicatorQuery = {
  readonly indicator: string;
  readonly sql: string;
  /** Half-open days `[from, to)`. */
  readonly parameters: { readonly from: IsoDate; readonly to: IsoDate };
};

/**
 * The query that measures an indicator over a period. Whoever owns the facts runs it, guarded.
 *
 * @example
 * indicatorQuery(indicator, periodOf('quarter', day)).parameters.from;
 */
export const indicatorQuery = (indicator: Indicator, period: Period): IndicatorQuery => ({
  indicator: indicator.id,
  sql: indicator.sql,
  parameters: { from: isoDate(period.from), to: isoDate(period.to) },
});
