import { z } from 'zod';
import { type SubmissionAct, submissionActSchema } from '../reports/submissions.ts';
import {
  type DayText,
  daySchema,
  type Judgement,
  judgementSchema,
  textSchema,
  type WireText,
} from '../values.ts';
import { type ProjectRow, projectRowSchema } from './project.ts';
import { type TaskRow, taskRowSchema } from './task.ts';

/** An edition that waits for somebody. */
export type WaitingEdition = {
  readonly id: string;
  readonly series: string;
  readonly period: string;
  readonly number: number | null;
  readonly state: 'draft' | 'approved' | 'published';
  /** What it waits for. */
  readonly waits: 'approval' | 'publication' | 'receipt';
};

/** A submission that waits for judgement, or was returned. */
export type WaitingSubmission = {
  readonly id: string;
  readonly district: string;
  readonly place: WireText;
  readonly period: string;
  readonly form: string;
  readonly title: WireText;
  readonly state: 'sent' | 'returned' | 'accepted';
  readonly version: number;
  /** Why it was returned. */
  readonly reason: string | null;
  /** What the acting person may do now. */
  readonly may: readonly SubmissionAct[];
};

/** A figure that crossed a line and has no task yet. */
export type UntakenFigure = {
  readonly indicator: string;
  readonly title: WireText;
  readonly district: string;
  readonly place: WireText;
  readonly period: string;
  readonly judgement: Judgement;
  readonly text: WireText;
};

/** What waits for the acting person: the answer of `/api/work`. */
export type Work = {
  readonly on: DayText;
  readonly tasks: readonly TaskRow[];
  /** Tasks said to be done that an office must look at. */
  readonly toClose: readonly TaskRow[];
  readonly projects: readonly ProjectRow[];
  readonly editions: readonly WaitingEdition[];
  readonly submissions: readonly WaitingSubmission[];
  readonly figures: readonly UntakenFigure[];
};

/** The answer of `/api/work`. */
export const workSchema: z.ZodType<Work> = z.object({
  on: daySchema,
  tasks: z.array(taskRowSchema),
  toClose: z.array(taskRowSchema),
  projects: z.array(projectRowSchema),
  editions: z.array(
    z.object({
      id: z.string(),
      series: z.string(),
      period: z.string(),
      number: z.number().int().nullable(),
      state: z.enum(['draft', 'approved', 'published']),
      waits: z.enum(['approval', 'publication', 'receipt']),
    }),
  ),
  submissions: z.array(
    z.object({
      id: z.string(),
      district: z.string(),
      place: textSchema,
      period: z.string(),
      form: z.string(),
      title: textSchema,
      state: z.enum(['sent', 'returned', 'accepted']),
      version: z.number().int(),
      reason: z.string().nullable(),
      may: z.array(submissionActSchema),
    }),
  ),
  figures: z.array(
    z.object({
      indicator: z.string(),
      title: textSchema,
      district: z.string(),
      place: textSchema,
      period: z.string(),
      judgement: judgementSchema,
      text: textSchema,
    }),
  ),
});
