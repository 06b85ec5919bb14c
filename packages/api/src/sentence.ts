import { z } from 'zod';
import { type FigureName, figureNameSchema } from './figures/figure.ts';

/** A run of a sentence. `figure` names the figure it states, so that it can answer "why?". */
export type Segment = {
  readonly text: string;
  readonly strong: boolean;
  readonly figure: FigureName | null;
};

/** A sentence written by rule, in both languages, as runs of text. */
export type Sentence = { readonly en: readonly Segment[]; readonly zh: readonly Segment[] };

const segmentSchema: z.ZodType<Segment> = z.object({
  text: z.string(),
  strong: z.boolean(),
  figure: figureNameSchema.nullable(),
});

/** Both languages of a sentence; they carry the same figures. */
export const sentenceSchema: z.ZodType<Sentence> = z.object({
  en: z.array(segmentSchema),
  zh: z.array(segmentSchema),
});
