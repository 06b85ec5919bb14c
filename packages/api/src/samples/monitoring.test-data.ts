import type { DayNote, Monitoring, WatchedFigure, WatchedPoint } from '../figures/monitoring.ts';
import { sampleOverview } from './overview.test-data.ts';
import { SAMPLE_PLACES } from './places.test-data.ts';

const LAST = '2019-03-31';
const DAYS = 56;

const dayBefore = (back: number): string =>
  new Date(Date.parse(LAST) - back * 86_400_000).toISOString().slice(0, 10);

const cell = (place: string, value: number, noted: boolean): WatchedFigure => {
  const [headline] = sampleOverview().headlines;
  if (!headline) throw new Error('the sample has a headline');
  return {
    indicator: 'visits',
    figure: {
      ...headline.figure,
      value: String(value),
      unit: 'count',
      unitText: { en: 'visits', zh: '人次' },
      numerator: String(value),
      denominator: '1',
      indicator: 'visits',
      place,
      period: LAST,
    },
    expectation: {
      expected: '9000',
      low: '8100',
      high: '10000',
      percent: ((value / 9000 - 1) * 100).toFixed(1),
      score: noted ? '5.4' : '0.4',
      level: '14200',
      factor: '0.634',
      spread: '3.5',
      sameKind: 48,
    },
    state: noted ? 'over' : 'usual',
  };
};

const note = (place: string, day: string): DayNote => ({
  id: `visits/${place}/${day}`,
  day,
  rule: 'day',
  level: 'over',
  side: 'above',
  indicator: 'visits',
  place,
  title: { en: 'District A: visits 21 % over expectation', zh: '甲区：门急诊人次高于预期21%' },
  text: {
    en: '10,890 visits, expected 9,000 visits on a Sunday. 5.4 standard deviations off; noted from 3.',
    zh: '10,890人次，星期日预期9,000人次；偏离5.4个标准差，达到3即提示。',
  },
});

const point = (back: number): WatchedPoint => ({
  day: dayBefore(back),
  value: String(9000 + 300 * Math.round(Math.sin(back) * 3)),
  low: '8000',
  high: '10200',
  festival: back > 48 && back < 54,
  state: 'usual',
});

/** The last day of an invented city, with one note. */
export function sampleMonitoring(): Monitoring {
  const places = SAMPLE_PLACES.map(({ tile }) => tile);
  const [first] = places;
  const noted = note(first?.id ?? '', LAST);
  return {
    day: LAST,
    first: '2016-01-01',
    last: LAST,
    kind: { en: 'Sunday', zh: '星期日' },
    festival: null,
    place: 'sample',
    placeTitle: { en: 'Sample city', zh: '示例市' },
    sentence: {
      en: [{ text: 'Sunday, 31 March 2019: 1 note.', strong: false, figure: null }],
      zh: [{ text: '2019年3月31日（星期日）：1条提示。', strong: false, figure: null }],
    },
    indicators: [
      {
        id: 'visits',
        title: { en: 'Visits', zh: '门急诊人次' },
        unitText: { en: 'visits', zh: '人次' },
        question: { en: 'Do patients come when expected?', zh: '就诊量是否符合预期？' },
        formula: { en: 'Number of visits', zh: '门急诊人次' },
        package: 'sample-indicators',
        version: '1.0.0',
        source: 'invented',
        sql: 'SELECT place, period, sum(visits) AS numerator, 1 AS denominator FROM expense',
      },
    ],
    rows: [
      {
        place: 'sample',
        title: { en: 'Sample city', zh: '示例市' },
        cells: [cell('sample', 9100, false)],
      },
      ...places.map(({ id, en, zh }, at) => ({
        place: id,
        title: { en, zh },
        cells: [cell(id, at === 0 ? 10_890 : 9050, at === 0)],
      })),
    ],
    series: [
      {
        indicator: 'visits',
        points: Array.from({ length: DAYS }, (_, at) => point(DAYS - 1 - at)),
      },
    ],
    notes: [noted],
    recent: { days: 90, notes: [noted, note(first?.id ?? '', '2019-02-11')] },
    reforms: [
      {
        package: 'sample-package',
        title: { en: 'Sample reform', zh: '示例改革' },
        day: '2017-04-08',
        notes: [note('sample', '2017-04-10')],
      },
    ],
    method: [
      {
        name: 'monitoringWatch',
        title: { en: 'Distance from expectation that is noted', zh: '提示线：与预期的距离' },
        value: '3',
        unit: { en: 'standard deviations', zh: '标准差' },
        provenance: 'memory',
        source: 'three-sigma line, from memory',
      },
    ],
  };
}
