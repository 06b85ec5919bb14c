import { z } from 'zod';

/** A name or sentence in both languages. */
export type WireText = { readonly en: string; readonly zh: string };

/** Both languages of one text; neither may be missing. */
export const textSchema: z.ZodType<WireText> = z.object({ en: z.string(), zh: z.string() });

/** An integer amount of fen as text, because JSON numbers are not exact: `"-1204"`. */
export type FenText = string;

/** Integer fen as text. */
export const fenSchema: z.ZodType<FenText> = z.string().regex(/^-?\d+$/);

/** An exact decimal as text: `"13.8"`. */
export type DecimalText = string;

/** A plain decimal as text, never in exponent form. */
export const decimalSchema: z.ZodType<DecimalText> = z.string().regex(/^-?\d+(\.\d+)?$/);

/** A calendar day on the wire, `YYYY-MM-DD`. */
export type DayText = string;

/** A calendar day. */
export const daySchema: z.ZodType<DayText> = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** How a figure stands against its line: with shape, word and colour in the console. */
export type Judgement = 'met' | 'near' | 'missed' | 'none';

/** The four judgements; `none` where an indicator has no line. */
export const judgementSchema: z.ZodType<Judgement> = z.enum(['met', 'near', 'missed', 'none']);

/** How sure a rule value is. */
export type Provenance = 'sourced' | 'memory' | 'illustrative' | 'derived';

/** The provenance marks of policy packages. */
export const provenanceSchema: z.ZodType<Provenance> = z.enum([
  'sourced',
  'memory',
  'illustrative',
  'derived',
]);

/** A code of the facts together with the words people use for it. */
export type Coded = { readonly code: string; readonly title: WireText };

/** A code with its title. */
export const codedSchema: z.ZodType<Coded> = z.object({ code: z.string(), title: textSchema });
