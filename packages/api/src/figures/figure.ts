import { z } from 'zod';
import {
  type DecimalText,
  daySchema,
  decimalSchema,
  fenSchema,
  textSchema,
  type WireText,
} from '../values.ts';

/** Where a figure stands between draft and publication. */
export type FigureState = 'draft' | 'approved' | 'published';

/**
 * How a value is written: `percent`, `points` (percentage points), `yuan`, `minutes`, `count`
 * (visits, persons, ...), and `other` where only the unit's own words say it.
 */
export type FigureUnit = 'percent' | 'points' | 'yuan' | 'minutes' | 'count' | 'other';

/** The units of figures. */
export const unitSchema: z.ZodType<FigureUnit> = z.enum([
  'percent',
  'points',
  'yuan',
  'minutes',
  'count',
  'other',
]);

/**
 * A figure on the wire: the value together with everything needed to say where it comes from.
 * `value` is null where the denominator is zero or below the indicator's minimum, or suppressed.
 */
export type Figure = {
  readonly value: DecimalText | null;
  readonly unit: FigureUnit;
  /** The unit as the indicator's header says it: "%", "per 1,000 residents and year". */
  readonly unitText: WireText;
  readonly numerator: string;
  readonly denominator: string;
  readonly indicator: string;
  readonly place: string;
  readonly period: string;
  readonly stackHash: string;
  readonly factsChecksum: string;
  readonly cutOff: string;
  readonly state: FigureState;
  readonly approvedBy: string | null;
  readonly provenance: string;
  readonly suppressed: boolean;
};

/** A figure; anything less is not shown. */
export const figureSchema: z.ZodType<Figure> = z.object({
  value: decimalSchema.nullable(),
  unit: unitSchema,
  unitText: textSchema,
  numerator: fenSchema,
  denominator: fenSchema,
  indicator: z.string(),
  place: z.string(),
  period: z.string(),
  stackHash: z.string(),
  factsChecksum: z.string(),
  cutOff: daySchema,
  state: z.enum(['draft', 'approved', 'published']),
  approvedBy: z.string().nullable(),
  provenance: z.string(),
  suppressed: z.boolean(),
});

/** The name of a figure, enough to ask why it is what it is. */
export type FigureName = {
  readonly indicator: string;
  readonly place: string;
  readonly period: string;
};

/** Indicator, place and period. */
export const figureNameSchema: z.ZodType<FigureName> = z.object({
  indicator: z.string(),
  place: z.string(),
  period: z.string(),
});

/** One point of a series; null where there is no figure. */
export type Point = { readonly period: string; readonly value: DecimalText | null };

/** A period and its value. */
export const pointSchema: z.ZodType<Point> = z.object({
  period: z.string(),
  value: decimalSchema.nullable(),
});

/** The bounds between which the value of the whole population lies, from the sample drawn. */
export type Interval = { readonly low: DecimalText; readonly high: DecimalText };

/** Lower and upper bound. */
export const intervalSchema: z.ZodType<Interval> = z.object({
  low: decimalSchema,
  high: decimalSchema,
});
