import type {
  ChargeParts,
  CitedRule,
  ClaimExplained,
  ClaimLine,
} from '../claims/claim-explained.ts';
import type { ClaimList } from '../claims/claim-list.ts';
import { plain } from './places.test-data.ts';

const HASH = '0'.repeat(64);

/** A charge under one set of rules, all of it at the unit price, in fen. */
function charge(total: number, fund: number, fixedFund = 0): ChargeParts {
  return {
    total: String(total),
    fund: String(fund),
    fixedFund: String(fixedFund),
    patient: String(total - fund),
    hospital: '0',
    unitPrice: String(total),
    selfPay: '0',
    overCeiling: '0',
    inScope: fixedFund === 0,
  };
}

function line(
  item: { code: string; en: string; zh: string },
  before: ChargeParts | null,
  after: ChargeParts | null,
): ClaimLine {
  const visit = item.code.startsWith('visit');
  return {
    id: item.code,
    kind: visit ? 'visit' : 'item',
    item: { code: item.code, title: { en: item.en, zh: item.zh } },
    category: { code: visit ? 'visit' : 'test', title: { en: 'test', zh: '检查' } },
    quantity: '1',
    unit: { en: 'part', zh: '部位' },
    before,
    after,
    patientChange: String(Number(after?.patient ?? 0) - Number(before?.patient ?? 0)),
    rules: visit ? [1] : [1, 2],
  };
}

/** An invented claim under two sets of rules; every sum adds up. */
export function sampleClaim(): ClaimExplained {
  const outpatient = { code: 'outpatient', title: { en: 'outpatient', zh: '门诊' } };
  return {
    claim: '17',
    person: {
      age: 48,
      sex: { code: 'female', title: { en: 'female', zh: '女' } },
      scheme: { code: 'employee', title: { en: 'employee', zh: '职工' } },
      personClass: { code: 'active', title: { en: 'working', zh: '在职' } },
    },
    visit: {
      day: '2017-04-10',
      endDay: '2017-04-10',
      visitKind: outpatient,
      doctor: { code: 'chief', title: { en: 'chief physician', zh: '主任医师' } },
      institution: { en: 'Sample teaching hospital', zh: '样例教学医院' },
      level: { code: 'tertiary', title: { en: 'tertiary', zh: '三级' } },
      place: 'district-a',
      bedDays: 0,
      contracted: false,
      referred: false,
    },
    stack: {
      text: 'sample',
      title: { en: 'Reform in force', zh: '现行规则' },
      hash: HASH,
      ruleDay: '2017-04-10',
    },
    against: {
      text: 'sample@2017-04-07',
      title: { en: 'Before 8 April 2017', zh: '2017 年 4 月 8 日前' },
      hash: HASH,
      ruleDay: '2017-04-07',
    },
    totals: {
      before: { total: '19400', fund: '8890', fixedFund: '0', patient: '10510', hospital: '0' },
      after: { total: '21500', fund: '6937', fixedFund: '4000', patient: '14563', hospital: '0' },
    },
    payable: { before: true, after: true },
    sentence: {
      en: [plain('The scan costs 45.00 less, the service fee adds 66.00.')],
      zh: [plain('检查费减少 45.00 元，医事服务费增加 66.00 元。')],
    },
    lines: sampleLines(),
    rules: [rule(1, 'service-fee', 'memory'), rule(2, 'deductible', 'sourced')],
    rulesInStack: 19,
    accumulators: [
      {
        name: 'outpatientInScope',
        title: { en: 'In scope this year', zh: '年度累计范围内费用' },
        kind: 'money',
        before: { start: '150000', end: '168000' },
        after: { start: '150000', end: '163500' },
      },
    ],
    steps: sampleSteps(),
    pool: { before: null, after: null },
    checks: [
      {
        id: 'lines-add-up',
        title: { en: 'Lines add up to the total', zh: '明细合计等于总额' },
        ok: true,
        detail: { en: '215.00 = 80.00 + 135.00', zh: '215.00 = 80.00 + 135.00' },
      },
    ],
    neighbours: { previous: '16', next: '18' },
    command: 'sanyi explain 17 --stack sample --against sample@2017-04-07',
  };
}

const sampleLines = (): ClaimLine[] => [
  line({ code: 'visit-consultation', en: 'Consultation fee', zh: '诊疗费' }, charge(1400, 0), null),
  line(
    { code: 'visit-service', en: 'Service fee', zh: '医事服务费' },
    null,
    charge(8000, 4000, 4000),
  ),
  line(
    { code: 'ct-plain', en: 'CT plain scan', zh: 'CT 平扫' },
    charge(18_000, 8890),
    charge(13_500, 2937),
  ),
];

const sampleSteps = (): ClaimExplained['steps'] => [
  step('inScope', { en: 'Inside the scheme', zh: '范围内费用' }, ['18000', '13500']),
  step('patient', { en: 'Patient pays', zh: '个人支付' }, ['10510', '14563']),
];

const step = (
  id: string,
  title: { en: string; zh: string },
  [before, after]: readonly [string, string],
): ClaimExplained['steps'][number] => ({
  id,
  title,
  before,
  after,
  kind: 'money',
  words: null,
  strong: id === 'patient',
});

const rule = (number: number, id: string, provenance: CitedRule['provenance']): CitedRule => ({
  number,
  cite: `sample-package@1.0.0#visitCharges/${id}`,
  package: 'sample-package',
  packageTitle: { en: 'Sample package', zh: '样例政策包' },
  version: '1.0.0',
  decision: 'visitCharges',
  rule: id,
  clause: { en: `Rule ${id}`, zh: `规则 ${id}` },
  source: 'S01',
  provenance,
  used: 'both',
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
      cite: 'demo@1.0.0#fees/secondary',
      rule: 'secondary',
      clause: { en: 'Secondary hospital', zh: '二级医院' },
      cell: {
        title: { en: 'Level', zh: '机构等级' },
        asks: { en: 'secondary', zh: '二级' },
        had: { en: 'tertiary', zh: '三级' },
        hadBefore: null,
      },
    },
  ],
  nearMore: 2,
  lines: ['visit-service', 'ct-plain'],
});

/** A list with the one sample claim. */
export function sampleClaimList(): ClaimList {
  const claim = sampleClaim();
  const { total, fund, patient, hospital } = claim.totals.after;
  const { day, endDay, visitKind, institution, level, place } = claim.visit;
  return {
    stack: 'sample',
    rules: { en: 'Rules in force', zh: '当日规则' },
    stackHash: HASH,
    limit: 50,
    more: false,
    rows: [
      {
        claim: claim.claim,
        ...{ day, endDay, visitKind, institution, level, place },
        lines: 1,
        ...{ total, fund, patient, hospital },
      },
    ],
    clearing: { rows: [], count: 0 },
  };
}
