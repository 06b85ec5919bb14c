import { z } from 'zod';
import { LIMITS } from '../limits.ts';
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

/** What may move and what has to stay. Percents; null holds nothing. */
export type SolveQuery = {
  readonly baseline?: string | undefined;
  readonly reform: string;
  /** `lists/NAME/KEY,KEY`, an asterisk at the end for whatever follows. */
  readonly paths: readonly string[];
  readonly fall: number;
  readonly rise: number;
  /** Prices move by whole steps of so many fen. */
  readonly stepFen: number;
  readonly total: number;
  readonly hospital: number | null;
  readonly group: number | null;
  readonly services: number | null;
};

const percent: z.ZodType<number> = z.number().min(0).max(1000);

/** The body of `POST /api/what-if/solve`. */
export const solveQuerySchema: z.ZodType<SolveQuery> = z.strictObject({
  baseline: z.string().min(1).max(LIMITS.stack).optional(),
  reform: z.string().min(1).max(LIMITS.stack),
  paths: z.array(z.string().min(1).max(LIMITS.word)).min(1).max(100),
  fall: percent,
  rise: percent,
  stepFen: z.number().int().min(1).max(1_000_000),
  total: percent,
  hospital: percent.nullable(),
  group: percent.nullable(),
  services: z.number().min(0).max(100).nullable(),
});

/** A price that was found and differs from the one in force. */
export type SolvedRow = {
  readonly path: string;
  readonly title: WireText;
  readonly nowFen: FenText;
  readonly priceFen: FenText;
  readonly percent: DecimalText;
};

/** A bound in words, and whether the replay of every claim keeps it. */
export type SolvedBound = {
  readonly kind: 'total' | 'hospital' | 'group' | 'services' | 'price';
  readonly text: WireText;
  readonly isBinding: boolean;
  readonly isKept: boolean;
};

/** Prices that balance a reform, with their proof. */
export type Solved = {
  readonly id: string;
  /** The reform with the prices found, as text of a stack. */
  readonly reform: string;
  readonly rows: readonly SolvedRow[];
  /** Rows that were free to move and stay where they are. */
  readonly still: number;
  readonly bounds: readonly SolvedBound[];
  readonly isWithin: boolean;
  readonly rounds: number;
  /** Change of all hospitals' income in percent: reform alone, as solved, and as replayed. */
  readonly income: {
    readonly reform: DecimalText;
    readonly predicted: DecimalText;
    readonly replayed: DecimalText;
  };
  /** The id of the replay that proves it. */
  readonly replay: string;
  readonly claims: number;
  readonly command: string;
};

/** The answer of `/api/what-if/solved`. */
export const solvedSchema: z.ZodType<Solved> = z.strictObject({
  id: z.string(),
  reform: z.string(),
  rows: z.array(
    z.strictObject({
      path: z.string(),
      title: textSchema,
      nowFen: fenSchema,
      priceFen: fenSchema,
      percent: decimalSchema,
    }),
  ),
  still: z.number().int(),
  bounds: z.array(
    z.strictObject({
      kind: z.enum(['total', 'hospital', 'group', 'services', 'price']),
      text: textSchema,
      isBinding: z.boolean(),
      isKept: z.boolean(),
    }),
  ),
  isWithin: z.boolean(),
  rounds: z.number().int(),
  income: z.strictObject({
    reform: decimalSchema,
    predicted: decimalSchema,
    replayed: decimalSchema,
  }),
  replay: z.string(),
  claims: z.number().int(),
  command: z.string(),
});

/** The query of `/api/what-if/solved`: the id of the job that solved it. */
export type SolvedQuery = { readonly id: string };

/** Its schema. */
export const solvedQuerySchema: z.ZodType<SolvedQuery> = z.strictObject({
  id: z.string().min(1).max(LIMITS.word),
});

/** The body of `POST /api/what-if/draft`: what was tried, or the prices of a solution. */
export type WhatIfDraft = {
  readonly reform?: string | undefined;
  readonly solved?: string | undefined;
  readonly from: DayText;
};

/** Its schema. */
export const whatIfDraftSchema: z.ZodType<WhatIfDraft> = z
  .strictObject({
    reform: z.string().min(1).max(LIMITS.stack).optional(),
    solved: z.string().min(1).max(LIMITS.word).optional(),
    from: daySchema,
  })
  .refine(({ reform, solved }) => (reform === undefined) !== (solved === undefined));
