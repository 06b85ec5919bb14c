import type { BulletinLayout, LayoutBlock, LayoutChart, LayoutTable } from '@sanyi/oversight';
import { z } from 'zod';
import { judgementSchema } from '../values.ts';

/** The pages of a bulletin in both languages, as every format prints them. */
export type BulletinPages = { readonly en: BulletinLayout; readonly zh: BulletinLayout };

const tableSchema: z.ZodType<LayoutTable> = z.object({
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

const chartSchema: z.ZodType<LayoutChart> = z.object({
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

const blockSchema: z.ZodType<LayoutBlock> = z.union([
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

const pageSchema: z.ZodType<BulletinLayout> = z.object({
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
