import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { type Sentence, sentenceSchema } from '../sentence.ts';
import {
  type DayText,
  type DecimalText,
  daySchema,
  decimalSchema,
  textSchema,
  type WireText,
} from '../values.ts';
import {
  type ComparedBands,
  type ComparedCell,
  type ComparedCharge,
  type ComparedRule,
  changeSchema,
  comparedCellSchema,
  comparedRuleSchema,
  type Named,
  type NamedPool,
  namedBandsSchema,
  namedCellSchema,
  namedChargeSchema,
  namedPoolSchema,
  type ReplayChange,
  type RulePlace,
} from './compared-rows.ts';
import { type PoolCount, poolCountSchema } from './replay-pool.ts';

const count: z.ZodType<number> = z.number().int().nonnegative();

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
  replays: z.array(z.strictObject({ ...kept, madeAt: z.iso.datetime(), change: changeSchema })),
  count: count,
  otherFacts: count,
});

/** Which replay to compare with. */
export type ReplayCompareQuery = { readonly with: string };

/** The query of `/api/replays/{id}/compare`. */
export const replayCompareQuerySchema: z.ZodType<ReplayCompareQuery> = z.strictObject({
  with: z.string().min(1).max(LIMITS.word),
});

/** Two kept replays of the same claims side by side, for the whole city: amounts and counts are weighted. */
export type ReplaysCompared = {
  readonly first: KeptReplay;
  readonly second: KeptReplay;
  /** Whether both set out from the same rules, so that their reforms alone tell them apart. */
  readonly sameBaseline: boolean;
  /** Whether both change every cell, group, charge, rule and budget alike. */
  readonly same: boolean;
  readonly sentence: Sentence;
  readonly all: ComparedCell;
  /** By district, level, kind of visit, insurance, class, age, income, chronic disease, home and month. */
  readonly groups: readonly Named<ComparedCell>[];
  readonly people: readonly Named<ComparedBands>[];
  /** Visits and stays by level where treated. */
  readonly visits: readonly Named<ComparedBands>[];
  readonly levels: readonly Named<ComparedBands>[];
  /** Those that the two replays set furthest apart. */
  readonly institutions: readonly Named<ComparedCell>[];
  readonly institutionCount: number;
  readonly families: readonly Named<ComparedCharge>[];
  /** Those that the two replays set furthest apart. */
  readonly items: readonly Named<ComparedCharge>[];
  readonly itemCount: number;
  /** Those that the two replays set furthest apart. */
  readonly rules: readonly (ComparedRule & { readonly place: RulePlace })[];
  readonly ruleCount: number;
  /** Of each kind those that the two replays set furthest apart; none without a pool. */
  readonly pools: readonly NamedPool[];
  readonly poolCount: PoolCount;
  /** Which of the two pay from budgets: what those move cites no rule of a claim and changes no bill. */
  readonly pooled: { readonly first: boolean; readonly second: boolean };
  readonly largeChange: DecimalText;
  readonly claims: number;
  readonly synthetic: boolean;
  readonly command: string;
};

/** The answer of `/api/replays/{id}/compare`. */
export const replaysComparedSchema: z.ZodType<ReplaysCompared> = z.strictObject({
  first: z.strictObject(kept),
  second: z.strictObject(kept),
  sameBaseline: z.boolean(),
  same: z.boolean(),
  sentence: sentenceSchema,
  all: comparedCellSchema,
  groups: z.array(namedCellSchema),
  people: z.array(namedBandsSchema),
  visits: z.array(namedBandsSchema),
  levels: z.array(namedBandsSchema),
  institutions: z.array(namedCellSchema),
  institutionCount: count,
  families: z.array(namedChargeSchema),
  items: z.array(namedChargeSchema),
  itemCount: count,
  rules: z.array(comparedRuleSchema),
  ruleCount: count,
  pools: z.array(namedPoolSchema),
  poolCount: poolCountSchema,
  pooled: z.strictObject({ first: z.boolean(), second: z.boolean() }),
  largeChange: decimalSchema,
  claims: count,
  synthetic: z.boolean(),
  command: z.string(),
});
