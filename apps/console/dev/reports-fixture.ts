import type { Figure, ReportPreview, Reports, ReportTaken } from '@sanyi/api';
import { DISTRICTS } from './places.ts';

const GROWTH = 'expense-growth';
const UNIT = { en: 'yuan', zh: '元' };

const growth = (place: string, tenths: number, provenance: string): Figure => ({
  value: (tenths / 10).toFixed(1),
  unit: 'percent',
  unitText: { en: '%', zh: '%' },
  numerator: String(tenths),
  denominator: '1000',
  indicator: GROWTH,
  place,
  period: '2019-Q1',
  stackHash: '0',
  factsChecksum: '1',
  cutOff: '2019-03-31',
  state: 'draft',
  approvedBy: null,
  provenance,
  suppressed: false,
});

/** The answer to an address below `/api/reports`. */
export function reportsDocument(act: string): Reports | ReportPreview | ReportTaken {
  if (act === 'check') return previewDocument();
  if (act !== 'submit') return boardDocument();
  return { form: 'expense', period: '2019-Q1', figures: 2, places: ['tongzhou', 'daxing'] };
}

const FORM: Reports['forms'][number] = {
  id: 'expense',
  title: { en: 'Medical expense growth', zh: '医疗费用增长' },
  indicators: [
    {
      id: GROWTH,
      title: { en: 'Expense growth', zh: '医疗费用同比' },
      unit: { en: '%', zh: '%' },
      numerator: { title: { en: 'Expense of the quarter', zh: '本季度医疗费用' }, unit: UNIT },
      denominator: { title: { en: 'Expense a year before', zh: '上年同季费用' }, unit: UNIT },
      least: '-50',
      most: '100',
      provenance: 'illustrative',
      source: 'assumption',
    },
  ],
};

const boardDocument = (): Reports => ({
  period: '2019-Q1',
  periods: ['2018-Q4', '2019-Q1'],
  dueOn: '2019-04-10',
  today: '2019-04-12',
  hasClaims: true,
  sentence: {
    en: 'Due 2019-04-10: 14 of 16 districts sent every form, 1 figure to follow up.',
    zh: '报送截止 2019-04-10：16 个区中 14 个已报齐，1 项指标待核。',
  },
  forms: [FORM],
  districts: DISTRICTS.map(({ id, en, zh }) => ({ id, title: { en, zh } })),
  cells: DISTRICTS.map(({ id }, at) => ({
    form: 'expense',
    place: id,
    state: (['late', 'partial', 'due', 'missing'] as const)[at] ?? 'onTime',
    received: at < 2 || at > 3 ? 1 : 0,
    expected: at === 1 ? 2 : 1,
    completedOn: at === 0 ? '2019-04-12' : at > 3 ? '2019-04-08' : null,
    daysLate: at < 4 ? 2 : 0,
  })),
  followUps: DISTRICTS.slice(4, 5).map(({ id }) => ({
    form: 'expense',
    indicator: GROWTH,
    place: id,
    reasons: ['z-score', 'quartiles'].map((method) => ({
      code: 'REPORT_OUTLIER',
      where: id,
      en: `The value 31.0 % is unusual by ${method}.`,
      zh: `按 ${method} 判断，指标值 31.0% 异常。`,
    })),
  })),
  compared: DISTRICTS.map(({ id }, at) => ({
    form: 'expense',
    indicator: GROWTH,
    place: id,
    computed: growth(id, 40 + at, 'synthetic'),
    reported: at < 4 ? null : growth(id, 42 + at, 'reported'),
    arrived: at < 4 ? null : { reporter: id, at: '2019-04-08T02:00:00.000Z', file: `${id}.xlsx` },
    difference:
      at < 4
        ? null
        : {
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
});

/** A sheet with a row in order, a healed one and a refused one. */
const previewDocument = (): ReportPreview => ({
  form: 'expense',
  period: '2019-Q1',
  file: '甲区.csv',
  fileHash: 'a'.repeat(64),
  accepted: 2,
  refused: 1,
  passed: 1,
  headRow: 1,
  head: ['区', '期间', '指标', '分子', '分母', '备注'],
  rows: [
    { row: 3, state: 'accepted', cells: ['通州区', '2019-Q1', '医疗费用同比', '1100', '1000', ''] },
    { row: 4, state: 'accepted', cells: ['大兴区', '2019-Q1', '医疗费用同比', '１０５０', '1000'] },
    { row: 5, state: 'refused', cells: ['丙丁区', '2019-Q1', '医疗费用同比', '1030', '1000', ''] },
  ],
  remarks: [
    remark({
      row: 4,
      column: 4,
      kind: 'healed',
      en: '"１０５０" was read as 1050.',
      zh: '已识别为 1050。',
    }),
    remark({
      row: 5,
      column: 1,
      kind: 'refused',
      en: 'There is no district "丙丁区".',
      zh: '没有“丙丁区”。',
    }),
  ],
  figures: [3, 4].map((row) => ({
    row,
    indicator: GROWTH,
    place: row === 3 ? 'tongzhou' : 'daxing',
    value: row === 3 ? '10.0' : '5.0',
    sent: { numerator: row === 3 ? '1100' : '1050', denominator: '1000' },
    note: '',
    replaces: row === 3 ? '2019-04-08T02:00:00.000Z' : null,
  })),
});

function remark(of: {
  readonly row: number;
  readonly column: number;
  readonly kind: 'healed' | 'refused';
  readonly en: string;
  readonly zh: string;
}): ReportPreview['remarks'][number] {
  const { en, zh, ...at } = of;
  return { ...at, problem: { code: 'REPORT', where: `${at.row}`, en, zh } };
}
