import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { type Sentence, sentenceSchema } from '../sentence.ts';
import {
  type DayText,
  type DecimalText,
  daySchema,
  decimalSchema,
  textSchema,
  type WireText,
} from '../values.ts';
import { type MethodParameter, methodParameterSchema } from './monitoring.ts';

/** Seasons that can be controlled for. */
export const SEASONS = ['month', 'quarter', 'none'] as const;
/** Compared by differences, or by shares of itself. */
export const SCALES = ['value', 'log'] as const;
/** How errors that hang together from period to period are reckoned with. */
export const ERROR_MODELS = ['prais-winsten', 'newey-west'] as const;
/** Periods that a series has. */
export const SERIES_GRAINS = ['month', 'quarter'] as const;

/** Which comparison: a study of the package, or an indicator around a day; what is left out is usual. */
export type BeforeAfterQuery = {
  readonly study?: string | undefined;
  readonly indicator?: string | undefined;
  readonly at?: string | undefined;
  readonly place?: string | undefined;
  /** Places that the reform does not touch, with `+` between them; `none` for no control. */
  readonly control?: string | undefined;
  readonly grain?: (typeof SERIES_GRAINS)[number] | undefined;
  readonly season?: (typeof SEASONS)[number] | undefined;
  readonly scale?: (typeof SCALES)[number] | undefined;
  readonly errors?: (typeof ERROR_MODELS)[number] | undefined;
};

const word: z.ZodType<string> = z.string().min(1).max(LIMITS.word);

/** The query of `/api/before-after`. */
export const beforeAfterQuerySchema: z.ZodType<BeforeAfterQuery> = z.strictObject({
  study: word.optional(),
  indicator: word.optional(),
  at: word.optional(),
  place: word.optional(),
  control: z.string().min(1).max(LIMITS.stack).optional(),
  grain: z.enum(SERIES_GRAINS).optional(),
  season: z.enum(SEASONS).optional(),
  scale: z.enum(SCALES).optional(),
  errors: z.enum(ERROR_MODELS).optional(),
});

/** A number within its interval. */
type IntervalText = {
  readonly value: DecimalText;
  readonly low: DecimalText;
  readonly high: DecimalText;
};

/** A period before, under or between the rules, in the unit of the series. */
export type BeforeAfterPoint = {
  readonly period: string;
  readonly side: 'before' | 'between' | 'after';
  readonly observed: DecimalText | null;
  /** The observation without its season. */
  readonly adjusted: DecimalText | null;
  readonly fitted: IntervalText | null;
  /** What the line before the reform would have come to. */
  readonly without: IntervalText | null;
};

/** What a comparison tells, one row a question. */
type EffectName = 'level' | 'slope' | 'slopeBefore' | 'slopeAfter' | 'average' | 'last';

/** A change: percent on the scale `log`, else in the unit of the series. */
export type BeforeAfterEffect = IntervalText & {
  readonly name: EffectName;
  readonly direction: 'up' | 'down' | 'unclear';
  /** The change and its interval, written with the unit. */
  readonly text: WireText;
  readonly interval: WireText;
};

/** What was estimated, and from how much. */
export type BeforeAfterFound = {
  readonly effects: readonly BeforeAfterEffect[];
  readonly before: number;
  readonly after: number;
  readonly freedom: number;
  /** A festival that is a term of its own, and what a day of it comes to; null where none is. */
  readonly festival: { readonly title: WireText; readonly text: WireText } | null;
  readonly correlation: DecimalText | null;
  readonly lag: number | null;
  /** The change of level when errors are reckoned with the other way. */
  readonly other: {
    readonly errors: (typeof ERROR_MODELS)[number];
    readonly level: BeforeAfterEffect;
  } | null;
};

/** A name with its title. */
type Named = { readonly id: string; readonly title: WireText };

/** A day on which a package came into force. */
export type InForceDay = {
  readonly package: string;
  readonly title: WireText;
  readonly day: DayText;
};

/** What tells something where there are too few periods to compare. */
export type BeforeAfterInstead = {
  /** The period with which there will be enough after the reform; null where that is not what lacks. */
  readonly enoughWith: string | null;
  /** Seasons that leave enough observations. */
  readonly seasons: readonly (typeof SEASONS)[number][];
  /** Reforms that the indicator can be compared around. */
  readonly reforms: readonly InForceDay[];
  /** The rules of the day before and of the day, for a replay; null where no package begins that day. */
  readonly replay: { readonly baseline: string; readonly reform: string } | null;
};

/** An indicator before and after a reform: the answer of `/api/before-after`. */
export type BeforeAfter = {
  readonly study: string | null;
  readonly studies: readonly Named[];
  readonly title: WireText;
  readonly indicator: Named & {
    readonly unitText: WireText;
    readonly formula: WireText | null;
    readonly package: string;
    readonly version: string;
    readonly source: string;
    readonly sql: string;
  };
  readonly indicators: readonly Named[];
  readonly place: Named;
  readonly places: readonly Named[];
  readonly control: readonly Named[];
  readonly at: DayText;
  readonly grain: (typeof SERIES_GRAINS)[number];
  readonly season: (typeof SEASONS)[number];
  readonly scale: (typeof SCALES)[number];
  readonly errors: (typeof ERROR_MODELS)[number];
  /** The unit of the points; against a control that of a difference or ratio. */
  readonly unitText: WireText;
  readonly reforms: readonly InForceDay[];
  /** Other packages that came into force within the periods that are looked at. */
  readonly others: readonly InForceDay[];
  readonly sentence: Sentence;
  readonly points: readonly BeforeAfterPoint[];
  /** Null where there are too few points; the sentence says which are missing. */
  readonly found: BeforeAfterFound | null;
  /** Null where the comparison was made, and where nothing tells anything. */
  readonly instead: BeforeAfterInstead | null;
  readonly confidence: DecimalText;
  readonly method: readonly MethodParameter[];
  /** The command that gives the same. */
  readonly command: string;
  readonly stackHash: string;
  readonly factsChecksum: string;
  readonly cutOff: DayText;
};

const named: z.ZodType<Named> = z.object({ id: z.string(), title: textSchema });

const interval: z.ZodType<IntervalText> = z.object({
  value: decimalSchema,
  low: decimalSchema,
  high: decimalSchema,
});

const effect: z.ZodType<BeforeAfterEffect> = z.object({
  name: z.enum(['level', 'slope', 'slopeBefore', 'slopeAfter', 'average', 'last']),
  direction: z.enum(['up', 'down', 'unclear']),
  value: decimalSchema,
  low: decimalSchema,
  high: decimalSchema,
  text: textSchema,
  interval: textSchema,
});

const inForce: z.ZodType<InForceDay> = z.object({
  package: z.string(),
  title: textSchema,
  day: daySchema,
});

const found: z.ZodType<BeforeAfterFound> = z.object({
  effects: z.array(effect),
  before: z.number().int(),
  after: z.number().int(),
  freedom: z.number().int(),
  festival: z.object({ title: textSchema, text: textSchema }).nullable(),
  correlation: decimalSchema.nullable(),
  lag: z.number().int().nullable(),
  other: z.object({ errors: z.enum(ERROR_MODELS), level: effect }).nullable(),
});

/** The form of `/api/before-after`. */
export const beforeAfterSchema: z.ZodType<BeforeAfter> = z.object({
  study: z.string().nullable(),
  studies: z.array(named),
  title: textSchema,
  indicator: z.object({
    id: z.string(),
    title: textSchema,
    unitText: textSchema,
    formula: textSchema.nullable(),
    package: z.string(),
    version: z.string(),
    source: z.string(),
    sql: z.string(),
  }),
  indicators: z.array(named),
  place: named,
  places: z.array(named),
  control: z.array(named),
  at: daySchema,
  grain: z.enum(SERIES_GRAINS),
  season: z.enum(SEASONS),
  scale: z.enum(SCALES),
  errors: z.enum(ERROR_MODELS),
  unitText: textSchema,
  reforms: z.array(inForce),
  others: z.array(inForce),
  sentence: sentenceSchema,
  points: z.array(
    z.object({
      period: z.string(),
      side: z.enum(['before', 'between', 'after']),
      observed: decimalSchema.nullable(),
      adjusted: decimalSchema.nullable(),
      fitted: interval.nullable(),
      without: interval.nullable(),
    }),
  ),
  found: found.nullable(),
  instead: z
    .object({
      enoughWith: z.string().nullable(),
      seasons: z.array(z.enum(SEASONS)),
      reforms: z.array(inForce),
      replay: z.object({ baseline: z.string(), reform: z.string() }).nullable(),
    })
    .nullable(),
  confidence: decimalSchema,
  method: z.array(methodParameterSchema),
  command: z.string(),
  stackHash: z.string(),
  factsChecksum: z.string(),
  cutOff: daySchema,
});
