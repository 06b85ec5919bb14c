import { z } from 'zod';
import {
  historySchema,
  personSchema,
  signatureSchema,
  type WireHistory,
  type WireSignature,
} from '../governance/person.ts';
import { LIMITS } from '../limits.ts';

/** What one may do with a submission. */
export type SubmissionAct = 'accept' | 'return' | 'follow' | 'reopen';

/** What was found about a figure that somebody looked at. */
export type WireFollowed = WireSignature & {
  readonly indicator: string;
  readonly done: boolean;
  readonly note: string;
};

/** Figures that a district sent on a form for a period, and where they stand. */
export type SubmissionRow = {
  readonly id: string;
  readonly version: number;
  readonly state: 'sent' | 'returned' | 'accepted';
  readonly district: string;
  readonly form: string;
  readonly period: string;
  /** The file they came in; `sha256` has 64 hexadecimal digits. */
  readonly file: { readonly name: string; readonly sha256: string };
  /** How many figures they are. */
  readonly figures: number;
  readonly sent: WireSignature;
  /** Who accepted or returned them; null while they wait. */
  readonly judged: WireSignature | null;
  /** Why they were returned. */
  readonly reason: string | null;
  /** What the district wrote beside its figures. */
  readonly notes: readonly { readonly indicator: string; readonly note: string }[];
  /** The last note of the city's office about each figure it looked at. */
  readonly followed: readonly WireFollowed[];
  /** What the acting person may do now. */
  readonly may: readonly SubmissionAct[];
};

/** The submissions of a period, by district and form: `/api/submissions`. */
export type SubmissionList = {
  readonly period: string;
  readonly rows: readonly SubmissionRow[];
};

/** A submission with its figures and all that happened to it: `/api/submissions/{id}`. */
export type SubmissionDetail = SubmissionRow & {
  readonly rows: readonly {
    readonly indicator: string;
    /** Whole numbers in the units of the computed indicator. */
    readonly numerator: string;
    readonly denominator: string;
    readonly note: string;
  }[];
  /** Oldest first. */
  readonly history: readonly (WireHistory & { readonly reason: string | null })[];
};

/** What one may do with a submission. */
export const submissionActSchema: z.ZodType<SubmissionAct> = z.enum([
  'accept',
  'return',
  'follow',
  'reopen',
]);

const row = {
  id: z.string(),
  version: z.number().int(),
  state: z.enum(['sent', 'returned', 'accepted']),
  district: z.string(),
  form: z.string(),
  period: z.string(),
  file: z.object({ name: z.string(), sha256: z.string() }),
  figures: z.number().int(),
  sent: signatureSchema,
  judged: signatureSchema.nullable(),
  reason: z.string().nullable(),
  notes: z.array(z.object({ indicator: z.string(), note: z.string() })),
  followed: z.array(
    z.object({
      by: personSchema,
      at: z.string(),
      indicator: z.string(),
      done: z.boolean(),
      note: z.string(),
    }),
  ),
  may: z.array(submissionActSchema),
};

/** The answer of `/api/submissions`, and of accepting and returning. */
export const submissionListSchema: z.ZodType<SubmissionList> = z.object({
  period: z.string(),
  rows: z.array(z.object(row)),
});

/** The answer of `/api/submissions/{id}`. */
export const submissionDetailSchema: z.ZodType<SubmissionDetail> = z.object({
  ...row,
  rows: z.array(
    z.object({
      indicator: z.string(),
      numerator: z.string(),
      denominator: z.string(),
      note: z.string(),
    }),
  ),
  history: z.array(z.intersection(historySchema, z.object({ reason: z.string().nullable() }))),
});

/** Which period's submissions. */
export type SubmissionQuery = { readonly period: string };

/** The query of `/api/submissions`. */
export const submissionQuerySchema: z.ZodType<SubmissionQuery> = z.strictObject({
  period: z.string().min(1).max(LIMITS.word),
});

/** A submission as it was seen. */
export type SeenSubmission = { readonly version: number };

/** The body of `POST /api/submissions/{id}/accept`; returning takes a reason besides. */
export const seenSubmissionSchema: z.ZodType<SeenSubmission> = z.strictObject({
  version: z.number().int().min(1),
});

/** A note about one figure of a submission, as it was seen. */
export type FollowFigure = SeenSubmission & {
  readonly indicator: string;
  readonly done: boolean;
  readonly note: string;
};

/** The body of `POST /api/submissions/{id}/follow`. */
export const followFigureSchema: z.ZodType<FollowFigure> = z.strictObject({
  version: z.number().int().min(1),
  indicator: z.string().min(1).max(LIMITS.word),
  done: z.boolean(),
  note: z.string().max(LIMITS.written),
});
