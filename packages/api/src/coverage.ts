import { z } from 'zod';
import { type DayText, daySchema, textSchema, type WireText } from './values.ts';

/** How far a system that the source documents ask for is served. */
export type CoverageStatus = 'works' | 'partly' | 'record only' | 'not yet';

/** The statuses, from served to not served. */
export const COVERAGE_STATUSES: readonly CoverageStatus[] = [
  'works',
  'partly',
  'record only',
  'not yet',
];

/** A document that asks for systems. */
export type CoverageSource = {
  readonly id: string;
  readonly date: DayText;
  readonly title: WireText;
  readonly publisher: WireText;
};

/** Where a system can be seen: a page of the console, or a command. */
export type CoveragePlace = { readonly page: string } | { readonly command: string };

/** One system, mechanism or duty that the source documents ask for. */
export type CoveredSystem = {
  readonly id: string;
  readonly sources: readonly string[];
  /** An engine computes, a register keeps, a measure only counts. */
  readonly kind: 'engine' | 'register' | 'measure';
  readonly name: WireText;
  /** The words of the document. */
  readonly quote: WireText;
  /** What software must do to serve it. */
  readonly asks: WireText;
  readonly status: CoverageStatus;
  readonly where?: readonly CoveragePlace[] | undefined;
  /** Tests that would fail if it stopped working, as paths of the repository. */
  readonly proof?: readonly string[] | undefined;
  /** What is still not there; a system that is not served at all lacks all that it asks for. */
  readonly missing?: WireText | undefined;
};

/** What the source documents ask for, and how far each is served: the answer of `/api/coverage`. */
export type Coverage = {
  readonly sources: readonly CoverageSource[];
  readonly groups: readonly { readonly id: string; readonly title: WireText }[];
  readonly systems: readonly CoveredSystem[];
};

const systemSchema: z.ZodType<CoveredSystem> = z.strictObject({
  id: z.string().regex(/^[A-Z]\d{2}$/),
  sources: z.array(z.string()).min(1),
  kind: z.enum(['engine', 'register', 'measure']),
  name: textSchema,
  quote: textSchema,
  asks: textSchema,
  status: z.enum(['works', 'partly', 'record only', 'not yet']),
  where: z
    .array(
      z.union([
        z.strictObject({ page: z.string().regex(/^\//) }),
        z.strictObject({ command: z.string().regex(/^sanyi /) }),
      ]),
    )
    .min(1)
    .optional(),
  proof: z.array(z.string()).min(1).optional(),
  missing: textSchema.optional(),
});

/** The form of `coverage/systems.yaml` and of `/api/coverage`. */
export const coverageSchema: z.ZodType<Coverage> = z.strictObject({
  sources: z.array(
    z.strictObject({
      id: z.string(),
      date: daySchema,
      title: textSchema,
      publisher: textSchema,
    }),
  ),
  groups: z.array(z.strictObject({ id: z.string(), title: textSchema })),
  systems: z.array(systemSchema),
});
