import { z } from 'zod';
import { type Job, jobSchema } from '../job.ts';
import { LIMITS } from '../limits.ts';
import { type Sentence, sentenceSchema } from '../sentence.ts';
import {
  type DayText,
  type DecimalText,
  daySchema,
  decimalSchema,
  type FenText,
  fenSchema,
  type Provenance,
  provenanceSchema,
  textSchema,
  type WireText,
} from '../values.ts';
import { cacheUse, type ReplayCacheUse } from './replay.ts';
import {
  type PoolCount,
  poolCountSchema,
  type WhatIfPool,
  whatIfPoolSchema,
} from './replay-pool.ts';

/** Which rules to compare; the place's own history where no baseline is named. */
export type WhatIfQuery = { readonly baseline?: string | undefined; readonly reform: string };

const stack: z.ZodType<string> = z.string().min(1).max(LIMITS.stack);

/** The query of `/api/what-if`. */
export const whatIfQuerySchema: z.ZodType<WhatIfQuery> = z.strictObject({
  baseline: stack.optional(),
  reform: stack,
});

/** A value that can be tried: a dated parameter that a decision reads, or a row of a price list. */
export type WhatIfValue = {
  /** `parameters/NAME` or `lists/NAME/KEY,KEY`. */
  readonly path: string;
  readonly kind: 'money' | 'rate' | 'quantity' | 'count';
  readonly title: WireText;
  readonly group: WireText;
  readonly unit: WireText | null;
  /** In force on the last day of the data. */
  readonly now: DecimalText;
  /** The least and the most that may be tried; null where there is no end. */
  readonly min: DecimalText | null;
  readonly max: DecimalText | null;
  readonly provenance: Provenance;
  readonly source: string;
};

const valueShape = {
  path: z.string(),
  kind: z.enum(['money', 'rate', 'quantity', 'count']),
  title: textSchema,
  group: textSchema,
  unit: textSchema.nullable(),
  now: decimalSchema,
  min: decimalSchema.nullable(),
  max: decimalSchema.nullable(),
  provenance: provenanceSchema,
  source: z.string(),
};

/** Everything that can be tried. */
export type WhatIfChoices = {
  readonly place: string;
  readonly on: DayText;
  readonly values: readonly WhatIfValue[];
};

/** The answer of `/api/what-if/choices`. */
export const whatIfChoicesSchema: z.ZodType<WhatIfChoices> = z.strictObject({
  place: z.string(),
  on: daySchema,
  values: z.array(z.strictObject(valueShape)),
});

/** A value that is tried. `effectFen`: yearly change of hospitals' income by it alone, where known. */
export type WhatIfChange = WhatIfValue & {
  readonly value: DecimalText;
  readonly from: DayText | null;
  readonly effectFen: FenText | null;
};

/** An amount of the whole city under both sets of rules. */
export type WhatIfAmount = {
  readonly baselineFen: FenText;
  readonly reformFen: FenText;
  readonly changeFen: FenText;
  /** Half width of the 95 % interval; null where the figure is exact. */
  readonly errorFen: FenText | null;
  /** What the sample had said before, once the figure is exact. */
  readonly first: { readonly changeFen: FenText; readonly errorFen: FenText } | null;
};

const amount: z.ZodType<WhatIfAmount> = z.strictObject({
  baselineFen: fenSchema,
  reformFen: fenSchema,
  changeFen: fenSchema,
  errorFen: fenSchema.nullable(),
  first: z.strictObject({ changeFen: fenSchema, errorFen: fenSchema }).nullable(),
});

/** Persons, visits or institutions of one group in the five bands, from much gain to much loss. */
export type WhatIfGroup = {
  readonly dimension: string;
  readonly key: string;
  readonly title: WireText;
  readonly count: number;
  readonly bands: readonly number[];
  readonly changeFen: FenText;
  /** Change of each of them, whole fen, half up. */
  readonly eachFen: FenText;
};

/** A group in the five bands. */
export const groupSchema: z.ZodType<WhatIfGroup> = z.strictObject({
  dimension: z.string(),
  key: z.string(),
  title: textSchema,
  count: z.number().int().nonnegative(),
  bands: z.array(z.number().int().nonnegative()).length(5),
  changeFen: fenSchema,
  eachFen: fenSchema,
});

/** An institution and how its income moves. */
export type WhatIfInstitution = {
  readonly id: string;
  readonly title: WireText;
  readonly level: string;
  readonly incomeFen: FenText;
  readonly changeFen: FenText;
  readonly percent: DecimalText;
};

/** Claims of a month: how what is paid and taken in changes. */
export type WhatIfMonth = {
  /** `2018-04` */
  readonly month: string;
  readonly patientFen: FenText;
  readonly fundFen: FenText;
  readonly incomeFen: FenText;
};

/** A rule cited by claims that changed. */
export type WhatIfRule = {
  readonly cite: string;
  readonly package: string;
  readonly decision: string;
  readonly rule: string;
  readonly clause: string;
  readonly provenance: Provenance | null;
  readonly speaks: 'both' | 'reform' | 'baseline';
  readonly claims: number;
  readonly losers: number;
  readonly gainers: number;
  readonly patientFen: FenText;
  readonly fundFen: FenText;
};

/** An item or family of charges and how its amount moves. */
export type WhatIfItem = {
  readonly id: string;
  readonly title: WireText;
  readonly baselineFen: FenText;
  readonly changeFen: FenText;
};

/** What a reform does to the last year, for the whole city: amounts and counts are weighted. */
export type WhatIf = {
  readonly id: string;
  readonly state: 'estimate' | 'exact';
  readonly baseline: { readonly text: string; readonly title: WireText };
  readonly reform: { readonly text: string; readonly title: WireText };
  readonly period: { readonly from: DayText; readonly to: DayText };
  readonly sentence: Sentence;
  readonly changes: readonly WhatIfChange[];
  readonly total: WhatIfAmount;
  readonly fund: WhatIfAmount;
  readonly patients: WhatIfAmount;
  readonly income: WhatIfAmount;
  /** Change of hospitals' income in percent of it, and the limit within which it counts as neutral. */
  readonly neutral: {
    readonly percent: DecimalText;
    readonly limit: DecimalText;
    readonly isNeutral: boolean;
  };
  /** Persons behind the figures: those of the sample, or all; and how many of the file there are. */
  readonly persons: { readonly counted: number; readonly all: number };
  readonly claims: number;
  readonly lines: number;
  readonly seconds: number | null;
  readonly largeChange: DecimalText;
  readonly people: readonly WhatIfGroup[];
  readonly visits: readonly WhatIfGroup[];
  readonly levels: readonly WhatIfGroup[];
  readonly districts: readonly WhatIfGroup[];
  readonly months: readonly WhatIfMonth[];
  /** Those with the largest income, at most so many as a chart can show. */
  readonly institutions: readonly WhatIfInstitution[];
  readonly institutionCount: number;
  readonly families: readonly WhatIfItem[];
  readonly items: readonly WhatIfItem[];
  /** Budgets of each kind whose payment moves most, and how many there are; none without a pool. */
  readonly pools: readonly WhatIfPool[];
  readonly poolCount: PoolCount;
  readonly rules: readonly WhatIfRule[];
  /** Claims of the sample or of the file that were settled one by one, and why. */
  readonly rowByRow: { readonly refunds: number; readonly rules: number };
  /** How cached claims were used; null for an estimate, and where nothing was cached. */
  readonly incremental: ReplayCacheUse | null;
  readonly synthetic: boolean;
  readonly command: string;
  /** The exact run of these rules while it is under way, or as it ended. */
  readonly job: Job | null;
};

const rulesOf: z.ZodType<{ text: string; title: WireText }> = z.strictObject({
  text: z.string(),
  title: textSchema,
});

const item: z.ZodType<WhatIfItem> = z.strictObject({
  id: z.string(),
  title: textSchema,
  baselineFen: fenSchema,
  changeFen: fenSchema,
});

/** The answer of `/api/what-if`. */
export const whatIfSchema: z.ZodType<WhatIf> = z.strictObject({
  id: z.string(),
  state: z.enum(['estimate', 'exact']),
  baseline: rulesOf,
  reform: rulesOf,
  period: z.strictObject({ from: daySchema, to: daySchema }),
  sentence: sentenceSchema,
  changes: z.array(
    z.strictObject({
      ...valueShape,
      value: decimalSchema,
      from: daySchema.nullable(),
      effectFen: fenSchema.nullable(),
    }),
  ),
  total: amount,
  fund: amount,
  patients: amount,
  income: amount,
  neutral: z.strictObject({
    percent: decimalSchema,
    limit: decimalSchema,
    isNeutral: z.boolean(),
  }),
  persons: z.strictObject({ counted: z.number().int(), all: z.number().int() }),
  claims: z.number().int(),
  lines: z.number().int(),
  seconds: z.number().nullable(),
  largeChange: decimalSchema,
  people: z.array(groupSchema),
  visits: z.array(groupSchema),
  levels: z.array(groupSchema),
  districts: z.array(groupSchema),
  months: z.array(
    z.strictObject({
      month: z.string(),
      patientFen: fenSchema,
      fundFen: fenSchema,
      incomeFen: fenSchema,
    }),
  ),
  institutions: z.array(
    z.strictObject({
      id: z.string(),
      title: textSchema,
      level: z.string(),
      incomeFen: fenSchema,
      changeFen: fenSchema,
      percent: decimalSchema,
    }),
  ),
  institutionCount: z.number().int(),
  families: z.array(item),
  items: z.array(item),
  pools: z.array(whatIfPoolSchema),
  poolCount: poolCountSchema,
  rules: z.array(
    z.strictObject({
      cite: z.string(),
      package: z.string(),
      decision: z.string(),
      rule: z.string(),
      clause: z.string(),
      provenance: provenanceSchema.nullable(),
      speaks: z.enum(['both', 'reform', 'baseline']),
      claims: z.number().int(),
      losers: z.number().int(),
      gainers: z.number().int(),
      patientFen: fenSchema,
      fundFen: fenSchema,
    }),
  ),
  rowByRow: z.strictObject({ refunds: z.number().int(), rules: z.number().int() }),
  incremental: cacheUse.nullable(),
  synthetic: z.boolean(),
  command: z.string(),
  job: jobSchema.nullable(),
});
