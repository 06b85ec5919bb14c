import { z } from 'zod';
import { type ProblemDocument, problemDocumentSchema } from './problem-document.ts';
import { textSchema, type WireText } from './values.ts';

/** The life of a job. */
export type JobState = 'running' | 'done' | 'failed' | 'cancelled';

/** Long work: what it does now, how far it is, how fast, how long still. */
export type Job = {
  readonly id: string;
  readonly kind: string;
  readonly title: WireText;
  readonly state: JobState;
  /** The step under way and its place among all steps, from 1. */
  readonly step: WireText;
  readonly stepNumber: number;
  readonly stepCount: number;
  readonly done: number;
  /** Null where it is not known beforehand. */
  readonly total: number | null;
  readonly unit: WireText;
  /** Units per second; null before the first second has passed. */
  readonly rate: number | null;
  readonly secondsLeft: number | null;
  readonly seconds: number;
  /** Address of the result once done. */
  readonly result: string | null;
  readonly problem: ProblemDocument | null;
};

/** A job with its progress. */
export const jobSchema: z.ZodType<Job> = z.object({
  id: z.string(),
  kind: z.string(),
  title: textSchema,
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  step: textSchema,
  stepNumber: z.number().int(),
  stepCount: z.number().int(),
  done: z.number(),
  total: z.number().nullable(),
  unit: textSchema,
  rate: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  seconds: z.number(),
  result: z.string().nullable(),
  problem: problemDocumentSchema.nullable(),
});
