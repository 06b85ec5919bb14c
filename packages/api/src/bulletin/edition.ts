import { z } from 'zod';
import { signatureSchema, type WireSignature } from '../governance/person.ts';
import { LIMITS } from '../limits.ts';
import { textSchema, type WireText } from '../values.ts';

/** What one may do with an edition. */
export type EditionAct = 'draft' | 'approve' | 'reopen' | 'publish' | 'receive';

/** A submission that an edition rests on, as it stood then. */
type WireCutSubmission = {
  readonly id: string;
  readonly version: number;
  /** 1 for the first sheet, one more with each that was sent again. */
  readonly revision: number;
  readonly district: string;
  readonly form: string;
  readonly period: string;
  readonly state: 'sent' | 'accepted';
  readonly file: string;
  readonly sha256: string;
};

/** A sheet that an edition does without, or that nobody has accepted. */
type WireOpenSheet = Pick<WireCutSubmission, 'district' | 'form' | 'period'> & {
  readonly state: 'sent' | 'missing';
};

/** A print of a published edition; `sha256` has 64 hexadecimal digits. */
type EditionPrint = {
  readonly path: string;
  readonly lang: string;
  readonly format: string;
  readonly sha256: string;
};

/** An edition of the bulletin: who signed what and when, and which districts have it. */
export type WireEdition = {
  readonly id: string;
  readonly version: number;
  readonly period: string;
  readonly state: 'draft' | 'approved' | 'published';
  /** 1 for the first of its quarter; null before publication. */
  readonly number: number | null;
  /** What is signed: whoever approves names the hash that was seen. */
  readonly contentHash: string;
  readonly cutOff: string;
  /** The submissions it rests on, by period, district and form. */
  readonly submissions: readonly WireCutSubmission[];
  /** Sheets that were open when it was signed; of a draft, for whoever may sign it, those that are. */
  readonly openSheets: readonly WireOpenSheet[];
  /** The edition it corrects, how many figures and submissions changed, and why; null for a first one. */
  readonly corrects: {
    readonly id: string;
    readonly changes: number;
    readonly submissions: number;
    readonly reason: string;
  } | null;
  readonly drafted: WireSignature;
  readonly approved: WireSignature | null;
  readonly published: WireSignature | null;
  readonly receipts: readonly { readonly district: string; readonly signature: WireSignature }[];
  /** The prints of a published edition, with their checksums; empty before. */
  readonly files: readonly EditionPrint[];
  /** What the acting person may do now. */
  readonly may: readonly EditionAct[];
};

/** The editions of a quarter, the newest first: `/api/editions`. */
export type EditionList = {
  readonly rows: readonly WireEdition[];
  /** Whether the acting person may draft one now. */
  readonly mayDraft: boolean;
  /** Districts that are asked for a receipt. */
  readonly districts: number;
  /** Names of the forms that sheets are filled in on. */
  readonly forms: readonly { readonly id: string; readonly title: WireText }[];
};

const actSchema: z.ZodType<EditionAct> = z.enum([
  'draft',
  'approve',
  'reopen',
  'publish',
  'receive',
]);

/** One edition. */
const editionSchema: z.ZodType<WireEdition> = z.object({
  id: z.string(),
  version: z.number().int(),
  period: z.string(),
  state: z.enum(['draft', 'approved', 'published']),
  number: z.number().int().nullable(),
  contentHash: z.string(),
  cutOff: z.string(),
  submissions: z.array(
    z.object({
      id: z.string(),
      version: z.number().int(),
      revision: z.number().int(),
      district: z.string(),
      form: z.string(),
      period: z.string(),
      state: z.enum(['sent', 'accepted']),
      file: z.string(),
      sha256: z.string(),
    }),
  ),
  openSheets: z.array(
    z.object({
      district: z.string(),
      form: z.string(),
      period: z.string(),
      state: z.enum(['sent', 'missing']),
    }),
  ),
  corrects: z
    .object({
      id: z.string(),
      changes: z.number().int(),
      submissions: z.number().int(),
      reason: z.string(),
    })
    .nullable(),
  drafted: signatureSchema,
  approved: signatureSchema.nullable(),
  published: signatureSchema.nullable(),
  receipts: z.array(z.object({ district: z.string(), signature: signatureSchema })),
  files: z.array(
    z.object({ path: z.string(), lang: z.string(), format: z.string(), sha256: z.string() }),
  ),
  may: z.array(actSchema),
});

/** The editions of a quarter. */
export const editionListSchema: z.ZodType<EditionList> = z.object({
  rows: z.array(editionSchema),
  mayDraft: z.boolean(),
  districts: z.number().int(),
  forms: z.array(z.object({ id: z.string(), title: textSchema })),
});

const word: z.ZodType<string> = z.string().min(1).max(LIMITS.word);
const written: z.ZodType<string> = z.string().max(LIMITS.written);
const version: z.ZodType<number> = z.number().int().min(1);

/** Which quarter's editions. */
export type EditionQuery = { readonly period: string };

/** The query of `/api/editions`. */
export const editionQuerySchema: z.ZodType<EditionQuery> = z.strictObject({ period: word });

/** A draft of a quarter; with a published edition before it, a correction that needs a reason. */
export type NewEdition = { readonly period: string; readonly reason?: string | undefined };

/** The body of `POST /api/editions`. */
export const newEditionSchema: z.ZodType<NewEdition> = z.strictObject({
  period: word,
  reason: written.optional(),
});

/** An edition as it was seen. */
export type SeenEdition = { readonly version: number; readonly contentHash: string };

/** A draft as it was seen, and whether it is to be signed although sheets are open. */
export type SignedEdition = SeenEdition & { readonly despiteOpenSheets?: boolean | undefined };

/** The body of approving. */
export const signedEditionSchema: z.ZodType<SignedEdition> = z.strictObject({
  version,
  contentHash: word,
  despiteOpenSheets: z.boolean().optional(),
});

/** The body of publishing. */
export const seenEditionSchema: z.ZodType<SeenEdition> = z.strictObject({
  version,
  contentHash: word,
});

/** A receipt with what the district notes. */
export type NewReceipt = { readonly note: string };

/** The body of a receipt. */
export const newReceiptSchema: z.ZodType<NewReceipt> = z.strictObject({ note: written });
