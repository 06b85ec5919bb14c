import { z } from 'zod';
import {
  type DecimalText,
  decimalSchema,
  type FenText,
  fenSchema,
  textSchema,
  type WireText,
} from '../values.ts';
import type { ReplayRule } from './replay.ts';
import type { ReplayPool } from './replay-pool.ts';

/** How much each part of the money moves under a reform: total = hospital + fund + patient, income = fund + patient. */
export type ReplayChange = {
  /** What is charged. */
  readonly totalFen: FenText;
  readonly patientFen: FenText;
  /** What funds pay, the fixed part of service fees among it. */
  readonly fundFen: FenText;
  readonly fixedFundFen: FenText;
  /** What institutions take in. */
  readonly incomeFen: FenText;
  /** What institutions bear themselves. */
  readonly hospitalFen: FenText;
};

/** How much each part of the money moves under a reform. */
export const changeSchema: z.ZodType<ReplayChange> = z.strictObject({
  totalFen: fenSchema,
  patientFen: fenSchema,
  fundFen: fenSchema,
  fixedFundFen: fenSchema,
  incomeFen: fenSchema,
  hospitalFen: fenSchema,
});

/** The change of one key of one dimension under each of two replays; `apart` is the second less the first. */
export type ComparedCell = {
  readonly dimension: string;
  readonly key: string;
  readonly first: ReplayChange;
  readonly second: ReplayChange;
  readonly apart: ReplayChange;
};

const cellShape = {
  dimension: z.string(),
  key: z.string(),
  first: changeSchema,
  second: changeSchema,
  apart: changeSchema,
};

/** A cell of two replays. */
export const comparedCellSchema: z.ZodType<ComparedCell> = z.strictObject(cellShape);

/** A row of two replays and what it is called. */
export type Named<T> = T & { readonly title: WireText };

/** A cell of two replays, named. */
export const namedCellSchema: z.ZodType<Named<ComparedCell>> = z.strictObject({
  ...cellShape,
  title: textSchema,
});

const count: z.ZodType<number> = z.number().int().nonnegative();

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

const bandsSide: z.ZodType<BandsSide> = z.strictObject({
  count,
  bands: z.array(count).length(5),
  changeFen: fenSchema,
  eachFen: fenSchema,
});

/** The five bands of one key under each of two replays, named. */
export const namedBandsSchema: z.ZodType<Named<ComparedBands>> = z.strictObject({
  dimension: z.string(),
  key: z.string(),
  title: textSchema,
  first: bandsSide,
  second: bandsSide,
  apartFen: fenSchema,
  apartEachFen: fenSchema,
});

/** The change of a family of charges or of an item under each of two replays. */
export type ComparedCharge = {
  readonly key: string;
  readonly firstFen: FenText;
  readonly secondFen: FenText;
  readonly apartFen: FenText;
};

/** The change of charges under each of two replays, named. */
export const namedChargeSchema: z.ZodType<Named<ComparedCharge>> = z.strictObject({
  key: z.string(),
  title: textSchema,
  firstFen: fenSchema,
  secondFen: fenSchema,
  apartFen: fenSchema,
});

/** Claims that changed and cite a rule, and what they came to; all of it nothing where none does. */
export type RuleSums = Omit<ReplayRule, 'cite' | 'speaks'>;

/** A rule under each of two replays: whose claims lose and gain where it spoke. `apart` is the second less the first. */
export type ComparedRule = Pick<ReplayRule, 'cite' | 'speaks'> & {
  readonly first: RuleSums;
  readonly second: RuleSums;
  readonly apart: RuleSums;
};

/** Where a rule stands; null where its package is here no longer. */
export type RulePlace = {
  readonly package: string;
  readonly decision: string;
  readonly rule: string;
  readonly clause: string;
} | null;

const rulePlace: z.ZodType<RulePlace> = z
  .strictObject({
    package: z.string(),
    decision: z.string(),
    rule: z.string(),
    clause: z.string(),
  })
  .nullable();

const ruleSums = (counts: z.ZodType<number>): z.ZodType<RuleSums> =>
  z.strictObject({
    claims: counts,
    losers: counts,
    gainers: counts,
    patientFen: fenSchema,
    fundFen: fenSchema,
    incomeFen: fenSchema,
  });

/** A rule under each of two replays, with its place. */
export const comparedRuleSchema: z.ZodType<ComparedRule & { readonly place: RulePlace }> =
  z.strictObject({
    cite: z.string(),
    speaks: z.enum(['both', 'reform', 'baseline']),
    first: ruleSums(count),
    second: ruleSums(count),
    apart: ruleSums(z.number().int()),
    place: rulePlace,
  });

/** What a budget came to under one replay; `changeFen` is what the fund pays beyond what it was billed. */
export type PoolSide = Pick<
  ReplayPool,
  'cases' | 'pointYuan' | 'by' | 'budgetFen' | 'billedFen' | 'paidFen'
> & { readonly changeFen: FenText };

/**
 * A budget under each of two replays, null where a replay has no such budget: it then pays what is billed.
 * `apart` is the second less the first, of what both have.
 */
export type ComparedPool = Pick<ReplayPool, 'side' | 'pool' | 'title' | 'key' | 'period'> & {
  readonly first: PoolSide | null;
  readonly second: PoolSide | null;
  readonly apart: {
    readonly pointYuan: DecimalText | null;
    readonly paidFen: FenText | null;
    readonly changeFen: FenText;
  };
};

/** A budget of two replays whose key is in words. */
export type NamedPool = Omit<ComparedPool, 'key'> & {
  readonly key: WireText;
  /** Whether hospitals share it by points; else it is the budget of one hospital. */
  readonly isShared: boolean;
};

const poolSide: z.ZodType<PoolSide | null> = z
  .strictObject({
    cases: count,
    pointYuan: decimalSchema,
    by: z.enum(['shared', 'floor', 'ceiling']),
    budgetFen: fenSchema,
    billedFen: fenSchema,
    paidFen: fenSchema,
    changeFen: fenSchema,
  })
  .nullable();

/** A budget of two replays, named. */
export const namedPoolSchema: z.ZodType<NamedPool> = z.strictObject({
  side: z.enum(['baseline', 'reform']),
  pool: z.string(),
  title: textSchema,
  key: textSchema,
  isShared: z.boolean(),
  period: z.string(),
  first: poolSide,
  second: poolSide,
  apart: z.strictObject({
    pointYuan: decimalSchema.nullable(),
    paidFen: fenSchema.nullable(),
    changeFen: fenSchema,
  }),
});
