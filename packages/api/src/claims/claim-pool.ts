import { z } from 'zod';
import {
  type Coded,
  codedSchema,
  type DecimalText,
  decimalSchema,
  type FenText,
  fenSchema,
  type Provenance,
  provenanceSchema,
  textSchema,
  type WireText,
} from '../values.ts';

/** What a budget came to when it was shared among all its stays, and what this stay got. */
export type ClaimPoolPaid = {
  /** Id of the replay that shared it. */
  readonly replay: string;
  readonly cases: number;
  readonly points: DecimalText;
  readonly sharedFen: FenText;
  readonly pointYuan: DecimalText;
  readonly by: 'shared' | 'floor' | 'ceiling';
  /** What the fund pays for this stay instead of what it was billed. */
  readonly paidFen: FenText;
};

/** How a pool pays the hospital for a stay: its points, and the budget that they share. */
export type ClaimPool = {
  readonly title: WireText;
  readonly key: WireText;
  readonly period: string;
  readonly pays: 'fund' | 'case';
  readonly group: Coded;
  readonly weight: DecimalText | null;
  readonly meanCostFen: FenText | null;
  /** Null where the stay is paid by item. */
  readonly points: DecimalText | null;
  /** Of the whole city. */
  readonly budgetFen: FenText;
  readonly billedFen: FenText;
  readonly patientFen: FenText;
  readonly rules: readonly {
    readonly cite: string;
    readonly clause: WireText;
    readonly source: WireText;
    readonly provenance: Provenance;
  }[];
  /** Null until these rules were replayed exactly: a point is worth what all stays leave. */
  readonly paid: ClaimPoolPaid | null;
};

/** How a pool pays for a stay. */
export const claimPoolSchema: z.ZodType<ClaimPool> = z.object({
  title: textSchema,
  key: textSchema,
  period: z.string(),
  pays: z.enum(['fund', 'case']),
  group: codedSchema,
  weight: decimalSchema.nullable(),
  meanCostFen: fenSchema.nullable(),
  points: decimalSchema.nullable(),
  budgetFen: fenSchema,
  billedFen: fenSchema,
  patientFen: fenSchema,
  rules: z.array(
    z.object({
      cite: z.string(),
      clause: textSchema,
      source: textSchema,
      provenance: provenanceSchema,
    }),
  ),
  paid: z
    .object({
      replay: z.string(),
      cases: z.number().int(),
      points: decimalSchema,
      sharedFen: fenSchema,
      pointYuan: decimalSchema,
      by: z.enum(['shared', 'floor', 'ceiling']),
      paidFen: fenSchema,
    })
    .nullable(),
});
