import { z } from 'zod';
import { type DayText, daySchema, textSchema, type WireText } from '../values.ts';

/** A value of an example: what it is of, and what it is. */
export type SaidPair = { readonly title: WireText; readonly value: WireText };

/** What the analysis of a package found in a table, in the words of the package. */
export type PackageFinding = {
  /** The table, as in `PackageDetail.tables`. */
  readonly table: string;
  readonly kind: 'gap' | 'overlap' | 'unreachable';
  /** Whether it stops a settlement that meets it. */
  readonly fault: boolean;
  readonly text: WireText;
  /** Ids of the rules it is about; none for a gap. */
  readonly rules: readonly string[];
  readonly example: readonly SaidPair[];
  /** Why the package means it so; null where nobody said. */
  readonly why: WireText | null;
  /** The days on which it is so, half-open. */
  readonly from: DayText;
  readonly to: DayText | null;
};

/** How often a rule was used: by cases of tests, and by claims of the year (null until known). */
export type RuleUses = {
  readonly table: string;
  readonly rule: string;
  readonly tests: number;
  readonly claims: number | null;
};

/** An input at the edge of a rule, with what the package answers now. */
export type BoundaryRow = {
  readonly table: string;
  readonly rule: string;
  readonly title: WireText;
  readonly input: readonly SaidPair[];
  /** Null where the package stops. */
  readonly output: string | null;
  /** Whether the rule itself answers: beyond its edge another does. */
  readonly fires: boolean;
};

/** The answer of `GET /api/packages/{id}/checks`. */
export type PackageChecks = {
  readonly id: string;
  readonly version: string;
  readonly tables: readonly {
    readonly table: string;
    readonly rules: number;
    /** Whether it is proved that no two rules meet. */
    readonly unique: 'proved' | 'disproved' | 'undecided';
  }[];
  readonly findings: readonly PackageFinding[];
  readonly uses: readonly RuleUses[];
  /** The days whose claims were counted, both included; null until the city is ready. */
  readonly year: { readonly from: DayText; readonly to: DayText; readonly claims: number } | null;
  readonly boundaries: readonly BoundaryRow[];
};

const pairSchema: z.ZodType<SaidPair> = z.object({ title: textSchema, value: textSchema });
const count: z.ZodType<number> = z.number().int().min(0);

const findingSchema: z.ZodType<PackageFinding> = z.object({
  table: z.string(),
  kind: z.enum(['gap', 'overlap', 'unreachable']),
  fault: z.boolean(),
  text: textSchema,
  rules: z.array(z.string()),
  example: z.array(pairSchema),
  why: textSchema.nullable(),
  from: daySchema,
  to: daySchema.nullable(),
});

/** The answer of `GET /api/packages/{id}/checks`. */
export const packageChecksSchema: z.ZodType<PackageChecks> = z.object({
  id: z.string(),
  version: z.string(),
  tables: z.array(
    z.object({
      table: z.string(),
      rules: count,
      unique: z.enum(['proved', 'disproved', 'undecided']),
    }),
  ),
  findings: z.array(findingSchema),
  uses: z.array(
    z.object({ table: z.string(), rule: z.string(), tests: count, claims: count.nullable() }),
  ),
  year: z.object({ from: daySchema, to: daySchema, claims: count }).nullable(),
  boundaries: z.array(
    z.object({
      table: z.string(),
      rule: z.string(),
      title: textSchema,
      input: z.array(pairSchema),
      output: z.string().nullable(),
      fires: z.boolean(),
    }),
  ),
});
