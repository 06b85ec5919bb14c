import type { Text } from '@sanyi/kernel';
import type { AlertLine, DatedTarget, HeaderNumber } from './lines.ts';

/** The places a figure may belong to. */
export type PlaceGrain = 'district' | 'institution' | 'level' | 'city';
/** The periods a figure may belong to. */
export type PeriodGrain = 'day' | 'month' | 'quarter' | 'year';

/**
 * An indicator: its header, and one SELECT giving `place, period, numerator, denominator`.
 * The value is `numerator / denominator x factor`.
 */
export type Indicator = {
  readonly id: string;
  readonly package: string;
  readonly file: string;
  readonly title: Text;
  readonly unit: Text;
  readonly direction: 'up' | 'down' | 'none';
  readonly places: readonly PlaceGrain[];
  readonly periods: readonly PeriodGrain[];
  readonly factor: HeaderNumber;
  /** In ascending order of `from`. */
  readonly targets: readonly DatedTarget[];
  readonly alerts: readonly AlertLine[];
  readonly minDenominator: number;
  /** Where pages show it among the indicators, smallest first; those without one come last. */
  readonly order: number;
  /** Where the definition stands; each line names its own source. */
  readonly source: string;
  /** What the fraction says in words, for the "why" of a figure. */
  readonly formula: Text | null;
  /** The question of policy that the figure answers, for those who look at it every day. */
  readonly question?: Text | undefined;
  readonly sql: string;
  readonly where: string;
};
