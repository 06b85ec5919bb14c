import { z } from 'zod';
import { textSchema, type WireText } from './values.ts';

/**
 * Trouble on the wire, `application/problem+json`: where, what, why and what to do, both languages.
 * `problems` lists everything that was found when there is more than one.
 */
export type ProblemDocument = {
  readonly type: string;
  readonly title: WireText;
  readonly status: number;
  readonly code: string;
  readonly where: string;
  readonly detail: WireText;
  readonly problems: readonly WireProblem[];
};

/** One problem: code, place and both texts. */
export type WireProblem = {
  readonly code: string;
  readonly where: string;
  readonly en: string;
  readonly zh: string;
};

/** One problem of a list. */
export const wireProblemSchema: z.ZodType<WireProblem> = z.object({
  code: z.string(),
  where: z.string(),
  en: z.string(),
  zh: z.string(),
});

/** A problem document. */
export const problemDocumentSchema: z.ZodType<ProblemDocument> = z.object({
  type: z.string(),
  title: textSchema,
  status: z.number().int(),
  code: z.string(),
  where: z.string(),
  detail: textSchema,
  problems: z.array(wireProblemSchema),
});
