import { type Period, parsePeriod, unwrap } from '@sanyi/kernel';
import type { BulletinDefinition, Indicator } from '@sanyi/policy';
import type { Measured } from '../figure.ts';
import type { BulletinInput, ReportedFigure } from './bulletin-input.ts';
import { unsignedEdition } from './unsigned-edition.ts';

const text = (words: string): { en: string; zh: string } => ({ en: words, zh: words });
const FOUNDED = {
  // 1 January 2017.
  from: unwrap(parsePeriod('2017')).from,
  provenance: 'sourced',
  source: 'S01',
  note: null,
} as const;
const target = (value: string): Indicator['targets'] => [{ ...FOUNDED, value: number(value) }];
const number = (of: string): { text: string; number: number } => ({ text: of, number: Number(of) });

const indicator = (id: string, more: Partial<Indicator>): [string, Indicator] => [
  id,
  {
    id,
    package: 'sample',
    file: `indicators/${id}.sql`,
    title: { en: `Title ${id}`, zh: `名称${id}` },
    unit: { en: '%', zh: '%' },
    direction: 'none',
    places: ['district', 'city'],
    periods: ['quarter'],
    factor: number('100'),
    targets: [],
    alerts: [],
    minDenominator: 1,
    order: 1,
    source: 'S01',
    formula: null,
    sql: 'SELECT 1',
    where: id,
    ...more,
  },
];

/** Growth with its split, and a share of calls. */
const INDICATORS: ReadonlyMap<string, Indicator> = new Map([
  indicator('total', { unit: { en: 'yuan', zh: '元' }, factor: number('0.01') }),
  indicator('growth', {
    direction: 'down',
    targets: target('10'),
    alerts: [{ ...FOUNDED, to: null, side: 'above', at: number('9'), level: 'watch' }],
    minDenominator: 100,
  }),
  ...['price', 'volume', 'mix'].map((id) =>
    indicator(id, { unit: { en: 'percentage points', zh: '个百分点' } }),
  ),
  indicator('calls', { direction: 'up', targets: target('95'), minDenominator: 10 }),
]);

/** Two families and a table of each. */
const DEFINITION: BulletinDefinition = {
  id: 'quarter',
  package: 'sample',
  file: 'bulletins/quarter.yaml',
  where: 'sample/bulletins/quarter.yaml',
  title: { en: 'Bulletin', zh: '通报' },
  heading: { en: '{districts} districts, {period}', zh: '{period}{districts}个区' },
  issuer: { en: 'Office', zh: '办公室' },
  families: [
    {
      id: 'expense',
      title: { en: 'Expenses', zh: '费用' },
      subject: { en: 'expenses', zh: '费用' },
      indicator: 'growth',
      amount: 'total',
      split: { price: 'price', volume: 'volume', mix: 'mix' },
      noise: 'claims',
      events: null,
      smallCells: 'none',
      gap: null,
    },
    {
      id: 'first-aid',
      title: { en: 'First aid', zh: '急救' },
      subject: { en: 'the share of calls satisfied', zh: '呼叫满足率' },
      indicator: 'calls',
      amount: null,
      split: null,
      noise: 'proportion',
      events: 'call',
      smallCells: 'both',
      gap: { unit: { en: 'calls satisfied', zh: '次呼叫得到满足' }, each: 1 },
    },
  ],
  tables: [
    {
      id: 'districts',
      section: 'summary',
      title: text('Districts'),
      rankBy: 'expense',
      columns: [
        {
          indicator: 'total',
          head: text('Expenses'),
          unit: text('m'),
          show: 'value',
          divide: 1_000_000,
          signed: false,
        },
        ...['growth', 'price', 'volume', 'mix'].map((id) => ({
          indicator: id,
          head: text(id),
          unit: text('%'),
          show: 'value' as const,
          divide: 1,
          signed: true,
        })),
      ],
    },
    {
      id: 'calls',
      section: 'first-aid',
      title: text('Calls'),
      rankBy: 'first-aid',
      columns: (['denominator', 'complement', 'value', 'yearBefore', 'yearChange'] as const).map(
        (show) => ({
          indicator: 'calls',
          head: text(show),
          unit: text(''),
          show,
          divide: 1,
          signed: show === 'yearChange',
        }),
      ),
    },
  ],
  rankLeast: 20,
  requirement: {
    days: 15,
    text: { en: 'Report within {days} days.', zh: '于{days}日内报送。' },
  },
  unknown: [{ en: 'Standing limit.', zh: '固有局限。' }],
  source: 'S01',
};

/** What happened in a district in a quarter; money in fen. */
export type DistrictQuarter = {
  readonly c0: bigint;
  readonly price: bigint;
  readonly volume: bigint;
  readonly mix: bigint;
  readonly calls: bigint;
  readonly met: bigint;
};

/** `district-1` and so on, one for each row. */
export const districtId = (at: number): string => `district-${at + 1}`;

/** A bulletin's input of a made-up city from rows of districts, the same in every quarter. */
export function sampleInput(
  rows: readonly DistrictQuarter[],
  more: Partial<BulletinInput> = {},
): BulletinInput {
  const city = rows.reduce((sum, each) => ({
    c0: sum.c0 + each.c0,
    price: sum.price + each.price,
    volume: sum.volume + each.volume,
    mix: sum.mix + each.mix,
    calls: sum.calls + each.calls,
    met: sum.met + each.met,
  }));
  const rowOf = (place: string): DistrictQuarter | undefined =>
    place === 'city' ? city : rows[Number(place.split('-')[1]) - 1];
  return {
    definition: DEFINITION,
    definitionVersion: '1.0.0',
    indicators: INDICATORS,
    packageVersions: new Map([['sample', '1.0.0']]),
    place: { id: 'city', title: { en: 'City', zh: '全市' } },
    districts: rows.map((_, at) => ({
      id: districtId(at),
      title: { en: `North ${'ABCDEFGH'[at]}`, zh: `北${'甲乙丙丁戊己庚辛'[at]}区` },
    })),
    period: quarter('2019-Q1'),
    origin: {
      stackHash: 'aa'.repeat(32),
      factsChecksum: 'bb'.repeat(32),
      cutOff: '2019-03-31',
      provenance: 'synthetic',
      weight: '1',
    },
    stack: 'sample',
    synthetic: true,
    unfounded: { memory: 2, illustrative: 3 },
    edition: unsignedEdition('2019-Q1'),
    measured: (id, place, period) => {
      const row = rowOf(place);
      return row ? measuredOf(id, row, { place, period }) : null;
    },
    sheets: [],
    reported: () => null,
    spread: () => null,
    rakingError: () => null,
    eventWeight: () => 1,
    ...more,
  };
}

/** A quarter by its id. */
const quarter = (id: string): Period => unwrap(parsePeriod(id));

/** A figure that a district sent. */
export const reportedFigure = (of: Partial<ReportedFigure>): ReportedFigure => ({
  place: districtId(0),
  period: '2019-Q1',
  numerator: 11n,
  denominator: 100n,
  reporter: 'district',
  receivedAt: '2019-04-09T01:00:00Z',
  ...of,
});

function measuredOf(
  id: string,
  row: DistrictQuarter,
  at: { readonly place: string; readonly period: string },
): Measured | null {
  const { c0, price, volume, mix, calls, met } = row;
  const growth = price + volume + mix;
  const found: Readonly<Record<string, readonly [bigint, bigint]>> = {
    total: [c0 + growth, 1n],
    growth: [growth, c0],
    price: [price, c0],
    volume: [volume, c0],
    mix: [mix, c0],
    calls: [met, calls],
  };
  const fraction = found[id];
  return fraction ? { ...at, numerator: fraction[0], denominator: fraction[1] } : null;
}
