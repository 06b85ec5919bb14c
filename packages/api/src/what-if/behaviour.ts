import { z } from 'zod';
import {
  type FenText,
  fenSchema,
  type Provenance,
  provenanceSchema,
  textSchema,
  type WireText,
} from '../values.ts';

/** Whole fen by payer; what is charged is their sum. */
export type BehaviourMoney = {
  readonly hospitalFen: FenText;
  readonly fundFen: FenText;
  readonly patientFen: FenText;
};

/** How a volume responds, and how sure that is. `value` as the package writes it. */
export type BehaviourRow = {
  readonly id: string;
  readonly title: WireText;
  readonly form: 'shift' | 'elasticity';
  readonly value: string;
  readonly provenance: Provenance;
  readonly source: string;
};

/** A kind of care at a level: static under both rules, and what it would come to. */
export type BehaviourCare = {
  readonly level: string;
  readonly care: 'visit' | 'stay';
  readonly response: BehaviourRow | null;
  /** Millionths of the static volume. */
  readonly weight: string;
  readonly count: number;
  readonly expectedCount: number;
  readonly baseline: BehaviourMoney;
  readonly reform: BehaviourMoney;
  readonly expected: BehaviourMoney;
};

/** An item that a response speaks of; its amounts are part of the care and not added to it. */
type BehaviourItem = {
  readonly item: string;
  readonly response: BehaviourRow;
  readonly weight: string;
  readonly quantity: string;
  readonly expectedQuantity: string;
  readonly baselineFen: FenText;
  readonly reformFen: FenText;
  readonly expectedFen: FenText;
};

/**
 * What a replay would come to if volumes responded: an assumption, beside the static result and never
 * added to it. Amounts are those of the facts, unweighted.
 */
export type Behaviour = {
  readonly format: 'sanyi-behaviour';
  /** The static replay that it stands beside. */
  readonly replay: string;
  readonly package: { readonly text: string; readonly title: WireText };
  readonly rounding: 'half up, once for each kind of care, level and payer';
  readonly care: readonly BehaviourCare[];
  readonly totals: {
    readonly baseline: BehaviourMoney;
    readonly reform: BehaviourMoney;
    readonly expected: BehaviourMoney;
  };
  readonly items: readonly BehaviourItem[];
};

const money: z.ZodType<BehaviourMoney> = z.strictObject({
  hospitalFen: fenSchema,
  fundFen: fenSchema,
  patientFen: fenSchema,
});

const row: z.ZodType<BehaviourRow> = z.strictObject({
  id: z.string(),
  title: textSchema,
  form: z.enum(['shift', 'elasticity']),
  value: z.string(),
  provenance: provenanceSchema,
  source: z.string(),
});

/** The form of what a replay would come to if volumes responded. */
export const behaviourSchema: z.ZodType<Behaviour> = z.strictObject({
  format: z.literal('sanyi-behaviour'),
  replay: z.string(),
  package: z.strictObject({ text: z.string(), title: textSchema }),
  rounding: z.literal('half up, once for each kind of care, level and payer'),
  care: z.array(
    z.strictObject({
      level: z.string(),
      care: z.enum(['visit', 'stay']),
      response: row.nullable(),
      weight: fenSchema,
      count: z.number().int(),
      expectedCount: z.number().int(),
      baseline: money,
      reform: money,
      expected: money,
    }),
  ),
  totals: z.strictObject({ baseline: money, reform: money, expected: money }),
  items: z.array(
    z.strictObject({
      item: z.string(),
      response: row,
      weight: fenSchema,
      quantity: fenSchema,
      expectedQuantity: fenSchema,
      baselineFen: fenSchema,
      reformFen: fenSchema,
      expectedFen: fenSchema,
    }),
  ),
});
