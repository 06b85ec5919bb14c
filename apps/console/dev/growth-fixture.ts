import type { Contribution, ContributionTable, Growth, GrowthStep, WireText } from '@sanyi/api';
import {
  before,
  CITY,
  DISTRICTS,
  figure,
  judge,
  now,
  type Place,
  placeOf,
  series,
  split,
  tenths,
} from './places.ts';

export function growthDocument(id: string): Growth {
  const place = placeOf(id);
  const parts = split(now(place) - before(place), place.growth, 1);
  const of = (name: 'price' | 'volume' | 'mix') =>
    figure(`expense-growth-${name}`, id, parts[name].points, 'points');
  return {
    place: id,
    title: place,
    period: '2019-Q1',
    against: '2018-Q1',
    sentence: {
      en: [
        { text: 'Expenses rose from ¥1.600 bn to ¥1.821 bn. ', strong: false, figure: null },
        {
          text: `Volume explains ${parts.volume.points} of ${parts.total.points} points`,
          strong: true,
          figure: { indicator: 'expense-growth-volume', place: id, period: '2019-Q1' },
        },
        { text: '. Prices barely moved.', strong: false, figure: null },
      ],
      zh: [
        { text: '医疗费用由 16.00 亿元增至 18.21 亿元，', strong: false, figure: null },
        {
          text: `数量因素贡献 ${parts.volume.points} 个百分点`,
          strong: true,
          figure: { indicator: 'expense-growth-volume', place: id, period: '2019-Q1' },
        },
        { text: '，价格基本未变。', strong: false, figure: null },
      ],
    },
    growth: figure('expense-growth', id, tenths(place.growth), 'percent'),
    judgement: judge(place.growth),
    line: '10',
    overLine: place.growth > 100 ? tenths(place.growth - 100) : null,
    c0: String(before(place)),
    c1: String(now(place)),
    c1AtOldRules: String(now(place) - BigInt(parts.price.fen)),
    v0: '1916402',
    v1: '2104388',
    split: parts,
    steps: steps(place, parts),
    contributions: tables(place),
    chips: DISTRICTS.map((each) => ({
      place: each.id,
      title: each,
      value: tenths(each.growth),
      judgement: judge(each.growth),
    })),
    series: series(place.growth, 1),
    figures: { price: of('price'), volume: of('volume'), mix: of('mix') },
    stack: 'beijing',
    oldStack: 'beijing@-1y',
  };
}

const STEPS: readonly (readonly [GrowthStep['group'], string, string, number])[] = [
  ['price', 'Drugs', '药品', -0.9],
  ['price', 'Services', '服务项目', 1],
  ['volume', 'Visits', '门急诊', 0.55],
  ['volume', 'Stays', '住院', 0.45],
  ['mix', 'Level of hospital', '机构级别', 0.5],
  ['mix', 'Drugs and tests per visit', '次均药品检查', 0.5],
];

function steps(place: Place, parts: Growth['split']): GrowthStep[] {
  return STEPS.map(([group, en, zh, share], index) => {
    const own =
      group === 'price'
        ? index === 0
          ? -11
          : 12
        : Math.round(Number(parts[group].points) * 10 * share);
    return {
      id: String(index),
      group,
      title: { en, zh },
      fen: String((before(place) * BigInt(own)) / 1000n),
      points: tenths(own),
    };
  });
}

function tables(place: Place): ContributionTable[] {
  const row = (
    title: WireText,
    level: WireText | null,
    share: number,
    index: number,
  ): Contribution => ({
    id: title.en,
    title,
    level,
    c0: String(index === 1 ? 0n : (before(place) * BigInt(share)) / 100n),
    c1: String((now(place) * BigInt(share)) / 100n),
    change: index === 1 ? null : tenths(place.growth + index * 7 - 20),
    split: split(
      (now(place) * BigInt(share)) / 1000n,
      Math.round((place.growth * share) / 100),
      index,
    ),
  });
  const level: WireText = { en: 'tertiary', zh: '三级' };
  const all = (title: WireText): Contribution => ({
    ...row(title, null, 100, 2),
    c0: String(before(place)),
    change: tenths(place.growth),
  });
  return [
    {
      by: 'institution',
      title: { en: 'Institution', zh: '机构' },
      rows: [
        row({ en: 'Tongzhou First Teaching Hospital', zh: '通州第一教学医院' }, level, 45, 1),
        row({ en: 'Canalside General Hospital', zh: '运河综合医院' }, level, 30, 2),
        row(
          { en: 'Maternal and Child Centre', zh: '妇幼保健中心' },
          { en: 'secondary', zh: '二级' },
          15,
          3,
        ),
        row(
          { en: 'Lucheng Community Health Centre', zh: '潞城社区卫生服务中心' },
          { en: 'grassroots', zh: '基层' },
          10,
          4,
        ),
      ],
      total: all({ en: place.en, zh: place.zh }),
    },
    {
      by: 'level',
      title: { en: 'Level', zh: '级别' },
      rows: [
        row(level, null, 75, 2),
        row({ en: 'secondary', zh: '二级' }, null, 15, 3),
        row({ en: 'grassroots', zh: '基层' }, null, 10, 4),
      ],
      total: all({ en: place.en, zh: place.zh }),
    },
    {
      by: 'visitKind',
      title: { en: 'Visit kind', zh: '就诊类型' },
      rows: [
        row({ en: 'outpatient', zh: '门诊' }, null, 55, 2),
        row({ en: 'stay', zh: '住院' }, null, 45, 3),
      ],
      total: all(place.id === CITY.id ? CITY : place),
    },
  ];
}
