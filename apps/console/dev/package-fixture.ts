import type {
  EffectAmount,
  EffectRow,
  PackageDetail,
  PackageEffect,
  PackageList,
  PackageRow,
  PackageTable,
  Provenance,
  TableColumn,
  TableGrid,
  TableRow,
  WireText,
} from '@sanyi/api';
import { DIFFERENCES } from './differences-fixture.ts';

const amount = (changeFen: string, percent: string | null): EffectAmount => ({
  changeFen,
  percent,
});

const effectRow = (dimension: string, key: string, title: WireText, part: string): EffectRow => ({
  ...{ dimension, key, title, claims: 20_251 },
  patient: amount(`-${part}8959`, '-3.21'),
  fund: amount(`${part}654363`, '8.77'),
  income: amount(`${part}994828`, '3.09'),
  bands: dimension === 'district' ? null : [4864, 3027, 32, 1838, 973],
});

const EFFECT: PackageEffect = {
  id: 'beijing-2018-01-2018-12',
  city: { en: 'Synthetic Beijing', zh: '合成北京' },
  synthetic: true,
  weight: 2000,
  version: '1.0.0',
  period: { from: '2018-01-01', to: '2018-12-31' },
  baseline: 'beijing@2017-04-07',
  reform: 'beijing@2017-04-08',
  facts: 'a1549f9367b53896727486659236bff219b621513ce3aae5dd0da5233d6ec8a7',
  replay: '902c5568428947b4',
  claims: 126_935,
  patients: 10_811,
  measuredOn: '2019-06-30',
  stale: {
    en: 'This measured effect no longer speaks for what is here: rules of other packages changed since.',
    zh: '该实测效果已不适用：其他政策包的规则在此之后有改动。',
  },
  here: 'claims',
  rows: [
    effectRow('all', 'all', { en: 'All', zh: '合计' }, '138'),
    effectRow('district', 'haidian', { en: 'Haidian', zh: '海淀区' }, '17'),
    effectRow('level', 'grassroots', { en: 'Grassroots', zh: '基层医疗卫生机构' }, '44'),
    effectRow('chronic', 'yes', { en: 'With chronic disease', zh: '有慢性病' }, '75'),
  ],
  indicators: [
    {
      ...{ id: 'drug-share', period: '2018', before: '49.26', after: '39.42' },
      title: { en: 'Drug share, without herbal pieces', zh: '药占比（不含中药饮片）' },
      unit: { en: '%', zh: '%' },
    },
  ],
  reproduce:
    'sanyi policy evidence beijing-2017-separation --facts FACTS --baseline beijing@2017-04-07 --reform beijing@2017-04-08 --from 2018-01-01 --to 2018-12-31',
};

const LEVELS = [
  ['tertiary', 'Tertiary', '三级'],
  ['secondary', 'Secondary', '二级'],
  ['primary', 'Grassroots', '一级及基层'],
] as const;
const TITLES = [
  ['ordinary', 'Ordinary', '普通'],
  ['deputyChief', 'Deputy chief', '副主任'],
  ['chief', 'Chief', '主任'],
  ['wellKnownExpert', 'Well-known expert', '知名专家'],
] as const;
const PRICES = [
  [50, 60, 80, 100],
  [30, 50, 70, 90],
  [20, 40, 60, 80],
] as const;
const FUND = [40, 28, 19] as const;

const mark = (index: number): Provenance =>
  index === 0 || index === 8 ? 'sourced' : index === 11 ? 'illustrative' : 'memory';

const rows: TableRow[] = LEVELS.flatMap(([level], row) =>
  TITLES.map(([title], column) => ({
    id: `${level}-${title}`,
    inputs: ['"outpatient"', `"${level}"`, `"${title}"`, 'true', '-'],
    outputs: ['"serviceFee"', String(PRICES[row]?.[column]), String(FUND[row]), '0', 'false'],
    clause: { en: 'fee notice, annex 1', zh: '收费通知附件1' },
    source: 'S17',
    provenance: mark(row * 4 + column),
  })),
);

const beside: TableRow[] = [
  {
    id: 'bed-day-tertiary',
    inputs: ['"inpatientDay"', '"tertiary"', '-', '-', '-'],
    outputs: ['"serviceFee"', '100', '0', '0', 'true'],
    clause: { en: 'fee notice, annex 1', zh: '收费通知附件1' },
    source: 'S17',
    provenance: 'memory',
  },
  {
    id: 'grassroots-60',
    inputs: ['"outpatient"', '"primary"', '"ordinary"', 'true', '>= 60'],
    outputs: [
      '"serviceFee"',
      '20',
      'if parameters.waivedYuanBorneBy = "fund" then 20 else 19',
      '0',
      'false',
    ],
    clause: { en: 'article 9', zh: '收费通知附件1' },
    source: 'S02',
    provenance: 'illustrative',
  },
];

const column = (name: string, en: string, zh: string, kind: string): TableColumn => ({
  name,
  title: { en, zh },
  kind,
  codes: {},
});

const GRID: TableGrid = {
  rowInput: column('level', 'Level', '级别', 'code'),
  columnInput: column('title', 'Title of the doctor', '医师职称', 'code'),
  rows: LEVELS.map(([code, en, zh]) => ({ code, title: { en, zh } })),
  columns: TITLES.map(([code, en, zh]) => ({ code, title: { en, zh } })),
  cells: LEVELS.flatMap(([level], row) =>
    TITLES.map(([title], at) => ({
      row: level,
      column: title,
      rules: [`${level}-${title}`],
      value: String(PRICES[row]?.[at]),
      details: [
        { name: 'fixedFund', value: String(FUND[row]) },
        { name: 'hospitalBorne', value: '0' },
        { name: 'inScope', value: 'false' },
      ],
      provenance: mark(row * 4 + at),
      share:
        [
          ['22.4', '10.2', '6.0', '0.6'],
          ['9.2', '3.6', '1.9', '0.1'],
          ['35.2', '3.4', '0.8', '0.0'],
        ][row]?.[at] ?? null,
    })),
  ),
  beside: beside.map(({ id }) => id),
};

const VISIT: PackageTable = {
  id: 'visitCharges',
  title: { en: 'Service fee per visit', zh: '医事服务费' },
  file: 'tables/visit.dmn',
  hook: 'price.visit',
  kind: 'table',
  hitPolicy: 'COLLECT',
  inputs: [
    column('visitKind', 'Visit kind', '就诊类型', 'code'),
    column('level', 'Level', '级别', 'code'),
    column('title', 'Title', '职称', 'code'),
    column('insured', 'Insured', '参保', 'flag'),
    column('age', 'Age', '年龄', 'count'),
  ],
  outputs: [
    column('charge', 'Charge', '费用', 'code'),
    column('price', 'Price', '价格', 'money'),
    column('fixedFund', 'Fund, fixed', '基金定额', 'money'),
    column('hospitalBorne', 'Hospital', '医院承担', 'money'),
    column('inScope', 'In scope', '范围内', 'flag'),
  ],
  rows: [...rows, ...beside],
  expression: null,
  grid: GRID,
};

const LITERAL: PackageTable = {
  id: 'entitlement',
  title: { en: 'Entitlement', zh: '应支付额' },
  file: 'tables/benefit.dmn',
  hook: null,
  kind: 'expression',
  hitPolicy: null,
  inputs: [],
  outputs: [],
  rows: [],
  expression:
    '{\n  covered: max(0, acc.outpatientInScope + inScope - deductible),\n  entitled: round half up(covered * rate, 2)\n}',
  grid: null,
};

const row = (
  id: string,
  en: string,
  zh: string,
  from: string,
  state: PackageRow['state'],
): PackageRow => ({
  id,
  version: '1.0.0',
  title: { en, zh },
  place: 'beijing',
  effective: { from, to: null },
  state,
  aspect: '2',
  authority: { en: 'Beijing Municipal Government', zh: '北京市人民政府' },
  provides: ['price.visit'],
  requires: id === 'beijing-2016-base' ? [] : ['beijing-2016-base'],
  replaces:
    id === 'beijing-2016-base'
      ? []
      : [
          {
            en: 'hook price.visit of beijing-2016-base',
            zh: 'beijing-2016-base 的接入点 price.visit',
          },
        ],
  amends:
    id === 'beijing-2016-base'
      ? []
      : [
          {
            en: 'parameter drugMarkupRate of beijing-2016-base',
            zh: 'beijing-2016-base 的参数 drugMarkupRate',
          },
        ],
  counts: { tables: 6, parameters: 31, lists: 4, listRows: 435, indicators: 0, tests: 24 },
});

const ROWS: readonly PackageRow[] = [
  row(
    'beijing-2016-base',
    'Prices and benefits of 2016',
    '2016年价格与待遇',
    '2015-01-01',
    'inForce',
  ),
  row(
    'beijing-2017-separation',
    'Separation of medicine and medical services',
    '医药分开综合改革',
    '2017-04-08',
    'inForce',
  ),
  row(
    'beijing-2018-residents',
    'One scheme for urban and rural residents',
    '城乡居民统一医保',
    '2018-01-01',
    'inForce',
  ),
  row(
    'beijing-2019-consumables',
    'Medical consumables reform',
    '医耗联动综合改革',
    '2019-06-15',
    'notYet',
  ),
];

export const packageListDocument = (): PackageList => ({ on: '2019-03-31', rows: ROWS });

const parameter = (
  name: string,
  en: string,
  zh: string,
  old: string,
  value: string | null,
  unit: string,
): PackageDetail['parameters'][number] => ({
  name,
  title: { en, zh },
  kind: 'money',
  codes: {},
  unit: { en: unit, zh: unit === 'yuan' ? '元' : '比例' },
  amends: 'beijing-2016-base',
  values: [
    {
      package: 'beijing-2016-base',
      from: '2015-01-01',
      to: '2017-04-08',
      value: old,
      provenance: 'sourced',
      source: 'S01',
      note: null,
    },
    {
      package: 'beijing-2017-separation',
      from: '2017-04-08',
      to: null,
      value,
      provenance: name === 'outpatientCap' ? 'memory' : 'sourced',
      source: 'S02',
      note: null,
    },
  ],
});

export function packageDocument(): PackageDetail {
  const [, separation = ROWS[0]] = ROWS;
  if (!separation) throw new Error('there is always a package');
  return {
    ...separation,
    on: '2019-03-31',
    tables: [VISIT, LITERAL],
    parameters: [
      parameter('drugMarkupRate', 'Drug mark-up, at most', '药品加成率', '0.15', '0', 'share'),
      parameter(
        'outpatientDeductible',
        'Outpatient deductible, working',
        '门诊起付线，在职',
        '1800',
        '1800',
        'yuan',
      ),
      parameter(
        'outpatientCap',
        'Outpatient cap of a year',
        '门诊年度封顶线',
        '20000',
        '20000',
        'yuan',
      ),
      parameter('registrationFee', 'Registration fee', '挂号费', '5', null, 'yuan'),
    ],
    lists: [
      {
        name: 'servicePrice',
        kind: 'price',
        file: 'lists/service-price.csv',
        amends: 'beijing-2016-base',
        columns: ['item', 'level', 'price', 'from', 'to', 'provenance', 'source'].map((name) =>
          column(name, name, name, 'text'),
        ),
        rows: Array.from({ length: 40 }, (_, index) => [
          `service-${index}`,
          '',
          `${20 + index}.00`,
          '2017-04-08',
          '',
          index % 3 ? 'sourced' : 'memory',
          'S01',
        ]),
        rowCount: 435,
      },
    ],
    indicators: [],
    effects: [EFFECT],
    differences: DIFFERENCES,
    takenOverBy: [],
    names: {},
    tests: testsOf(),
    coverage: { rules: 18, reached: 17 },
    sources: [
      { id: 'S01', text: 'Implementation plan of the comprehensive reform, 2017.' },
      { id: 'S02', text: 'Notice on service fees, 2017.' },
    ],
  };
}

const testsOf = (): PackageDetail['tests'] => ({
  running: false,
  passed: 23,
  failed: 1,
  cases: [
    ['Employee, tertiary, chief physician', '职工 三级 主任医师', '80.00 = 40.00 + 40.00', true],
    ['Aged 66, grassroots', '66岁 基层', '20.00 = 20.00 + 0.00', true],
    ['No insurance, deputy chief', '未参保 副主任医师', '0.00 + 50.00', true],
    ['Herbal pieces 100.00', '中药饮片 100.00', '125.00', false],
  ].map(([en, zh, expected, ok]) => ({
    file: 'tests/good/visit.yaml',
    title: { en: String(en), zh: String(zh) },
    hook: 'price.visit',
    ok: ok === true,
    expected: String(expected),
    actual: ok ? null : '100.00',
    rules: ['beijing-2017-separation@1.0.0#visitCharges/tertiary-chief'],
  })),
  problems: [],
});
