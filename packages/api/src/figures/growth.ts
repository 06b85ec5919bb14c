import { z } from 'zod';
import { type Sentence, sentenceSchema } from '../sentence.ts';
import {
  type DecimalText,
  decimalSchema,
  type FenText,
  fenSchema,
  type Judgement,
  judgementSchema,
  textSchema,
  type WireText,
} from '../values.ts';
import { type Figure, figureSchema, type Point, pointSchema } from './figure.ts';
import { type GrowthSplit, growthSplitSchema } from './split.ts';

/** A neighbour that can be picked instead of this place. */
export type GrowthChip = {
  readonly place: string;
  readonly title: WireText;
  readonly value: DecimalText | null;
  readonly judgement: Judgement;
};

/** One step of the waterfall; the steps of a group add up to the group's part. */
export type GrowthStep = {
  readonly id: string;
  readonly group: 'price' | 'volume' | 'mix';
  readonly title: WireText;
  readonly fen: FenText;
  readonly points: DecimalText;
};

/** What one institution, level or visit kind adds to the growth of the place. */
export type Contribution = {
  readonly id: string;
  readonly title: WireText;
  readonly level: WireText | null;
  readonly c0: FenText;
  readonly c1: FenText;
  /** Growth of its own amount in percent; null where it is new. */
  readonly change: DecimalText | null;
  /** Percentage points it adds to the growth of the place, and their parts. */
  readonly split: GrowthSplit;
};

/** Contributions by one dimension; rows add up to the total row, rounded points too. */
export type ContributionTable = {
  readonly by: 'institution' | 'level' | 'visitKind';
  readonly title: WireText;
  readonly rows: readonly Contribution[];
  readonly total: Contribution;
};

/** Why a place grew: the split, who adds to it, and the figures behind both. */
export type Growth = {
  readonly place: string;
  readonly title: WireText;
  readonly period: string;
  readonly against: string;
  readonly sentence: Sentence;
  readonly growth: Figure;
  readonly judgement: Judgement;
  readonly line: DecimalText | null;
  /** Points over the line, null when under it. */
  readonly overLine: DecimalText | null;
  /** Expenses of the year before, of the period, and of the period's acts at the rules before. */
  readonly c0: FenText;
  readonly c1: FenText;
  readonly c1AtOldRules: FenText;
  /** Visits and stays of the year before and of the period. */
  readonly v0: string;
  readonly v1: string;
  readonly split: GrowthSplit;
  readonly steps: readonly GrowthStep[];
  readonly contributions: readonly ContributionTable[];
  readonly chips: readonly GrowthChip[];
  readonly series: readonly Point[];
  readonly figures: {
    readonly price: Figure;
    readonly volume: Figure;
    readonly mix: Figure;
  };
  readonly stack: string;
  readonly oldStack: string;
};

const chipSchema: z.ZodType<GrowthChip> = z.object({
  place: z.string(),
  title: textSchema,
  value: decimalSchema.nullable(),
  judgement: judgementSchema,
});

const stepSchema: z.ZodType<GrowthStep> = z.object({
  id: z.string(),
  group: z.enum(['price', 'volume', 'mix']),
  title: textSchema,
  fen: fenSchema,
  points: decimalSchema,
});

const contributionSchema: z.ZodType<Contribution> = z.object({
  id: z.string(),
  title: textSchema,
  level: textSchema.nullable(),
  c0: fenSchema,
  c1: fenSchema,
  change: decimalSchema.nullable(),
  split: growthSplitSchema,
});

const contributionTableSchema: z.ZodType<ContributionTable> = z.object({
  by: z.enum(['institution', 'level', 'visitKind']),
  title: textSchema,
  rows: z.array(contributionSchema),
  total: contributionSchema,
});

/** The answer of `/api/growth`. */
export const growthSchema: z.ZodType<Growth> = z.object({
  place: z.string(),
  title: textSchema,
  period: z.string(),
  against: z.string(),
  sentence: sentenceSchema,
  growth: figureSchema,
  judgement: judgementSchema,
  line: decimalSchema.nullable(),
  overLine: decimalSchema.nullable(),
  c0: fenSchema,
  c1: fenSchema,
  c1AtOldRules: fenSchema,
  v0: fenSchema,
  v1: fenSchema,
  split: growthSplitSchema,
  steps: z.array(stepSchema),
  contributions: z.array(contributionTableSchema),
  chips: z.array(chipSchema),
  series: z.array(pointSchema),
  figures: z.object({ price: figureSchema, volume: figureSchema, mix: figureSchema }),
  stack: z.string(),
  oldStack: z.string(),
});
