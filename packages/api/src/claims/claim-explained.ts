import { z } from 'zod';
import { type Sentence, sentenceSchema } from '../sentence.ts';
import {
  type Coded,
  codedSchema,
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
import { type ClaimPool, claimPoolSchema } from './claim-pool.ts';

/** Who pays how much; `fund` includes `fixedFund`, and total = fund + patient + hospital. */
export type Parts = {
  readonly total: FenText;
  readonly fund: FenText;
  readonly fixedFund: FenText;
  readonly patient: FenText;
  readonly hospital: FenText;
};

/** A line of arithmetic behind an amount, with its numbers put in. */
export type Step = {
  readonly id: string;
  readonly title: WireText;
  /** Money in fen, other numbers as decimals, codes as they are. */
  readonly before: string | null;
  readonly after: string | null;
  readonly kind: 'money' | 'rate' | 'quantity' | 'count' | 'flag' | 'code';
  /** The values in words where they are no numbers; null for numbers. */
  readonly words: { readonly before: WireText | null; readonly after: WireText | null } | null;
  readonly strong: boolean;
};

/** One charge under one set of rules. */
export type ChargeParts = Parts & {
  readonly unitPrice: FenText;
  readonly selfPay: FenText;
  readonly overCeiling: FenText;
  readonly inScope: boolean;
};

/** One charge under both sets of rules; a side is null where the charge does not exist. */
export type ClaimLine = {
  readonly id: string;
  readonly kind: 'visit' | 'item';
  readonly item: Coded;
  readonly category: Coded;
  readonly quantity: DecimalText;
  readonly unit: WireText;
  readonly before: ChargeParts | null;
  readonly after: ChargeParts | null;
  /** What changes for the patient, after less before; null without a comparison. */
  readonly patientChange: FenText | null;
  /** Numbers of the rules cited by this line. */
  readonly rules: readonly number[];
};

/** A cell of a cited rule: what it asks, and what this claim had. */
export type RuleCell = {
  readonly title: WireText;
  readonly asks: WireText;
  readonly had: WireText;
  /** What it had under the other set of rules, where both cite the rule and it was another value. */
  readonly hadBefore: WireText | null;
};

/** A rule of the same table that one cell kept from applying. */
export type NearRule = {
  readonly cite: string;
  readonly rule: string;
  readonly clause: WireText;
  /** The cell that did not hold. */
  readonly cell: RuleCell;
};

/** A rule that decided something about this claim. */
export type CitedRule = {
  readonly number: number;
  readonly cite: string;
  readonly package: string;
  readonly packageTitle: WireText;
  readonly version: string;
  readonly decision: string;
  readonly rule: string;
  /** What the rule says, in words. */
  readonly clause: WireText;
  readonly source: string;
  readonly provenance: Provenance;
  readonly used: 'before' | 'after' | 'both';
  /** Ids of the lines it marks; empty for a rule about the whole claim. */
  readonly lines: readonly string[];
  /** The cells that matched; empty for a rule that asks nothing, and for a price list. */
  readonly cells: readonly RuleCell[];
  /** The nearest rules of its table that did not apply, at most three, and how many more there are. */
  readonly near: readonly NearRule[];
  readonly nearMore: number;
};

/** A running sum of the person's year, before and after this claim, under both sets of rules. */
export type Accumulator = {
  readonly name: string;
  readonly title: WireText;
  readonly kind: 'money' | 'count';
  readonly before: { readonly start: string; readonly end: string } | null;
  readonly after: { readonly start: string; readonly end: string } | null;
};

/** A check that was really run on this answer. */
export type ClaimCheck = {
  readonly id: string;
  readonly title: WireText;
  readonly ok: boolean;
  readonly detail: WireText;
};

/** The rules an explanation was computed under. */
export type StackName = {
  readonly text: string;
  readonly title: WireText;
  readonly hash: string;
  /** The day whose rules were applied. */
  readonly ruleDay: DayText;
};

/** One claim explained, under one set of rules (`after`) or two (`before` and `after`). */
export type ClaimExplained = {
  readonly claim: string;
  readonly person: {
    readonly age: number;
    readonly sex: Coded;
    readonly scheme: Coded;
    readonly personClass: Coded;
  };
  readonly visit: {
    readonly day: DayText;
    readonly endDay: DayText;
    readonly visitKind: Coded;
    readonly doctor: Coded;
    readonly institution: WireText;
    readonly level: Coded;
    readonly place: string;
    readonly bedDays: number;
    readonly contracted: boolean;
    readonly referred: boolean;
  };
  readonly stack: StackName;
  readonly against: StackName | null;
  readonly totals: { readonly before: Parts | null; readonly after: Parts };
  readonly payable: { readonly before: boolean | null; readonly after: boolean };
  readonly sentence: Sentence;
  readonly lines: readonly ClaimLine[];
  readonly rules: readonly CitedRule[];
  /** How many rules the stack holds altogether. */
  readonly rulesInStack: number;
  readonly accumulators: readonly Accumulator[];
  readonly steps: readonly Step[];
  /** How a pool pays the hospital for a stay, under each set of rules that has one. */
  readonly pool: { readonly before: ClaimPool | null; readonly after: ClaimPool | null };
  readonly checks: readonly ClaimCheck[];
  readonly neighbours: { readonly previous: string | null; readonly next: string | null };
  readonly command: string;
};

const parts = {
  total: fenSchema,
  fund: fenSchema,
  fixedFund: fenSchema,
  patient: fenSchema,
  hospital: fenSchema,
};
const partsSchema: z.ZodType<Parts> = z.object(parts);
const chargePartsSchema: z.ZodType<ChargeParts> = z.object({
  ...parts,
  unitPrice: fenSchema,
  selfPay: fenSchema,
  overCeiling: fenSchema,
  inScope: z.boolean(),
});

const stepSchema: z.ZodType<Step> = z.object({
  id: z.string(),
  title: textSchema,
  before: z.string().nullable(),
  after: z.string().nullable(),
  kind: z.enum(['money', 'rate', 'quantity', 'count', 'flag', 'code']),
  words: z.object({ before: textSchema.nullable(), after: textSchema.nullable() }).nullable(),
  strong: z.boolean(),
});

const lineSchema: z.ZodType<ClaimLine> = z.object({
  id: z.string(),
  kind: z.enum(['visit', 'item']),
  item: codedSchema,
  category: codedSchema,
  quantity: decimalSchema,
  unit: textSchema,
  before: chargePartsSchema.nullable(),
  after: chargePartsSchema.nullable(),
  patientChange: fenSchema.nullable(),
  rules: z.array(z.number().int()),
});

const cellSchema: z.ZodType<RuleCell> = z.object({
  title: textSchema,
  asks: textSchema,
  had: textSchema,
  hadBefore: textSchema.nullable(),
});

const ruleSchema: z.ZodType<CitedRule> = z.object({
  number: z.number().int(),
  cite: z.string(),
  package: z.string(),
  packageTitle: textSchema,
  version: z.string(),
  decision: z.string(),
  rule: z.string(),
  clause: textSchema,
  source: z.string(),
  provenance: provenanceSchema,
  used: z.enum(['before', 'after', 'both']),
  lines: z.array(z.string()),
  cells: z.array(cellSchema),
  near: z.array(
    z.object({ cite: z.string(), rule: z.string(), clause: textSchema, cell: cellSchema }),
  ),
  nearMore: z.number().int(),
});

const spanSchema: z.ZodType<{ start: string; end: string }> = z.object({
  start: z.string(),
  end: z.string(),
});

const accumulatorSchema: z.ZodType<Accumulator> = z.object({
  name: z.string(),
  title: textSchema,
  kind: z.enum(['money', 'count']),
  before: spanSchema.nullable(),
  after: spanSchema.nullable(),
});

const checkSchema: z.ZodType<ClaimCheck> = z.object({
  id: z.string(),
  title: textSchema,
  ok: z.boolean(),
  detail: textSchema,
});

const stackNameSchema: z.ZodType<StackName> = z.object({
  text: z.string(),
  title: textSchema,
  hash: z.string(),
  ruleDay: daySchema,
});

/** The answer of `/api/claims/{id}`. */
export const claimExplainedSchema: z.ZodType<ClaimExplained> = z.object({
  claim: z.string(),
  person: z.object({
    age: z.number().int(),
    sex: codedSchema,
    scheme: codedSchema,
    personClass: codedSchema,
  }),
  visit: z.object({
    day: daySchema,
    endDay: daySchema,
    visitKind: codedSchema,
    doctor: codedSchema,
    institution: textSchema,
    level: codedSchema,
    place: z.string(),
    bedDays: z.number().int(),
    contracted: z.boolean(),
    referred: z.boolean(),
  }),
  stack: stackNameSchema,
  against: stackNameSchema.nullable(),
  totals: z.object({ before: partsSchema.nullable(), after: partsSchema }),
  payable: z.object({ before: z.boolean().nullable(), after: z.boolean() }),
  sentence: sentenceSchema,
  lines: z.array(lineSchema),
  rules: z.array(ruleSchema),
  rulesInStack: z.number().int(),
  accumulators: z.array(accumulatorSchema),
  steps: z.array(stepSchema),
  pool: z.object({ before: claimPoolSchema.nullable(), after: claimPoolSchema.nullable() }),
  checks: z.array(checkSchema),
  neighbours: z.object({ previous: z.string().nullable(), next: z.string().nullable() }),
  command: z.string(),
});
