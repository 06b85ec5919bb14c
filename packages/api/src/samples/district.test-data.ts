import type { District, InstitutionRow } from '../figures/district.ts';
import { sampleOverview } from './overview.test-data.ts';
import {
  growthFigure,
  plain,
  SAMPLE_AGAINST,
  SAMPLE_CUT_OFF,
  SAMPLE_LINE,
  SAMPLE_PERIOD,
  SAMPLE_PLACES,
  sampleSeries,
  stated,
  tenths,
} from './places.test-data.ts';

/** The page of an invented district. */
export function sampleDistrict(id = 'district-a'): District {
  const place = SAMPLE_PLACES.find((each) => each.tile.id === id);
  if (!place) throw new Error(`no sample place ${id}`);
  const growth = growthFigure(place);
  return {
    place: place.tile.id,
    title: place.title,
    period: SAMPLE_PERIOD,
    against: SAMPLE_AGAINST,
    cutOff: SAMPLE_CUT_OFF,
    population: place.tile.population,
    sentence: {
      en: [plain('Expenses rose '), stated(`${tenths(place.growth)} %`, growth), plain('.')],
      zh: [plain('医疗费用同比增长 '), stated(`${tenths(place.growth)}%`, growth), plain('。')],
    },
    growth,
    figures: sampleOverview().headlines,
    series: [
      {
        indicator: 'expense-growth',
        title: { en: 'Expense growth', zh: '费用增长' },
        unit: 'percent',
        unitText: { en: '%', zh: '%' },
        line: SAMPLE_LINE,
        points: sampleSeries(place.growth),
        city: sampleSeries(72),
      },
    ],
    institutions: [institution(1, place.c0, place.c1)],
    total: institution(0, place.c0, place.c1),
  };
}

const institution = (id: number, c0: bigint, c1: bigint): InstitutionRow => ({
  institution: id,
  title: id ? { en: 'Sample teaching hospital', zh: '样例教学医院' } : { en: 'Total', zh: '合计' },
  level: { en: 'tertiary', zh: '三级' },
  kind: { en: 'general hospital', zh: '综合医院' },
  claims: 210_400,
  visits: 200_000,
  stays: 10_400,
  total: String(c1),
  yearBefore: String(c0),
  growth: '13.8',
  perVisit: '54210',
  perStay: '1890000',
  drugShare: '38.2',
});
