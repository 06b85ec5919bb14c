import { z } from 'zod';
import { type FigureUnit, unitSchema } from '../figures/figure.ts';
import {
  type DayText,
  type DecimalText,
  daySchema,
  decimalSchema,
  type Judgement,
  judgementSchema,
  textSchema,
  type WireText,
} from '../values.ts';
import {
  alarmSchema,
  historySchema,
  personSchema,
  type WireAlarm,
  type WireHistory,
  type WirePerson,
  type WireSignature,
} from './person.ts';

/** Where a task stands. */
export type WireTaskState = 'open' | 'done' | 'closed' | 'withdrawn';

/** The states of a task. */
export const taskStateSchema: z.ZodType<WireTaskState> = z.enum([
  'open',
  'done',
  'closed',
  'withdrawn',
]);

/** A figure of a task; `edition` names the published edition it stands in, or null for a draft figure. */
export type TaskValue = {
  readonly period: string;
  readonly value: DecimalText | null;
  readonly judgement: Judgement;
  readonly edition: string | null;
  /** What it did to the task; null for the figure the task was made from. */
  readonly effect: 'closed' | 'reopened' | 'stays' | null;
};

const taskValueSchema: z.ZodType<TaskValue> = z.object({
  period: z.string(),
  value: decimalSchema.nullable(),
  judgement: judgementSchema,
  edition: z.string().nullable(),
  effect: z.enum(['closed', 'reopened', 'stays']).nullable(),
});

/** By which figure a task is measured: then, and in every later quarter. */
export type TaskMeasured = {
  readonly indicator: string;
  readonly title: WireText;
  readonly unit: FigureUnit;
  readonly unitText: WireText;
  readonly place: string;
  readonly first: TaskValue;
  readonly readings: readonly TaskValue[];
  /** The line the figure should keep to, or null. */
  readonly line: DecimalText | null;
};

/** What a task came from; a directive with the number of its requirement. */
type WireOrigin = {
  readonly kind: 'finding' | 'requirement' | 'person';
  readonly edition: string | null;
  readonly directive: string | null;
  readonly number: number | null;
};

/** A task in a list. */
export type TaskRow = {
  readonly id: string;
  readonly version: number;
  readonly state: WireTaskState;
  readonly title: WireText;
  readonly level: 'city' | 'district' | 'centre';
  readonly district: string | null;
  readonly place: WireText;
  readonly institution: string | null;
  readonly owner: WirePerson;
  readonly deadline: DayText;
  readonly origin: WireOrigin;
  readonly parent: string | null;
  readonly measure: TaskMeasured | null;
  readonly alarms: readonly WireAlarm[];
  readonly reopened: number;
};

const taskFields = {
  id: z.string(),
  version: z.number().int(),
  state: taskStateSchema,
  title: textSchema,
  level: z.enum(['city', 'district', 'centre']),
  district: z.string().nullable(),
  place: textSchema,
  institution: z.string().nullable(),
  owner: personSchema,
  deadline: daySchema,
  origin: z.object({
    kind: z.enum(['finding', 'requirement', 'person']),
    edition: z.string().nullable(),
    directive: z.string().nullable(),
    number: z.number().int().nullable(),
  }),
  parent: z.string().nullable(),
  measure: z
    .object({
      indicator: z.string(),
      title: textSchema,
      unit: unitSchema,
      unitText: textSchema,
      place: z.string(),
      first: taskValueSchema,
      readings: z.array(taskValueSchema),
      line: decimalSchema.nullable(),
    })
    .nullable(),
  alarms: z.array(alarmSchema),
  reopened: z.number().int(),
};

/** A task in a list. */
export const taskRowSchema: z.ZodType<TaskRow> = z.object(taskFields);

/** Tasks with their counts: the answer of `/api/tasks`. */
export type TaskList = {
  /** The day alarms are computed for. */
  readonly on: DayText;
  readonly counts: Readonly<Record<WireTaskState | 'overdue', number>>;
  readonly rows: readonly TaskRow[];
};

/** The answer of `/api/tasks`. */
export const taskListSchema: z.ZodType<TaskList> = z.object({
  on: daySchema,
  counts: z.object({
    open: z.number().int(),
    done: z.number().int(),
    closed: z.number().int(),
    withdrawn: z.number().int(),
    overdue: z.number().int(),
  }),
  rows: z.array(taskRowSchema),
});

/** What somebody may do with a task. */
export type TaskAct = 'report' | 'assign' | 'close' | 'withdraw' | 'split';

/** A task with everything that happened to it: the answer of `/api/tasks/{id}`. */
export type TaskDetail = TaskRow & {
  readonly evidence: readonly (WireSignature & { readonly text: string })[];
  readonly reason: string | null;
  readonly closed: (WireSignature & { readonly because: 'figure' | 'person' }) | null;
  readonly history: readonly WireHistory[];
  readonly parts: readonly TaskRow[];
  readonly may: readonly TaskAct[];
};

/** The answer of `/api/tasks/{id}`. */
export const taskDetailSchema: z.ZodType<TaskDetail> = z.object({
  ...taskFields,
  evidence: z.array(z.object({ by: personSchema, at: z.string(), text: z.string() })),
  reason: z.string().nullable(),
  closed: z
    .object({ by: personSchema, at: z.string(), because: z.enum(['figure', 'person']) })
    .nullable(),
  history: z.array(historySchema),
  parts: z.array(taskRowSchema),
  may: z.array(z.enum(['report', 'assign', 'close', 'withdraw', 'split'])),
});
