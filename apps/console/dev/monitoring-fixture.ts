import type { DayNote, DayState, Monitoring, WatchedFigure, WatchedPoint } from '@sanyi/api';
import { CITY, DISTRICTS, figure } from './places.ts';

const LAST = '2019-03-31';
const DAYS = 57;
const DAY_MS = 86_400_000;
const INDICATORS = [
  ['visits', 'Visits', '门急诊人次', 'visits', '人次', 6800],
  ['calls-by-day', 'Emergency calls', '急救呼叫', 'calls', '次', 150],
] as const;

const before = (back: number): string =>
  new Date(Date.parse(LAST) - back * DAY_MS).toISOString().slice(0, 10);

const stateOf = (place: string): DayState =>
  place === 'tongzhou' ? 'over' : place === 'yanqing' ? 'unjudged' : 'usual';

function cellOf(indicator: (typeof INDICATORS)[number], place: string): WatchedFigure {
  const [id, , , en, zh, size] = indicator;
  const value = String(Math.round(size * (place === 'tongzhou' ? 1.31 : 1.02)));
  const base = figure(id, place, '0', 'count');
  return {
    indicator: id,
    figure: { ...base, value, period: LAST, unitText: { en, zh } },
    expectation: {
      expected: String(size),
      low: String(Math.round(size * 0.86)),
      high: String(Math.round(size * 1.16)),
      percent: place === 'tongzhou' ? '31.0' : '2.0',
      score: place === 'tongzhou' ? '5.6' : '0.4',
      level: String(Math.round(size / 0.634)),
      factor: '0.634',
      spread: '5.0',
      sameKind: 48,
    },
    state: stateOf(place),
  };
}

const note = (day: string): DayNote => ({
  id: `visits/tongzhou/${day}`,
  day,
  rule: 'day',
  level: 'over',
  side: 'above',
  indicator: 'visits',
  place: 'tongzhou',
  title: { en: 'Tongzhou: visits 31 % over expectation', zh: '通州区：门急诊人次高于预期31%' },
  text: {
    en: '8,908 visits, expected 6,800 visits on a Sunday. 5.6 standard deviations off; noted from 3.',
    zh: '8,908人次，星期日预期6,800人次；偏离5.6个标准差，达到3即提示。',
  },
});

function pointOf(size: number, back: number): WatchedPoint {
  const sunday = back % 7 === 0;
  const festival = back > 49 && back < 56;
  const expected = size * (festival ? 0.4 : sunday ? 0.63 : 1);
  return {
    day: before(back),
    value: String(Math.round(expected * (1 + 0.05 * Math.sin(back * 1.7)))),
    low: String(Math.round(expected * 0.86)),
    high: String(Math.round(expected * 1.16)),
    festival,
    state: back === 20 ? 'watch' : 'usual',
  };
}

const METHOD: Monitoring['method'] = [
  {
    name: 'monitoringWatch',
    title: { en: 'Distance from expectation that is noted', zh: '提示线：与预期的距离' },
    value: '3',
    unit: { en: 'standard deviations', zh: '标准差' },
    provenance: 'memory',
    source: 'three-sigma line, from memory',
  },
  {
    name: 'monitoringLevelDays',
    title: { en: 'Days whose median is the level', zh: '日常水平的中位数天数' },
    value: '56',
    unit: { en: 'days', zh: '天' },
    provenance: 'illustrative',
    source: 'assumption: eight whole weeks',
  },
];

/** One invented day against expectation. */
export const monitoringDocument = (place: string): Monitoring => ({
  day: LAST,
  first: '2016-01-01',
  last: LAST,
  kind: { en: 'Sunday', zh: '星期日' },
  festival: null,
  place: place || CITY.id,
  placeTitle: [CITY, ...DISTRICTS].find(({ id }) => id === place) ?? CITY,
  sentence: {
    en: [
      { text: 'Sunday, 31 March 2019: ', strong: false, figure: null },
      { text: '1 note', strong: true, figure: null },
      { text: ', 1 grave among 32 series that can be judged.', strong: false, figure: null },
    ],
    zh: [
      { text: '2019年3月31日（星期日）：', strong: false, figure: null },
      { text: '1条提示', strong: true, figure: null },
      { text: '，其中1条严重，共判断32个序列。', strong: false, figure: null },
    ],
  },
  indicators: INDICATORS.map(([id, en, zh, unit, unitZh]) => ({
    id,
    title: { en, zh },
    unitText: { en: unit, zh: unitZh },
    question: {
      en: 'Do patients come where and when they are expected?',
      zh: '就诊量是否符合预期？',
    },
    formula: { en: `Number of ${unit}`, zh: `${zh}数量` },
    package: 'beijing-indicators',
    version: '1.0.0',
    source: 'invented',
    sql: 'SELECT place, period, sum(visits) AS numerator, 1 AS denominator FROM expense',
  })),
  rows: [CITY, ...DISTRICTS].map(({ id, en, zh }) => ({
    place: id,
    title: { en, zh },
    cells: INDICATORS.map((indicator) => cellOf(indicator, id)),
  })),
  series: INDICATORS.map(([id, , , , , size]) => ({
    indicator: id,
    points: Array.from({ length: DAYS }, (_, at) => pointOf(size / 0.634, DAYS - 1 - at)),
  })),
  notes: [note(LAST)],
  recent: { days: 90, notes: [note(LAST), note('2019-02-11')] },
  reforms: [
    {
      package: 'beijing-2017-separation',
      title: { en: 'Separation of medicine and medical services', zh: '医药分开综合改革' },
      day: '2017-04-08',
      notes: [note('2017-04-10')],
    },
  ],
  method: METHOD,
});
