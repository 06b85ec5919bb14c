import type { Figure } from '../figures/figure.ts';
import type { Alert, DistrictRow, KeyFigure, Overview } from '../figures/overview.ts';
import {
  growthFigure,
  growthJudgement,
  plain,
  SAMPLE_AGAINST,
  SAMPLE_CUT_OFF,
  SAMPLE_LINE,
  SAMPLE_PERIOD,
  SAMPLE_PERIODS,
  SAMPLE_PLACES,
  type SamplePlace,
  sampleFigure,
  sampleSeries,
  stated,
  tenths,
} from './places.test-data.ts';
import { sampleSplit } from './split.test-data.ts';

const CITY: SamplePlace = {
  tile: { id: 'city', en: 'Sample city', zh: '样例市', column: 0, row: 0, population: 21_900_000 },
  title: { en: 'Sample city', zh: '样例市' },
  growth: 72,
  c0: SAMPLE_PLACES.reduce((sum, place) => sum + place.c0, 0n),
  c1: SAMPLE_PLACES.reduce((sum, place) => sum + place.c1, 0n),
};

/** An overview of the invented city. */
export function sampleOverview(): Overview {
  const growth = growthFigure(CITY);
  const total = totalFigure(CITY);
  return {
    period: SAMPLE_PERIOD,
    against: SAMPLE_AGAINST,
    place: CITY.tile.id,
    title: { en: 'Sample city, first quarter of 2019', zh: '样例市 2019 年第一季度' },
    cutOff: SAMPLE_CUT_OFF,
    state: 'draft',
    sentence: {
      en: [
        plain('Medical expenses '),
        stated('rose 7.2 %', growth),
        plain(' to ¥19.2 bn; '),
        stated('two districts passed the 10 % line', growth),
        plain(', District A furthest, by volume.'),
      ],
      zh: [
        plain('医疗费用同比'),
        stated('增长 7.2%', growth),
        plain('，达 192 亿元；'),
        stated('2 个区超过 10% 控制线', growth),
        plain('，甲区最高，主要为服务量增长。'),
      ],
    },
    headlines: headlines(total),
    districts: SAMPLE_PLACES.map(districtRow),
    city: districtRow(CITY, -1),
    growthLine: SAMPLE_LINE,
    rankNote: { en: 'The thin line is the interval.', zh: '细线为区间。' },
    alerts: SAMPLE_PLACES.filter((place) => place.growth > 90).map(alert),
    alertCount: 4,
    periods: SAMPLE_PERIODS,
    cited: [{ indicator: 'expense-growth', place: 'city', period: SAMPLE_PERIOD }],
  };
}

const totalFigure = (place: SamplePlace): Figure =>
  sampleFigure('expense-total', place.tile.id, {
    text: `${place.c1 / 100n}.${String(place.c1 % 100n).padStart(2, '0')}`,
    unit: 'yuan',
    parts: [place.c1, 1n],
  });

const share = (indicator: string, place: SamplePlace, text: string): Figure =>
  sampleFigure(indicator, place.tile.id, { text, unit: 'percent', parts: [348n, 1000n] });

function districtRow(place: SamplePlace, index: number): DistrictRow {
  const calls = 989 - place.growth / 2;
  return {
    place: place.tile.id,
    title: place.title,
    growth: growthFigure(place),
    growthJudgement: growthJudgement(place.growth),
    interval: { low: tenths(place.growth - 6), high: tenths(place.growth + 6) },
    rank:
      index < 0
        ? null
        : { rank: index + 1, from: Math.max(1, index), to: index + 2, distinguishable: false },
    total: totalFigure(place),
    split: sampleSplit(place.c1 - place.c0, place.growth),
    blood: sampleFigure('donations-per-1000', place.tile.id, {
      text: '4.3',
      unit: 'other',
      parts: [43n, 10_000n],
    }),
    bloodJudgement: 'met',
    calls: share('call-satisfaction', place, tenths(Math.round(calls))),
    callsJudgement: calls < 950 ? 'missed' : 'met',
    grassroots: share('visits-grassroots-share', place, '34.8'),
    grassrootsJudgement: 'near',
    series: sampleSeries(place.growth),
  };
}

function headlines(total: Figure): KeyFigure[] {
  const common = { against: SAMPLE_AGAINST, note: null };
  return [
    {
      ...common,
      id: 'expense-total',
      title: { en: 'Medical expenses', zh: '医疗费用' },
      figure: total,
      judgement: 'met',
      judgementText: { en: 'Under the 10 % line', zh: '低于 10% 控制线' },
      change: '7.2',
      changeUnit: 'percent',
      trend: sampleSeries(72),
      trendIndicator: 'expense-growth',
      line: SAMPLE_LINE,
    },
    {
      ...common,
      id: 'donations-per-1000',
      title: { en: 'Voluntary blood donation', zh: '无偿献血' },
      figure: sampleFigure('donations-per-1000', 'city', { text: '4.3', unit: 'other' }),
      judgement: 'none',
      judgementText: { en: '', zh: '' },
      change: '0.4',
      changeUnit: 'other',
      trend: sampleSeries(43),
      trendIndicator: 'donations-per-1000',
      line: null,
    },
    {
      ...common,
      id: 'call-satisfaction',
      title: { en: 'Calls satisfied', zh: '急救呼叫满足率' },
      figure: share('call-satisfaction', CITY, '95.9'),
      judgement: 'near',
      judgementText: { en: '3 under 95 %', zh: '3 个区低于 95%' },
      change: '0.8',
      changeUnit: 'points',
      trend: sampleSeries(959),
      trendIndicator: 'call-satisfaction',
      line: '95',
    },
    {
      ...common,
      id: 'visits-grassroots-share',
      title: { en: 'Grassroots share of visits', zh: '基层诊疗量占比' },
      figure: share('visits-grassroots-share', CITY, '34.8'),
      judgement: 'near',
      judgementText: { en: 'Near the goal of 36 %', zh: '接近 36% 目标' },
      change: '1.9',
      changeUnit: 'points',
      trend: sampleSeries(348),
      trendIndicator: 'visits-grassroots-share',
      line: '36',
    },
  ];
}

const alert = (place: SamplePlace): Alert => ({
  id: `expense-growth/${place.tile.id}/${SAMPLE_PERIOD}`,
  level: place.growth > 100 ? 'over' : 'watch',
  indicator: 'expense-growth',
  place: place.tile.id,
  period: SAMPLE_PERIOD,
  title: {
    en: `${place.title.en} expenses +${tenths(place.growth)} %`,
    zh: `${place.title.zh}医疗费用 +${tenths(place.growth)}%`,
  },
  text: {
    en: 'Seven tenths of it are volume.',
    zh: '其中七成来自服务量。',
  },
  figure: growthFigure(place),
  line: SAMPLE_LINE,
  why: 'growth',
});
