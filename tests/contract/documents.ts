import { z } from 'zod';

/** Documents of `--json` as other programs rely on them. Money is text of whole fen. */
const fen = z.string().regex(/^-?\d+$/);
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
const count = z.int().nonnegative();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const text = z.object({ en: z.string().min(1), zh: z.string().min(1) });

export type CityBuildDocument = {
  readonly out: string;
  readonly persons: number;
  readonly institutions: number;
  readonly claims: number;
  readonly lines: number;
  readonly checksum: string;
  readonly seconds: number;
  readonly linesPerSecond: number;
};

export const CITY_BUILD: z.ZodType<CityBuildDocument> = z.object({
  out: z.string(),
  persons: count,
  institutions: count,
  claims: count,
  lines: count,
  checksum: sha256,
  seconds: z.number().positive(),
  linesPerSecond: z.number().positive(),
});

type Target = {
  readonly name: string;
  readonly target: number;
  readonly made: number;
  readonly deviation: number;
  readonly ok: boolean;
};

export const CITY_CHECK: z.ZodType<{ targets: Target[]; ok: boolean }> = z.object({
  targets: z.array(
    z.object({
      name: z.string().min(1),
      target: z.number(),
      made: z.number(),
      deviation: z.number(),
      ok: z.boolean(),
    }),
  ),
  ok: z.boolean(),
});

export type SettleDocument = {
  readonly claims: number;
  readonly lines: number;
  readonly amountFen: string;
  readonly fundFen: string;
  readonly patientFen: string;
  readonly hospitalFen: string;
  readonly checksum: string;
  readonly stackHash: string;
  readonly seconds: number;
  readonly linesPerSecond: number;
};

export const SETTLE: z.ZodType<SettleDocument> = z.object({
  claims: count,
  lines: count,
  amountFen: fen,
  fundFen: fen,
  patientFen: fen,
  hospitalFen: fen,
  checksum: sha256,
  stackHash: sha256,
  seconds: z.number().positive(),
  linesPerSecond: z.number().positive(),
});

export type ToldProblem = {
  readonly code: string;
  readonly where: string;
  readonly en: string;
  readonly zh: string;
};

const problem = z.object({
  code: z.string().regex(/^[A-Z][A-Z0-9_]+$/),
  where: z.string(),
  en: z.string(),
  zh: z.string(),
});

export const PROBLEMS: z.ZodType<{ problems: ToldProblem[] }> = z.object({
  problems: z.array(problem),
});

type TableCount = { readonly read: number; readonly accepted: number; readonly rejected: number };

export type ImportDocument = {
  readonly tables: Record<'person' | 'institution' | 'item' | 'claim' | 'line', TableCount>;
  readonly amountInFen: string;
  readonly amountOutFen: string;
  readonly roundingFen: string;
  readonly insurerPaidFen: string;
  readonly insurerPaidRoundingFen: string;
  readonly rejectsFile: string | null;
  readonly problems: ToldProblem[];
  readonly checksum: string;
};

const tableCount = z.object({ read: count, accepted: count, rejected: count });

export const IMPORT: z.ZodType<ImportDocument> = z.object({
  tables: z.object({
    person: tableCount,
    institution: tableCount,
    item: tableCount,
    claim: tableCount,
    line: tableCount,
  }),
  amountInFen: fen,
  amountOutFen: fen,
  /** Fractions of a fen that rounding added. */
  roundingFen: decimal,
  insurerPaidFen: fen,
  insurerPaidRoundingFen: decimal,
  rejectsFile: z.string().nullable(),
  problems: z.array(problem),
  checksum: sha256,
});

export type PolicyResult = {
  readonly passed: number;
  readonly failed: number;
  readonly problems: ToldProblem[];
};

const POLICY = z.object({ passed: count, failed: count, problems: z.array(problem) });

export const POLICY_RESULT: z.ZodType<PolicyResult> = POLICY;

type Listed = {
  readonly id: string;
  readonly version: string;
  readonly place: string;
  readonly from: string;
  readonly to: string | null;
};

export const POLICY_LIST: z.ZodType<PolicyResult & { packages: Listed[] }> = POLICY.extend({
  packages: z.array(
    z.object({
      id: z.string(),
      version: z.string(),
      title: text,
      place: z.string(),
      from: z.iso.date(),
      to: z.iso.date().nullable(),
    }),
  ),
});

type Shown = PolicyResult & { readonly decisions: { decision: string; text: string }[] };

export const POLICY_SHOW: z.ZodType<Shown> = POLICY.extend({
  package: z.string(),
  version: z.string(),
  title: text,
  decisions: z.array(z.object({ decision: z.string(), text: z.string().min(1) })),
});

export type MeasureDocument = {
  readonly indicator: string;
  readonly grain: [place: string, period: string];
  readonly stackHash: string;
  readonly factsChecksum: string;
  readonly cutOff: string;
  readonly weight: number;
  readonly figures: {
    readonly place: string;
    readonly period: string;
    readonly numerator: string;
    readonly denominator: string;
    readonly value: string | null;
  }[];
};

export const MEASURE: z.ZodType<MeasureDocument> = z.object({
  indicator: z.string(),
  unit: text,
  grain: z.tuple([z.string(), z.string()]),
  stackHash: sha256,
  factsChecksum: sha256,
  cutOff: z.iso.date(),
  weight: z.number().positive(),
  figures: z.array(
    z.object({
      place: z.string(),
      period: z.string(),
      numerator: fen,
      denominator: fen,
      value: decimal.nullable(),
    }),
  ),
});

/** `monitor --json`. */
export type MonitorDocument = {
  readonly day: string;
  readonly rows: readonly {
    readonly place: string;
    readonly cells: readonly { readonly indicator: string; readonly state: string }[];
  }[];
  readonly notes: readonly { readonly rule: string }[];
  readonly method: readonly { readonly name: string; readonly source: string }[];
};

/** The document of `monitor`, as far as the contract names it. */
export const MONITOR: z.ZodType<MonitorDocument> = z.object({
  day: z.iso.date(),
  rows: z.array(
    z.object({
      place: z.string(),
      cells: z.array(z.object({ indicator: z.string(), state: z.string() })),
    }),
  ),
  notes: z.array(z.object({ rule: z.enum(['day', 'run']) })),
  method: z.array(z.object({ name: z.string(), source: z.string().min(1) })),
});
