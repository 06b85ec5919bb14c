import { z } from 'zod';
import { type Judgement, judgementSchema } from './values.ts';

/** A table on the pages of a bulletin. */
export type PageTable = {
  readonly kind: 'table';
  readonly id: string;
  readonly caption: string;
  /** The column that names the rows. */
  readonly headColumn: number;
  readonly columns: readonly {
    readonly head: string;
    readonly unit: string;
    readonly align: 'left' | 'center' | 'right';
    readonly isMarked: boolean;
  }[];
  readonly rows: readonly {
    readonly isTotal: boolean;
    readonly cells: readonly {
      readonly text: string;
      readonly mark: '▲' | '◇' | '';
      readonly value: string | null;
    }[];
  }[];
  readonly notes: readonly string[];
};

/** Bars on the pages of a bulletin. */
export type PageChart = {
  readonly kind: 'chart';
  readonly caption: string;
  readonly line: number | null;
  readonly bars: readonly {
    readonly title: string;
    readonly text: string;
    readonly value: number;
    readonly judgement: Judgement;
  }[];
};

/** What stands on the pages, in order. */
export type PageBlock =
  | {
      readonly kind: 'heading';
      readonly id: string;
      readonly number: string;
      readonly text: string;
    }
  | {
      readonly kind: 'paragraph';
      readonly runs: readonly { readonly text: string; readonly strong: boolean }[];
      /** The finding it states; it answers "why?". */
      readonly finding: string | null;
    }
  | { readonly kind: 'lead'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | PageTable
  | PageChart
  | { readonly kind: 'signature'; readonly lines: readonly string[] };

/** The pages of one language, as every format prints them. */
export type BulletinPage = {
  readonly lang: 'en' | 'zh';
  readonly mark: string | null;
  readonly draft: string | null;
  readonly title: string;
  readonly issue: string;
  readonly issuer: string;
  readonly date: string;
  readonly heading: string;
  readonly blocks: readonly PageBlock[];
  readonly footer: { readonly cutOff: string; readonly check: string };
};

/** Both languages. */
export type BulletinPages = { readonly en: BulletinPage; readonly zh: BulletinPage };

const tableSchema: z.ZodType<PageTable> = z.object({
  kind: z.literal('table'),
  id: z.string(),
  caption: z.string(),
  headColumn: z.number().int().min(0),
  columns: z.array(
    z.object({
      head: z.string(),
      unit: z.string(),
      align: z.enum(['left', 'center', 'right']),
      isMarked: z.boolean(),
    }),
  ),
  rows: z.array(
    z.object({
      isTotal: z.boolean(),
      cells: z.array(
        z.object({
          text: z.string(),
          mark: z.enum(['▲', '◇', '']),
          value: z.string().nullable(),
        }),
      ),
    }),
  ),
  notes: z.array(z.string()),
});

const chartSchema: z.ZodType<PageChart> = z.object({
  kind: z.literal('chart'),
  caption: z.string(),
  line: z.number().nullable(),
  bars: z.array(
    z.object({
      title: z.string(),
      text: z.string(),
      value: z.number(),
      judgement: judgementSchema,
    }),
  ),
});

const blockSchema: z.ZodType<PageBlock> = z.union([
  z.object({
    kind: z.literal('heading'),
    id: z.string(),
    number: z.string(),
    text: z.string(),
  }),
  z.object({
    kind: z.literal('paragraph'),
    runs: z.array(z.object({ text: z.string(), strong: z.boolean() })),
    finding: z.string().nullable(),
  }),
  z.object({ kind: z.literal('lead'), text: z.string() }),
  z.object({ kind: z.literal('list'), items: z.array(z.string()) }),
  tableSchema,
  chartSchema,
  z.object({ kind: z.literal('signature'), lines: z.array(z.string()) }),
]);

const pageSchema: z.ZodType<BulletinPage> = z.object({
  lang: z.enum(['en', 'zh']),
  mark: z.string().nullable(),
  draft: z.string().nullable(),
  title: z.string(),
  issue: z.string(),
  issuer: z.string(),
  date: z.string(),
  heading: z.string(),
  blocks: z.array(blockSchema),
  footer: z.object({ cutOff: z.string(), check: z.string() }),
});

/** Both languages of the pages. */
export const bulletinPagesSchema: z.ZodType<BulletinPages> = z.object({
  en: pageSchema,
  zh: pageSchema,
});
