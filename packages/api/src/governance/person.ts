import { z } from 'zod';
import { textSchema, type WireText } from '../values.ts';

/** A named person in an office. */
export type WirePerson = {
  readonly id: string;
  readonly name: WireText;
  readonly office: WireText;
};

/** A named person in an office. */
export const personSchema: z.ZodType<WirePerson> = z.object({
  id: z.string(),
  name: textSchema,
  office: textSchema,
});

/** Who did something and when, an instant of ISO 8601 in UTC. */
export type WireSignature = { readonly by: WirePerson; readonly at: string };

/** Person and instant. */
export const signatureSchema: z.ZodType<WireSignature> = z.object({
  by: personSchema,
  at: z.string(),
});

/** Somebody in whose name one can act. */
export type Officer = WirePerson & {
  readonly role: 'director' | 'office' | 'district' | 'centre';
  /** The district acted for, or that a centre lies in; null for the city. */
  readonly district: string | null;
  /** The health centre acted for; null for everybody else. */
  readonly institution: string | null;
};

/** In whose name one can act: the answer of `/api/officers`. */
export type OfficerList = {
  readonly rows: readonly Officer[];
  /** The one acting now; null for somebody who only looks. */
  readonly acting: Officer | null;
  /** Whether one may choose: only in a demonstration on this machine. */
  readonly choice: boolean;
};

const officerSchema: z.ZodType<Officer> = z.object({
  id: z.string(),
  name: textSchema,
  office: textSchema,
  role: z.enum(['director', 'office', 'district', 'centre']),
  district: z.string().nullable(),
  institution: z.string().nullable(),
});

/** The answer of `/api/officers`. */
export const officerListSchema: z.ZodType<OfficerList> = z.object({
  rows: z.array(officerSchema),
  acting: officerSchema.nullable(),
  choice: z.boolean(),
});

/** One version of a record: who made it, by which act, and the state it then had. */
export type WireHistory = WireSignature & {
  readonly version: number;
  readonly act: string;
  readonly state: string;
};

/** One version of a record. */
export const historySchema: z.ZodType<WireHistory> = z.object({
  by: personSchema,
  at: z.string(),
  version: z.number().int(),
  act: z.string(),
  state: z.string(),
});

/** Why somebody is called: the rule, the number that raised it, and the milestone it is about. */
export type WireAlarm = {
  readonly rule: 'overdue' | 'near' | 'silent' | 'slip' | 'late' | 'overBudget' | 'highRisk';
  /** Days; of `overBudget`, fen. */
  readonly amount: number;
  readonly milestone: string | null;
};

/** Why somebody is called. */
export const alarmSchema: z.ZodType<WireAlarm> = z.object({
  rule: z.enum(['overdue', 'near', 'silent', 'slip', 'late', 'overBudget', 'highRisk']),
  amount: z.number(),
  milestone: z.string().nullable(),
});
