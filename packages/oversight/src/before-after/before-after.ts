import { type Day, type Period, periodOf, shiftPeriod } from '@sanyi/kernel';
import { type At, COLUMN, design, seasonOf } from './design.ts';
import { type Estimate, neweyWest, neweyWestLag, praisWinsten } from './errors.ts';
import { varianceOf } from './least-squares.ts';
import type { BeforeAfterChoice, BeforeAfterMethod } from './method.ts';
import { studentT } from './student-t.ts';

/** One observed period; null where nothing was measured. */
export type Observed = { readonly period: Period; readonly value: number | null };

/** An estimate within its interval. */
export type Interval = { readonly value: number; readonly low: number; readonly high: number };

/** Which side of the reform a period lies on; `between` is left out of the lines. */
type Side = 'before' | 'between' | 'after';

/** One period of the answer, in the unit of the series. */
export type ComparedPoint = {
  readonly period: Period;
  readonly side: Side;
  readonly observed: number | null;
  /** The observation without its season. */
  readonly adjusted: number | null;
  /** The line through the side of the period, without season; null where none is drawn. */
  readonly fitted: Interval | null;
  /** What the line before the reform would have come to; null before it. */
  readonly without: Interval | null;
};

/**
 * What changed. On the scale `value` changes are in the unit of the series, on `log` they are shares
 * of what would have been: 0.1 is a tenth more.
 */
export type BeforeAfter = {
  readonly enough: true;
  readonly points: readonly ComparedPoint[];
  /** The change at the first whole period under the reform. */
  readonly level: Interval;
  /** The change of the slope, and the slopes, per period. */
  readonly slope: Interval;
  readonly slopeBefore: Interval;
  readonly slopeAfter: Interval;
  /** Against what would have been: on average after the reform, and in the last period. */
  readonly average: Interval;
  readonly last: Interval;
  readonly before: number;
  readonly after: number;
  readonly freedom: number;
  readonly correlation: number | null;
  readonly lag: number | null;
  /** What a day of the festival comes to; null where it is no term of its own. */
  readonly festivalDay: Interval | null;
};

/** Why nothing can be told: how many there are, and how many there would have to be. */
export type TooFew = {
  readonly enough: false;
  readonly points: readonly ComparedPoint[];
  readonly lacking: 'before' | 'after' | 'freedom' | 'season' | 'positive';
  readonly found: number;
  readonly needed: number;
};

/** A series, the day of the reform, and how it is compared. */
export type BeforeAfterInput = {
  /** Whole periods of one kind, ascending. */
  readonly series: readonly Observed[];
  readonly at: Day;
  readonly method: BeforeAfterMethod;
  readonly choice: BeforeAfterChoice;
  /** Days of a festival that moves through the year; empty where the calendar is not known. */
  readonly festival?: readonly Day[];
};

/**
 * Compares a series before and after a reform by a segmented regression with a change of level and of
 * slope (Wagner and others 2002; Bernal and others 2017), seasons controlled for, with errors that
 * hang together. The period the reform falls into, unless on its first day, and the periods in which
 * it takes hold are left out.
 *
 * @returns what lacks where there are too few observations to tell anything
 * @example
 * ```ts
 * const months = periodsBetween('month', dayOf('2016-01-01'), dayOf('2018-01-01'));
 * const series = months.map((period, at) => ({ period, value: at < 12 ? 50 + (at % 2) : 40 + (at % 2) }));
 * const method = {
 *   periodsBefore: 24, periodsAfter: 24, settlingPeriods: 0,
 *   leastBefore: 8, leastAfter: 8, leastFreedom: 8, confidence: 0.95,
 * };
 * const choice = { season: 'none', scale: 'value', errors: 'prais-winsten' } as const;
 * const found = beforeAfter({ series, at: dayOf('2017-01-01'), method, choice });
 * found.enough && found.level.value.toFixed(0); // '-10'
 * ```
 */
export function beforeAfter(input: BeforeAfterInput): BeforeAfter | TooFew {
  const window = windowOf(input);
  const used = window.filter((each) => each.side !== 'between' && each.value !== null);
  const lacks = lacking(used, input);
  if (lacks) return { enough: false, points: window.map((each) => bare(each)), ...lacks };
  const { season, scale, errors } = input.choice;
  const seasons = used.map(({ period }) => seasonOf(season, period));
  const days = used.map(({ period }) => daysIn(period, input.festival));
  const model = design(seasons, days);
  const regression = {
    rows: used.map((each, at) => model.row(each, seasons[at] ?? 0, days[at] ?? 0)),
    // Unmeasured periods were left out above, and those that have no logarithm refused.
    values: used.map(({ value }) => (scale === 'log' ? Math.log(value ?? 0) : (value ?? 0))),
    times: used.map(({ time }) => time),
  };
  const estimate =
    errors === 'newey-west'
      ? neweyWest(regression, neweyWestLag(used.length))
      : praisWinsten(regression);
  if (!estimate) {
    const found = { lacking: 'freedom', found: used.length - model.width } as const;
    const needed = input.method.leastFreedom;
    return { enough: false, points: window.map((each) => bare(each)), ...found, needed };
  }
  return answerOf({ window, used, estimate, model, input });
}

type Placed = Observed & At & { readonly side: Side };

/** The periods that are looked at, each with its place in time. */
function windowOf({ series, at, method }: BeforeAfterInput): Placed[] {
  const kind = series[0]?.period.kind ?? 'month';
  const holding = periodOf(kind, at);
  const whole = holding.from === at ? holding : shiftPeriod(holding, 1);
  const first = shiftPeriod(whole, method.settlingPeriods);
  const between = method.settlingPeriods + (whole === holding ? 0 : 1);
  const times = new Map<string, number>();
  for (let time = -between - method.periodsBefore; time < method.periodsAfter; time++) {
    times.set(shiftPeriod(first, time).id, time);
  }
  return series.flatMap((each): Placed[] => {
    const time = times.get(each.period.id);
    if (time === undefined) return [];
    const after = time >= 0;
    const side = after ? 'after' : each.period.to <= at ? 'before' : 'between';
    return [{ ...each, time, after, side }];
  });
}

/** How many days of the festival lie in a period. */
const daysIn = ({ from, to }: Period, festival: readonly Day[] = []): number =>
  festival.filter((day) => day >= from && day < to).length;

type Lacking = Pick<TooFew, 'lacking' | 'found' | 'needed'>;

/** What there is too little of, if anything. */
function lacking(
  used: readonly Placed[],
  { method, choice, festival }: BeforeAfterInput,
): Lacking | null {
  const count = (side: Side): number => used.filter((each) => each.side === side).length;
  const perSeason = new Map<number, number>();
  for (const { period } of used) {
    const season = seasonOf(choice.season, period);
    perSeason.set(season, (perSeason.get(season) ?? 0) + 1);
  }
  const { width } = design(
    used.map(({ period }) => seasonOf(choice.season, period)),
    used.map(({ period }) => daysIn(period, festival)),
  );
  const freedom = used.length - width;
  const rarest = Math.min(...perSeason.values());
  const checks: readonly Lacking[] = [
    { lacking: 'before', found: count('before'), needed: method.leastBefore },
    { lacking: 'after', found: count('after'), needed: method.leastAfter },
    { lacking: 'freedom', found: freedom, needed: method.leastFreedom },
    // A season seen once explains itself and says nothing of the reform.
    { lacking: 'season', found: rarest, needed: 2 },
  ];
  const isPositive = choice.scale === 'value' || used.every(({ value }) => (value ?? 0) > 0);
  if (!isPositive) return { lacking: 'positive', found: 0, needed: 1 };
  return checks.find(({ found, needed }) => found < needed) ?? null;
}

const bare = ({ period, side, value }: Placed): ComparedPoint => ({
  period,
  side,
  observed: value,
  adjusted: null,
  fitted: null,
  without: null,
});

function answerOf(of: {
  readonly window: readonly Placed[];
  readonly used: readonly Placed[];
  readonly estimate: Estimate;
  readonly model: ReturnType<typeof design>;
  readonly input: BeforeAfterInput;
}): BeforeAfter {
  const { window, used, estimate, model, input } = of;
  const { season, scale } = input.choice;
  const { coefficients, freedom, correlation, lag } = estimate;
  const times = studentT(input.method.confidence, freedom);
  const contrast = (weights: readonly number[]): Interval => {
    const value = weights.reduce((sum, each, at) => sum + each * (coefficients[at] ?? 0), 0);
    const half = times * Math.sqrt(Math.max(0, varianceOf(weights, estimate.covariance)));
    return { value, low: value - half, high: value + half };
  };
  const line = (at: At): Interval => inUnits(contrast(model.plain(at)), scale);
  const weighted = (weights: Readonly<Partial<Record<number, number>>>): Interval =>
    inShares(contrast(Array.from({ length: model.width }, (_, at) => weights[at] ?? 0)), scale);
  const effect = (time: number): Interval =>
    weighted({ [COLUMN.levelChange]: 1, [COLUMN.slopeChange]: time });
  const after = used.filter((each) => each.after);
  const meanTime = after.reduce((sum, { time }) => sum + time, 0) / after.length;
  return {
    enough: true,
    points: window.map((each) => ({
      ...bare(each),
      adjusted: adjustedOf(
        each.value,
        model.deviation(
          seasonOf(season, each.period),
          coefficients,
          daysIn(each.period, input.festival),
        ),
        scale,
      ),
      fitted: each.side === 'between' ? null : line(each),
      without: each.after ? line({ time: each.time, after: false }) : null,
    })),
    level: effect(0),
    slope: weighted({ [COLUMN.slopeChange]: 1 }),
    slopeBefore: weighted({ [COLUMN.slope]: 1 }),
    slopeAfter: weighted({ [COLUMN.slope]: 1, [COLUMN.slopeChange]: 1 }),
    average: effect(meanTime),
    last: effect(after.at(-1)?.time ?? 0),
    before: used.length - after.length,
    after: after.length,
    ...{ freedom, correlation, lag },
    festivalDay: model.festivalColumn === null ? null : weighted({ [model.festivalColumn]: 1 }),
  };
}

const each = (interval: Interval, change: (value: number) => number): Interval => ({
  value: change(interval.value),
  low: change(interval.low),
  high: change(interval.high),
});

/** A line in the unit of the series. */
const inUnits = (interval: Interval, scale: BeforeAfterChoice['scale']): Interval =>
  scale === 'log' ? each(interval, Math.exp) : interval;

/** A change in the unit of the series, or as a share. */
const inShares = (interval: Interval, scale: BeforeAfterChoice['scale']): Interval =>
  scale === 'log' ? each(interval, Math.expm1) : interval;

function adjustedOf(
  value: number | null,
  deviation: number,
  scale: BeforeAfterChoice['scale'],
): number | null {
  if (value === null) return null;
  return scale === 'log' ? value / Math.exp(deviation) : value - deviation;
}
