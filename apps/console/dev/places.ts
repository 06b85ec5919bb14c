import type { Figure, FigureUnit, GrowthSplit, Judgement, Point, SplitPart } from '@sanyi/api';

/** A district with the invented numbers its documents are built from. Growth in tenths of a percent. */
export type Place = {
  readonly id: string;
  readonly en: string;
  readonly zh: string;
  readonly column: number;
  readonly row: number;
  readonly growth: number;
  readonly total: number;
  readonly blood: string;
  readonly calls: string;
};

const ROWS: readonly (readonly [
  string,
  string,
  string,
  number,
  number,
  number,
  number,
  string,
  string,
])[] = [
  ['tongzhou', 'Tongzhou', '通州', 3, 3, 138, 182, '17.4', '93.1'],
  ['daxing', 'Daxing', '大兴', 2, 4, 109, 244, '16.5', '94.7'],
  ['changping', 'Changping', '昌平', 1, 1, 108, 288, '17.7', '95.1'],
  ['fengtai', 'Fengtai', '丰台', 1, 4, 96, 438, '18.2', '96.0'],
  ['fangshan', 'Fangshan', '房山', 0, 4, 91, 164, '15.2', '94.2'],
  ['shunyi', 'Shunyi', '顺义', 2, 1, 85, 141, '17.0', '96.8'],
  ['haidian', 'Haidian', '海淀', 1, 2, 69, 706, '21.2', '97.1'],
  ['chaoyang', 'Chaoyang', '朝阳', 2, 2, 69, 812, '19.6', '96.4'],
  ['huairou', 'Huairou', '怀柔', 2, 0, 66, 53, '16.6', '96.1'],
  ['mentougou', 'Mentougou', '门头沟', 0, 2, 63, 64, '16.4', '95.2'],
  ['pinggu', 'Pinggu', '平谷', 3, 1, 56, 58, '16.5', '95.9'],
  ['shijingshan', 'Shijingshan', '石景山', 0, 3, 49, 147, '18.1', '97.8'],
  ['xicheng', 'Xicheng', '西城', 1, 3, 49, 776, '22.9', '98.9'],
  ['miyun', 'Miyun', '密云', 3, 0, 48, 58, '16.3', '95.3'],
  ['dongcheng', 'Dongcheng', '东城', 2, 3, 47, 607, '22.4', '98.6'],
  ['yanqing', 'Yanqing', '延庆', 1, 0, 38, 31, '16.1', '95.6'],
];

/** Real districts of the city with invented figures, fastest growing first. */
export const DISTRICTS: readonly Place[] = ROWS.map(
  ([id, en, zh, column, row, growth, total, blood, calls]) => ({
    ...{ id, en, zh, column, row, growth, total, blood, calls },
  }),
);

/** The whole city. */
export const CITY: Place = {
  ...{ id: 'beijing', en: 'Beijing', zh: '北京市', column: 0, row: 0 },
  ...{ growth: 72, total: 4770, blood: '18.3', calls: '95.9' },
};

export const PERIODS: readonly string[] = Array.from({ length: 9 }, (_, index) => {
  const quarter = 2017 * 4 + index;
  return `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`;
});

export const tenths = (count: number): string => (count / 10).toFixed(1);

export const placeOf = (id: string): Place => DISTRICTS.find((each) => each.id === id) ?? CITY;

export const judge = (growth: number): Judgement =>
  growth > 100 ? 'missed' : growth > 90 ? 'near' : 'met';

export function figure(
  indicator: string,
  place: string,
  value: string | null,
  unit: FigureUnit,
): Figure {
  return {
    ...{ value, unit, indicator, place },
    unitText:
      unit === 'other'
        ? { en: 'per 1,000 residents and year', zh: '每千人口每年' }
        : { en: unit, zh: unit },
    numerator: '138',
    denominator: '1000',
    period: '2019-Q1',
    stackHash: '3f9a1c07be52'.repeat(5),
    factsChecksum: 'a81d5e20c944'.repeat(5),
    cutOff: '2019-03-31',
    state: 'draft',
    approvedBy: null,
    provenance: 'derived',
    suppressed: false,
  };
}

export const series = (last: number, seed: number): Point[] =>
  PERIODS.map((period, index) => ({
    period,
    value: tenths(last + ((((index + seed) * 37) % 11) - 5) * (8 - index) * 0.6),
  }));

/** Last year's expenses of a place in fen. */
export const before = (place: Place): bigint =>
  (BigInt(place.total) * 1_000_000_000n * 1000n) / BigInt(1000 + place.growth);

export const now = (place: Place): bigint => BigInt(place.total) * 1_000_000_000n;

export function split(amount: bigint, points: number, seed: number): GrowthSplit {
  const price = seed % 3 === 0 ? -4 : 1;
  const volume = Math.round(points * (0.62 + (seed % 4) * 0.04));
  const part = (share: number): SplitPart => ({
    fen: String((amount * BigInt(share)) / BigInt(Math.max(1, points))),
    points: tenths(share),
  });
  const [a, b] = [part(price), part(volume)];
  const mix: SplitPart = {
    fen: String(amount - BigInt(a.fen) - BigInt(b.fen)),
    points: tenths(points - price - volume),
  };
  return { price: a, volume: b, mix, total: { fen: String(amount), points: tenths(points) } };
}
