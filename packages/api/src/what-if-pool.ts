import { z } from 'zod';
import {
  type DecimalText,
  decimalSchema,
  type FenText,
  fenSchema,
  textSchema,
  type WireText,
} from './values.ts';

/** A budget that a pool shared among stays, for the whole city: amounts and counts are weighted. */
export type WhatIfPool = {
  readonly side: 'baseline' | 'reform';
  readonly pool: string;
  readonly title: WireText;
  /** Whose budget it is, in words. */
  readonly key: WireText;
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

/** A shared budget. */
export const whatIfPoolSchema: z.ZodType<WhatIfPool> = z.strictObject({
  side: z.enum(['baseline', 'reform']),
  pool: z.string(),
  title: textSchema,
  key: textSchema,
  period: z.string(),
  cases: z.number().int().nonnegative(),
  pointYuan: decimalSchema,
  by: z.enum(['shared', 'floor', 'ceiling']),
  budgetFen: fenSchema,
  billedFen: fenSchema,
  paidFen: fenSchema,
});
