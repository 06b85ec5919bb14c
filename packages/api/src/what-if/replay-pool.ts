import { z } from 'zod';
import {
  type DecimalText,
  decimalSchema,
  type FenText,
  fenSchema,
  textSchema,
  type WireText,
} from '../values.ts';

/** What cases of a pool came to; `paidFen` is what the fund pays instead of `billedFen`. */
export type PoolMoney = {
  readonly cases: number;
  /** With six decimals at most. */
  readonly points: DecimalText;
  /** What the cases cost, and what the fund and patients would have paid of it by item. */
  readonly chargedFen: FenText;
  readonly billedFen: FenText;
  readonly patientFen: FenText;
  readonly paidFen: FenText;
};

/** A budget of one key in one period, shared among its cases. */
export type ReplayPool = PoolMoney & {
  readonly side: 'baseline' | 'reform';
  readonly pool: string;
  readonly title: WireText;
  /** Whose budget it is, part by part. */
  readonly key: readonly { readonly name: string; readonly value: string }[];
  readonly period: string;
  /** Whether the fund's part alone is shared, or that of patients with it. */
  readonly pays: 'fund' | 'case';
  /** Of the persons of the facts. */
  readonly budgetFen: FenText;
  /** What the points share: the budget after savings and overspends, and the patients' part. */
  readonly sharedFen: FenText;
  /** Yuan of one point, rounded to four decimals; exactly it is `sharedFen / points`, or a bound. */
  readonly pointYuan: DecimalText;
  readonly by: 'shared' | 'floor' | 'ceiling';
  /** The last case that got a fen more for its remainder; null where none is left over. */
  readonly cut: { readonly remainder: DecimalText; readonly claim: number } | null;
};

/** What a hospital gets out of a pool over all its periods. */
export type PoolHospital = PoolMoney & {
  readonly side: 'baseline' | 'reform';
  readonly pool: string;
  readonly institution: string;
};

const money = {
  cases: z.number().int().nonnegative(),
  points: decimalSchema,
  chargedFen: fenSchema,
  billedFen: fenSchema,
  patientFen: fenSchema,
  paidFen: fenSchema,
};

const side: z.ZodType<'baseline' | 'reform'> = z.enum(['baseline', 'reform']);

/** A shared budget. */
export const poolSchema: z.ZodType<ReplayPool> = z.strictObject({
  ...money,
  side,
  pool: z.string(),
  title: textSchema,
  key: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  period: z.string(),
  pays: z.enum(['fund', 'case']),
  budgetFen: fenSchema,
  sharedFen: fenSchema,
  pointYuan: decimalSchema,
  by: z.enum(['shared', 'floor', 'ceiling']),
  cut: z.strictObject({ remainder: decimalSchema, claim: z.number().int() }).nullable(),
});

/** The share of a hospital. */
export const poolHospitalSchema: z.ZodType<PoolHospital> = z.strictObject({
  ...money,
  side,
  pool: z.string(),
  institution: z.string(),
});

/** How many budgets there are: those that several hospitals share, and those of one hospital each. */
export type PoolCount = { readonly shared: number; readonly single: number };

/** How many budgets there are of each kind. */
export const poolCountSchema: z.ZodType<PoolCount> = z.strictObject({
  shared: z.number().int().nonnegative(),
  single: z.number().int().nonnegative(),
});

/** A budget out of which a pool paid stays, for the whole city: amounts and counts are weighted. */
export type WhatIfPool = {
  readonly side: 'baseline' | 'reform';
  readonly pool: string;
  readonly title: WireText;
  /** Whose budget it is, in words. */
  readonly key: WireText;
  /** Whether hospitals share it by points; else it is the budget of one hospital. */
  readonly isShared: boolean;
  readonly period: string;
  readonly cases: number;
  /** Yuan of one point, and whether that is a bound. */
  readonly pointYuan: DecimalText;
  readonly by: 'shared' | 'floor' | 'ceiling';
  readonly budgetFen: FenText;
  /** What the fund was billed by item, and what it pays instead. */
  readonly billedFen: FenText;
  readonly paidFen: FenText;
};

/** A budget of a what-if. */
export const whatIfPoolSchema: z.ZodType<WhatIfPool> = z.strictObject({
  side: z.enum(['baseline', 'reform']),
  pool: z.string(),
  title: textSchema,
  key: textSchema,
  isShared: z.boolean(),
  period: z.string(),
  cases: z.number().int().nonnegative(),
  pointYuan: decimalSchema,
  by: z.enum(['shared', 'floor', 'ceiling']),
  budgetFen: fenSchema,
  billedFen: fenSchema,
  paidFen: fenSchema,
});
