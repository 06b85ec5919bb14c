import { z } from 'zod';
import { textSchema, type WireText } from './values.ts';

/** A word of the glossary with what it is. */
export type GlossaryWord = { readonly word: WireText; readonly meaning: WireText };

/** One word per idea: the answer of `/api/glossary`. */
export type Glossary = { readonly words: readonly GlossaryWord[] };

/** The form of `/api/glossary`. */
export const glossarySchema: z.ZodType<Glossary> = z.object({
  words: z.array(z.object({ word: textSchema, meaning: textSchema })),
});
