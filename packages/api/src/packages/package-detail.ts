import { z } from 'zod';
import { type WireProblem, wireProblemSchema } from '../problem-document.ts';
import {
  type DayText,
  type DecimalText,
  daySchema,
  decimalSchema,
  type Provenance,
  provenanceSchema,
  textSchema,
  type WireText,
} from '../values.ts';
import { type PackageDifferences, packageDifferencesSchema } from './package-differences.ts';
import { type PackageEffect, packageEffectSchema } from './package-effect.ts';
import { type PackageRow, packageRowSchema } from './package-list.ts';

/** A column of a decision table. */
export type TableColumn = {
  readonly name: string;
  readonly title: WireText;
  /** The kind of its values: `money`, `rate`, `code`, `flag`, ... */
  readonly kind: string;
  /** What the codes it may hold are called; empty where its values are no codes. */
  readonly codes: CodeTitles;
};

/** Codes and what people call them. */
export type CodeTitles = Readonly<Record<string, WireText>>;

/** One rule of a decision table, cells as FEEL text, with its annotations. */
export type TableRow = {
  readonly id: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly clause: WireText;
  readonly source: string;
  readonly provenance: Provenance;
};

/** One cell of the grid: the rules that speak for it; the first one's values are shown. */
export type GridCell = {
  readonly row: string;
  readonly column: string;
  /** Ids of the table's rules. */
  readonly rules: readonly string[];
  /** The first output, as text; null where no rule speaks. */
  readonly value: string | null;
  readonly details: readonly { readonly name: string; readonly value: string }[];
  readonly provenance: Provenance | null;
  /** Share of visits of the last whole year that use the cell, in percent; null when unknown. */
  readonly share: DecimalText | null;
};

/** A table laid out over two of its inputs. */
export type TableGrid = {
  readonly rowInput: TableColumn;
  readonly columnInput: TableColumn;
  readonly rows: readonly { readonly code: string; readonly title: WireText }[];
  readonly columns: readonly { readonly code: string; readonly title: WireText }[];
  readonly cells: readonly GridCell[];
  /** Rules that do not fit the grid and stand beside it, in order. */
  readonly beside: readonly string[];
};

/** A decision of the package. Literal expressions have no rows but a text. */
export type PackageTable = {
  readonly id: string;
  readonly title: WireText;
  readonly file: string;
  readonly hook: string | null;
  readonly kind: 'table' | 'expression';
  readonly hitPolicy: string | null;
  readonly inputs: readonly TableColumn[];
  readonly outputs: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  readonly expression: string | null;
  readonly grid: TableGrid | null;
};

/** A value of a parameter and the days it holds, half-open. */
export type DatedValue = {
  readonly package: string;
  readonly from: DayText;
  readonly to: DayText | null;
  readonly value: string | null;
  readonly provenance: Provenance;
  readonly source: string;
  readonly note: WireText | null;
};

/** A parameter that this package sets or amends, with its whole time line over all packages. */
export type PackageParameter = {
  readonly name: string;
  readonly title: WireText;
  readonly kind: string;
  /** What the codes it may hold are called; empty where its values are no codes. */
  readonly codes: CodeTitles;
  readonly unit: WireText | null;
  readonly amends: string | null;
  readonly values: readonly DatedValue[];
};

/** A list of the package; at most the first 500 rows go over the wire. */
export type PackageListing = {
  readonly name: string;
  readonly kind: string;
  readonly file: string;
  readonly amends: string | null;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly rowCount: number;
};

/** A test of the package that was run for this answer. */
export type PackageTest = {
  readonly file: string;
  readonly title: WireText;
  readonly hook: string;
  readonly ok: boolean;
  /** Expected result as text, and what came out where it differs. */
  readonly expected: string;
  readonly actual: string | null;
  readonly rules: readonly string[];
};

/** One policy package, readable. */
export type PackageDetail = PackageRow & {
  readonly on: DayText;
  readonly tables: readonly PackageTable[];
  readonly parameters: readonly PackageParameter[];
  /** What the parameters that cells name are called, of other packages too, by `parameters.NAME`. */
  readonly names: CodeTitles;
  readonly lists: readonly PackageListing[];
  readonly indicators: readonly {
    readonly id: string;
    readonly title: WireText;
    readonly unit: WireText;
    readonly source: string;
    readonly sql: string;
  }[];
  /** How its tests went; nothing of it is known while they are running. */
  readonly tests: {
    readonly running: boolean;
    readonly passed: number;
    readonly failed: number;
    readonly cases: readonly PackageTest[];
    readonly problems: readonly WireProblem[];
  };
  /** What it did to the claims of cities, as it carries it. */
  readonly effects: readonly PackageEffect[];
  /** How it differs from what it did where it came from; null where it was not taken over. */
  readonly differences: PackageDifferences | null;
  /** Packages of other cities that were made from it. */
  readonly takenOverBy: readonly {
    readonly id: string;
    readonly title: WireText;
    readonly place: string;
  }[];
  /** How many rules at least one test fired; null while tests are running. */
  readonly coverage: { readonly rules: number; readonly reached: number | null };
  readonly sources: readonly {
    readonly id: string;
    readonly text: string;
  }[];
};

const codesSchema: z.ZodType<CodeTitles> = z.record(z.string(), textSchema);

const columnSchema: z.ZodType<TableColumn> = z.object({
  name: z.string(),
  title: textSchema,
  kind: z.string(),
  codes: codesSchema,
});

const titledSchema: z.ZodType<{ code: string; title: WireText }> = z.object({
  code: z.string(),
  title: textSchema,
});

const cellSchema: z.ZodType<GridCell> = z.object({
  row: z.string(),
  column: z.string(),
  rules: z.array(z.string()),
  value: z.string().nullable(),
  details: z.array(z.object({ name: z.string(), value: z.string() })),
  provenance: provenanceSchema.nullable(),
  share: decimalSchema.nullable(),
});

const gridSchema: z.ZodType<TableGrid> = z.object({
  rowInput: columnSchema,
  columnInput: columnSchema,
  rows: z.array(titledSchema),
  columns: z.array(titledSchema),
  cells: z.array(cellSchema),
  beside: z.array(z.string()),
});

const tableSchema: z.ZodType<PackageTable> = z.object({
  id: z.string(),
  title: textSchema,
  file: z.string(),
  hook: z.string().nullable(),
  kind: z.enum(['table', 'expression']),
  hitPolicy: z.string().nullable(),
  inputs: z.array(columnSchema),
  outputs: z.array(columnSchema),
  rows: z.array(
    z.object({
      id: z.string(),
      inputs: z.array(z.string()),
      outputs: z.array(z.string()),
      clause: textSchema,
      source: z.string(),
      provenance: provenanceSchema,
    }),
  ),
  expression: z.string().nullable(),
  grid: gridSchema.nullable(),
});

const parameterSchema: z.ZodType<PackageParameter> = z.object({
  name: z.string(),
  title: textSchema,
  kind: z.string(),
  codes: codesSchema,
  unit: textSchema.nullable(),
  amends: z.string().nullable(),
  values: z.array(
    z.object({
      package: z.string(),
      from: daySchema,
      to: daySchema.nullable(),
      value: z.string().nullable(),
      provenance: provenanceSchema,
      source: z.string(),
      note: textSchema.nullable(),
    }),
  ),
});

const listingSchema: z.ZodType<PackageListing> = z.object({
  name: z.string(),
  kind: z.string(),
  file: z.string(),
  amends: z.string().nullable(),
  columns: z.array(columnSchema),
  rows: z.array(z.array(z.string())),
  rowCount: z.number().int(),
});

const testSchema: z.ZodType<PackageTest> = z.object({
  file: z.string(),
  title: textSchema,
  hook: z.string(),
  ok: z.boolean(),
  expected: z.string(),
  actual: z.string().nullable(),
  rules: z.array(z.string()),
});

/** The answer of `/api/packages/{id}`. */
export const packageDetailSchema: z.ZodType<PackageDetail> = z.intersection(
  packageRowSchema,
  z.object({
    on: daySchema,
    tables: z.array(tableSchema),
    parameters: z.array(parameterSchema),
    names: codesSchema,
    lists: z.array(listingSchema),
    indicators: z.array(
      z.object({
        id: z.string(),
        title: textSchema,
        unit: textSchema,
        source: z.string(),
        sql: z.string(),
      }),
    ),
    tests: z.object({
      running: z.boolean(),
      passed: z.number().int(),
      failed: z.number().int(),
      cases: z.array(testSchema),
      problems: z.array(wireProblemSchema),
    }),
    effects: z.array(packageEffectSchema),
    differences: packageDifferencesSchema.nullable(),
    takenOverBy: z.array(z.object({ id: z.string(), title: textSchema, place: z.string() })),
    coverage: z.object({ rules: z.number().int(), reached: z.number().int().nullable() }),
    sources: z.array(z.object({ id: z.string(), text: z.string() })),
  }),
);
