import { z } from 'zod';
import {
  type DayText,
  daySchema,
  type FenText,
  fenSchema,
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
} from './person.ts';

/** A milestone; `slip` is in days, negative when earlier than planned. */
export type WireMilestone = {
  readonly code: string;
  readonly title: WireText;
  readonly plan: DayText;
  readonly forecast: DayText;
  readonly done: DayText | null;
  readonly slip: number;
};

/** A key project in a list. */
export type ProjectRow = {
  readonly id: string;
  readonly version: number;
  readonly state: 'running' | 'inUse' | 'stopped';
  readonly name: string;
  readonly title: WireText;
  readonly level: 'national' | 'city' | 'district';
  readonly district: string | null;
  readonly place: WireText;
  readonly owner: WirePerson;
  readonly budgetFen: FenText;
  readonly spentFen: FenText;
  readonly milestones: readonly WireMilestone[];
  readonly risk: 'low' | 'medium' | 'high';
  readonly note: string;
  readonly reportedOn: DayText;
  readonly alarms: readonly WireAlarm[];
};

/** Milestones planned and reached by a day. */
export type WireProgress = {
  readonly day: DayText;
  readonly planned: number;
  readonly reached: number;
};

const projectFields = {
  id: z.string(),
  version: z.number().int(),
  state: z.enum(['running', 'inUse', 'stopped']),
  name: z.string(),
  title: textSchema,
  level: z.enum(['national', 'city', 'district']),
  district: z.string().nullable(),
  place: textSchema,
  owner: personSchema,
  budgetFen: fenSchema,
  spentFen: fenSchema,
  milestones: z.array(
    z.object({
      code: z.string(),
      title: textSchema,
      plan: daySchema,
      forecast: daySchema,
      done: daySchema.nullable(),
      slip: z.number().int(),
    }),
  ),
  risk: z.enum(['low', 'medium', 'high']),
  note: z.string(),
  reportedOn: daySchema,
  alarms: z.array(alarmSchema),
};

const progressSchema: z.ZodType<WireProgress> = z.object({
  day: daySchema,
  planned: z.number().int(),
  reached: z.number().int(),
});

/** A key project in a list. */
export const projectRowSchema: z.ZodType<ProjectRow> = z.object(projectFields);

/** Key projects with the curve of all: the answer of `/api/projects`. */
export type ProjectList = {
  readonly on: DayText;
  readonly rows: readonly ProjectRow[];
  readonly curve: readonly WireProgress[];
  /** Running projects one person may answer for. */
  readonly most: number;
  /** Days after which an alarm is raised: without a report, and between plan and forecast. */
  readonly alarmRule: { readonly silentDays: number; readonly slipDays: number };
  /** Invented projects of the synthetic city that are not registered yet. */
  readonly examples: number;
  readonly mayRegister: boolean;
};

/** The answer of `/api/projects`. */
export const projectListSchema: z.ZodType<ProjectList> = z.object({
  on: daySchema,
  rows: z.array(projectRowSchema),
  curve: z.array(progressSchema),
  most: z.number().int(),
  alarmRule: z.object({ silentDays: z.number().int(), slipDays: z.number().int() }),
  examples: z.number().int(),
  mayRegister: z.boolean(),
});

/** A key project with everything that happened to it: the answer of `/api/projects/{id}`. */
export type ProjectDetail = ProjectRow & {
  readonly on: DayText;
  readonly curve: readonly WireProgress[];
  readonly history: readonly WireHistory[];
  readonly mayReport: boolean;
};

/** The answer of `/api/projects/{id}`. */
export const projectDetailSchema: z.ZodType<ProjectDetail> = z.object({
  ...projectFields,
  on: daySchema,
  curve: z.array(progressSchema),
  history: z.array(historySchema),
  mayReport: z.boolean(),
});
