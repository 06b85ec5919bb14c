import type { DistrictRow, Figure, Judgement, Overview } from '@sanyi/api';
import type { Messages } from '../../messages/messages.ts';

/** What the tiles can show. */
export const MEASURES = ['growth', 'blood', 'calls', 'grassroots'] as const;

/** One of the four. */
export type Measure = (typeof MEASURES)[number];

/** The measure an address names; growth when it names none. */
export const measureOf = (text: string | undefined): Measure =>
  MEASURES.find((each) => each === text) ?? 'growth';

/** The figure of a district for a measure. */
export function figureFor(row: DistrictRow, measure: Measure): Figure | null {
  return row[measure];
}

/** Its judgement. */
export function judgementFor(row: DistrictRow, measure: Measure): Judgement {
  return row[`${measure}Judgement`];
}

/** The measures that this overview has figures for. */
export const measuresIn = (overview: Overview): readonly Measure[] =>
  MEASURES.filter((measure) => overview.districts.some((row) => figureFor(row, measure)));

/** The name of a measure in full, as its indicator is titled on the overview. */
export function measureTitle(
  overview: Overview,
  measure: Measure,
  options: { readonly m: Messages; readonly lang: 'en' | 'zh' },
): string {
  const { m, lang } = options;
  if (measure === 'growth') return m.overview.growthByDistrict;
  const indicator = overview.districts
    .map((row) => figureFor(row, measure)?.indicator)
    .find(Boolean);
  const named = overview.headlines.find(({ id }) => id === indicator);
  return m.overview.byDistrict(named ? named.title[lang] : m.measures[measure]);
}
