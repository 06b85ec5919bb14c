import type {
  WhatIf,
  WhatIfAmount,
  WhatIfChoices,
  WhatIfGroup,
  WhatIfValue,
} from '../what-if/what-if.ts';
import type { WhatIfStep, WhatIfSteps } from '../what-if/what-if-changes.ts';
import type { Solved } from '../what-if/what-if-solve.ts';

const MARKUP: WhatIfValue = {
  path: 'parameters/drugMarkupRate',
  kind: 'rate',
  title: { en: 'Drug mark-up', zh: '药品加成率' },
  group: { en: 'Rules', zh: '规则' },
  unit: { en: 'share', zh: '比例' },
  now: '0',
  min: '0',
  max: '1',
  provenance: 'sourced',
  source: 'S02',
};

/** Two values that can be tried. */
export const sampleWhatIfChoices = (): WhatIfChoices => ({
  place: 'sample',
  on: '2019-03-31',
  values: [
    MARKUP,
    {
      ...MARKUP,
      path: 'lists/servicePrice/ct-plain',
      kind: 'money',
      title: { en: 'CT scan', zh: 'CT平扫' },
      unit: { en: 'yuan', zh: '元' },
      now: '135.00',
      max: null,
    },
  ],
});

const amount = (before: number, change: number): WhatIfAmount => ({
  baselineFen: String(before),
  reformFen: String(before + change),
  changeFen: String(change),
  errorFen: null,
  first: { changeFen: String(change), errorFen: '0' },
});

const group = (dimension: string, key: string, en: string, zh: string): WhatIfGroup => ({
  ...{ dimension, key, title: { en, zh }, count: 1000 },
  bands: [0, 0, 500, 0, 500],
  changeFen: '3000000',
  eachFen: '3000',
});

const RULES: WhatIf['rules'] = [
  {
    cite: 'sample@1.0.0#linePrice/drug',
    package: 'sample',
    decision: 'linePrice',
    rule: 'drug',
    clause: 'Drugs carry a mark-up',
    provenance: 'sourced',
    speaks: 'both',
    claims: 500,
    losers: 500,
    gainers: 0,
    patientFen: '3000000',
    fundFen: '2000000',
  },
];

/** A finished what-if whose parts add up. */
export function sampleWhatIf(): WhatIf {
  const text = { en: 'Patients pay more.', zh: '个人负担增加。' };
  const run = (lang: 'en' | 'zh') => [{ text: text[lang], strong: true, figure: null }];
  return {
    id: '0123456789abcdef',
    state: 'exact',
    baseline: { text: 'sample', title: { en: 'Rules in force', zh: '当日规则' } },
    reform: {
      text: 'sample+parameters/drugMarkupRate=0.05',
      title: {
        en: 'Rules in force, with Drug mark-up, at most = 5 %',
        zh: '当日规则，加药品加成率 = 5 %',
      },
    },
    period: { from: '2018-04-01', to: '2019-03-31' },
    sentence: { en: run('en'), zh: run('zh') },
    changes: [{ ...MARKUP, value: '0.05', from: null, effectFen: '5000000' }],
    total: amount(50_000_000, 5_000_000),
    fund: amount(30_000_000, 2_000_000),
    patients: amount(20_000_000, 3_000_000),
    income: amount(50_000_000, 5_000_000),
    neutral: { percent: '10.00', limit: '0.5', isNeutral: false },
    persons: { counted: 3, all: 3 },
    claims: 2,
    lines: 9,
    seconds: 0.5,
    largeChange: '0.050000',
    people: [
      group('all', 'all', 'Everybody with care', '全部就诊人员'),
      group('scheme', 'employee', 'Employees', '城镇职工'),
    ],
    months: [{ month: '2018-04', patientFen: '1000000', fundFen: '2000000', incomeFen: '3000000' }],
    visits: [group('level', 'tertiary', 'Tertiary', '三级')],
    levels: [group('level', 'tertiary', 'Tertiary', '三级')],
    districts: [group('residence', 'tongzhou', 'Tongzhou', '通州')],
    institutions: [
      {
        id: '1',
        title: { en: 'Institution 1', zh: '机构1' },
        level: 'tertiary',
        incomeFen: '50000000',
        changeFen: '5000000',
        percent: '10.00',
      },
    ],
    institutionCount: 1,
    families: [
      {
        id: 'drug',
        title: { en: 'Drugs', zh: '药品' },
        baselineFen: '25000000',
        changeFen: '5000000',
      },
    ],
    items: [
      {
        id: 'pills',
        title: { en: 'Pills', zh: '药片' },
        baselineFen: '25000000',
        changeFen: '5000000',
      },
    ],
    ...{ pools: [], poolCount: { shared: 0, single: 0 } },
    ...{ rules: RULES, rowByRow: { refunds: 0, rules: 0 }, incremental: null },
    synthetic: true,
    command:
      "npx sanyi replay --facts .sanyi/demo/sample --reform 'sample+parameters/drugMarkupRate=0.05' --json",
    job: null,
  };
}

/** A reform of two changes. */
export const sampleWhatIfSteps = (): WhatIfSteps => {
  const step = (path: string, from: string, to: string, patient: number): WhatIfStep => ({
    kind: path.startsWith('lists') ? 'list' : 'parameter',
    path,
    title: path.startsWith('lists')
      ? { en: 'CT scan', zh: 'CT平扫' }
      : { en: 'Drug mark-up', zh: '药品加成率' },
    ...{ from, to, rows: path.startsWith('lists') ? 1 : 0 },
    patientFen: String(patient),
    fundFen: String(2 * patient),
    incomeFen: String(3 * patient),
    people: [group('all', 'all', 'Everybody with care', '全部就诊人员')],
    levels: [group('level', 'tertiary', 'Tertiary', '三级')],
  });
  return {
    state: 'exact',
    steps: [
      step('parameters/drugMarkupRate', '0', '0.05', 5_000_000),
      step('lists/servicePrice/ct-plain', '135.00', '120.00', -2_000_000),
    ],
    ...{ patientFen: '3000000', fundFen: '6000000', incomeFen: '9000000' },
    command:
      "npx sanyi replay --facts .sanyi/demo/sample --reform 'sample+parameters/drugMarkupRate=0.05' --by-change --json",
    job: null,
  };
};

/** Prices that were found. */
export const sampleSolved = (): Solved => ({
  id: 'what-if-solve-1',
  reform: 'sample+lists/servicePrice/ct-plain=140.00',
  rows: [
    {
      path: 'lists/servicePrice/ct-plain',
      title: { en: 'CT scan', zh: 'CT平扫' },
      nowFen: '13500',
      priceFen: '14000',
      percent: '3.7',
    },
  ],
  still: 3,
  bounds: [
    {
      kind: 'total',
      text: { en: 'Income of all hospitals moves by +0.50 %', zh: '全部机构收入变化 +0.50%' },
      isBinding: true,
      isKept: true,
    },
  ],
  isWithin: true,
  rounds: 1,
  income: { reform: '-1.200', predicted: '0.500', replayed: '0.500' },
  replay: '0123456789abcdef',
  claims: 1000,
  command: 'npx sanyi solve --facts .sanyi/demo/sample --json',
});
