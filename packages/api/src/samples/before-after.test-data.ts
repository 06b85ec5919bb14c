import type { BeforeAfter, BeforeAfterEffect, BeforeAfterPoint } from '../figures/before-after.ts';
import { SAMPLE_PLACES } from './places.test-data.ts';

const MONTHS = 39;
const REFORM = 15;

const monthOf = (at: number): string =>
  `${2016 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;

const within = (value: number, half: number) => ({
  value: value.toFixed(2),
  low: (value - half).toFixed(2),
  high: (value + half).toFixed(2),
});

function point(at: number): BeforeAfterPoint {
  const side = at < REFORM ? 'before' : at === REFORM ? 'between' : 'after';
  const line = side === 'after' ? 45.6 - 0.07 * (at - REFORM) : 50.3 + 0.01 * (at - REFORM);
  const observed = line + 0.5 * Math.sin(at * 1.7);
  return {
    period: monthOf(at),
    side,
    observed: observed.toFixed(2),
    adjusted: (observed - 0.2 * Math.sin(at)).toFixed(2),
    fitted: side === 'between' ? null : within(line, 0.5),
    without:
      side === 'after' ? within(50.3 + 0.01 * (at - REFORM), 0.5 + 0.05 * (at - REFORM)) : null,
  };
}

const effect = (
  name: BeforeAfterEffect['name'],
  direction: BeforeAfterEffect['direction'],
  value: number,
): BeforeAfterEffect => ({
  name,
  direction,
  ...within(value, 0.6),
  text: {
    en: `${value < 0 ? '−' : '+'}${Math.abs(value)} percentage points`,
    zh: `${value < 0 ? '−' : '+'}${Math.abs(value)}个百分点`,
  },
  interval: {
    en: `(95 % interval ${(value - 0.6).toFixed(2)} to ${(value + 0.6).toFixed(2)})`,
    zh: `（95%区间 ${(value - 0.6).toFixed(2)} 至 ${(value + 0.6).toFixed(2)}）`,
  },
});

const FOUND: BeforeAfter['found'] = {
  effects: [
    effect('level', 'down', -4.7),
    effect('slope', 'unclear', -0.08),
    effect('slopeBefore', 'unclear', 0.01),
    effect('slopeAfter', 'unclear', -0.07),
    effect('average', 'down', -5.6),
    effect('last', 'down', -6.5),
  ],
  before: REFORM,
  after: MONTHS - REFORM - 1,
  freedom: 23,
  festival: null,
  correlation: '0.12',
  lag: null,
  other: { errors: 'newey-west', level: effect('level', 'down', -4.7) },
};

/** An invented indicator before and after a reform. */
export function sampleBeforeAfter(): BeforeAfter {
  const places = SAMPLE_PLACES.map(({ tile }) => ({
    id: tile.id,
    title: { en: tile.en, zh: tile.zh },
  }));
  const city = { id: 'sample', title: { en: 'Sample city', zh: '示例市' } };
  const title = { en: 'Share of visits at tertiary hospitals', zh: '三级医院诊疗占比' };
  const say = (text: string) => [{ text, strong: false, figure: null }];
  return {
    study: 'tertiary-share',
    studies: [{ id: 'tertiary-share', title }],
    title,
    indicator: {
      id: 'visits-tertiary-share',
      title,
      unitText: { en: '%', zh: '%' },
      formula: { en: 'Visits at tertiary hospitals / all visits', zh: '三级医院人次÷全部人次' },
      package: 'sample-indicators',
      version: '1.0.0',
      source: 'invented',
      sql: 'SELECT 1',
    },
    indicators: [{ id: 'visits-tertiary-share', title }],
    place: city,
    places: [city, ...places],
    control: [],
    at: '2017-04-08',
    grain: 'month',
    season: 'month',
    scale: 'value',
    errors: 'prais-winsten',
    unitText: { en: '%', zh: '%' },
    reforms: [
      {
        package: 'sample-separation',
        title: { en: 'Separation of medicine', zh: '医药分开' },
        day: '2017-04-08',
      },
    ],
    others: [],
    sentence: {
      en: say('Sample city: fell at once by 4.7 percentage points.'),
      zh: say('示例市：即时下降4.7个百分点。'),
    },
    points: Array.from({ length: MONTHS }, (_, at) => point(at)),
    found: FOUND,
    instead: null,
    confidence: '0.95',
    method: [
      {
        name: 'beforeAfterLeastBefore',
        title: { en: 'Fewest measured periods before a reform', zh: '改革前最少期数' },
        value: '12',
        unit: { en: 'periods', zh: '期' },
        provenance: 'memory',
        source: 'invented',
      },
    ],
    command:
      'npx sanyi before-after visits-tertiary-share --at 2017-04-08 --facts .sanyi/demo/sample',
    stackHash: 'b'.repeat(64),
    factsChecksum: 'f'.repeat(64),
    cutOff: '2019-03-31',
  };
}
