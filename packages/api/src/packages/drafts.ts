import { z } from 'zod';
import {
  historySchema,
  signatureSchema,
  type WireHistory,
  type WireSignature,
} from '../governance/person.ts';
import { LIMITS } from '../limits.ts';
import { type WireProblem, wireProblemSchema } from '../problem-document.ts';
import { type DayText, daySchema, textSchema, type WireText } from '../values.ts';

/** Where a draft of a package stands. */
export type WireDraftState = 'draft' | 'submitted' | 'approved' | 'dropped';

/** A draft of a policy package in a list. */
export type DraftRow = {
  readonly id: string;
  readonly version: number;
  readonly state: WireDraftState;
  /** The id of the package it becomes. */
  readonly name: string;
  readonly title: WireText;
  readonly base: { readonly package: string; readonly version: string } | null;
  readonly note: string;
  readonly made: WireSignature;
  readonly changed: WireSignature;
  /** The first day: as it is written, or as it was approved. */
  readonly from: DayText | null;
};

/** The answer of `GET /api/drafts`. */
export type DraftList = { readonly rows: readonly DraftRow[]; readonly mayWrite: boolean };

/** Files of a package: path and text. */
export type WireFiles = Readonly<Record<string, string>>;

/** A draft with its files and what the asking person may do with it. */
export type DraftDetail = DraftRow & {
  readonly files: WireFiles;
  readonly filesHash: string;
  readonly submitted: WireSignature | null;
  readonly approved: WireSignature | null;
  readonly history: readonly WireHistory[];
  /** What stands against submitting or approving it, of the files as they are kept. */
  readonly problems: readonly WireProblem[];
  readonly tests: { readonly passed: number; readonly failed: number };
  readonly mayWrite: boolean;
  readonly maySubmit: boolean;
  readonly mayApprove: boolean;
  /** The job that settles the city under the approved rules; null when none runs. */
  readonly job: string | null;
};

/** The packages in force with their files, for checks in the browser. */
export type PackageSources = {
  readonly place: string;
  /** Changes when a package does. */
  readonly stackHash: string;
  readonly packages: readonly { readonly name: string; readonly files: WireFiles }[];
};

/** The body of `POST /api/drafts`: a copy of a package, or files that somebody has. */
export type NewDraft = {
  readonly of: string;
  readonly from?: DayText | undefined;
  readonly files?: WireFiles | undefined;
  readonly note?: string | undefined;
};

/** The body of `POST /api/drafts/{id}/save`. */
export type SavedDraft = {
  readonly version: number;
  readonly files: WireFiles;
  readonly note: string;
};

/** The body of `POST /api/drafts/{id}/submit`. */
export type SubmittedDraft = { readonly version: number; readonly note: string };

/** The body of `POST /api/drafts/{id}/approve`: what was seen, and the first day. */
export type ApprovedDraft = {
  readonly version: number;
  readonly filesHash: string;
  readonly from: DayText;
};

const word: z.ZodType<string> = z.string().min(1).max(LIMITS.word);
const written: z.ZodType<string> = z.string().max(LIMITS.written);
const version: z.ZodType<number> = z.number().int().min(1);
const stateSchema: z.ZodType<WireDraftState> = z.enum([
  'draft',
  'submitted',
  'approved',
  'dropped',
]);
const filesSchema: z.ZodType<WireFiles> = z
  .record(z.string().max(LIMITS.fileName), z.string())
  .refine((files) => Object.keys(files).length <= LIMITS.draftFiles);

const rowFields = {
  id: z.string(),
  version: z.number().int(),
  state: stateSchema,
  name: z.string(),
  title: textSchema,
  base: z.object({ package: z.string(), version: z.string() }).nullable(),
  note: z.string(),
  made: signatureSchema,
  changed: signatureSchema,
  from: daySchema.nullable(),
};

/** The answer of `GET /api/drafts`. */
export const draftListSchema: z.ZodType<DraftList> = z.object({
  rows: z.array(z.object(rowFields)),
  mayWrite: z.boolean(),
});

/** The answer of `GET /api/drafts/{id}` and of every act on a draft. */
export const draftDetailSchema: z.ZodType<DraftDetail> = z.object({
  ...rowFields,
  files: z.record(z.string(), z.string()),
  filesHash: z.string(),
  submitted: signatureSchema.nullable(),
  approved: signatureSchema.nullable(),
  history: z.array(historySchema),
  problems: z.array(wireProblemSchema),
  tests: z.object({ passed: z.number().int(), failed: z.number().int() }),
  mayWrite: z.boolean(),
  maySubmit: z.boolean(),
  mayApprove: z.boolean(),
  job: z.string().nullable(),
});

/** The answer of `GET /api/package-sources`. */
export const packageSourcesSchema: z.ZodType<PackageSources> = z.object({
  place: z.string(),
  stackHash: z.string(),
  packages: z.array(z.object({ name: z.string(), files: z.record(z.string(), z.string()) })),
});

/** The body of `POST /api/drafts`. */
export const newDraftSchema: z.ZodType<NewDraft> = z.strictObject({
  of: z.string().max(LIMITS.word),
  from: daySchema.optional(),
  files: filesSchema.optional(),
  note: written.optional(),
});

/** The body of `POST /api/drafts/{id}/save`. */
export const savedDraftSchema: z.ZodType<SavedDraft> = z.strictObject({
  version,
  files: filesSchema,
  note: written,
});

/** The body of `POST /api/drafts/{id}/submit`. */
export const submittedDraftSchema: z.ZodType<SubmittedDraft> = z.strictObject({
  version,
  note: written,
});

/** The body of `POST /api/drafts/{id}/approve`. */
export const approvedDraftSchema: z.ZodType<ApprovedDraft> = z.strictObject({
  version,
  filesHash: word,
  from: daySchema,
});

/** The query of `GET /api/drafts/{id}/version`. */
export type DraftVersionQuery = { readonly version: string };

/** The query of `GET /api/drafts/{id}/version`. */
export const draftVersionQuerySchema: z.ZodType<DraftVersionQuery> = z.strictObject({
  version: z.string().regex(/^\d{1,6}$/),
});

/** The answer of `GET /api/drafts/{id}/version`. */
export type DraftVersion = { readonly version: number; readonly files: WireFiles };

/** The answer of `GET /api/drafts/{id}/version`. */
export const draftVersionSchema: z.ZodType<DraftVersion> = z.object({
  version: z.number().int(),
  files: z.record(z.string(), z.string()),
});
