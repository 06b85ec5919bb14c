import { z } from 'zod';
import { type Sentence, sentenceSchema } from '../sentence.ts';
import {
  type DecimalText,
  decimalSchema,
  type Judgement,
  judgementSchema,
  textSchema,
  type WireText,
} from '../values.ts';
import {
  type Figure,
  type FigureName,
  type FigureState,
  type FigureUnit,
  figureNameSchema,
  figureSchema,
  type Interval,
  intervalSchema,
  type Point,
  pointSchema,
  unitSchema,
} from './figure.ts';
import { type GrowthSplit, growthSplitSchema } from './split.ts';

/** A figure with what is needed to judge it at a glance. */
export type KeyFigure = {
  /** The indicator. */
  readonly id: string;
  readonly title: WireText;
  readonly figure: Figure;
  readonly judgement: Judgement;
  /** The judgement in words: "under the 10 % line". Empty where there is no line. */
  readonly judgementText: WireText;
  /** The change on the same period of the year before, in `changeUnit`; null where unknown. */
  readonly change: DecimalText | null;
  /** `percent` for amounts and counts, `points` for shares, else the figure's own unit. */
  readonly changeUnit: FigureUnit;
  readonly against: string;
  /** Nine quarters, oldest first. For amounts this is the growth, which the line belongs to. */
  readonly trend: readonly Point[];
  readonly trendIndicator: string;
  /** The target or alert line drawn through the trend. */
  readonly line: DecimalText | null;
  readonly note: WireText | null;
};

/**
 * The rank of a place. `from` to `to` are the ranks it may have given the sample; where they
 * differ the place cannot be told from its neighbours and the console says so.
 */
export type Rank = {
  readonly rank: number;
  readonly from: number;
  readonly to: number;
  readonly distinguishable: boolean;
};

/** One district: tile, row and small multiple read the same document. */
export type DistrictRow = {
  readonly place: string;
  readonly title: WireText;
  readonly growth: Figure;
  readonly growthJudgement: Judgement;
  readonly interval: Interval | null;
  readonly rank: Rank | null;
  readonly total: Figure;
  readonly split: GrowthSplit | null;
  readonly blood: Figure | null;
  readonly bloodJudgement: Judgement;
  readonly calls: Figure | null;
  readonly callsJudgement: Judgement;
  readonly grassroots: Figure | null;
  readonly grassrootsJudgement: Judgement;
  /** Expense growth, nine quarters, oldest first. */
  readonly series: readonly Point[];
};

/** An alert that the header of an indicator raised: a figure crossed its line. */
export type Alert = {
  readonly id: string;
  readonly level: 'watch' | 'over';
  readonly indicator: string;
  readonly place: string;
  readonly period: string;
  readonly title: WireText;
  readonly text: WireText;
  readonly figure: Figure;
  readonly line: DecimalText;
  /** The page that explains it. */
  readonly why: 'growth' | 'figure';
};

/** The city overview of one quarter. */
export type Overview = {
  readonly period: string;
  readonly against: string;
  readonly place: string;
  readonly title: WireText;
  readonly cutOff: string;
  readonly state: FigureState;
  readonly sentence: Sentence;
  readonly headlines: readonly KeyFigure[];
  readonly districts: readonly DistrictRow[];
  readonly city: DistrictRow;
  /** The alert line of expense growth, from the indicator's header. */
  readonly growthLine: DecimalText | null;
  /** How sure the ranks are, in one or two sentences; null where nothing is to be said. */
  readonly rankNote: WireText | null;
  readonly alerts: readonly Alert[];
  readonly alertCount: number;
  /** The quarters of every series of this document, oldest first. */
  readonly periods: readonly string[];
  readonly cited: readonly FigureName[];
};

/** A key figure. */
export const keyFigureSchema: z.ZodType<KeyFigure> = z.object({
  id: z.string(),
  title: textSchema,
  figure: figureSchema,
  judgement: judgementSchema,
  judgementText: textSchema,
  change: decimalSchema.nullable(),
  changeUnit: unitSchema,
  against: z.string(),
  trend: z.array(pointSchema),
  trendIndicator: z.string(),
  line: decimalSchema.nullable(),
  note: textSchema.nullable(),
});

const rankSchema: z.ZodType<Rank> = z.object({
  rank: z.number().int(),
  from: z.number().int(),
  to: z.number().int(),
  distinguishable: z.boolean(),
});

const districtRowSchema: z.ZodType<DistrictRow> = z.object({
  place: z.string(),
  title: textSchema,
  growth: figureSchema,
  growthJudgement: judgementSchema,
  interval: intervalSchema.nullable(),
  rank: rankSchema.nullable(),
  total: figureSchema,
  split: growthSplitSchema.nullable(),
  blood: figureSchema.nullable(),
  bloodJudgement: judgementSchema,
  calls: figureSchema.nullable(),
  callsJudgement: judgementSchema,
  grassroots: figureSchema.nullable(),
  grassrootsJudgement: judgementSchema,
  series: z.array(pointSchema),
});

const alertSchema: z.ZodType<Alert> = z.object({
  id: z.string(),
  level: z.enum(['watch', 'over']),
  indicator: z.string(),
  place: z.string(),
  period: z.string(),
  title: textSchema,
  text: textSchema,
  figure: figureSchema,
  line: decimalSchema,
  why: z.enum(['growth', 'figure']),
});

/** The answer of `/api/overview`. */
export const overviewSchema: z.ZodType<Overview> = z.object({
  period: z.string(),
  against: z.string(),
  place: z.string(),
  title: textSchema,
  cutOff: z.string(),
  state: z.enum(['draft', 'approved', 'published']),
  sentence: sentenceSchema,
  headlines: z.array(keyFigureSchema),
  districts: z.array(districtRowSchema),
  city: districtRowSchema,
  growthLine: decimalSchema.nullable(),
  rankNote: textSchema.nullable(),
  alerts: z.array(alertSchema),
  alertCount: z.number().int(),
  periods: z.array(z.string()),
  cited: z.array(figureNameSchema),
});
