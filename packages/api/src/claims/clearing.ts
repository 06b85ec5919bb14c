import type { DecimalText, FenText } from '../values.ts';

/**
 * What a pool pays a hospital in one period, beside what it was billed. What is shared is null while the
 * facts hold only a part of the period.
 */
export type ClearingRow = {
  readonly pool: string;
  /** Whose budget it is: the parts of the key, in order. */
  readonly key: string;
  readonly period: string;
  readonly institution: string;
  readonly cases: number;
  /** With six decimals at most. */
  readonly points: DecimalText;
  readonly billedFen: FenText;
  readonly patientFen: FenText;
  readonly paidFen: FenText | null;
  readonly differenceFen: FenText | null;
  /** Yuan of one point, rounded to four decimals. */
  readonly pointYuan: DecimalText | null;
  readonly by: 'shared' | 'floor' | 'ceiling' | null;
  /** The whole budget, of the persons of the facts. */
  readonly budgetFen: FenText | null;
  /** Package and version of the pool. */
  readonly rules: string;
};
