import { z } from 'zod';
import { type Sentence, sentenceSchema } from '../sentence.ts';
import {
  type DecimalText,
  decimalSchema,
  type FenText,
  fenSchema,
  textSchema,
  type WireText,
} from '../values.ts';
import {
  type Figure,
  type FigureUnit,
  figureSchema,
  type Point,
  pointSchema,
  unitSchema,
} from './figure.ts';
import { type KeyFigure, keyFigureSchema } from './overview.ts';

/** The quarters of one indicator in a district, beside the city. */
export type IndicatorSeries = {
  readonly indicator: string;
  readonly title: WireText;
  readonly unit: FigureUnit;
  readonly unitText: WireText;
  readonly line: DecimalText | null;
  readonly points: readonly Point[];
  readonly city: readonly Point[];
};

/** An institution of the district in the period. Invented, as every institution here. */
export type InstitutionRow = {
  readonly institution: number;
  readonly title: WireText;
  readonly level: WireText;
  readonly kind: WireText;
  readonly claims: number;
  readonly visits: number;
  readonly stays: number;
  readonly total: FenText;
  readonly yearBefore: FenText;
  /** Growth on the year before in percent; null where it is new. */
  readonly growth: DecimalText | null;
  readonly perVisit: FenText | null;
  readonly perStay: FenText | null;
  /** Percent of the amount that is drugs. */
  readonly drugShare: DecimalText | null;
};

/** One district in one quarter. */
export type District = {
  readonly place: string;
  readonly title: WireText;
  readonly period: string;
  readonly against: string;
  readonly cutOff: string;
  readonly population: number;
  readonly sentence: Sentence;
  readonly growth: Figure;
  readonly figures: readonly KeyFigure[];
  readonly series: readonly IndicatorSeries[];
  readonly institutions: readonly InstitutionRow[];
  /** The sum over all institutions of the table. */
  readonly total: InstitutionRow;
};

const seriesSchema: z.ZodType<IndicatorSeries> = z.object({
  indicator: z.string(),
  title: textSchema,
  unit: unitSchema,
  unitText: textSchema,
  line: decimalSchema.nullable(),
  points: z.array(pointSchema),
  city: z.array(pointSchema),
});

const institutionSchema: z.ZodType<InstitutionRow> = z.object({
  institution: z.number().int(),
  title: textSchema,
  level: textSchema,
  kind: textSchema,
  claims: z.number().int(),
  visits: z.number().int(),
  stays: z.number().int(),
  total: fenSchema,
  yearBefore: fenSchema,
  growth: decimalSchema.nullable(),
  perVisit: fenSchema.nullable(),
  perStay: fenSchema.nullable(),
  drugShare: decimalSchema.nullable(),
});

/** The answer of `/api/districts/{id}`. */
export const districtSchema: z.ZodType<District> = z.object({
  place: z.string(),
  title: textSchema,
  period: z.string(),
  against: z.string(),
  cutOff: z.string(),
  population: z.number().int(),
  sentence: sentenceSchema,
  growth: figureSchema,
  figures: z.array(keyFigureSchema),
  series: z.array(seriesSchema),
  institutions: z.array(institutionSchema),
  total: institutionSchema,
});
