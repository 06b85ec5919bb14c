import { z } from 'zod';
import { type Sentence, sentenceSchema } from '../sentence.ts';
import {
  type DayText,
  type DecimalText,
  daySchema,
  decimalSchema,
  type Provenance,
  provenanceSchema,
  textSchema,
  type WireText,
} from '../values.ts';
import { type Figure, figureSchema } from './figure.ts';

/**
 * How a day stands against expectation: `usual`, noted (`watch`, `over`), `unjudged` where ordinary
 * days scatter too much, `unknown` where there is no expectation yet.
 */
export type DayState = 'usual' | 'watch' | 'over' | 'unjudged' | 'unknown';

/** What a value was expected to be, and how that came about; written like the figure's value. */
export type WatchedExpectation = {
  readonly expected: DecimalText;
  /** The bounds beyond which a day is noted. */
  readonly low: DecimalText;
  readonly high: DecimalText;
  /** Value over expectation less one, percent. */
  readonly percent: DecimalText | null;
  /** The same in standard deviations. */
  readonly score: DecimalText | null;
  readonly level: DecimalText;
  readonly factor: DecimalText;
  /** Scatter of ordinary days, percent. */
  readonly spread: DecimalText;
  readonly sameKind: number;
};

/** One indicator of one place on the day. */
export type WatchedFigure = {
  readonly indicator: string;
  readonly figure: Figure;
  readonly expectation: WatchedExpectation | null;
  readonly state: DayState;
};

/** An indicator that is measured by day, and the question of policy it answers. */
export type WatchedIndicator = {
  readonly id: string;
  readonly title: WireText;
  readonly unitText: WireText;
  readonly question: WireText | null;
  readonly formula: WireText | null;
  readonly package: string;
  readonly version: string;
  readonly source: string;
  readonly sql: string;
};

/** A note that a rule raised about a day of a place. */
export type DayNote = {
  readonly id: string;
  readonly day: DayText;
  readonly rule: 'day' | 'run';
  readonly level: 'watch' | 'over';
  readonly side: 'above' | 'below';
  readonly indicator: string;
  readonly place: string;
  readonly title: WireText;
  readonly text: WireText;
};

/** One day of a series beside its bounds. */
export type WatchedPoint = {
  readonly day: DayText;
  readonly value: DecimalText | null;
  readonly low: DecimalText | null;
  readonly high: DecimalText | null;
  readonly festival: boolean;
  readonly state: DayState;
};

/** A parameter of the method with its source. */
export type MethodParameter = {
  readonly name: string;
  readonly title: WireText;
  /** A decimal, or a word where the parameter chooses one. */
  readonly value: string;
  readonly unit: WireText | null;
  readonly provenance: Provenance;
  readonly source: string;
};

/** A day that a package came into force, and what was noted in the fortnight from it on. */
export type ReformDay = {
  readonly package: string;
  readonly title: WireText;
  readonly day: DayText;
  readonly notes: readonly DayNote[];
};

/** One day of the city against expectation: the answer of `/api/monitoring`. */
export type Monitoring = {
  readonly day: DayText;
  readonly first: DayText;
  readonly last: DayText;
  readonly kind: WireText;
  readonly festival: WireText | null;
  /** The place whose series are drawn. */
  readonly place: string;
  readonly placeTitle: WireText;
  readonly sentence: Sentence;
  readonly indicators: readonly WatchedIndicator[];
  /** The city first, then its districts. */
  readonly rows: readonly {
    readonly place: string;
    readonly title: WireText;
    readonly cells: readonly WatchedFigure[];
  }[];
  readonly series: readonly {
    readonly indicator: string;
    readonly points: readonly WatchedPoint[];
  }[];
  /** Notes of the day, gravest first. */
  readonly notes: readonly DayNote[];
  /** Notes of the last days of the data, newest first. */
  readonly recent: { readonly days: number; readonly notes: readonly DayNote[] };
  readonly reforms: readonly ReformDay[];
  readonly method: readonly MethodParameter[];
};

const stateSchema: z.ZodType<DayState> = z.enum(['usual', 'watch', 'over', 'unjudged', 'unknown']);

const expectationSchema: z.ZodType<WatchedExpectation> = z.object({
  expected: decimalSchema,
  low: decimalSchema,
  high: decimalSchema,
  percent: decimalSchema.nullable(),
  score: decimalSchema.nullable(),
  level: decimalSchema,
  factor: decimalSchema,
  spread: decimalSchema,
  sameKind: z.number().int(),
});

const noteSchema: z.ZodType<DayNote> = z.object({
  id: z.string(),
  day: daySchema,
  rule: z.enum(['day', 'run']),
  level: z.enum(['watch', 'over']),
  side: z.enum(['above', 'below']),
  indicator: z.string(),
  place: z.string(),
  title: textSchema,
  text: textSchema,
});

const pointSchema: z.ZodType<WatchedPoint> = z.object({
  day: daySchema,
  value: decimalSchema.nullable(),
  low: decimalSchema.nullable(),
  high: decimalSchema.nullable(),
  festival: z.boolean(),
  state: stateSchema,
});

const indicatorSchema: z.ZodType<WatchedIndicator> = z.object({
  id: z.string(),
  title: textSchema,
  unitText: textSchema,
  question: textSchema.nullable(),
  formula: textSchema.nullable(),
  package: z.string(),
  version: z.string(),
  source: z.string(),
  sql: z.string(),
});

/** The form of a parameter of a method. */
export const methodParameterSchema: z.ZodType<MethodParameter> = z.object({
  name: z.string(),
  title: textSchema,
  value: z.string(),
  unit: textSchema.nullable(),
  provenance: provenanceSchema,
  source: z.string(),
});

/** The form of `/api/monitoring`. */
export const monitoringSchema: z.ZodType<Monitoring> = z.object({
  day: daySchema,
  first: daySchema,
  last: daySchema,
  kind: textSchema,
  festival: textSchema.nullable(),
  place: z.string(),
  placeTitle: textSchema,
  sentence: sentenceSchema,
  indicators: z.array(indicatorSchema),
  rows: z.array(
    z.object({
      place: z.string(),
      title: textSchema,
      cells: z.array(
        z.object({
          indicator: z.string(),
          figure: figureSchema,
          expectation: expectationSchema.nullable(),
          state: stateSchema,
        }),
      ),
    }),
  ),
  series: z.array(z.object({ indicator: z.string(), points: z.array(pointSchema) })),
  notes: z.array(noteSchema),
  recent: z.object({ days: z.number().int(), notes: z.array(noteSchema) }),
  reforms: z.array(
    z.object({
      package: z.string(),
      title: textSchema,
      day: daySchema,
      notes: z.array(noteSchema),
    }),
  ),
  method: z.array(methodParameterSchema),
});
