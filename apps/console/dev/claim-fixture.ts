import type {
  ChargeParts,
  CitedRule,
  ClaimExplained,
  ClaimLine,
  ClaimList,
  ClaimRow,
  Coded,
  Parts,
} from '@sanyi/api';
import { claimPool, clearedHospitals } from './pool-fixture.ts';

const coded = (code: string, en: string, zh: string): Coded => ({ code, title: { en, zh } });
const fen = (yuan: number): string => String(Math.round(yuan * 100));

function charge(total: number, fund: number, fixed = 0): ChargeParts {
  return {
    total: fen(total),
    fund: fen(fund),
    fixedFund: fen(fixed),
    patient: fen(total - fund),
    hospital: '0',
    unitPrice: fen(total),
    selfPay: '0',
    overCeiling: '0',
    inScope: fixed === 0,
  };
}

type Side = readonly [number, number, number?] | null;
const LINES: readonly (readonly [
  string,
  string,
  string,
  string,
  string,
  string,
  Side,
  Side,
  readonly number[],
])[] = [
  ['registration', 'Registration fee', '挂号费', '1', 'visit', '次', [5, 0], null, [1]],
  ['consultation', 'Consultation fee', '诊疗费', '1', 'visit', '次', [9, 0], null, [1, 4]],
  [
    'serviceFee',
    'Service fee, chief',
    '医事服务费（主任医师）',
    '1',
    'visit',
    '次',
    null,
    [80, 40, 40],
    [2],
  ],
  [
    'amlodipine',
    'Amlodipine 5 mg × 28',
    '氨氯地平片 5mg×28',
    '1',
    'box',
    '盒',
    [100, 0],
    [86.96, 0],
    [3, 4],
  ],
  [
    'atorvastatin',
    'Atorvastatin 20 mg × 28',
    '阿托伐他汀片 20mg×28',
    '1',
    'box',
    '盒',
    [138, 0],
    [120, 0],
    [3, 4],
  ],
  ['ct-plain', 'CT plain scan', 'CT平扫', '1', 'part', '部位', [180, 88.9], [135, 29.37], [5, 4]],
  ['acupuncture', 'Acupuncture', '普通针刺', '1', 'session', '次', [4, 2.8], [26, 18.2], [5, 4]],
  ['herbal', 'Herbal pieces', '中药饮片', '7', 'doses', '剂', [100, 70], [100, 70], [6, 4]],
];

const side = (given: Side): ChargeParts | null => (given ? charge(...given) : null);

const lines = (compared: boolean): ClaimLine[] =>
  LINES.filter(([, , , , , , , after]) => compared || after).map(
    ([code, en, zh, quantity, unitEn, unitZh, old, after, rules], index) => {
      const [b, a] = [compared ? side(old) : null, side(after)];
      return {
        id: String(index),
        kind: index < 3 ? 'visit' : 'item',
        item: coded(code, en, zh),
        category: coded('test', 'test', '检查'),
        quantity,
        unit: { en: unitEn, zh: unitZh },
        before: b,
        after: a,
        patientChange: compared ? String(BigInt(a?.patient ?? 0) - BigInt(b?.patient ?? 0)) : null,
        rules: rules.map((number) => numberOf(number, compared)).filter((number) => number > 0),
      };
    },
  );

/** Rules are numbered in each answer anew: the first one is cited by the old side only. */
const numberOf = (number: number, compared: boolean): number => (compared ? number : number - 1);

const RULES: readonly (readonly [string, string, string, CitedRule['provenance'], string])[] = [
  [
    'visitCharges',
    'Registration and consultation fee',
    '挂号费、诊疗费',
    'sourced',
    'beijing-2016-base',
  ],
  [
    'visitCharges',
    'Service fee: tertiary, chief = 80, fund 40',
    '医事服务费：三级主任医师 80，定额 40',
    'memory',
    'beijing-2017-separation',
  ],
  [
    'linePrice',
    'Drugs at purchase price, no mark-up',
    '药品零差率，取消15%加成',
    'sourced',
    'beijing-2017-separation',
  ],
  [
    'benefit',
    'Yearly deductible 1,800, then 70 %',
    '起付线 1,800，以上 70%',
    'memory',
    'beijing-2016-base',
  ],
  ['linePrice', 'Price list of services', '服务项目价格表', 'sourced', 'beijing-2017-separation'],
  [
    'linePrice',
    'Herbal pieces keep their mark-up',
    '中药饮片保留加成',
    'illustrative',
    'beijing-2016-base',
  ],
];

const rules = (compared: boolean): CitedRule[] =>
  RULES.map(
    ([decision, en, zh, provenance, pack], index): CitedRule => ({
      number: numberOf(index + 1, compared),
      cite: `${pack}@1.0.0#${decision}/row-${index + 1}`,
      package: pack,
      packageTitle: { en: 'Separation of medicine', zh: '医药分开综合改革' },
      version: '1.0.0',
      decision,
      rule: `row-${index + 1}`,
      clause: { en, zh },
      source: 'S01',
      provenance,
      used: index === 0 ? 'before' : index === 1 ? 'after' : 'both',
      cells: [
        {
          title: { en: 'Level', zh: '机构等级' },
          asks: { en: 'tertiary', zh: '三级' },
          had: { en: 'tertiary', zh: '三级' },
          hadBefore: null,
        },
        {
          title: { en: 'Age', zh: '年龄' },
          asks: { en: '[45..65)', zh: '[45..65)' },
          had: { en: '48', zh: '48' },
          hadBefore: null,
        },
      ],
      near: [
        {
          cite: `${pack}@1.0.0#${decision}/secondary`,
          rule: 'secondary',
          clause: { en: 'The same at a secondary hospital', zh: '同类项目，二级医院' },
          cell: {
            title: { en: 'Level', zh: '机构等级' },
            asks: { en: 'secondary', zh: '二级' },
            had: { en: 'tertiary', zh: '三级' },
            hadBefore: null,
          },
        },
      ],
      nearMore: 2,
      lines: LINES.flatMap(([, , , , , , , , cited], at) =>
        cited.includes(index + 1) ? [String(at)] : [],
      ),
    }),
  ).filter(({ number }) => number > 0);

const parts = (total: number, fund: number, fixed: number): Parts => ({
  total: fen(total),
  fund: fen(fund),
  fixedFund: fen(fixed),
  patient: fen(total - fund),
  hospital: '0',
});

const STEPS: readonly (readonly [string, string, number, number, boolean])[] = [
  ['Inside the scheme', '政策范围内费用', 531, 467.96, false],
  ['Deductible left in the year', '当年起付线余额', -300, -300, false],
  ['Above it', '超出部分', 231, 167.96, false],
  ['Fund, from the lines', '按明细基金支付', 161.7, 117.57, false],
  ['Fund, fixed part of the service fee', '医事服务费定额支付', 0, 40, false],
  ['Fund pays', '基金支付合计', 161.7, 157.57, true],
  ['Patient pays', '个人支付合计', 374.3, 390.39, true],
];

export function claimDocument(id: string, against: string): ClaimExplained {
  const compared = against !== '';
  return {
    claim: id,
    ...about(),
    stack: {
      text: 'beijing',
      title: { en: 'Rules in force', zh: '现行规则' },
      hash: '3f9a',
      ruleDay: '2017-04-10',
    },
    against: compared
      ? {
          text: against,
          title: { en: 'Rules of 7 April 2017', zh: '2017年4月7日规则' },
          hash: '77ac',
          ruleDay: '2017-04-07',
        }
      : null,
    totals: { before: compared ? parts(536, 161.7, 0) : null, after: parts(547.96, 157.57, 40) },
    payable: { before: compared ? true : null, after: true },
    sentence: {
      en: [
        {
          text: 'Drugs and the scan cost 76.04 less, but the service fee (net) and acupuncture add 88.00.',
          strong: false,
          figure: null,
        },
      ],
      zh: [
        {
          text: '药品和CT少 76.04 元，医事服务费（净增）和针刺多 88.00 元。',
          strong: false,
          figure: null,
        },
      ],
    },
    lines: lines(compared),
    rules: rules(compared),
    rulesInStack: 119,
    accumulators: [
      {
        name: 'outpatientInScope',
        title: { en: 'In scope this year, outpatient', zh: '本年门诊范围内费用' },
        kind: 'money',
        before: compared ? { start: '150000', end: '203100' } : null,
        after: { start: '150000', end: '196796' },
      },
    ],
    steps: stepsOf(compared),
    // Number 23 stands for a stay that a pool pays.
    pool: { before: null, after: id === '23' ? claimPool : null },
    checks: checksOf(),
    neighbours: { previous: '16', next: '18' },
    command: `sanyi explain ${id} --stack beijing${compared ? ` --against ${against}` : ''}`,
  };
}

export function claimListDocument(kind: string, day: string): ClaimList {
  const rows =
    kind === 'online' ? [] : Array.from({ length: 50 }, (_, index) => claimRow(index, kind, day));
  const clearing = kind === 'inpatientDay' ? clearedHospitals : { rows: [], count: 0 };
  const rules = { en: 'Rules in force', zh: '当日规则' };
  const more = rows.length > 0;
  return { stack: 'beijing', rules, stackHash: '3f9a', limit: 50, more, rows, clearing };
}

function claimRow(index: number, kind: string, day: string): ClaimRow {
  const stay = kind === 'inpatientDay' || (kind === '' && index % 7 === 3);
  const total = stay ? 18_240.5 + index * 310 : 120.4 + index * 17.31;
  const fund = Math.round(total * 62) / 100;
  const on = day || `2019-03-${String(31 - (index % 20)).padStart(2, '0')}`;
  return {
    claim: String(3_910_118 - index * 37),
    day: on,
    endDay: on,
    visitKind: stay
      ? coded('inpatientDay', 'stay', '住院')
      : coded('outpatient', 'outpatient', '门诊'),
    institution: { en: 'Canalside General Hospital', zh: '运河综合医院' },
    level: coded('tertiary', 'tertiary', '三级'),
    place: 'tongzhou',
    lines: 2 + (index % 5),
    total: fen(total),
    fund: fen(fund),
    patient: fen(total - fund),
    hospital: '0',
  };
}

const stepsOf = (compared: boolean): ClaimExplained['steps'] =>
  STEPS.map(([en, zh, b, a, strong], index) => ({
    id: String(index),
    title: { en, zh },
    before: compared ? fen(b) : null,
    after: fen(a),
    words: null,
    kind: 'money',
    strong,
  }));

const checksOf = (): ClaimExplained['checks'] =>
  [
    ['Lines add up to the total', '明细之和等于合计', '547.96'],
    ['Fund + patient + hospital = charge, each line', '每行基金+个人+医院=金额', '8'],
    ['Fund never exceeds the bill', '基金支付不超过总费用', '157.57 < 547.96'],
  ].map(([en = '', zh = '', detail = ''], index) => ({
    id: String(index),
    title: { en, zh },
    ok: true,
    detail: { en: detail, zh: detail },
  }));

const about = (): Pick<ClaimExplained, 'person' | 'visit'> => ({
  person: {
    age: 48,
    sex: coded('female', 'female', '女'),
    scheme: coded('employee', 'employee', '职工'),
    personClass: coded('active', 'working', '在职'),
  },
  visit: {
    day: '2017-04-10',
    endDay: '2017-04-10',
    visitKind: coded('outpatient', 'outpatient', '门诊'),
    doctor: coded('chief', 'chief physician', '主任医师'),
    institution: { en: 'Canalside General Hospital', zh: '运河综合医院' },
    level: coded('tertiary', 'tertiary', '三级'),
    place: 'tongzhou',
    bedDays: 0,
    contracted: true,
    referred: false,
  },
});
