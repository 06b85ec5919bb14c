import type { CityRequest } from '../slice-types.ts';
import type { CityPlan } from './city-plan.ts';
import { cityVolumes } from './volumes.ts';

/** What a district spends in a quarter, in fen. */
export type KnownExpense = {
  readonly district: string;
  /** `2016-Q1` */
  readonly quarter: string;
  readonly fen: number;
};

/**
 * The expenses by district and quarter that a city of this scale is raked to: known from the
 * scenario before anything is drawn, so they carry no sampling error.
 *
 * @example
 * ```ts
 * declare const plan: CityPlan; // from readCityPlan
 * const [from, to] = [dayOf('2016-01-01' as IsoDate), dayOf('2016-12-31' as IsoDate)];
 * knownExpenses(plan, { scale: 0.002, from, to }).length; // 16 districts, 4 quarters: 64
 * ```
 */
export function knownExpenses(
  plan: CityPlan,
  { scale, from, to }: Pick<CityRequest, 'scale' | 'from' | 'to'>,
): KnownExpense[] {
  const { expense, quarters } = cityVolumes(plan);
  return plan.districts.flatMap(({ id: district }, d) =>
    plan.quarters.flatMap((quarter, q) => {
      const covered = quarter.from >= from && quarter.to <= to + 1;
      const fen = Math.round(100 * scale * (expense[d * quarters + q] ?? 0));
      return covered ? [{ district, quarter: quarter.id, fen }] : [];
    }),
  );
}
