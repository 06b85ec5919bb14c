import type { Carried } from '@sanyi/policy';
import { z } from 'zod';
import { type DecimalText, decimalSchema, textSchema, type WireText } from '../values.ts';

/** One amount in both cities, in percent of what it was before; null where nothing was. */
export type CarriedAmount = {
  readonly there: DecimalText | null;
  readonly here: DecimalText | null;
  readonly carried: Carried;
};

/** What a group is made of in a city: its share of the claims, and yuan per claim before the reform. */
export type GroupMakeUp = { readonly claims: DecimalText; readonly yuan: DecimalText };

/** One group of both cities; a side is null where the city has no such group. */
export type DifferenceRow = {
  readonly dimension: string;
  readonly key: string;
  readonly title: WireText;
  readonly patient: CarriedAmount;
  readonly fund: CarriedAmount;
  readonly income: CarriedAmount;
  readonly madeOf: { readonly there: GroupMakeUp | null; readonly here: GroupMakeUp | null };
};

/** A value that each city sets: there, here (null: taken over), and who said it. */
export type LocalValueRow = {
  readonly name: string;
  readonly title: WireText;
  readonly there: string;
  readonly here: string | null;
  readonly by: 'set' | 'package' | 'nobody';
  /** What its codes are called; empty where it is no code. */
  readonly codes: Readonly<Record<string, WireText>>;
};

/** What a package met in a city that takes it over: what it speaks about, values, lists, tests. */
export type PackageFound = {
  readonly from: { readonly id: string; readonly version: string };
  /** The city it came from; null where it came without a measured effect. */
  readonly there: WireText | null;
  readonly here: WireText;
  readonly local: readonly LocalValueRow[];
  readonly mapped: readonly {
    readonly unit: WireText;
    readonly there: string;
    readonly here: readonly string[];
  }[];
  readonly lists: readonly {
    readonly list: string;
    readonly rows: number;
    /** Named where a city that the package was measured in knows them; else by their codes. */
    readonly missingItems: readonly WireText[];
    readonly missingLevels: readonly WireText[];
    readonly untouchedItems: number;
  }[];
  readonly tests: {
    readonly passed: number;
    readonly failed: number;
    /** Those that do not hold here, with outcomes in words. */
    readonly cases: readonly {
      readonly title: WireText;
      readonly expected: WireText;
      readonly actual: WireText | null;
    }[];
  };
};

/** What a city found in taking a package of another one over, with what it did there and here. */
export type PackageDifferences = PackageFound & {
  readonly synthetic: boolean;
  /** Why what was measured here no longer speaks; null where it does. */
  readonly stale: WireText | null;
  /** Below `negligible` percent an effect is none; within `within` percent of each other two are the same. */
  readonly lines: { readonly negligible: DecimalText; readonly within: DecimalText };
  readonly rows: readonly DifferenceRow[];
};

const amount: z.ZodType<CarriedAmount> = z.object({
  there: decimalSchema.nullable(),
  here: decimalSchema.nullable(),
  carried: z.enum(['same', 'weaker', 'stronger', 'reversed', 'none', 'onlyThere', 'onlyHere']),
});

const makeUp: z.ZodType<GroupMakeUp> = z.object({ claims: decimalSchema, yuan: decimalSchema });
const count: z.ZodType<number> = z.number().int().nonnegative();

/** The form of {@link PackageFound}, field by field. */
export const packageFoundFields: {
  readonly [Field in keyof PackageFound]: z.ZodType<PackageFound[Field]>;
} = {
  from: z.object({ id: z.string(), version: z.string() }),
  there: textSchema.nullable(),
  here: textSchema,
  local: z.array(
    z.object({
      name: z.string(),
      title: textSchema,
      there: z.string(),
      here: z.string().nullable(),
      by: z.enum(['set', 'package', 'nobody']),
      codes: z.record(z.string(), textSchema),
    }),
  ),
  mapped: z.array(
    z.object({
      unit: textSchema,
      there: z.string(),
      here: z.array(z.string()),
    }),
  ),
  lists: z.array(
    z.object({
      list: z.string(),
      rows: count,
      missingItems: z.array(textSchema),
      missingLevels: z.array(textSchema),
      untouchedItems: count,
    }),
  ),
  tests: z.object({
    passed: count,
    failed: count,
    cases: z.array(
      z.object({ title: textSchema, expected: textSchema, actual: textSchema.nullable() }),
    ),
  }),
};

/** What a city found in taking a package of another one over, as the page of the package shows it. */
export const packageDifferencesSchema: z.ZodType<PackageDifferences> = z.object({
  ...packageFoundFields,
  synthetic: z.boolean(),
  stale: textSchema.nullable(),
  lines: z.object({ negligible: decimalSchema, within: decimalSchema }),
  rows: z.array(
    z.object({
      dimension: z.string(),
      key: z.string(),
      title: textSchema,
      patient: amount,
      fund: amount,
      income: amount,
      madeOf: z.object({ there: makeUp.nullable(), here: makeUp.nullable() }),
    }),
  ),
});
