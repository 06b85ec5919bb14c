import type { PackageDetail, PackageTable, TableColumn } from '../packages/package-detail.ts';
import type { PackageList, PackageRow } from '../packages/package-list.ts';
import { SAMPLE_CUT_OFF } from './places.test-data.ts';

const ROW: PackageRow = {
  id: 'sample-package',
  version: '1.0.0',
  title: { en: 'Sample package', zh: '样例政策包' },
  place: 'sample',
  effective: { from: '2017-04-08', to: null },
  state: 'inForce',
  aspect: '2',
  authority: { en: 'Sample government', zh: '样例市人民政府' },
  provides: ['price.visit'],
  requires: ['sample-base'],
  replaces: [{ en: 'hook price.visit of sample-base', zh: 'sample-base 的接入点 price.visit' }],
  amends: [
    {
      en: 'parameter drugMarkupRate of sample-base',
      zh: 'sample-base 的参数 drugMarkupRate',
    },
  ],
  counts: { tables: 1, parameters: 1, lists: 1, listRows: 1, indicators: 0, tests: 1 },
};

/** The list with the one sample package. */
export const samplePackageList = (): PackageList => ({ on: SAMPLE_CUT_OFF, rows: [ROW] });

const level = {
  name: 'level',
  title: { en: 'Level', zh: '级别' },
  kind: 'code',
  codes: { tertiary: { en: 'tertiary', zh: '三级' } },
};
const title = {
  name: 'title',
  title: { en: 'Title of the doctor', zh: '医师职称' },
  kind: 'code',
  codes: { chief: { en: 'chief physician', zh: '主任医师' } },
};
const column = (name: string): TableColumn => ({
  ...{ name, title: { en: name, zh: name }, kind: 'text', codes: {} },
});

const TABLE: PackageTable = {
  id: 'visitCharges',
  title: { en: 'Service fee per visit', zh: '医事服务费' },
  file: 'tables/visit.dmn',
  hook: 'price.visit',
  kind: 'table',
  hitPolicy: 'COLLECT',
  inputs: [level, title],
  outputs: [
    { name: 'price', title: { en: 'Price', zh: '价格' }, kind: 'money', codes: {} },
    { name: 'fixedFund', title: { en: 'Fund', zh: '基金支付' }, kind: 'money', codes: {} },
  ],
  rows: [
    {
      id: 'tertiary-chief',
      inputs: ['"tertiary"', '"chief"'],
      outputs: ['80', '40'],
      clause: { en: 'Article 4', zh: '第四条' },
      source: 'S01',
      provenance: 'memory',
    },
  ],
  expression: null,
  grid: {
    rowInput: level,
    columnInput: title,
    rows: [{ code: 'tertiary', title: { en: 'tertiary', zh: '三级' } }],
    columns: [{ code: 'chief', title: { en: 'chief physician', zh: '主任医师' } }],
    cells: [
      {
        row: 'tertiary',
        column: 'chief',
        rules: ['tertiary-chief'],
        value: '80',
        details: [{ name: 'fixedFund', value: '40' }],
        provenance: 'memory',
        share: '6.0',
      },
    ],
    beside: [],
  },
};

const TESTS: PackageDetail['tests'] = {
  running: false,
  passed: 1,
  failed: 0,
  cases: [
    {
      file: 'tests/good/visit.yaml',
      title: { en: 'Employee, tertiary, chief', zh: '职工 三级 主任医师' },
      hook: 'price.visit',
      ok: true,
      expected: '80.00 = 40.00 + 40.00',
      actual: null,
      rules: ['sample-package@1.0.0#visitCharges/tertiary-chief'],
    },
  ],
  problems: [],
};

/** One invented package with one of everything. */
export const samplePackage = (): PackageDetail => ({
  ...ROW,
  on: SAMPLE_CUT_OFF,
  tables: [TABLE],
  parameters: [
    {
      name: 'drugMarkupRate',
      title: { en: 'Drug mark-up, at most', zh: '药品加成率' },
      kind: 'rate',
      codes: {},
      unit: null,
      amends: 'sample-base',
      values: [
        {
          package: 'sample-base',
          from: '2015-01-01',
          to: '2017-04-08',
          value: '0.15',
          provenance: 'sourced',
          source: 'S01',
          note: null,
        },
        {
          package: 'sample-package',
          from: '2017-04-08',
          to: null,
          value: '0',
          provenance: 'sourced',
          source: 'S02',
          note: null,
        },
      ],
    },
  ],
  lists: [
    {
      name: 'servicePrice',
      kind: 'price',
      file: 'lists/service-price.csv',
      amends: 'sample-base',
      columns: [
        column('item'),
        level,
        ...['price', 'from', 'to', 'provenance', 'source'].map(column),
      ],
      rows: [['ct-plain', '', '135.00', '2017-04-08', '', 'sourced', 'S01']],
      rowCount: 1,
    },
  ],
  indicators: [],
  effects: [],
  differences: null,
  takenOverBy: [],
  names: {},
  tests: TESTS,
  coverage: { rules: 1, reached: 1 },
  sources: [{ id: 'S01', text: 'An invented notice of an invented city.' }],
});
