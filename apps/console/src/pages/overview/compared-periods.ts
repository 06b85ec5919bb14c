import type { Overview } from '@sanyi/api';

/** What is read of an overview. */
type Compared = {
  readonly periods: Overview['periods'];
  readonly districts: readonly Pick<Overview['districts'][number], 'series'>[];
};

/** Quarters from the first one on in which any district is compared with the year before. */
export function comparedPeriods({ periods, districts }: Compared): readonly string[] {
  const first = periods.findIndex((period) =>
    districts.some(({ series }) =>
      series.some((point) => point.period === period && point.value !== null),
    ),
  );
  return first < 0 ? [] : periods.slice(first);
}
