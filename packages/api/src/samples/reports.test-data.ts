import type { ReportPreview, Reports, ReportTaken } from '../reports/reports.ts';
import { growthFigure, SAMPLE_PERIOD, SAMPLE_PERIODS, SAMPLE_PLACES } from './places.test-data.ts';

const GROWTH = 'expense-growth';

const remark = {
  code: 'REPORT_OUTLIER',
  where: 'D3',
  en: 'The value 13.8 % is unusual.',
  zh: '指标值 13.8% 异常。',
};

/** How the reporting of the sample period stands. */
export function sampleReports(): Reports {
  const unit = { en: 'yuan', zh: '元' };
  return {
    period: SAMPLE_PERIOD,
    periods: SAMPLE_PERIODS,
    dueOn: '2019-04-10',
    today: '2019-04-12',
    hasClaims: true,
    sentence: {
      en: 'Due 2019-04-10: 14 of 16 districts sent every form, 1 figure to follow up.',
      zh: '报送截止 2019-04-10：16 个区中 14 个已报齐，1 项指标待核。',
    },
    forms: [
      {
        id: 'expense',
        title: { en: 'Medical expense growth', zh: '医疗费用增长' },
        indicators: [
          {
            id: GROWTH,
            title: { en: 'Expense growth', zh: '医疗费用同比' },
            unit: { en: '%', zh: '%' },
            numerator: { title: { en: 'Expense of the quarter', zh: '本季度医疗费用' }, unit },
            denominator: { title: { en: 'Expense a year before', zh: '上年同季费用' }, unit },
            least: '-50',
            most: '100',
            provenance: 'illustrative',
            source: 'assumption',
          },
        ],
      },
    ],
    districts: SAMPLE_PLACES.map(({ tile, title }) => ({ id: tile.id, title })),
    cells: SAMPLE_PLACES.map(({ tile }, at) => ({
      form: 'expense',
      place: tile.id,
      state: at < 13 ? 'onTime' : at === 13 ? 'late' : 'missing',
      received: at < 14 ? 1 : 0,
      expected: 1,
      completedOn: at < 13 ? '2019-04-08' : at === 13 ? '2019-04-11' : null,
      daysLate: at < 13 ? 0 : 2,
    })),
    followUps: [{ form: 'expense', indicator: GROWTH, place: 'district-a', reasons: [remark] }],
    compared: SAMPLE_PLACES.slice(0, 14).map((sample) => ({
      form: 'expense',
      indicator: GROWTH,
      place: sample.tile.id,
      computed: growthFigure(sample),
      reported: {
        ...growthFigure({ ...sample, growth: sample.growth + 2 }),
        provenance: 'reported',
      },
      arrived: {
        reporter: sample.tile.id,
        at: '2019-04-08T02:00:00.000Z',
        file: `${sample.tile.id}.xlsx`,
      },
      difference: {
        value: '0.2',
        numeratorPercent: '0.2',
        denominatorPercent: '0.0',
        causes: [
          {
            kind: 'numerator',
            text: { en: 'Expense of the quarter: +0.2 %.', zh: '本季度医疗费用：+0.2%。' },
          },
        ],
      },
    })),
  };
}

/** A sheet with a row in order, a healed one and a refused one. */
export function sampleReportPreview(): ReportPreview {
  const cells = (district: string, numerator: string): string[] => [
    district,
    SAMPLE_PERIOD,
    '医疗费用同比',
    numerator,
    '1000000',
    '',
  ];
  return {
    form: 'expense',
    period: SAMPLE_PERIOD,
    file: '甲区.xlsx',
    fileHash: 'a'.repeat(64),
    accepted: 2,
    refused: 1,
    passed: 1,
    headRow: 1,
    head: ['区', '期间', '指标', '分子', '分母', '备注'],
    rows: [
      { row: 3, state: 'accepted', cells: cells('甲区', '1100000') },
      { row: 4, state: 'accepted', cells: cells('乙区', '１０５００００') },
      { row: 5, state: 'refused', cells: cells('丙丁区', '1030000') },
    ],
    remarks: [
      {
        row: 4,
        column: 4,
        kind: 'healed',
        problem: {
          code: 'REPORT_HEALED_NUMBER',
          where: 'D4',
          en: '"１０５００００" was read as 1050000.',
          zh: '“１０５００００”已识别为 1050000。',
        },
      },
      {
        row: 5,
        column: 1,
        kind: 'refused',
        problem: {
          code: 'REPORT_DISTRICT_UNKNOWN',
          where: 'A5',
          en: 'There is no district "丙丁区".',
          zh: '没有名为“丙丁区”的区。',
        },
      },
    ],
    figures: [3, 4].map((row) => ({
      row,
      indicator: GROWTH,
      place: row === 3 ? 'district-a' : 'district-b',
      value: row === 3 ? '10.0' : '5.0',
      sent: { numerator: row === 3 ? '1100000' : '1050000', denominator: '1000000' },
      note: '',
      replaces: null,
    })),
  };
}

/** A sheet of two figures that was taken over. */
export const sampleReportTaken = (): ReportTaken => ({
  form: 'expense',
  period: SAMPLE_PERIOD,
  figures: 2,
  places: ['district-a', 'district-b'],
});
