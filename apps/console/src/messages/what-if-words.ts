import { dayWords } from '@sanyi/kernel';
import { SOLVE_EN, SOLVE_ZH, type SolveWords } from './solve-words.ts';

/** Words of `whatIf`. */
export type WhatIfWords = {
  readonly title: string;
  readonly lead: string;
  readonly startTitle: string;
  readonly startText: string;
  readonly reform: string;
  readonly changes: (count: number) => string;
  readonly reset: string;
  readonly remove: (what: string) => string;
  readonly now: (value: string) => string;
  readonly noEffect: string;
  readonly effect: string;
  readonly notValue: string;
  readonly outOfBounds: (min: string | null, max: string | null) => string;
  readonly add: string;
  readonly find: string;
  readonly found: (shown: number, all: number) => string;
  readonly nothingFound: string;
  readonly balance: string;
  readonly balanceText: (limit: string) => string;
  readonly modes: {
    readonly baseline: string;
    readonly difference: string;
    readonly reform: string;
  };
  readonly fund: string;
  readonly patients: string;
  readonly hospitals: string;
  readonly neutral: string;
  readonly ofOutlay: (percent: string) => string;
  readonly perPerson: (yuan: string) => string;
  readonly gainLose: (gain: string, lose: string) => string;
  readonly first: (text: string) => string;
  readonly ofIncome: string;
  readonly limit: (limit: string) => string;
  readonly within: (limit: string) => string;
  readonly sum: string;
  readonly estimate: (counted: string, all: string) => string;
  readonly exact: string;
  readonly exactText: (claims: string, lines: string, seconds: string) => string;
  readonly running: string;
  readonly runExact: string;
  readonly reproduce: string;
  readonly who: string;
  readonly whoNote: string;
  readonly bands: readonly [string, string, string, string, string];
  readonly each: string;
  readonly group: string;
  readonly people: string;
  readonly share: string;
  readonly shareOfVisits: string;
  readonly district: string;
  readonly districtNote: string;
  readonly institutions: string;
  readonly institutionsNote: (shown: string, all: string) => string;
  readonly institution: string;
  readonly income: string;
  readonly change: string;
  readonly level: string;
  readonly visits: string;
  readonly visitsNote: string;
  readonly eachVisit: string;
  readonly months: string;
  readonly monthsNote: (unit: string) => string;
  readonly month: string;
  readonly placesShare: string;
  readonly loseGain: string;
  readonly byChange: string;
  readonly byChangeNote: string;
  readonly runChanges: string;
  readonly changeHead: string;
  readonly placesHead: string;
  readonly allChanges: string;
  readonly addsUp: string;
  readonly cancelled: string;
  readonly stopped: string;
  readonly draftFrom: string;
  readonly saveDraft: string;
  readonly draftSaved: (name: string) => string;
  readonly solveWords: SolveWords;
  readonly rules: string;
  readonly rulesNote: string;
  readonly rule: string;
  readonly speaks: { readonly both: string; readonly reform: string; readonly baseline: string };
  readonly claims: string;
  readonly losers: string;
  readonly gainers: string;
  readonly patientChange: string;
  readonly fundChange: string;
  readonly items: string;
  readonly pools: string;
  readonly hospitalPools: string;
  readonly poolsNote: (shown: string, all: string) => string;
  readonly poolsText: string;
  readonly pool: string;
  readonly poolPeriod: string;
  readonly poolCases: string;
  readonly poolPoint: string;
  readonly poolBudget: string;
  readonly poolBilled: string;
  readonly poolPaid: string;
  readonly poolBounds: { readonly floor: string; readonly ceiling: string };
  readonly family: string;
  readonly item: string;
  readonly before: string;
  readonly groups: {
    readonly district: string;
    readonly level: string;
    readonly scheme: string;
    readonly personClass: string;
    readonly ageBand: string;
    readonly incomeBand: string;
    readonly chronic: string;
  };
  readonly staticText: (from: string, to: string) => string;
  readonly year: (from: string, to: string) => string;
  readonly against: string;
  readonly copyLink: string;
  readonly noRules: string;
  readonly oneByOneRules: (claims: string) => string;
  readonly oneByOneRefunds: (claims: string) => string;
  readonly fromCache: (folded: string, changed: string, settled: string) => string;
  readonly notFromCache: (why: string) => string;
};

export const whatIfEn: WhatIfWords = {
  title: 'What-if',
  lead: 'Move a price, a rate or a limit: last year is settled again under it, claim by claim.',
  startTitle: 'Nothing is changed yet',
  startText:
    'Choose a value of the rules in force. What it would have done to last year is estimated at once from a sample and then settled exactly, for everybody who pays and everybody who is paid.',
  reform: 'Reform',
  changes: (count) => (count === 1 ? '1 change' : `${count} changes`),
  reset: 'Reset',
  remove: (what) => `Take out: ${what}`,
  now: (value) => `now ${value}`,
  noEffect: 'no effect in this year',
  effect: 'Income of hospitals by this change alone, a year',
  notValue: 'Not a value of this kind',
  outOfBounds: (min, max) =>
    max === null ? `${min} or more may be tried` : `${min ?? '–'} to ${max} may be tried`,
  add: 'Add a price, rate or limit',
  find: 'Find a value',
  found: (shown, all) => `${shown} of ${all}`,
  nothingFound: 'No value has these words.',
  balance: 'Left to balance',
  balanceText: (limit) => `Income of all hospitals; ± ${limit} % counts as neutral`,
  modes: { baseline: 'Baseline', difference: 'Difference', reform: 'Reform' },
  fund: 'Fund',
  patients: 'Patients',
  hospitals: 'Hospitals',
  neutral: 'Neutral?',
  ofOutlay: (percent) => `${percent} % of outlay`,
  perPerson: (yuan) => `${yuan} yuan a person`,
  gainLose: (gain, lose) => `${gain} gain, ${lose} lose`,
  first: (text) => `first estimate ${text}`,
  ofIncome: '% of income',
  limit: (limit) => `over ± ${limit} %`,
  within: (limit) => `within ± ${limit} %`,
  sum: 'fund + patients = hospitals',
  estimate: (counted, all) => `Estimate from ${counted} of ${all} persons in the file`,
  exact: 'Exact, to the fen',
  exactText: (claims, lines, seconds) =>
    `${claims} claims and ${lines} lines of the file in ${seconds} s`,
  running: 'Exact replay',
  runExact: 'Replay exactly',
  reproduce: 'How to reproduce',
  who: 'Who gains, who loses',
  whoNote: 'share of people with care, by change of own payment in the year',
  bands: ['gain much', 'gain', 'no change', 'lose', 'lose much'],
  each: 'yuan each',
  group: 'Group',
  people: 'People',
  share: 'Share of people, %',
  shareOfVisits: 'Share of visits and stays, %',
  district: 'Where people live, yuan a person',
  districtNote: 'less to pay is a gain',
  institutions: 'Institutions, change of income, %',
  institutionsNote: (shown, all) => `the ${shown} largest of ${all}`,
  institution: 'Institution',
  income: 'Income before',
  change: 'Change',
  level: 'Level',
  visits: 'Where treated, yuan a visit',
  visitsNote: 'patients’ payment',
  eachVisit: 'yuan a visit',
  months: 'Month by month',
  monthsNote: (unit) => `change, ${unit}`,
  month: 'Month',
  placesShare: 'Share of institutions, %',
  loseGain: 'lose / gain',
  byChange: 'Because of which change',
  byChangeNote: 'made one after the other, each against the rules before it',
  runChanges: 'Replay each exactly',
  changeHead: 'Change, in this order',
  placesHead: 'Institutions',
  allChanges: 'All together',
  addsUp: 'Money adds up to the fen; people may gain by one change and lose by another.',
  cancelled: 'Stopped; nothing was kept.',
  stopped:
    'Stopped. No result was written, and what stands here is still the estimate. “Replay exactly” goes on from what was finished.',
  draftFrom: 'As a package, in force from',
  saveDraft: 'Save as draft',
  draftSaved: (name) => `Open the draft ${name}`,
  solveWords: SOLVE_EN,
  rules: 'Rules that spoke',
  rulesNote: 'cited by claims that change; a citation is no cause, and one claim cites several',
  rule: 'Rule',
  speaks: { both: 'speaks on both sides', reform: 'speaks now', baseline: 'no longer speaks' },
  claims: 'Claims',
  losers: 'pay more',
  gainers: 'pay less',
  patientChange: 'Patients',
  fundChange: 'Fund',
  items: 'Through which charges',
  pools: 'Budgets shared by points',
  hospitalPools: 'Budgets of single hospitals',
  poolsNote: (shown, all) => `${shown} of ${all} budgets`,
  poolsText:
    'The fund pays these stays from a budget. What it pays more or less than it was billed is gain or loss of the hospital; patients pay what they were billed. The interval of an estimate and the effects by rule are those of bills: a rule decides a bill, and what a budget pays follows from all its stays.',
  pool: 'Budget',
  poolPeriod: 'Period',
  poolCases: 'Stays',
  poolPoint: 'Yuan a point',
  poolBudget: 'Budget',
  poolBilled: 'Billed by item',
  poolPaid: 'Fund pays',
  poolBounds: { floor: 'least', ceiling: 'most' },
  family: 'Family',
  item: 'Item',
  before: 'Before',
  groups: {
    district: 'District where treated',
    level: 'Level where treated',
    scheme: 'Insurance',
    personClass: 'Class',
    ageBand: 'Age',
    incomeBand: 'Income of household',
    chronic: 'Chronic disease',
  },
  staticText: (from, to) =>
    `Static replay of ${dayWords(from, 'en')} to ${dayWords(to, 'en')}: nobody changes behaviour.`,
  year: (from, to) => `${dayWords(from, 'en')} to ${dayWords(to, 'en')}`,
  against: 'Reform against rules in force',
  copyLink: 'Copy link',
  noRules: 'No claim changes.',
  oneByOneRules: (claims) =>
    `${claims} claims were settled one by one, because a rule of theirs has no form for columns or could not be settled there.`,
  oneByOneRefunds: (claims) =>
    `${claims} claims were settled one by one, because a refund among them takes back what columns cannot say.`,
  fromCache: (folded, changed, settled) =>
    `Worked out from cached claims: ${folded} were looked at again, and ${changed} of them came to another amount; ${settled} more were settled again.`,
  notFromCache: (why) => `Every claim was settled again. ${why}`,
};

export const whatIfZh: WhatIfWords = {
  title: '模拟测算',
  lead: '调整一个价格、比例或限额：用它把过去一年逐单重新结算。',
  startTitle: '尚未作任何调整',
  startText:
    '请选择现行规则中的一个值。系统先用样本即时估算它对过去一年的影响，再逐单精确结算，给出每一方多付或少付多少。',
  reform: '改革方案',
  changes: (count) => `${count} 项调整`,
  reset: '重置',
  remove: (what) => `移除：${what}`,
  now: (value) => `现行 ${value}`,
  noEffect: '该年度没有影响',
  effect: '仅此一项对机构年收入的影响',
  notValue: '不是该类型的值',
  outOfBounds: (min, max) =>
    max === null ? `可试用的值不低于 ${min}` : `可试用的值为 ${min ?? '–'} 至 ${max}`,
  add: '添加价格、比例或限额',
  find: '查找',
  found: (shown, all) => `${shown} / ${all}`,
  nothingFound: '没有包含这些文字的值。',
  balance: '尚待平衡',
  balanceText: (limit) => `全部机构收入；± ${limit}% 以内视为总量平衡`,
  modes: { baseline: '基准', difference: '差额', reform: '改革' },
  fund: '基金',
  patients: '患者',
  hospitals: '医疗机构',
  neutral: '总量平衡？',
  ofOutlay: (percent) => `占支出 ${percent}%`,
  perPerson: (yuan) => `人均 ${yuan} 元`,
  gainLose: (gain, lose) => `${gain} 家增收，${lose} 家减收`,
  first: (text) => `首次估算 ${text}`,
  ofIncome: '% 收入',
  limit: (limit) => `超出 ± ${limit}%`,
  within: (limit) => `在 ± ${limit}% 以内`,
  sum: '基金 + 患者 = 机构',
  estimate: (counted, all) => `根据数据中 ${all} 人里的 ${counted} 人估算`,
  exact: '精确到分',
  exactText: (claims, lines, seconds) =>
    `数据中 ${claims} 张结算单、${lines} 条明细，用时 ${seconds} 秒`,
  running: '精确回放',
  runExact: '精确回放',
  reproduce: '如何复现',
  who: '谁得益、谁受损',
  whoNote: '按年度个人负担变化划分的就诊人员比例',
  bands: ['明显得益', '得益', '不变', '受损', '明显受损'],
  each: '元/人',
  group: '分组',
  people: '人数',
  share: '人员比例 %',
  shareOfVisits: '人次比例 %',
  district: '按居住区，元/人',
  districtNote: '少付为得益',
  institutions: '机构收入变化，%',
  institutionsNote: (shown, all) => `共 ${all} 家，显示收入最高的 ${shown} 家`,
  institution: '机构',
  income: '原收入',
  change: '变化',
  level: '级别',
  visits: '按就诊级别，元/次',
  visitsNote: '个人负担',
  eachVisit: '元/次',
  months: '逐月',
  monthsNote: (unit) => `变化，${unit}`,
  month: '月份',
  placesShare: '机构比例 %',
  loseGain: '减收 / 增收',
  byChange: '因为哪一项变化',
  byChangeNote: '逐项实施，每项与其前的规则相比',
  runChanges: '逐项精确回放',
  changeHead: '变化（按此顺序）',
  placesHead: '机构',
  allChanges: '合计',
  addsUp: '金额逐分相加等于总额；同一人可能因一项得益、因另一项受损。',
  cancelled: '已停止，未保存任何结果。',
  stopped: '已停止，未写入任何结果，此处仍为估算值。点“精确回放”可从已完成的部分继续。',
  draftFrom: '作为政策包，自此日起施行',
  saveDraft: '存为草稿',
  draftSaved: (name) => `打开草稿 ${name}`,
  solveWords: SOLVE_ZH,
  rules: '适用过的规则',
  rulesNote: '有变化的结算单所引用的规则；引用不等于原因，一张单可引用多条',
  rule: '规则',
  speaks: { both: '两边都适用', reform: '改革后适用', baseline: '不再适用' },
  claims: '结算单',
  losers: '多付',
  gainers: '少付',
  patientChange: '患者',
  fundChange: '基金',
  items: '来自哪些费用',
  pools: '按点数分配的预算',
  hospitalPools: '各医院总额预算',
  poolsNote: (shown, all) => `${all} 笔预算中的 ${shown} 笔`,
  poolsText:
    '基金以预算支付这些住院。支付额与按项目应付额之差由医疗机构留用或承担，患者仍按项目付费。估算的区间和按规则的影响均按结算单：规则决定结算单，而预算如何支付取决于全部住院。',
  pool: '资金池',
  poolPeriod: '期间',
  poolCases: '住院人次',
  poolPoint: '点值（元）',
  poolBudget: '预算',
  poolBilled: '按项目应付',
  poolPaid: '基金支付',
  poolBounds: { floor: '下限', ceiling: '上限' },
  family: '类别',
  item: '项目',
  before: '原金额',
  groups: {
    district: '就诊所在区',
    level: '就诊机构级别',
    scheme: '险种',
    personClass: '人员类别',
    ageBand: '年龄',
    incomeBand: '家庭收入',
    chronic: '慢性病',
  },
  staticText: (from, to) =>
    `静态回放${dayWords(from, 'zh')}至${dayWords(to, 'zh')}：假设行为不变。`,
  year: (from, to) => `${dayWords(from, 'zh')}至${dayWords(to, 'zh')}`,
  against: '改革与现行规则对比',
  copyLink: '复制链接',
  noRules: '没有结算单发生变化。',
  oneByOneRules: (claims) => `${claims} 张结算单为逐张结算，因其所用规则无法按列运算。`,
  oneByOneRefunds: (claims) => `${claims} 张结算单为逐张结算，因其中的退费无法按列冲减。`,
  fromCache: (folded, changed, settled) =>
    `由已缓存的结算单算出：重新计算 ${folded} 张，其中 ${changed} 张金额有变化；另有 ${settled} 张重新结算。`,
  notFromCache: (why) => `全部结算单均已重新结算。${why}`,
};
