import { z } from 'zod';
import {
  type DayText,
  daySchema,
  type FenText,
  fenSchema,
  textSchema,
  type WireText,
} from '../values.ts';
import {
  type PoolHospital,
  poolHospitalSchema,
  poolSchema,
  type ReplayPool,
} from './replay-pool.ts';

/** Money under one set of rules; total = hospital + fixed part + funds + patient. */
export type ReplayMoney = {
  readonly totalFen: FenText;
  readonly hospitalFen: FenText;
  readonly fixedFundFen: FenText;
  readonly fundFen: FenText;
  readonly patientFen: FenText;
};

/** Money under one set of rules. */
export const moneySchema: z.ZodType<ReplayMoney> = z.strictObject({
  totalFen: fenSchema,
  hospitalFen: fenSchema,
  fixedFundFen: fenSchema,
  fundFen: fenSchema,
  patientFen: fenSchema,
});

/** The claims of one key of one dimension under both sets of rules. */
export type ReplayCell = {
  readonly dimension: string;
  readonly key: string;
  readonly claims: number;
  readonly baseline: ReplayMoney;
  readonly reform: ReplayMoney;
};

/** Persons, visits or institutions that gain much, gain, stay, lose, lose much, in this order. */
export type ReplayBands = {
  readonly dimension: string;
  readonly key: string;
  readonly count: number;
  readonly bands: readonly number[];
  /** Of persons and visits what patients pay, of institutions their income. */
  readonly baselineFen: FenText;
  readonly reformFen: FenText;
};

/** Visits or stays at a level of institutions; how many of the claims are refunds. */
type ReplayCare = {
  readonly level: string;
  readonly care: 'visit' | 'stay';
  readonly claims: number;
  readonly refunds: number;
  readonly baseline: ReplayMoney;
  readonly reform: ReplayMoney;
};

/** Claims that changed and cite a rule: under both sets of rules, or only under one of them. */
export type ReplayRule = {
  readonly cite: string;
  readonly speaks: 'both' | 'reform' | 'baseline';
  readonly claims: number;
  readonly losers: number;
  readonly gainers: number;
  readonly patientFen: FenText;
  readonly fundFen: FenText;
  readonly incomeFen: FenText;
};

/** Lines of an item; quantity in thousandths of its unit. */
export type ReplayItem = {
  readonly item: string;
  readonly quantity: number;
  readonly baselineFen: FenText;
  readonly reformFen: FenText;
};

/** Charges of one family, fees of visits among them. */
export type ReplayFamily = {
  readonly family: string;
  readonly baselineFen: FenText;
  readonly reformFen: FenText;
};

/** A change with the half width of its 95 % interval. */
export type ReplayEstimated = { readonly changeFen: FenText; readonly errorFen: FenText };

/** What a sample of persons said before every claim was settled. */
export type ReplayEstimate = {
  readonly sampled: number;
  readonly persons: number;
  readonly groups: readonly {
    readonly dimension: string;
    readonly key: string;
    readonly patient: ReplayEstimated;
    readonly fund: ReplayEstimated;
    readonly income: ReplayEstimated;
  }[];
};

/**
 * How a replay used cached claims. Of persons who are touched claims were folded again, and some of them
 * changed; claims of persons about whom cached amounts do not say enough were settled. Or all
 * was settled, and why.
 */
export type ReplayCacheUse =
  | {
      readonly kind: 'cached';
      readonly foldedClaims: number;
      readonly changedClaims: number;
      readonly settledClaims: number;
      /** Whether the cache was held in memory; else its files were read. */
      readonly fromMemory: boolean;
    }
  | { readonly kind: 'whole'; readonly why: WireText };

/** What one engine made of the same claims. */
export type ReplayEngine = {
  readonly seconds: number;
  /** Of the processor, all threads together; where an engine says it. */
  readonly cpuSeconds?: number | undefined;
  readonly linesPerSecond: number;
  /** Over all result cells; the same for every engine. */
  readonly hash: string;
  readonly peakBytes: number;
  /** Where claims were cached under the baseline. */
  readonly incremental?: ReplayCacheUse | undefined;
  readonly baseline: ReplayMoney;
  readonly reform: ReplayMoney;
};

/** The engines that can replay. */
export type ReplayEngineName = 'columns' | 'duckdb' | 'spark';

/** A replay of the same claims under two sets of rules. Amounts are those of the facts, unweighted. */
export type Replay = {
  readonly format: 'sanyi-replay';
  readonly id: string;
  readonly place: string;
  readonly title: WireText;
  readonly synthetic: boolean;
  /** Residents one person of the facts stands for. */
  readonly weight: number;
  readonly factsChecksum: string;
  /** Days whose claims count, both inclusive. */
  readonly period: { readonly from: DayText; readonly to: DayText };
  readonly baseline: { readonly text: string; readonly hash: string };
  readonly reform: { readonly text: string; readonly hash: string };
  readonly groups: { readonly text: string; readonly hash: string };
  readonly claims: number;
  readonly lines: number;
  readonly persons: number;
  /** Persons with claims that count. */
  readonly patients: number;
  /** Claims that the own replay settled one by one, because columns cannot say a refund or a rule. */
  readonly rowByRow: { readonly refunds: number; readonly rules: number };
  /** False where the cells are raised from a sample. */
  readonly exact: boolean;
  readonly estimate: ReplayEstimate | null;
  readonly engines: Readonly<Partial<Record<ReplayEngineName, ReplayEngine | undefined>>>;
  readonly cells: readonly ReplayCell[];
  readonly people: readonly ReplayBands[];
  readonly visits: readonly ReplayBands[];
  readonly care: readonly ReplayCare[];
  readonly institutions: readonly ReplayBands[];
  readonly families: readonly ReplayFamily[];
  readonly items: readonly ReplayItem[];
  /** Empty where only a database replayed: SQL does not tell which rules answered. */
  readonly rules: readonly ReplayRule[];
  /** Budgets that pools shared among cases, and what each hospital got; absent without a pool. */
  readonly pools?: readonly ReplayPool[] | undefined;
  readonly poolHospitals?: readonly PoolHospital[] | undefined;
};

const rulesOf: z.ZodType<{ text: string; hash: string }> = z.strictObject({
  text: z.string(),
  hash: z.string(),
});

const count: z.ZodType<number> = z.number().int().nonnegative();

/** Five bands of one key. */
export const bandsSchema: z.ZodType<ReplayBands> = z.strictObject({
  dimension: z.string(),
  key: z.string(),
  count,
  bands: z.array(count).length(5),
  baselineFen: fenSchema,
  reformFen: fenSchema,
});

/** Charges of one family. */
export const familySchema: z.ZodType<ReplayFamily> = z.strictObject({
  family: z.string(),
  baselineFen: fenSchema,
  reformFen: fenSchema,
});

const estimated: z.ZodType<ReplayEstimated> = z.strictObject({
  changeFen: fenSchema,
  errorFen: fenSchema,
});

/** How a replay used cached claims. */
export const cacheUse: z.ZodType<ReplayCacheUse> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('cached'),
    foldedClaims: count,
    changedClaims: count,
    settledClaims: count,
    fromMemory: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('whole'), why: textSchema }),
]);

const engine: z.ZodType<ReplayEngine> = z.strictObject({
  seconds: z.number(),
  cpuSeconds: z.number().optional(),
  linesPerSecond: count,
  hash: z.string(),
  peakBytes: count,
  incremental: cacheUse.optional(),
  baseline: moneySchema,
  reform: moneySchema,
});

/** A replay as it is stored, printed and sent. */
export const replaySchema: z.ZodType<Replay> = z.strictObject({
  format: z.literal('sanyi-replay'),
  id: z.string(),
  place: z.string(),
  title: textSchema,
  synthetic: z.boolean(),
  weight: z.number(),
  factsChecksum: z.string(),
  period: z.strictObject({ from: daySchema, to: daySchema }),
  baseline: rulesOf,
  reform: rulesOf,
  groups: rulesOf,
  claims: count,
  lines: count,
  persons: count,
  patients: count,
  rowByRow: z.strictObject({ refunds: count, rules: count }),
  exact: z.boolean(),
  estimate: z
    .strictObject({
      sampled: count,
      persons: count,
      groups: z.array(
        z.strictObject({
          dimension: z.string(),
          key: z.string(),
          patient: estimated,
          fund: estimated,
          income: estimated,
        }),
      ),
    })
    .nullable(),
  engines: z.strictObject({
    columns: engine.optional(),
    duckdb: engine.optional(),
    spark: engine.optional(),
  }),
  cells: z.array(
    z.strictObject({
      dimension: z.string(),
      key: z.string(),
      claims: count,
      baseline: moneySchema,
      reform: moneySchema,
    }),
  ),
  people: z.array(bandsSchema),
  visits: z.array(bandsSchema),
  care: z.array(
    z.strictObject({
      level: z.string(),
      care: z.enum(['visit', 'stay']),
      claims: z.number().int(),
      refunds: z.number().int(),
      baseline: moneySchema,
      reform: moneySchema,
    }),
  ),
  institutions: z.array(bandsSchema),
  families: z.array(familySchema),
  items: z.array(
    z.strictObject({
      item: z.string(),
      quantity: z.number().int(),
      baselineFen: fenSchema,
      reformFen: fenSchema,
    }),
  ),
  rules: z.array(
    z.strictObject({
      cite: z.string(),
      speaks: z.enum(['both', 'reform', 'baseline']),
      claims: count,
      losers: count,
      gainers: count,
      patientFen: fenSchema,
      fundFen: fenSchema,
      incomeFen: fenSchema,
    }),
  ),
  pools: z.array(poolSchema).optional(),
  poolHospitals: z.array(poolHospitalSchema).optional(),
});
