import { z } from 'zod';
import { type DayText, daySchema, textSchema, type WireText } from '../values.ts';
import { personSchema, signatureSchema, type WirePerson, type WireSignature } from './person.ts';
import { type TaskRow, taskRowSchema } from './task.ts';

/** A directive in a list; `issued` is null while it is only content of a package. */
export type DirectiveRow = {
  readonly id: string | null;
  readonly name: string;
  readonly title: WireText;
  readonly day: DayText;
  readonly period: string | null;
  readonly requirements: number;
  readonly open: number;
  readonly issued: WireSignature | null;
  /** The source of its words, from the package. */
  readonly source: string | null;
};

/** Directives, newest first: the answer of `/api/directives`. */
export type DirectiveList = { readonly rows: readonly DirectiveRow[]; readonly mayIssue: boolean };

/** The answer of `/api/directives`. */
export const directiveListSchema: z.ZodType<DirectiveList> = z.object({
  rows: z.array(
    z.object({
      id: z.string().nullable(),
      name: z.string(),
      title: textSchema,
      day: daySchema,
      period: z.string().nullable(),
      requirements: z.number().int(),
      open: z.number().int(),
      issued: signatureSchema.nullable(),
      source: z.string().nullable(),
    }),
  ),
  mayIssue: z.boolean(),
});

/** A requirement with its task and the tasks it was split into. */
export type WireRequirement = {
  readonly number: number;
  readonly title: WireText;
  readonly end: WireText;
  readonly owner: WirePerson;
  readonly deadline: DayText;
  readonly task: TaskRow | null;
  readonly parts: readonly TaskRow[];
};

/** What lies on the table at a meeting: the answer of `/api/directives/{id}`. */
export type MeetingPackDocument = {
  readonly id: string;
  readonly name: string;
  readonly title: WireText;
  readonly day: DayText;
  readonly period: string | null;
  readonly issued: WireSignature;
  readonly on: DayText;
  readonly reports: readonly { readonly by: WireText; readonly title: WireText }[];
  readonly requirements: readonly WireRequirement[];
  /** Tasks of the meeting before. */
  readonly followUp: readonly TaskRow[];
  /** Tasks made from figures of the quarter that the meeting notifies. */
  readonly findings: readonly TaskRow[];
};

/** The answer of `/api/directives/{id}`. */
export const meetingPackSchema: z.ZodType<MeetingPackDocument> = z.object({
  id: z.string(),
  name: z.string(),
  title: textSchema,
  day: daySchema,
  period: z.string().nullable(),
  issued: signatureSchema,
  on: daySchema,
  reports: z.array(z.object({ by: textSchema, title: textSchema })),
  requirements: z.array(
    z.object({
      number: z.number().int(),
      title: textSchema,
      end: textSchema,
      owner: personSchema,
      deadline: daySchema,
      task: taskRowSchema.nullable(),
      parts: z.array(taskRowSchema),
    }),
  ),
  followUp: z.array(taskRowSchema),
  findings: z.array(taskRowSchema),
});
