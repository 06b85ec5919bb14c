/** Words of `claim`. */
export type ClaimWords = {
  readonly title: string;
  readonly titleStay: string;
  readonly titleOne: string;
  readonly titleStayOne: string;
  readonly age: (age: number) => string;
  readonly bill: string;
  readonly fundPays: string;
  readonly patientPays: string;
  readonly hospitalPays: (amount: string) => string;
  readonly inOneSentence: string;
  readonly line: string;
  readonly times: (quantity: string, unit: string) => string;
  readonly charge: string;
  readonly fund: string;
  readonly patient: string;
  readonly hospital: string;
  readonly change: string;
  readonly rules: string;
  readonly totalYuan: string;
  readonly rulesCited: string;
  readonly inStack: (cited: number, all: number) => string;
  readonly used: {
    readonly before: string;
    readonly after: string;
    readonly both: string;
  };
  readonly tablePart: (decision: string, rule: string) => string;
  readonly wholeClaim: string;
  readonly matched: string;
  readonly ruleAsks: string;
  readonly claimHad: string;
  readonly nearRules: string;
  readonly nearMore: (count: number) => string;
  readonly stoppedBy: (title: string, asks: string, had: string) => string;
  readonly marks: (count: number) => string;
  readonly howFund: string;
  readonly before: string;
  readonly after: string;
  readonly checks: string;
  readonly checksText: string;
  readonly checkOk: string;
  readonly checkFailed: string;
  readonly yearSoFar: string;
  readonly pool: {
    readonly title: string;
    readonly budget: (name: string, period: string) => string;
    readonly group: string;
    readonly weight: string;
    readonly meanCost: string;
    readonly points: string;
    readonly all: (cases: string) => string;
    readonly shared: { readonly fund: string; readonly case: string };
    readonly value: string;
    readonly bounds: { readonly floor: string; readonly ceiling: string };
    readonly billed: string;
    readonly patient: string;
    readonly paid: { readonly fund: string; readonly case: string };
    readonly change: string;
    readonly byItem: string;
    readonly notYet: string;
  };
  readonly start: string;
  readonly end: string;
  readonly previous: string;
  readonly next: string;
  readonly contracted: string;
  readonly referred: string;
  readonly bedDays: (days: number) => string;
  readonly arithmetic: string;
  readonly unitPrice: string;
  readonly quantity: string;
  readonly overCeiling: string;
  readonly selfPay: string;
  readonly inScope: string;
  readonly outOfScope: string;
  readonly fundPart: string;
  readonly fixedPart: string;
  readonly prefix: string;
  readonly print: string;
  readonly notPayable: (rules: string) => string;
  readonly showZero: (count: number) => string;
  readonly hideZero: string;
  readonly yes: string;
  readonly no: string;
};

export const claimEn: ClaimWords = {
  title: 'One visit under two sets of rules',
  titleStay: 'One stay under two sets of rules',
  titleOne: 'One visit, each fen explained',
  titleStayOne: 'One stay, each fen explained',
  age: (age) => `aged ${age}`,
  bill: 'Bill',
  fundPays: 'Fund pays',
  patientPays: 'Patient pays',
  hospitalPays: (amount) => `the hospital bears ${amount}`,
  inOneSentence: 'In one sentence',
  line: 'Line',
  times: (quantity, unit) => (/^\d/.test(unit) ? `${quantity} × ${unit}` : `${quantity} ${unit}`),
  charge: 'Charge',
  fund: 'Fund',
  patient: 'Patient',
  hospital: 'Hospital',
  change: 'Patient, change',
  rules: 'Rules',
  totalYuan: 'Total, yuan',
  rulesCited: 'Rules cited',
  inStack: (cited, all) => `${cited} of ${all} in the stack`,
  used: { before: 'before only', after: 'after only', both: 'both' },
  tablePart: (decision, rule) => `${decision}, row ${rule}`,
  matched: 'Why it matched',
  ruleAsks: 'The rule asks',
  claimHad: 'This claim',
  nearRules: 'Nearest rules that did not apply',
  nearMore: (count) => `and ${count} more that one cell kept out`,
  stoppedBy: (title, asks, had) => `${title}: asks ${asks}, this claim ${had}`,
  wholeClaim: 'about the whole claim',
  marks: (count) => (count === 1 ? 'marks 1 line' : `marks ${count} lines`),
  howFund: 'How the fund part is reached',
  before: 'before',
  after: 'after',
  checks: 'Checks',
  checksText: 'run on this answer',
  checkOk: 'holds',
  checkFailed: 'fails',
  pool: {
    title: 'How the hospital is paid',
    budget: (name, period) => `Budget: ${name}, ${period} (yuan, whole city)`,
    group: 'Diagnosis group',
    weight: 'Weight of the group',
    meanCost: 'Mean cost of group and level (yuan)',
    points: 'Points of this stay',
    all: (cases) => `Points of all ${cases} stays of the budget (persons of the data)`,
    shared: {
      fund: 'What they share (yuan, persons of the data)',
      case: 'What they share, patients’ part in it (yuan, persons of the data)',
    },
    value: 'A point is worth (yuan)',
    bounds: { floor: 'least', ceiling: 'most' },
    billed: 'Fund by item (yuan)',
    patient: 'Patient pays (yuan)',
    paid: {
      fund: 'Fund pays points × value (yuan)',
      case: 'Fund pays points × value − patient (yuan)',
    },
    change: 'Gain or loss of the hospital (yuan)',
    byItem: 'This stay is paid by item.',
    notYet:
      'What a point is worth rests on all stays of the budget. Replay these rules exactly on the what-if page, and the payment is shown here.',
  },
  yearSoFar: 'The year so far',
  start: 'before the claim',
  end: 'after it',
  previous: 'Previous claim',
  next: 'Next claim',
  contracted: 'contracted',
  referred: 'referred',
  bedDays: (days) => (days === 1 ? '1 bed-day' : `${days} bed-days`),
  arithmetic: 'Arithmetic of this line',
  unitPrice: 'Unit price',
  quantity: 'Quantity',
  overCeiling: 'Above the ceiling',
  selfPay: 'Paid first by the patient',
  inScope: 'Counts for the scheme',
  outOfScope: 'Outside the scheme',
  fundPart: 'Fund',
  fixedPart: 'of it, fixed part',
  prefix:
    'The fund part of a line is what the fund pays on the lines up to it, less what it pays on the lines before it. So the parts always add up.',
  print: 'Print',
  notPayable: (rules) =>
    `Apart from fixed parts the fund pays nothing on this claim under: ${rules}.`,
  showZero: (count) => `Show ${count} steps of zero`,
  hideZero: 'Hide steps of zero',
  yes: 'yes',
  no: 'no',
};

export const claimZh: ClaimWords = {
  title: '同一次就诊，两套规则',
  titleStay: '同一次住院，两套规则',
  titleOne: '一次就诊，每一分的来由',
  titleStayOne: '一次住院，每一分的来由',
  age: (age) => `${age}岁`,
  bill: '总费用',
  fundPays: '基金支付',
  patientPays: '个人支付',
  hospitalPays: (amount) => `医院承担 ${amount}`,
  inOneSentence: '一句话',
  line: '明细',
  times: (quantity, unit) => (/^\d/.test(unit) ? `${quantity} × ${unit}` : `${quantity} ${unit}`),
  charge: '金额',
  fund: '基金',
  patient: '个人',
  hospital: '医院',
  change: '个人变化',
  rules: '规则',
  totalYuan: '合计，元',
  rulesCited: '引用规则',
  inStack: (cited, all) => `${all}条中引用${cited}条`,
  used: { before: '仅旧规则', after: '仅新规则', both: '前后' },
  tablePart: (decision, rule) => `${decision} 第 ${rule} 行`,
  matched: '符合条件',
  ruleAsks: '规则要求',
  claimHad: '本次结算',
  nearRules: '最接近但未适用的规则',
  nearMore: (count) => `另有 ${count} 条规则仅一格不符`,
  stoppedBy: (title, asks, had) => `${title}：要求${asks}，本次为${had}`,
  wholeClaim: '针对整张结算单',
  marks: (count) => `涉及 ${count} 条明细`,
  howFund: '基金支付怎么算',
  before: '旧规则',
  after: '新规则',
  checks: '核对',
  checksText: '对本结果实际运行',
  checkOk: '成立',
  checkFailed: '不成立',
  pool: {
    title: '医疗机构如何获得支付',
    budget: (name, period) => `预算：${name}，${period}（元，全市）`,
    group: '诊断组',
    weight: '组权重',
    meanCost: '同组同级均次费用（元）',
    points: '本例点数',
    all: (cases) => `该预算下 ${cases} 例住院的点数合计（数据内人员）`,
    shared: { fund: '可分配额（元，数据内人员）', case: '可分配额，含个人负担（元，数据内人员）' },
    value: '点值（元）',
    bounds: { floor: '下限', ceiling: '上限' },
    billed: '按项目应付基金（元）',
    patient: '个人负担（元）',
    paid: { fund: '基金支付 = 点数 × 点值（元）', case: '基金支付 = 点数 × 点值 − 个人负担（元）' },
    change: '医疗机构留用或承担（元）',
    byItem: '本次住院按项目支付。',
    notYet: '点值取决于同一预算下的全部住院。在试算页对这套规则作精确回放后，此处显示支付额。',
  },
  yearSoFar: '本年累计',
  start: '本次之前',
  end: '本次之后',
  previous: '上一张结算单',
  next: '下一张结算单',
  contracted: '已签约',
  referred: '经转诊',
  bedDays: (days) => `${days} 床日`,
  arithmetic: '本条明细的算式',
  unitPrice: '单价',
  quantity: '数量',
  overCeiling: '超限价部分',
  selfPay: '先行自付',
  inScope: '计入医保范围',
  outOfScope: '不在医保范围',
  fundPart: '基金',
  fixedPart: '其中定额部分',
  prefix:
    '一条明细的基金部分，等于基金对截至该条各明细的支付减去对其之前各明细的支付，因此各部分之和总等于合计。',
  print: '打印',
  notPayable: (rules) => `除定额部分外，基金不支付本结算单：${rules}。`,
  showZero: (count) => `显示 ${count} 个为零的步骤`,
  hideZero: '隐藏为零的步骤',
  yes: '是',
  no: '否',
};
