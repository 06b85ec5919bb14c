import { z } from 'zod';
import {
  type DecimalText,
  decimalSchema,
  type Judgement,
  judgementSchema,
  textSchema,
  type WireText,
} from '../values.ts';
import { type Figure, figureSchema } from './figure.ts';

/** Where a number comes from: formula with numbers, rows, rule, stack, cut-off, command line. */
export type FigureWhy = {
  readonly figure: Figure;
  readonly title: WireText;
  readonly placeTitle: WireText;
  /** What the figure means, in one line. */
  readonly meaning: WireText;
  readonly judgement: Judgement;
  readonly line: DecimalText | null;
  readonly formula: {
    /** The formula in words. */
    readonly text: WireText;
    /** The same with its numbers put in, such as `1,821 / 1,600 - 1 = 13.8 %`. */
    readonly numbers: string;
  };
  /** Claims in the facts behind the figure and the year before; null where it counts no claims. */
  readonly rows: { readonly claims: number | null; readonly yearBefore: number | null };
  readonly rule: {
    readonly indicator: string;
    readonly package: string;
    readonly version: string;
    readonly source: string;
    /** The SELECT of the indicator, as in the package. */
    readonly sql: string;
  };
  readonly stack: string;
  readonly stackHash: string;
  readonly factsChecksum: string;
  readonly cutOff: string;
  readonly weight: DecimalText;
  readonly synthetic: boolean;
  /** A line for the terminal that gives the same number. */
  readonly command: string;
};

/** The answer of `/api/figures`. */
export const figureWhySchema: z.ZodType<FigureWhy> = z.object({
  figure: figureSchema,
  title: textSchema,
  placeTitle: textSchema,
  meaning: textSchema,
  judgement: judgementSchema,
  line: decimalSchema.nullable(),
  formula: z.object({ text: textSchema, numbers: z.string() }),
  rows: z.object({ claims: z.number().int().nullable(), yearBefore: z.number().int().nullable() }),
  rule: z.object({
    indicator: z.string(),
    package: z.string(),
    version: z.string(),
    source: z.string(),
    sql: z.string(),
  }),
  stack: z.string(),
  stackHash: z.string(),
  factsChecksum: z.string(),
  cutOff: z.string(),
  weight: decimalSchema,
  synthetic: z.boolean(),
  command: z.string(),
});
