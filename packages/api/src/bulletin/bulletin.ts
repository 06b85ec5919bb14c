import { z } from 'zod';
import { type Judgement, judgementSchema, textSchema, type WireText } from '../values.ts';
import { type BulletinPages, bulletinPagesSchema } from './bulletin-pages.ts';

/** A sentence of a bulletin with the figure behind it and the rule that wrote it. */
export type BulletinFinding = {
  readonly id: string;
  readonly indicator: string;
  readonly place: string;
  readonly period: string;
  readonly judgement: Judgement;
  readonly placeTitle: WireText;
  readonly indicatorTitle: WireText;
  readonly source: string;
  /** Package and version of the indicator. */
  readonly package: string;
  /** Figures the sentence states. */
  readonly figures: number;
};

/** A check that ran. */
export type BulletinCheck = {
  readonly id: string;
  readonly outcome: 'passed' | 'warned' | 'failed';
  readonly text: WireText;
};

/** A print of the bulletin and where it is to be had. */
export type BulletinFile = {
  readonly lang: 'en' | 'zh';
  readonly format: 'html' | 'pdf' | 'docx' | 'xlsx';
  readonly address: string;
};

/** The bulletin of a quarter: `/api/bulletin`. */
export type BulletinDocument = {
  readonly period: string;
  readonly periods: readonly string[];
  readonly heading: WireText;
  readonly state: 'draft' | 'approved' | 'published';
  /** 1 for the first edition of the quarter; null before publication. */
  readonly number: number | null;
  readonly synthetic: boolean;
  readonly cutOff: string;
  readonly check: string;
  /** Package and version that say what the bulletin consists of. */
  readonly package: string;
  readonly figures: number;
  readonly sentences: number;
  readonly contents: readonly {
    readonly id: string;
    readonly number: number;
    readonly title: WireText;
  }[];
  readonly pages: BulletinPages;
  readonly findings: readonly BulletinFinding[];
  readonly checks: readonly BulletinCheck[];
  readonly tasks: readonly {
    readonly place: string;
    readonly placeTitle: WireText;
    readonly families: readonly WireText[];
  }[];
  readonly files: readonly BulletinFile[];
};

const findingSchema: z.ZodType<BulletinFinding> = z.object({
  id: z.string(),
  indicator: z.string(),
  place: z.string(),
  period: z.string(),
  judgement: judgementSchema,
  placeTitle: textSchema,
  indicatorTitle: textSchema,
  source: z.string(),
  package: z.string(),
  figures: z.number().int().min(0),
});

const checkSchema: z.ZodType<BulletinCheck> = z.object({
  id: z.string(),
  outcome: z.enum(['passed', 'warned', 'failed']),
  text: textSchema,
});

const langSchema: z.ZodType<BulletinFile['lang']> = z.enum(['en', 'zh']);
const formatSchema: z.ZodType<BulletinFile['format']> = z.enum(['html', 'pdf', 'docx', 'xlsx']);

/** The bulletin of a quarter. */
export const bulletinSchema: z.ZodType<BulletinDocument> = z.object({
  period: z.string(),
  periods: z.array(z.string()),
  heading: textSchema,
  state: z.enum(['draft', 'approved', 'published']),
  number: z.number().int().min(1).nullable(),
  synthetic: z.boolean(),
  cutOff: z.string(),
  check: z.string(),
  package: z.string(),
  figures: z.number().int(),
  sentences: z.number().int(),
  contents: z.array(z.object({ id: z.string(), number: z.number().int(), title: textSchema })),
  pages: bulletinPagesSchema,
  findings: z.array(findingSchema),
  checks: z.array(checkSchema),
  tasks: z.array(
    z.object({ place: z.string(), placeTitle: textSchema, families: z.array(textSchema) }),
  ),
  files: z.array(z.object({ lang: langSchema, format: formatSchema, address: z.string() })),
});

/** Which print of which quarter. */
export type BulletinFileQuery = Pick<BulletinFile, 'lang' | 'format'> & {
  readonly period?: string | undefined;
  /** The edition that is printed; without, the bulletin as it stands. */
  readonly edition?: string | undefined;
};

/** The query of `/api/bulletin/file`. */
export const bulletinFileQuerySchema: z.ZodType<BulletinFileQuery> = z.strictObject({
  period: z.string().max(80).optional(),
  edition: z.string().min(1).max(80).optional(),
  lang: langSchema,
  format: formatSchema,
});

/** Which quarter, or which edition; without either the last quarter as it stands. */
export type BulletinQuery = {
  readonly period?: string | undefined;
  readonly edition?: string | undefined;
};

/** The query of `/api/bulletin`. */
export const bulletinQuerySchema: z.ZodType<BulletinQuery> = z.strictObject({
  period: z.string().max(80).optional(),
  edition: z.string().min(1).max(80).optional(),
});
