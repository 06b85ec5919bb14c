import type { BeforeAfterInstead, InForceDay } from '@sanyi/api';
import {
  addDays,
  type Day,
  dayOf,
  type IsoDate,
  isoDate,
  periodOf,
  shiftPeriod,
} from '@sanyi/kernel';
import { beforeAfter, type Observed } from '@sanyi/oversight';
import type { Asked } from './comparison-asked.ts';
import type { ComparisonMethod } from './comparison-method.ts';

/** A comparison that cannot be made, and what it would have been made from. */
export type NotMade = {
  readonly asked: Asked & { readonly method: ComparisonMethod };
  readonly series: readonly Observed[];
  readonly reforms: readonly InForceDay[];
  /** Whether rules of the place begin on the day, also before the first claim. */
  readonly isReform: boolean;
  readonly city: string;
};

/**
 * What tells something where a comparison has too few periods: from which period on there are enough,
 * which season leaves enough observations, reforms that this indicator can be compared around, and the
 * replay of the reform, which needs no periods at all. Null where nothing does.
 */
export function worksInstead({
  asked,
  series,
  reforms,
  isReform,
  city,
}: NotMade): BeforeAfterInstead | null {
  const { method } = asked.method;
  const isEnough = (at: Day, season = asked.choice.season): boolean =>
    beforeAfter({ series, at, method, choice: { ...asked.choice, season } }).enough;
  const at = isoDate(asked.at);
  const instead: BeforeAfterInstead = {
    enoughWith: enoughWith(asked, series),
    seasons: (['quarter', 'none'] as const).filter(
      (season) => season !== asked.choice.season && isEnough(asked.at, season),
    ),
    // A day of the list was written by isoDate.
    reforms: reforms.filter(({ day }) => day !== at && isEnough(dayOf(day as IsoDate))),
    replay: isReform
      ? { baseline: `${city}@${isoDate(addDays(asked.at, -1))}`, reform: `${city}@${at}` }
      : null,
  };
  const { enoughWith: period, seasons, reforms: others, replay } = instead;
  const isNothing = seasons.length + others.length === 0 && period === null && replay === null;
  return isNothing ? null : instead;
}

/** The period with which there are enough after the reform; null where that is not what lacks. */
function enoughWith(
  { at, grain, method: { method } }: NotMade['asked'],
  series: NotMade['series'],
) {
  const holding = periodOf(grain, at);
  const whole = holding.from === at ? holding : shiftPeriod(holding, 1);
  const first = shiftPeriod(whole, method.settlingPeriods);
  const last = shiftPeriod(first, method.leastAfter - 1);
  const reached = series.findLast(({ value }) => value !== null);
  return reached && reached.period.from >= last.from ? null : last.id;
}
