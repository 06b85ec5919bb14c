import { z } from 'zod';
import {
  type DayText,
  type DecimalText,
  daySchema,
  decimalSchema,
  type FenText,
  fenSchema,
  textSchema,
  type WireText,
} from '../values.ts';

/** A change of one amount of a group; percent of what was before, null where nothing was. */
export type EffectAmount = { readonly changeFen: FenText; readonly percent: DecimalText | null };

/** What a package did to one group of the claims of a city; amounts are those of the facts, unweighted. */
export type EffectRow = {
  readonly dimension: string;
  readonly key: string;
  readonly title: WireText;
  readonly claims: number;
  readonly patient: EffectAmount;
  readonly fund: EffectAmount;
  readonly income: EffectAmount;
  /** Persons that gain much, gain, stay, lose, lose much; null where the group is not one of persons. */
  readonly bands: readonly number[] | null;
};

/** A headline indicator under both sets of rules; null where nothing was counted. */
export type EffectIndicator = {
  readonly id: string;
  readonly title: WireText;
  readonly unit: WireText;
  readonly period: string;
  readonly before: DecimalText | null;
  readonly after: DecimalText | null;
};

/** Evidence of a package: its measured effect in a city. */
export type PackageEffect = {
  readonly id: string;
  readonly city: WireText;
  readonly synthetic: boolean;
  /** Residents one person stands for. */
  readonly weight: number;
  readonly version: string;
  readonly period: { readonly from: DayText; readonly to: DayText };
  readonly baseline: string;
  readonly reform: string;
  /** Fingerprint of the facts it was measured with. */
  readonly facts: string;
  readonly replay: string;
  readonly claims: number;
  readonly patients: number;
  readonly measuredOn: DayText | null;
  /** Why it no longer speaks; null where it does. */
  readonly stale: WireText | null;
  /** Whether what is shown are the very claims it was measured with, others of that city, or another city. */
  readonly here: 'claims' | 'city' | 'elsewhere';
  readonly rows: readonly EffectRow[];
  readonly indicators: readonly EffectIndicator[];
  readonly reproduce: string;
};

const amount: z.ZodType<EffectAmount> = z.object({
  changeFen: fenSchema,
  percent: decimalSchema.nullable(),
});

const count: z.ZodType<number> = z.number().int().nonnegative();

/** Evidence as the page of a package shows it. */
export const packageEffectSchema: z.ZodType<PackageEffect> = z.object({
  id: z.string(),
  city: textSchema,
  synthetic: z.boolean(),
  weight: count,
  version: z.string(),
  period: z.object({ from: daySchema, to: daySchema }),
  baseline: z.string(),
  reform: z.string(),
  facts: z.string(),
  replay: z.string(),
  claims: count,
  patients: count,
  measuredOn: daySchema.nullable(),
  stale: textSchema.nullable(),
  here: z.enum(['claims', 'city', 'elsewhere']),
  rows: z.array(
    z.object({
      dimension: z.string(),
      key: z.string(),
      title: textSchema,
      claims: count,
      patient: amount,
      fund: amount,
      income: amount,
      bands: z.array(count).length(5).nullable(),
    }),
  ),
  indicators: z.array(
    z.object({
      id: z.string(),
      title: textSchema,
      unit: textSchema,
      period: z.string(),
      before: decimalSchema.nullable(),
      after: decimalSchema.nullable(),
    }),
  ),
  reproduce: z.string(),
});
