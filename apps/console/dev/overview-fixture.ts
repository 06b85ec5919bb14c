import type {
  Alert,
  District,
  DistrictRow,
  FigureUnit,
  InstitutionRow,
  KeyFigure,
  Overview,
  Sentence,
} from '@sanyi/api';
import {
  before,
  CITY,
  DISTRICTS,
  figure,
  judge,
  now,
  PERIODS,
  type Place,
  placeOf,
  series,
  split,
  tenths,
} from './places.ts';

const run = (text: string, strong = false, place = ''): Sentence['en'][number] => ({
  text,
  strong,
  figure: place ? { indicator: 'expense-growth', place, period: '2019-Q1' } : null,
});

function row(place: Place, index: number): DistrictRow {
  const clear = index < 1 || index > 14;
  return {
    place: place.id,
    title: place,
    growth: figure('expense-growth', place.id, tenths(place.growth), 'percent'),
    growthJudgement: judge(place.growth),
    interval: { low: tenths(place.growth - 12), high: tenths(place.growth + 12) },
    rank: clear
      ? { rank: index + 1, from: index + 1, to: index + 1, distinguishable: true }
      : { rank: index + 1, from: Math.max(2, index - 1), to: index + 4, distinguishable: false },
    total: figure('expense-total', place.id, String(now(place) / 100n), 'yuan'),
    split: split(now(place) - before(place), place.growth, index),
    blood: figure('donations-per-1000', place.id, place.blood, 'other'),
    bloodJudgement: Number(place.blood) < 17 ? 'near' : 'met',
    calls: figure('call-satisfaction', place.id, place.calls, 'percent'),
    callsJudgement: Number(place.calls) < 95 ? 'missed' : 'met',
    grassroots: figure(
      'visits-grassroots-share',
      place.id,
      tenths(300 + (place.growth % 70)),
      'percent',
    ),
    grassrootsJudgement: 'near',
    series: series(place.growth, index),
  };
}

function headline(
  id: string,
  title: KeyFigure['title'],
  rest: Pick<KeyFigure, 'judgement' | 'judgementText' | 'change' | 'changeUnit' | 'line'> & {
    readonly value: readonly [string, FigureUnit];
    readonly last: number;
  },
): KeyFigure {
  const { value, last, ...said } = rest;
  return {
    ...said,
    ...{ id, title },
    figure: figure(id, CITY.id, value[0], value[1]),
    against: '2018-Q1',
    trend: series(last, 3),
    trendIndicator: id === 'expense-total' ? 'expense-growth' : id,
    note: null,
  };
}

const HEADLINES: readonly KeyFigure[] = [
  headline(
    'expense-total',
    { en: 'Medical expenses', zh: '医疗费用' },
    {
      value: ['47700000000', 'yuan'],
      judgement: 'met',
      judgementText: { en: 'Under the 10 % line', zh: '低于 10 % 控制线' },
      change: '7.2',
      changeUnit: 'percent',
      line: '10',
      last: 72,
    },
  ),
  headline(
    'donations-per-1000',
    { en: 'Voluntary blood donation', zh: '无偿献血率' },
    {
      value: ['18.3', 'other'],
      judgement: 'near',
      judgementText: { en: 'Near the goal of 20 ‰', zh: '接近目标 20‰' },
      change: '0.4',
      changeUnit: 'other',
      line: '20',
      last: 183,
    },
  ),
  headline(
    'call-satisfaction',
    { en: 'Calls satisfied', zh: '急救呼叫满足率' },
    {
      value: ['95.9', 'percent'],
      judgement: 'met',
      judgementText: { en: 'Over the 95 % line', zh: '高于 95 % 控制线' },
      change: '0.8',
      changeUnit: 'points',
      line: '95',
      last: 959,
    },
  ),
  headline(
    'visits-grassroots-share',
    { en: 'Grassroots share of visits', zh: '基层诊疗占比' },
    {
      value: ['34.8', 'percent'],
      judgement: 'near',
      judgementText: { en: 'Near the goal of 36 %', zh: '接近目标 36 %' },
      change: '1.9',
      changeUnit: 'points',
      line: '36',
      last: 348,
    },
  ),
];

const alert = (place: Place): Alert => ({
  id: `expense-growth/${place.id}`,
  level: place.growth > 105 ? 'over' : 'watch',
  indicator: 'expense-growth',
  place: place.id,
  period: '2019-Q1',
  title: {
    en: `${place.en}: expenses +${tenths(place.growth)} %`,
    zh: `${place.zh}：费用同比 +${tenths(place.growth)} %`,
  },
  text: {
    en: `${tenths(Math.round(place.growth * 0.7))} of ${tenths(place.growth)} points are volume; the line is 10 %.`,
    zh: `其中数量因素 ${tenths(Math.round(place.growth * 0.7))} 个百分点；控制线为 10 %。`,
  },
  figure: figure('expense-growth', place.id, tenths(place.growth), 'percent'),
  line: '10',
  why: 'growth',
});

export function overviewDocument(period: string): Overview {
  return {
    period,
    against: '2018-Q1',
    place: CITY.id,
    title: { en: `Beijing, first quarter of 2019`, zh: '北京市 2019年第一季度' },
    cutOff: '2019-03-31',
    state: 'draft',
    sentence: {
      en: [
        run('Medical expenses '),
        run('rose 7.2 %', true, 'beijing'),
        run(' to ¥47.70 bn; '),
        run('three districts passed the 10 % line', true, 'tongzhou'),
        run(', Tongzhou furthest, by volume. Three miss the 95 % call line.'),
      ],
      zh: [
        run('医疗费用'),
        run('同比增长 7.2 %', true, 'beijing'),
        run('，达 477.0 亿元；'),
        run('3个区超过 10 % 控制线', true, 'tongzhou'),
        run('，通州最高，主要是数量因素；3个区急救呼叫满足率低于 95 %。'),
      ],
    },
    headlines: HEADLINES,
    districts: DISTRICTS.map(row),
    city: row(CITY, 0),
    growthLine: '10',
    rankNote: { en: 'The thin line is the interval.', zh: '细线为区间。' },
    alerts: [...DISTRICTS.slice(0, 5)].map(alert),
    alertCount: 5,
    periods: PERIODS,
    cited: [],
  };
}

export function districtDocument(id: string): District {
  const place = placeOf(id);
  const institutions = NAMES.map(([en, zh, levelEn, levelZh], index) =>
    institution(place, index + 1, { en, zh, levelEn, levelZh }),
  );
  return {
    place: id,
    title: place,
    period: '2019-Q1',
    against: '2018-Q1',
    cutOff: '2019-03-31',
    population: 1_378_000,
    sentence: {
      en: [
        run('Expenses '),
        run(`rose ${tenths(place.growth)} %`, true, id),
        run(' to ¥1.82 bn, 3.8 points over the line of 10 %; the grassroots see 31.2 % of visits.'),
      ],
      zh: [
        run('医疗费用'),
        run(`同比增长 ${tenths(place.growth)} %`, true, id),
        run('，达 18.21 亿元，超 10 % 控制线 3.8 个百分点；基层诊疗占 31.2 %。'),
      ],
    },
    growth: figure('expense-growth', id, tenths(place.growth), 'percent'),
    figures: [...HEADLINES, ...HEADLINES.slice(1, 3)].map((each, index) => ({
      ...each,
      id: `${each.id}-${index}`,
      figure: { ...each.figure, place: id },
    })),
    series: (
      [
        ['expense-growth', 'Expense growth', '费用同比增长', '10', place.growth, 'percent'],
        ['drug-share', 'Drug share', '药占比', null, 402, 'percent'],
        ['grassroots', 'Grassroots share of visits', '基层诊疗占比', '36', 312, 'percent'],
        ['expense-per-visit', 'Expense per visit', '次均费用', null, 4820, 'yuan'],
      ] as const
    ).map(([indicator, en, zh, line, last, unit], index) => ({
      indicator,
      title: { en, zh },
      unit,
      unitText: { en: unit, zh: unit },
      line,
      points: series(last, index),
      city: series(last * 0.9, index + 4),
    })),
    institutions,
    total: {
      ...institution(place, 0, { en: 'Total', zh: '合计', levelEn: '', levelZh: '' }),
      total: String(now(place)),
      yearBefore: String(before(place)),
    },
  };
}

const NAMES = [
  ['Tongzhou First Teaching Hospital', '通州第一教学医院', 'tertiary', '三级'],
  ['Canalside General Hospital', '运河综合医院', 'tertiary', '三级'],
  ['Tongzhou Maternal and Child Centre', '通州妇幼保健中心', 'secondary', '二级'],
  ['Eastgate Chinese Medicine Hospital', '东关中医院', 'secondary', '二级'],
  ['Lucheng Community Health Centre', '潞城社区卫生服务中心', 'primary', '一级'],
  ['Xinhua Community Health Centre', '新华社区卫生服务中心', 'primary', '一级'],
] as const;

function institution(
  place: Place,
  id: number,
  words: { en: string; zh: string; levelEn: string; levelZh: string },
): InstitutionRow {
  const share = BigInt(40 - id * 5);
  return {
    institution: id,
    title: words,
    level: { en: words.levelEn, zh: words.levelZh },
    kind: { en: 'general hospital', zh: '综合医院' },
    claims: 210_400 - id * 20_000,
    visits: 200_000 - id * 19_000,
    stays: id > 4 ? 0 : 10_400 - id * 900,
    total: String((now(place) * share) / 100n),
    yearBefore: String((before(place) * share) / 100n),
    growth: id === 1 ? null : tenths(place.growth - id * 11),
    perVisit: String(54_210 - id * 3_000),
    perStay: id > 4 ? null : '1890000',
    drugShare: tenths(382 + id * 12),
  };
}
