import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { type Sentence, sentenceSchema } from '../sentence.ts';
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

/** How much patients pay, funds pay and institutions take in more under a reform. */
export type ReplayChange = {
  readonly patientFen: FenText;
  readonly fundFen: FenText;
  readonly incomeFen: FenText;
};

const change: z.ZodType<ReplayChange> = z.strictObject({
  patientFen: fenSchema,
  fundFen: fenSchema,
  incomeFen: fenSchema,
});

/** An exact replay that is kept beside the facts. */
export type KeptReplay = {
  readonly id: string;
  readonly baseline: { readonly text: string; readonly title: WireText };
  readonly reform: { readonly text: string; readonly title: WireText };
  readonly period: { readonly from: DayText; readonly to: DayText };
};

const rules: z.ZodType<KeptReplay['baseline']> = z.strictObject({
  text: z.string(),
  title: textSchema,
});

const kept = {
  id: z.string(),
  baseline: rules,
  reform: rules,
  period: z.strictObject({ from: daySchema, to: daySchema }),
};

/** Kept replays of the claims that are served, the newest first. */
export type KeptReplays = {
  readonly replays: readonly (KeptReplay & {
    /** When the result was written, ISO 8601 UTC. */
    readonly madeAt: string;
    readonly change: ReplayChange;
  })[];
  /** How many there are of these claims: more than are listed where there are very many. */
  readonly count: number;
  /** Kept replays of other claims: those of the facts as they were before. */
  readonly otherFacts: number;
};

/** The answer of `/api/replays`. */
export const keptReplaysSchema: z.ZodType<KeptReplays> = z.strictObject({
  replays: z.array(z.strictObject({ ...kept, madeAt: z.iso.datetime(), change })),
  count: z.number().int().nonnegative(),
  otherFacts: z.number().int().nonnegative(),
});

/** Which replay to compare with. */
export type ReplayCompareQuery = { readonly with: string };

/** The query of `/api/replays/{id}/compare`. */
export const replayCompareQuerySchema: z.ZodType<ReplayCompareQuery> = z.strictObject({
  with: z.string().min(1).max(LIMITS.word),
});

/** The change of one key of one dimension under each of two replays; `apart` is the second less the first. */
export type ComparedCell = {
  readonly dimension: string;
  readonly key: string;
  readonly first: ReplayChange;
  readonly second: ReplayChange;
  readonly apart: ReplayChange;
};

/** Persons, visits or institutions of one key in the five bands of a replay. */
export type BandsSide = {
  readonly count: number;
  readonly bands: readonly number[];
  readonly changeFen: FenText;
  /** Change of each of them, whole fen, half up. */
  readonly eachFen: FenText;
};

/** The five bands of one key under each of two replays. */
export type ComparedBands = {
  readonly dimension: string;
  readonly key: string;
  readonly first: BandsSide;
  readonly second: BandsSide;
  /** `changeFen` and `eachFen` of the second less those of the first. */
  readonly apartFen: FenText;
  readonly apartEachFen: FenText;
};

/** The change of a family of charges or of an item under each of two replays. */
export type ComparedCharge = {
  readonly key: string;
  readonly firstFen: FenText;
  readonly secondFen: FenText;
  readonly apartFen: FenText;
};

type Named<T> = T & { readonly title: WireText };

/** Two kept replays of the same claims side by side, for the whole city: amounts and counts are weighted. */
export type ReplaysCompared = {
  readonly first: KeptReplay;
  readonly second: KeptReplay;
  /** Whether both set out from the same rules, so that their reforms alone tell them apart. */
  readonly sameBaseline: boolean;
  /** Whether both change every cell, group and charge alike. */
  readonly same: boolean;
  readonly sentence: Sentence;
  readonly all: ComparedCell;
  /** By district, level, kind of visit, insurance, class, age, income, chronic disease, home and month. */
  readonly groups: readonly Named<ComparedCell>[];
  readonly people: readonly Named<ComparedBands>[];
  readonly levels: readonly Named<ComparedBands>[];
  /** Those that the two replays set furthest apart. */
  readonly institutions: readonly Named<ComparedCell>[];
  readonly institutionCount: number;
  readonly families: readonly Named<ComparedCharge>[];
  /** Those that the two replays set furthest apart. */
  readonly items: readonly Named<ComparedCharge>[];
  readonly itemCount: number;
  readonly largeChange: DecimalText;
  readonly claims: number;
  readonly synthetic: boolean;
  readonly command: string;
};

const cellShape = {
  dimension: z.string(),
  key: z.string(),
  first: change,
  second: change,
  apart: change,
};
const namedCell: z.ZodType<Named<ComparedCell>> = z.strictObject({
  ...cellShape,
  title: textSchema,
});

const side: z.ZodType<BandsSide> = z.strictObject({
  count: z.number().int().nonnegative(),
  bands: z.array(z.number().int().nonnegative()).length(5),
  changeFen: fenSchema,
  eachFen: fenSchema,
});
const namedBands: z.ZodType<Named<ComparedBands>> = z.strictObject({
  dimension: z.string(),
  key: z.string(),
  title: textSchema,
  first: side,
  second: side,
  apartFen: fenSchema,
  apartEachFen: fenSchema,
});

const namedCharge: z.ZodType<Named<ComparedCharge>> = z.strictObject({
  key: z.string(),
  title: textSchema,
  firstFen: fenSchema,
  secondFen: fenSchema,
  apartFen: fenSchema,
});

/** The answer of `/api/replays/{id}/compare`. */
export const replaysComparedSchema: z.ZodType<ReplaysCompared> = z.strictObject({
  first: z.strictObject(kept),
  second: z.strictObject(kept),
  sameBaseline: z.boolean(),
  same: z.boolean(),
  sentence: sentenceSchema,
  all: z.strictObject(cellShape),
  groups: z.array(namedCell),
  people: z.array(namedBands),
  levels: z.array(namedBands),
  institutions: z.array(namedCell),
  institutionCount: z.number().int().nonnegative(),
  families: z.array(namedCharge),
  items: z.array(namedCharge),
  itemCount: z.number().int().nonnegative(),
  largeChange: decimalSchema,
  claims: z.number().int().nonnegative(),
  synthetic: z.boolean(),
  command: z.string(),
});
