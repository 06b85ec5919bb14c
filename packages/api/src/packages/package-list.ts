import { z } from 'zod';
import { type DayText, daySchema, textSchema, type WireText } from '../values.ts';

/** Half-open days a package is in force; `to` null means until further notice. */
export type Effective = { readonly from: DayText; readonly to: DayText | null };

/** How a package stands on the cut-off day of the data. */
export type PackageState = 'inForce' | 'ended' | 'notYet' | 'library' | 'elsewhere';

/** A package at a glance. */
export type PackageRow = {
  readonly id: string;
  readonly version: string;
  readonly title: WireText;
  readonly place: string;
  readonly effective: Effective;
  readonly state: PackageState;
  readonly aspect: string | null;
  readonly authority: WireText;
  /** Hooks it provides. */
  readonly provides: readonly string[];
  readonly requires: readonly string[];
  /** What it replaces and amends of other packages, in words. */
  readonly replaces: readonly WireText[];
  readonly amends: readonly WireText[];
  readonly counts: PackageCounts;
};

/** How much a package holds. */
export type PackageCounts = {
  readonly tables: number;
  readonly parameters: number;
  readonly lists: number;
  readonly listRows: number;
  readonly indicators: number;
  readonly tests: number;
};

/** All packages of the library, lowest of the stack first. */
export type PackageList = { readonly on: DayText; readonly rows: readonly PackageRow[] };

/** Effective days. */
const effectiveSchema: z.ZodType<Effective> = z.object({
  from: daySchema,
  to: daySchema.nullable(),
});

/** A package in a list. */
export const packageRowSchema: z.ZodType<PackageRow> = z.object({
  id: z.string(),
  version: z.string(),
  title: textSchema,
  place: z.string(),
  effective: effectiveSchema,
  state: z.enum(['inForce', 'ended', 'notYet', 'library', 'elsewhere']),
  aspect: z.string().nullable(),
  authority: textSchema,
  provides: z.array(z.string()),
  requires: z.array(z.string()),
  replaces: z.array(textSchema),
  amends: z.array(textSchema),
  counts: z.object({
    tables: z.number().int(),
    parameters: z.number().int(),
    lists: z.number().int(),
    listRows: z.number().int(),
    indicators: z.number().int(),
    tests: z.number().int(),
  }),
});

/** The answer of `/api/packages`. */
export const packageListSchema: z.ZodType<PackageList> = z.object({
  on: daySchema,
  rows: z.array(packageRowSchema),
});
