import { z } from 'zod';
import { type Job, jobSchema } from './job.ts';
import { type DecimalText, daySchema, decimalSchema, textSchema, type WireText } from './values.ts';

/** The answer of `/healthz`: is the process alive and what does it hold. */
export type Health = {
  readonly status: 'ok' | 'preparing' | 'failed';
  readonly version: string;
  readonly facts: { readonly claims: number; readonly lines: number };
};

/** Health of the server. */
export const healthSchema: z.ZodType<Health> = z.object({
  status: z.enum(['ok', 'preparing', 'failed']),
  version: z.string(),
  facts: z.object({ claims: z.number().int(), lines: z.number().int() }),
});

/** A district with its tile on the cartogram; columns and rows count from 0 at the north-west. */
export type DistrictTile = {
  readonly id: string;
  readonly en: string;
  readonly zh: string;
  readonly column: number;
  readonly row: number;
  readonly population: number;
};

/** What the console must know before it shows anything: whose data, until when, under which rules. */
export type Status = {
  readonly version: string;
  readonly place: string;
  readonly title: WireText;
  readonly synthetic: boolean;
  /** Residents that one person of the facts stands for; null until there are facts. */
  readonly weight: DecimalText | null;
  readonly cutOff: string | null;
  readonly factsChecksum: string | null;
  /** How a command names the facts from where the server was started; null until there are facts. */
  readonly factsArgument: string | null;
  readonly claims: number;
  readonly lines: number;
  readonly stack: string;
  readonly stackHash: string | null;
  /** Quarters that have figures, oldest first. */
  readonly periods: readonly string[];
  readonly districts: readonly DistrictTile[];
  /** The work that prepares the city, or the last one when it failed; null when all is ready. */
  readonly job: Job | null;
  readonly ready: boolean;
  /** Whether `/api/reset` may remove everything that was done: a demo city on this machine. */
  readonly canReset: boolean;
  /** The clock of the city's offices, by its name in the time zone database: `Asia/Shanghai`. */
  readonly timeZone: string;
};

const districtTileSchema: z.ZodType<DistrictTile> = z.object({
  id: z.string(),
  en: z.string(),
  zh: z.string(),
  column: z.number().int(),
  row: z.number().int(),
  population: z.number().int(),
});

/** The answer of `/api/status`. */
export const statusSchema: z.ZodType<Status> = z.object({
  version: z.string(),
  place: z.string(),
  title: textSchema,
  synthetic: z.boolean(),
  weight: decimalSchema.nullable(),
  cutOff: daySchema.nullable(),
  factsChecksum: z.string().nullable(),
  factsArgument: z.string().nullable(),
  claims: z.number().int(),
  lines: z.number().int(),
  stack: z.string(),
  stackHash: z.string().nullable(),
  periods: z.array(z.string()),
  districts: z.array(districtTileSchema),
  job: jobSchema.nullable(),
  ready: z.boolean(),
  canReset: z.boolean(),
  timeZone: z.string(),
});
