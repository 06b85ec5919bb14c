import { z } from 'zod';

/** The four amounts of a charge and of the totals, text of whole fen. */
export type Amounts = {
  readonly amountFen: string;
  readonly fundFen: string;
  readonly patientFen: string;
  readonly hospitalFen: string;
};

type CitedRule = {
  readonly package: string;
  readonly decision: string;
  readonly rule: string;
  readonly clause: string;
  readonly provenance: string;
};

export type OneExplanation = {
  readonly claim: number;
  readonly stack: string;
  readonly stackHash: string;
  readonly charges: (Amounts & { readonly item: string; readonly rules: CitedRule[] })[];
  readonly accumulators: Record<'before' | 'after', Record<string, string>>;
  readonly totals: Amounts;
};

export type ExplanationDocument = OneExplanation & { readonly against?: OneExplanation };

const fen = z.string().regex(/^-?\d+$/);
const amounts = { amountFen: fen, fundFen: fen, patientFen: fen, hospitalFen: fen };

const rule = z.object({
  package: z.string().regex(/^[a-z0-9-]+@\d+\.\d+\.\d+$/),
  decision: z.string().min(1),
  rule: z.string().min(1),
  clause: z.string().min(1),
  provenance: z.enum(['sourced', 'memory', 'illustrative', 'derived']),
});

const accumulators = z.record(z.string(), fen);

const one = z.object({
  claim: z.int().nonnegative(),
  stack: z.string(),
  stackHash: z.string().regex(/^[0-9a-f]{64}$/),
  charges: z.array(z.object({ item: z.string().min(1), ...amounts, rules: z.array(rule) })),
  accumulators: z.object({ before: accumulators, after: accumulators }),
  totals: z.object(amounts),
});

/** The document of `explain --json`. */
export const EXPLAIN: z.ZodType<ExplanationDocument> = one.extend({
  against: one.exactOptional(),
});
