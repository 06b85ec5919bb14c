import type { Contribution, ContributionTable, Growth } from '../figures/growth.ts';
import type { WireText } from '../values.ts';
import {
  growthFigure,
  growthJudgement,
  plain,
  SAMPLE_AGAINST,
  SAMPLE_LINE,
  SAMPLE_PERIOD,
  SAMPLE_PLACES,
  type SamplePlace,
  sampleFigure,
  sampleSeries,
  stated,
  tenths,
} from './places.test-data.ts';
import { sampleSplit } from './split.test-data.ts';

/** Why an invented district grew; the first one unless another is named. */
export function sampleGrowth(id = 'district-a'): Growth {
  const place = SAMPLE_PLACES.find((each) => each.tile.id === id) ?? firstPlace();
  const split = sampleSplit(place.c1 - place.c0, place.growth);
  const growth = growthFigure(place);
  const part = (name: 'price' | 'volume' | 'mix') =>
    sampleFigure(`expense-growth-${name}`, place.tile.id, {
      text: split[name].points,
      unit: 'points',
      parts: [BigInt(split[name].fen), place.c0],
    });
  return {
    place: place.tile.id,
    title: place.title,
    period: SAMPLE_PERIOD,
    against: SAMPLE_AGAINST,
    sentence: {
      en: [
        plain('Expenses rose from ¥1.600 bn to ¥1.821 bn. '),
        stated(`Volume explains ${split.volume.points} of ${split.total.points} points`, growth),
        plain('. Prices barely moved.'),
      ],
      zh: [
        plain('医疗费用由 16.00 亿元增至 18.21 亿元，'),
        stated(`服务量贡献 ${split.volume.points} 个百分点`, growth),
        plain('，价格基本未变。'),
      ],
    },
    growth,
    judgement: growthJudgement(place.growth),
    line: SAMPLE_LINE,
    overLine: place.growth > 100 ? tenths(place.growth - 100) : null,
    c0: String(place.c0),
    c1: String(place.c1),
    c1AtOldRules: String(place.c1 - BigInt(split.price.fen)),
    v0: '1916402',
    v1: '2104388',
    split,
    steps: (['price', 'volume', 'mix'] as const).map((group) => ({
      id: group,
      group,
      title: GROUP_TITLES[group],
      ...split[group],
    })),
    contributions: [
      table(place, 'institution', [
        { en: 'Sample teaching hospital', zh: '样例教学医院' },
        { en: 'Sample community centre', zh: '样例社区卫生服务中心' },
      ]),
      table(place, 'level', [
        { en: 'Tertiary', zh: '三级' },
        { en: 'Grassroots', zh: '基层' },
      ]),
      table(place, 'visitKind', [
        { en: 'Outpatient', zh: '门诊' },
        { en: 'Stays', zh: '住院' },
      ]),
    ],
    chips: SAMPLE_PLACES.map((each) => ({
      place: each.tile.id,
      title: each.title,
      value: tenths(each.growth),
      judgement: growthJudgement(each.growth),
    })),
    series: sampleSeries(place.growth),
    figures: { price: part('price'), volume: part('volume'), mix: part('mix') },
    stack: 'sample',
    oldStack: 'sample@-1y',
  };
}

const GROUP_TITLES = {
  price: { en: 'Price', zh: '价格' },
  volume: { en: 'Volume', zh: '服务量' },
  mix: { en: 'Mix', zh: '结构' },
} as const;

function firstPlace(): SamplePlace {
  const [first] = SAMPLE_PLACES;
  if (!first) throw new Error('there are always sample places');
  return first;
}

function table(
  place: SamplePlace,
  by: ContributionTable['by'],
  titles: readonly [WireText, WireText],
): ContributionTable {
  const share = { c0: (place.c0 * 6n) / 10n, c1: (place.c1 * 6n) / 10n };
  const points = Math.round(place.growth * 0.6);
  const row = (
    id: string,
    title: WireText,
    own: { c0: bigint; c1: bigint; points: number },
  ): Contribution => ({
    id,
    title,
    level: by === 'institution' ? { en: 'tertiary', zh: '三级' } : null,
    c0: String(own.c0),
    c1: String(own.c1),
    change: tenths(place.growth),
    split: sampleSplit(own.c1 - own.c0, own.points),
  });
  return {
    by,
    title: BY_TITLES[by],
    rows: [
      row('first', titles[0], { ...share, points }),
      row('second', titles[1], {
        c0: place.c0 - share.c0,
        c1: place.c1 - share.c1,
        points: place.growth - points,
      }),
    ],
    total: row('total', place.title, { c0: place.c0, c1: place.c1, points: place.growth }),
  };
}

const BY_TITLES = {
  institution: { en: 'Institution', zh: '机构' },
  level: { en: 'Level', zh: '级别' },
  visitKind: { en: 'Visit kind', zh: '就诊类型' },
} as const;
