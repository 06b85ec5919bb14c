import { type Period, parsePeriod, unwrap } from '@sanyi/kernel';
import type { FormIndicator, Indicator } from '@sanyi/policy';
import type { Sheet } from './sheet.ts';
import type { SheetAgainst } from './sheet-against.ts';
import type { FormLine, ReportTerms, Thresholds } from './terms.ts';

const header = (text: string) => ({ text, number: Number(text) });

const indicator = (id: string, en: string, zh: string, factor: string): Indicator => ({
  id,
  package: 'test',
  file: `indicators/${id}.sql`,
  title: { en, zh },
  unit: factor === '100' ? { en: '%', zh: '%' } : { en: '‰', zh: '‰' },
  direction: 'none',
  places: ['district'],
  periods: ['quarter'],
  factor: header(factor),
  targets: [],
  alerts: [],
  minDenominator: 1,
  order: 0,
  source: 'test',
  formula: null,
  sql: '',
  where: 'test',
});

const part = (
  en: string,
  zh: string,
  unit: { en: string; zh: string },
  times = 1,
  perMonth = false,
) => ({
  title: { en, zh },
  unit,
  times,
  perMonth,
});

const YUAN = { en: 'yuan', zh: '元' };
const CALLS = { en: 'calls', zh: '次' };

const growth: FormIndicator = {
  indicator: 'expense-growth',
  numerator: part('Expense', '本期费用', YUAN, 100),
  denominator: part('Expense a year before', '上年同期费用', YUAN, 100),
  keeps: 'difference',
  isPart: false,
  least: header('-50'),
  most: header('100'),
  provenance: 'illustrative',
  source: 'test',
};

const calls: FormIndicator = {
  indicator: 'call-satisfaction',
  numerator: part('Satisfied calls', '满足呼叫', CALLS),
  denominator: part('Calls', '呼叫', CALLS),
  keeps: 'numerator',
  isPart: true,
  least: header('0'),
  most: header('100'),
  provenance: 'derived',
  source: 'test',
};

export const THRESHOLDS: Thresholds = {
  dueDays: 10,
  history: 4,
  z: 3000n,
  modifiedZ: 3500n,
  fence: 1500n,
  range: 1000n,
};

export const LINES: readonly [FormLine, FormLine] = [
  { form: growth, indicator: indicator('expense-growth', 'Expense growth', '医疗费用同比', '100') },
  {
    form: calls,
    indicator: indicator('call-satisfaction', 'Calls satisfied', '呼叫满足率', '100'),
  },
];

/** A form of two indicators for three districts. */
export const TERMS: ReportTerms = {
  form: {
    id: 'mixed',
    package: 'test',
    file: 'reporting/mixed.yaml',
    title: { en: 'Mixed', zh: '综合' },
    period: 'quarter',
    order: 0,
    indicators: LINES.map((line) => line.form),
    where: 'test',
  },
  lines: LINES,
  districts: [
    ['tongzhou', '110112', 'Tongzhou', '通州区'],
    ['daxing', '110115', 'Daxing', '大兴区'],
    ['yanqing', '110119', 'Yanqing', '延庆区'],
  ].map(([id = '', code = '', en = '', zh = '']) => ({
    id,
    code,
    title: { en, zh },
    population: 1,
  })),
  place: 'beijing',
  thresholds: THRESHOLDS,
};

export const QUARTER: Period = unwrap(parsePeriod('2019-Q1'));

export const AGAINST: SheetAgainst = {
  terms: TERMS,
  period: QUARTER,
  place: null,
  closed: [],
  known: [],
};

export const HEAD: readonly string[] = ['区', '期间', '指标', '分子', '分母', '备注'];

/** A sheet of texts. */
export const sheetOf = (
  rows: readonly (readonly string[])[],
  more: Partial<Sheet> = {},
): Sheet => ({
  name: 'Sheet1',
  rows: rows.map((row) => row.map((text) => ({ text, kind: 'text', computed: false }))),
  merges: [],
  ...more,
});
