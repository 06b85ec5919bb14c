import { z } from 'zod';
import { type Figure, figureSchema } from '../figures/figure.ts';
import { LIMITS } from '../limits.ts';
import { type WireProblem, wireProblemSchema } from '../problem-document.ts';
import {
  type DayText,
  type DecimalText,
  daySchema,
  decimalSchema,
  textSchema,
  type WireText,
} from '../values.ts';

/** A number that a form asks for: what it is and in which unit. */
export type ReportPart = { readonly title: WireText; readonly unit: WireText };

/** An indicator of a form. */
export type ReportIndicator = {
  readonly id: string;
  readonly title: WireText;
  readonly unit: WireText;
  readonly numerator: ReportPart;
  readonly denominator: ReportPart;
  readonly least: DecimalText;
  readonly most: DecimalText;
  readonly provenance: string;
  readonly source: string;
};

/** A form: a family of indicators that a district reports on one sheet. */
export type ReportFormInfo = {
  readonly id: string;
  readonly title: WireText;
  readonly indicators: readonly ReportIndicator[];
};

/** Where a district stands with a form. */
export type ReportingState = 'onTime' | 'late' | 'partial' | 'due' | 'missing';

/** One district and form. */
export type ReportingCell = {
  readonly form: string;
  readonly place: string;
  readonly state: ReportingState;
  readonly received: number;
  readonly expected: number;
  readonly completedOn: DayText | null;
  readonly daysLate: number;
};

/** A reported figure that somebody has to look at. */
export type ReportFollowUp = {
  readonly form: string;
  readonly indicator: string;
  readonly place: string;
  readonly reasons: readonly WireProblem[];
};

/** Who sent a figure, when, and in which file. */
export type Arrived = { readonly reporter: string; readonly at: string; readonly file: string };

/** A reported figure beside the computed one. */
export type ReportComparison = {
  readonly form: string;
  readonly indicator: string;
  readonly place: string;
  readonly computed: Figure | null;
  readonly reported: Figure | null;
  readonly arrived: Arrived | null;
  readonly difference: {
    readonly value: DecimalText;
    readonly numeratorPercent: DecimalText | null;
    readonly denominatorPercent: DecimalText | null;
    readonly causes: readonly { readonly kind: string; readonly text: WireText }[];
  } | null;
};

/** How the reporting of a period stands, and what can be sent. */
export type Reports = {
  readonly period: string;
  readonly periods: readonly string[];
  readonly dueOn: DayText;
  readonly today: DayText;
  /** Whether the facts hold claims, so that figures can be computed at all. */
  readonly hasClaims: boolean;
  readonly sentence: WireText;
  readonly forms: readonly ReportFormInfo[];
  readonly districts: readonly { readonly id: string; readonly title: WireText }[];
  readonly cells: readonly ReportingCell[];
  readonly followUps: readonly ReportFollowUp[];
  readonly compared: readonly ReportComparison[];
};

/** A remark on a sheet: row and column as the spreadsheet program counts, from 1. */
export type SheetRemark = {
  readonly row: number;
  readonly column: number | null;
  readonly kind: 'refused' | 'check' | 'healed';
  readonly problem: WireProblem;
};

/** A figure that a sheet brings. */
export type SentFigure = {
  readonly row: number;
  readonly indicator: string;
  readonly place: string;
  readonly value: DecimalText | null;
  readonly sent: { readonly numerator: DecimalText; readonly denominator: DecimalText };
  readonly note: string;
  /** Instant of the figure it replaces, or null. */
  readonly replaces: string | null;
};

/** A sheet that was read; nothing is written yet. */
export type ReportPreview = {
  readonly form: string;
  readonly period: string;
  readonly file: string;
  readonly fileHash: string;
  readonly accepted: number;
  readonly refused: number;
  readonly passed: number;
  readonly headRow: number;
  /** Rows with a remark of `refused` or `check`, and rows in order, at most `LIMITS.previewRows`. */
  readonly rows: readonly {
    readonly row: number;
    readonly state: 'accepted' | 'refused' | 'passed';
    readonly cells: readonly string[];
  }[];
  readonly head: readonly string[];
  readonly remarks: readonly SheetRemark[];
  readonly figures: readonly SentFigure[];
};

/** What was taken over. */
export type ReportTaken = {
  readonly form: string;
  readonly period: string;
  readonly figures: number;
  readonly places: readonly string[];
};

const part: z.ZodType<ReportPart> = z.object({ title: textSchema, unit: textSchema });

const form: z.ZodType<ReportFormInfo> = z.object({
  id: z.string(),
  title: textSchema,
  indicators: z.array(
    z.object({
      id: z.string(),
      title: textSchema,
      unit: textSchema,
      numerator: part,
      denominator: part,
      least: decimalSchema,
      most: decimalSchema,
      provenance: z.string(),
      source: z.string(),
    }),
  ),
});

const cell: z.ZodType<ReportingCell> = z.object({
  form: z.string(),
  place: z.string(),
  state: z.enum(['onTime', 'late', 'partial', 'due', 'missing']),
  received: z.number().int(),
  expected: z.number().int(),
  completedOn: daySchema.nullable(),
  daysLate: z.number().int(),
});

const comparison: z.ZodType<ReportComparison> = z.object({
  form: z.string(),
  indicator: z.string(),
  place: z.string(),
  computed: figureSchema.nullable(),
  reported: figureSchema.nullable(),
  arrived: z.object({ reporter: z.string(), at: z.string(), file: z.string() }).nullable(),
  difference: z
    .object({
      value: decimalSchema,
      numeratorPercent: decimalSchema.nullable(),
      denominatorPercent: decimalSchema.nullable(),
      causes: z.array(z.object({ kind: z.string(), text: textSchema })),
    })
    .nullable(),
});

/** The answer of `/api/reports`. */
export const reportsSchema: z.ZodType<Reports> = z.object({
  period: z.string(),
  periods: z.array(z.string()),
  dueOn: daySchema,
  today: daySchema,
  hasClaims: z.boolean(),
  sentence: textSchema,
  forms: z.array(form),
  districts: z.array(z.object({ id: z.string(), title: textSchema })),
  cells: z.array(cell),
  followUps: z.array(
    z.object({
      form: z.string(),
      indicator: z.string(),
      place: z.string(),
      reasons: z.array(wireProblemSchema),
    }),
  ),
  compared: z.array(comparison),
});

/** The answer of `/api/reports/check`. */
export const reportPreviewSchema: z.ZodType<ReportPreview> = z.object({
  form: z.string(),
  period: z.string(),
  file: z.string(),
  fileHash: z.string(),
  accepted: z.number().int(),
  refused: z.number().int(),
  passed: z.number().int(),
  headRow: z.number().int(),
  rows: z.array(
    z.object({
      row: z.number().int(),
      state: z.enum(['accepted', 'refused', 'passed']),
      cells: z.array(z.string()),
    }),
  ),
  head: z.array(z.string()),
  remarks: z.array(
    z.object({
      row: z.number().int(),
      column: z.number().int().nullable(),
      kind: z.enum(['refused', 'check', 'healed']),
      problem: wireProblemSchema,
    }),
  ),
  figures: z.array(
    z.object({
      row: z.number().int(),
      indicator: z.string(),
      place: z.string(),
      value: decimalSchema.nullable(),
      sent: z.object({ numerator: decimalSchema, denominator: decimalSchema }),
      note: z.string(),
      replaces: z.string().nullable(),
    }),
  ),
});

/** The answer of `/api/reports/submit`. */
export const reportTakenSchema: z.ZodType<ReportTaken> = z.object({
  form: z.string(),
  period: z.string(),
  figures: z.number().int(),
  places: z.array(z.string()),
});

const word: z.ZodType<string> = z.string().min(1).max(LIMITS.word);

/** Which form, period and district a template is for, and in which file form. */
export type TemplateQuery = {
  readonly form: string;
  readonly period: string;
  readonly district?: string | undefined;
  readonly format?: 'xlsx' | 'csv' | 'csv-gb18030' | undefined;
};

/** The query of `/api/reports/template`. */
export const templateQuerySchema: z.ZodType<TemplateQuery> = z.strictObject({
  form: word,
  period: word,
  district: word.optional(),
  format: z.enum(['xlsx', 'csv', 'csv-gb18030']).optional(),
});

/**
 * What a sheet in the body of a request is sent for. `confirm` is the hash of the file that was
 * previewed; `rest` takes the rows in order although others are refused.
 */
export type SheetQuery = {
  readonly file: string;
  readonly period: string;
  readonly form?: string | undefined;
  readonly district?: string | undefined;
  readonly confirm?: string | undefined;
  readonly rest?: 'true' | undefined;
};

/** The query of the addresses that a sheet is sent to. */
export const sheetQuerySchema: z.ZodType<SheetQuery> = z.strictObject({
  file: z.string().min(1).max(LIMITS.fileName),
  period: word,
  form: word.optional(),
  district: word.optional(),
  confirm: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  rest: z.literal('true').optional(),
});

/** Closed data that a director opens again for a corrected sheet, and why. */
export type ReopenData = {
  readonly district: string;
  readonly period: string;
  readonly form: string;
  readonly reason: string;
};

/** The body of `POST /api/reports/reopen`. */
export const reopenDataSchema: z.ZodType<ReopenData> = z.strictObject({
  district: word,
  period: word,
  form: word,
  reason: z.string().max(LIMITS.written),
});

/** What was opened: how many locks were released. */
export type DataReopened = Omit<ReopenData, 'reason'> & { readonly released: number };

/** The answer of `POST /api/reports/reopen`. */
export const dataReopenedSchema: z.ZodType<DataReopened> = z.object({
  district: z.string(),
  period: z.string(),
  form: z.string(),
  released: z.number().int(),
});
