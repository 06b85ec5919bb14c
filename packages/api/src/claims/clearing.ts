import { z } from 'zod';
import { type DecimalText, type FenText, fenSchema, textSchema, type WireText } from '../values.ts';

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

/** The same as a page shows it, for the whole city: amounts and counts are weighted. */
export type ClearedHospital = Pick<
  ClearingRow,
  'period' | 'cases' | 'billedFen' | 'paidFen' | 'differenceFen'
> & {
  readonly institution: WireText;
  readonly pool: WireText;
  /** Whose budget it is, in words. */
  readonly key: WireText;
};

/** Hospitals of a place whose payment moves most, and how many there are. */
export type ClearedHospitals = {
  readonly rows: readonly ClearedHospital[];
  readonly count: number;
};

/** What pools pay hospitals. */
export const clearedHospitalsSchema: z.ZodType<ClearedHospitals> = z.strictObject({
  rows: z.array(
    z.strictObject({
      institution: textSchema,
      pool: textSchema,
      key: textSchema,
      period: z.string(),
      cases: z.number().int().nonnegative(),
      billedFen: fenSchema,
      paidFen: fenSchema.nullable(),
      differenceFen: fenSchema.nullable(),
    }),
  ),
  count: z.number().int().nonnegative(),
});
