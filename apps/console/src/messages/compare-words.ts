import type { ReplayChange } from '@sanyi/api';
import { countText } from '../format/decimal.ts';

/** Of which replays something holds. */
export type Sides = 'first' | 'second' | 'both';

/** Words of `compare`. */
export type CompareWords = {
  readonly title: string;
  readonly lead: string;
  readonly pair: string;
  readonly kept: string;
  readonly keptNote: (listed: string, all: string) => string;
  readonly otherFacts: (count: string) => string;
  readonly none: string;
  readonly noneText: string;
  readonly toWhatIf: string;
  readonly choose: string;
  readonly chooseOthers: string;
  readonly swap: string;
  readonly reform: string;
  readonly made: string;
  readonly first: string;
  readonly second: string;
  readonly apart: string;
  readonly as: (side: string, title: string) => string;
  readonly rules: string;
  readonly baseline: string;
  readonly period: string;
  readonly open: string;
  readonly claims: (claims: string) => string;
  readonly otherBaseline: string;
  readonly same: string;
  readonly totals: string;
  readonly totalsNote: string;
  readonly amount: string;
  readonly parts: Readonly<Record<keyof ReplayChange, string>>;
  readonly groups: string;
  readonly groupParts: Readonly<Record<keyof ReplayChange, string>>;
  readonly unmoved: (parts: string) => string;
  readonly group: string;
  readonly dimensions: Readonly<
    Record<
      | 'district'
      | 'residence'
      | 'level'
      | 'visitKind'
      | 'scheme'
      | 'personClass'
      | 'ageBand'
      | 'incomeBand'
      | 'chronic'
      | 'month',
      string
    >
  >;
  readonly who: string;
  readonly whoNote: string;
  readonly levels: string;
  readonly levelsNote: string;
  readonly visitsNote: string;
  readonly losers: string;
  readonly gainers: string;
  readonly beyondBills: string;
  readonly poolsText: string;
  readonly poolRules: Readonly<Record<Sides, string>>;
  readonly poolPatients: Readonly<Record<Sides, string>>;
  readonly charges: string;
  readonly institutions: string;
  readonly furthest: (shown: number, all: number) => string;
  readonly reproduce: string;
  readonly compareWith: string;
  readonly keptLink: string;
};

const CITES_NONE_EN =
  'No claim cites a rule for that, so a 0 here does not mean that no money moves: see the budgets below.';
const AS_BILLED_EN =
  'What is charged and what patients pay stay as they are billed, so both read 0.';
const CITES_NONE_ZH = '结算单不为此引用规则，因此此处为 0 不表示没有资金变动，请看下方的预算。';
const AS_BILLED_ZH = '收费与个人负担仍按原结算，因此两者均为 0。';

export const compareEn: CompareWords = {
  title: 'Two replays compared',
  lead: 'Choose two exact replays: what each reform does to the same claims, side by side.',
  pair: 'Two reforms, the same claims',
  kept: 'Kept replays',
  keptNote: (listed, all) => `${listed} of ${all}, the newest first; what each reform changes`,
  otherFacts: (count) =>
    `${count} more are of the data as it was before, and cannot be compared with these.`,
  none: 'Fewer than two replays are kept',
  noneText:
    'Every what-if that is replayed exactly is kept beside the data. Replay two reforms, then compare them here.',
  toWhatIf: 'To the what-if',
  choose: 'Choose two replays',
  chooseOthers: 'Choose others',
  swap: 'Swap',
  reform: 'Reform',
  made: 'Replayed',
  first: 'First',
  second: 'Second',
  apart: 'Second − first',
  as: (side, title) => `${side}: ${title}`,
  rules: 'Which rules',
  baseline: 'Compared with',
  period: 'Claims of',
  open: 'Open this what-if',
  claims: (claims) => `The same ${claims} claims of the file, each replay exact to the fen.`,
  otherBaseline:
    'The two set out from different rules. Each change is against its own baseline, so a difference is not that of the reforms alone.',
  same: 'Both replays change every cell, every group and every charge alike.',
  totals: 'What each reform changes',
  totalsNote: 'a year, the whole city',
  amount: 'Amount',
  parts: {
    patientFen: 'Patients pay',
    fundFen: 'Funds pay',
    fixedFundFen: 'of it the fixed part of service fees',
    incomeFen: 'Hospitals take in: patients and funds',
    hospitalFen: 'Hospitals bear',
    totalFen: 'Total: taken in and borne',
  },
  groups: 'By group',
  groupParts: {
    patientFen: 'Patients',
    fundFen: 'Fund',
    fixedFundFen: 'Fixed part of fees',
    incomeFen: 'Hospitals take in',
    hospitalFen: 'Hospitals bear',
    totalFen: 'Total',
  },
  unmoved: (parts) => `Neither reform changes for any group: ${parts}.`,
  group: 'Group',
  dimensions: {
    district: 'District where treated',
    residence: 'Where people live',
    level: 'Level where treated',
    visitKind: 'Kind of visit',
    scheme: 'Insurance',
    personClass: 'Class',
    ageBand: 'Age',
    incomeBand: 'Income of household',
    chronic: 'Chronic disease',
    month: 'Month',
  },
  who: 'Who gains, who loses',
  whoNote: 'share of people with care, and yuan each; upper bar first, lower bar second',
  levels: 'Institutions that gain and lose',
  levelsNote: 'share of institutions, and what they take in; upper bar first, lower bar second',
  visitsNote: 'what patients pay; upper bar first, lower bar second',
  losers: 'Claims that pay more',
  gainers: 'Claims that pay less',
  beyondBills: 'Beyond bills',
  poolsText:
    'Beyond bills is what the fund pays from a budget more or less than it was billed. A replay without the budget pays the bills.',
  poolRules: {
    first: `The first reform pays hospitals from budgets after claims are settled. ${CITES_NONE_EN}`,
    second: `The second reform pays hospitals from budgets after claims are settled. ${CITES_NONE_EN}`,
    both: `Both reforms pay hospitals from budgets after claims are settled. ${CITES_NONE_EN}`,
  },
  poolPatients: {
    first: `The first reform moves money between the fund and hospitals only, through budgets. ${AS_BILLED_EN}`,
    second: `The second reform moves money between the fund and hospitals only, through budgets. ${AS_BILLED_EN}`,
    both: `Both reforms move money between the fund and hospitals only, through budgets. ${AS_BILLED_EN}`,
  },
  charges: 'Through which charges',
  institutions: 'Institutions, what they take in',
  furthest: (shown, all) =>
    shown === all ? '' : `the ${countText(shown)} furthest apart of ${countText(all)} that differ`,
  reproduce: 'The same on the command line',
  compareWith: 'Compare with another',
  keptLink: 'Compare two kept replays',
};

export const compareZh: CompareWords = {
  title: '回放对比',
  lead: '选择两个精确回放结果：同一批结算单，两项改革的影响并列对照。',
  pair: '两项改革，同一批结算单',
  kept: '已保留的回放',
  keptNote: (listed, all) => `共 ${all} 个，显示最近的 ${listed} 个；各列为改革带来的变化`,
  otherFacts: (count) => `另有 ${count} 个来自更新之前的数据，不能与这些对比。`,
  none: '保留的回放不足两个',
  noneText: '每次精确回放的结果都保留在数据旁。请先精确回放两项改革，再在此对比。',
  toWhatIf: '前往模拟测算',
  choose: '选择两个回放',
  chooseOthers: '另选回放',
  swap: '对调',
  reform: '改革方案',
  made: '回放时间',
  first: '甲',
  second: '乙',
  apart: '乙 − 甲',
  as: (side, title) => `${side}：${title}`,
  rules: '各用什么规则',
  baseline: '对照规则',
  period: '结算单期间',
  open: '打开该测算',
  claims: (claims) => `均为数据中相同的 ${claims} 张结算单，各自精确到分。`,
  otherBaseline: '两者的对照规则不同。各项变化均相对于各自的对照，因此差额不只来自改革本身。',
  same: '两个回放在每个单元、每个人群、每项费用上的变化都相同。',
  totals: '各带来什么变化',
  totalsNote: '全市，一年',
  amount: '金额',
  parts: {
    patientFen: '个人负担',
    fundFen: '基金支付',
    fixedFundFen: '其中：医事服务费定额报销',
    incomeFen: '机构收入：个人与基金之和',
    hospitalFen: '机构承担',
    totalFen: '总额：机构收入与机构承担之和',
  },
  groups: '分组对照',
  groupParts: {
    patientFen: '患者',
    fundFen: '基金',
    fixedFundFen: '其中定额报销',
    incomeFen: '机构收入',
    hospitalFen: '机构承担',
    totalFen: '总额',
  },
  unmoved: (parts) => `两项改革均未改变任何分组的：${parts}。`,
  group: '分组',
  dimensions: {
    district: '就诊所在区',
    residence: '居住区',
    level: '就诊机构级别',
    visitKind: '就诊类型',
    scheme: '险种',
    personClass: '人员类别',
    ageBand: '年龄',
    incomeBand: '家庭收入',
    chronic: '慢性病',
    month: '月份',
  },
  who: '谁得益、谁受损',
  whoNote: '就诊人员比例与人均金额（元）；上条为甲，下条为乙',
  levels: '机构增收与减收',
  levelsNote: '机构比例与收入变化；上条为甲，下条为乙',
  visitsNote: '个人负担；上条为甲，下条为乙',
  losers: '负担增加的结算单',
  gainers: '负担减少的结算单',
  beyondBills: '与应付额之差',
  poolsText:
    '与应付额之差，是基金按预算支付的金额与按项目应付额之差。没有该预算的回放按项目应付额支付。',
  poolRules: {
    first: `甲在结算单结算之后从资金池向医疗机构支付。${CITES_NONE_ZH}`,
    second: `乙在结算单结算之后从资金池向医疗机构支付。${CITES_NONE_ZH}`,
    both: `两项改革都在结算单结算之后从资金池向医疗机构支付。${CITES_NONE_ZH}`,
  },
  poolPatients: {
    first: `甲通过资金池只在基金与医疗机构之间调整资金。${AS_BILLED_ZH}`,
    second: `乙通过资金池只在基金与医疗机构之间调整资金。${AS_BILLED_ZH}`,
    both: `两项改革通过资金池只在基金与医疗机构之间调整资金。${AS_BILLED_ZH}`,
  },
  charges: '来自哪些费用',
  institutions: '各机构收入',
  furthest: (shown, all) =>
    shown === all ? '' : `有差别的 ${countText(all)} 个中差别最大的 ${countText(shown)} 个`,
  reproduce: '命令行中的同一对比',
  compareWith: '与另一回放对比',
  keptLink: '对比两个已保留的回放',
};
