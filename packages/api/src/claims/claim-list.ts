import { z } from 'zod';
import {
  type Coded,
  codedSchema,
  type DayText,
  daySchema,
  type FenText,
  fenSchema,
  textSchema,
  type WireText,
} from '../values.ts';
import { type ClearedHospitals, clearedHospitalsSchema } from './clearing.ts';

/** One settlement claim in a list. Pseudonymous. */
export type ClaimRow = {
  readonly claim: string;
  readonly day: DayText;
  readonly endDay: DayText;
  readonly visitKind: Coded;
  readonly institution: WireText;
  readonly level: Coded;
  readonly place: string;
  readonly lines: number;
  readonly total: FenText;
  readonly fund: FenText;
  readonly patient: FenText;
  readonly hospital: FenText;
};

/** Claims that match, the newest of the scope first, at most `limit`. */
export type ClaimList = {
  readonly stack: string;
  /** The same in words. */
  readonly rules: WireText;
  readonly stackHash: string;
  readonly limit: number;
  /** True when more claims match than are listed. */
  readonly more: boolean;
  readonly rows: readonly ClaimRow[];
  /** What pools of these rules pay hospitals of the place; no rows where they have none. */
  readonly clearing: ClearedHospitals;
};

const rowSchema: z.ZodType<ClaimRow> = z.object({
  claim: z.string(),
  day: daySchema,
  endDay: daySchema,
  visitKind: codedSchema,
  institution: textSchema,
  level: codedSchema,
  place: z.string(),
  lines: z.number().int(),
  total: fenSchema,
  fund: fenSchema,
  patient: fenSchema,
  hospital: fenSchema,
});

/** The answer of `/api/claims`. */
export const claimListSchema: z.ZodType<ClaimList> = z.object({
  stack: z.string(),
  rules: textSchema,
  stackHash: z.string(),
  limit: z.number().int(),
  more: z.boolean(),
  rows: z.array(rowSchema),
  clearing: clearedHospitalsSchema,
});
