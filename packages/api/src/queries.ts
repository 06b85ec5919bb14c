import { z } from 'zod';
import { LIMITS } from './limits.ts';

const period: z.ZodType<string> = z.string().max(LIMITS.word);
const word: z.ZodType<string> = z.string().min(1).max(LIMITS.word);
const day: z.ZodType<string> = z.string().max(LIMITS.word);

/** Which quarter; the last one with figures when absent. */
export type OverviewQuery = { readonly period?: string | undefined };

/** The query of `/api/overview` and `/api/districts/{id}`. */
export const overviewQuerySchema: z.ZodType<OverviewQuery> = z.strictObject({
  period: period.optional(),
});

/** Which place and quarter. */
export type GrowthQuery = { readonly place: string; readonly period?: string | undefined };

/** The query of `/api/growth`. */
export const growthQuerySchema: z.ZodType<GrowthQuery> = z.strictObject({
  place: word,
  period: period.optional(),
});

/** Which day, the last one of the data when absent, and the place whose series are drawn. */
export type MonitoringQuery = {
  readonly day?: string | undefined;
  readonly place?: string | undefined;
};

/** The query of `/api/monitoring`. */
export const monitoringQuerySchema: z.ZodType<MonitoringQuery> = z.strictObject({
  day: day.optional(),
  place: word.optional(),
});

/** The body of `POST /api/reset`: said on purpose, and in a form that another site cannot send. */
export type ResetRequest = { readonly confirm: true };

/** The body of `POST /api/reset`. */
export const resetRequestSchema: z.ZodType<ResetRequest> = z.strictObject({
  confirm: z.literal(true),
});

/** Which claims to list. */
export type ClaimQuery = {
  readonly place?: string | undefined;
  readonly visitKind?: string | undefined;
  readonly day?: string | undefined;
  readonly limit?: number | undefined;
};

/** The query of `/api/claims`. */
export const claimQuerySchema: z.ZodType<ClaimQuery> = z.strictObject({
  place: word.optional(),
  visitKind: word.optional(),
  day: day.optional(),
  limit: z.coerce.number().int().min(1).max(LIMITS.claims).optional(),
});

/** Under which rules to explain a claim; `against` adds the comparison. */
export type ExplainQuery = {
  readonly stack?: string | undefined;
  readonly against?: string | undefined;
};

/** The query of `/api/claims/{id}`. */
export const explainQuerySchema: z.ZodType<ExplainQuery> = z.strictObject({
  stack: z.string().min(1).max(LIMITS.stack).optional(),
  against: z.string().min(1).max(LIMITS.stack).optional(),
});

/** Which figure to explain. */
export type FigureQuery = {
  readonly indicator: string;
  readonly place: string;
  readonly period: string;
};

/** The query of `/api/figures`. */
export const figureQuerySchema: z.ZodType<FigureQuery> = z.strictObject({
  indicator: word,
  place: word,
  period: word,
});
