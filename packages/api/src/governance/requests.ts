import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import {
  type DayText,
  daySchema,
  type FenText,
  fenSchema,
  textSchema,
  type WireText,
} from '../values.ts';
import { taskStateSchema, type WireTaskState } from './task.ts';

const word: z.ZodType<string> = z.string().min(1).max(LIMITS.word);
const written: z.ZodType<string> = z.string().max(LIMITS.written);
const version: z.ZodType<number> = z.number().int().min(1);

/** Which tasks to list. */
export type TaskQuery = {
  readonly state?: WireTaskState | undefined;
  readonly district?: string | undefined;
};

/** The query of `/api/tasks`. */
export const taskQuerySchema: z.ZodType<TaskQuery> = z.strictObject({
  state: taskStateSchema.optional(),
  district: word.optional(),
});

/**
 * A new task. With an indicator it is measured by that figure of the district and quarter; with a parent
 * it is a part. `owners` holds the ids of officers, and exactly one is accepted.
 */
export type NewTask = {
  readonly title?: WireText | undefined;
  readonly district: string | null;
  readonly institution?: string | undefined;
  readonly owners: readonly string[];
  readonly deadline?: DayText | undefined;
  readonly parent?: string | undefined;
  readonly indicator?: string | undefined;
  readonly period?: string | undefined;
  readonly edition?: string | undefined;
  readonly finding?: string | undefined;
};

/** The body of `POST /api/tasks`. */
export const newTaskSchema: z.ZodType<NewTask> = z.strictObject({
  title: textSchema.optional(),
  district: word.nullable(),
  institution: word.optional(),
  owners: z.array(word).max(20),
  deadline: daySchema.optional(),
  parent: word.optional(),
  indicator: word.optional(),
  period: word.optional(),
  edition: word.optional(),
  finding: word.optional(),
});

/** What the owner says was done. */
export type TaskReport = {
  readonly version: number;
  readonly text: string;
  readonly done: boolean;
};

/** The body of `POST /api/tasks/{id}/report`. */
export const taskReportSchema: z.ZodType<TaskReport> = z.strictObject({
  version,
  text: written,
  done: z.boolean(),
});

/** A new owner and deadline. */
export type TaskAssignment = {
  readonly version: number;
  readonly owners: readonly string[];
  readonly deadline: DayText;
};

/** The body of `POST /api/tasks/{id}/assign`. */
export const taskAssignmentSchema: z.ZodType<TaskAssignment> = z.strictObject({
  version,
  owners: z.array(word).max(20),
  deadline: daySchema,
});

/** An act with its reason: to close, withdraw, return or release. */
export type Reasoned = { readonly version: number; readonly reason: string };

/** The body of acts that need a reason. */
export const reasonedSchema: z.ZodType<Reasoned> = z.strictObject({ version, reason: written });

/** Which quarter's figures to attach to tasks. */
export type FollowRequest = { readonly period: string };

/** The body of `POST /api/tasks/follow`. */
export const followRequestSchema: z.ZodType<FollowRequest> = z.strictObject({ period: word });

/** Which directive of the packages to issue. */
export type IssueRequest = { readonly name: string };

/** The body of `POST /api/directives`. */
export const issueRequestSchema: z.ZodType<IssueRequest> = z.strictObject({ name: word });

/** A new key project; without fields, the invented projects of the synthetic city. */
export type NewProject = {
  readonly name: string;
  readonly title: WireText;
  readonly level: 'national' | 'city' | 'district';
  readonly district: string | null;
  readonly owners: readonly string[];
  readonly budgetFen: FenText;
  readonly milestones: readonly {
    readonly code: string;
    readonly title: WireText;
    readonly plan: DayText;
  }[];
};

/** The body of `POST /api/projects`. */
export const newProjectSchema: z.ZodType<NewProject> = z.strictObject({
  name: word,
  title: textSchema,
  level: z.enum(['national', 'city', 'district']),
  district: word.nullable(),
  owners: z.array(word).max(20),
  budgetFen: fenSchema,
  milestones: z
    .array(z.strictObject({ code: word, title: textSchema, plan: daySchema }))
    .max(LIMITS.milestones),
});

/** How far a project is. */
export type ProjectProgress = {
  readonly version: number;
  readonly on: DayText;
  readonly milestones: readonly {
    readonly code: string;
    readonly forecast: DayText;
    readonly done: DayText | null;
  }[];
  readonly spentFen: FenText;
  readonly risk: 'low' | 'medium' | 'high';
  readonly note: string;
};

/** The body of `POST /api/projects/{id}/report`. */
export const projectProgressSchema: z.ZodType<ProjectProgress> = z.strictObject({
  version,
  on: daySchema,
  milestones: z
    .array(z.strictObject({ code: word, forecast: daySchema, done: daySchema.nullable() }))
    .max(LIMITS.milestones),
  spentFen: fenSchema,
  risk: z.enum(['low', 'medium', 'high']),
  note: written,
});
