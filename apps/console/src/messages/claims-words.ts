/** Words of `claims`. */
export type ClaimsWords = {
  readonly title: string;
  readonly sentence: (count: string, rules: string) => string;
  readonly countMore: (count: number) => string;
  readonly count: (count: number) => string;
  readonly kind: string;
  readonly kinds: {
    readonly all: string;
    readonly outpatient: string;
    readonly emergency: string;
    readonly inpatientDay: string;
    readonly home: string;
    readonly online: string;
  };
  readonly day: string;
  readonly claim: string;
  readonly visit: string;
  readonly institution: string;
  readonly lines: string;
  readonly total: string;
  readonly fund: string;
  readonly patient: string;
  readonly hospital: string;
  readonly none: string;
  readonly noneText: string;
  readonly clear: string;
  readonly openClaim: string;
  readonly open: string;
  readonly clearing: string;
  readonly clearingNote: (shown: string, all: string) => string;
  readonly clearingText: string;
  readonly budget: string;
  readonly period: string;
  readonly stays: string;
  readonly billed: string;
  readonly paid: string;
  readonly change: string;
  readonly notYetPaid: string;
};

export const claimsEn: ClaimsWords = {
  title: 'Claims',
  sentence: (count, rules) => `${count}, each settled under “${rules}”; open one to see each fen.`,
  countMore: (count) => `The first ${count} that match`,
  count: (count) => `${count} match`,
  kind: 'Visit kind',
  kinds: {
    all: 'All',
    outpatient: 'Outpatient',
    emergency: 'Emergency',
    inpatientDay: 'Stay',
    home: 'Home',
    online: 'Online',
  },
  day: 'Day',
  claim: 'Claim',
  visit: 'Visit',
  institution: 'Institution',
  lines: 'Lines',
  total: 'Bill, yuan',
  fund: 'Fund',
  patient: 'Patient',
  hospital: 'Hospital',
  none: 'No claim matches',
  noneText: 'No claim of this kind was made on that day in this place.',
  clear: 'Show all claims',
  openClaim: 'Claim number',
  open: 'Open',
  clearing: 'Clearing with hospitals',
  clearingNote: (shown, all) => `${shown} of ${all}, where the payment moves most`,
  clearingText:
    'Claims below say what was billed. Under these rules the fund pays hospitals out of budgets instead; patients pay as billed, and the difference is the hospital’s. The command “sanyi settle” tells every hospital.',
  budget: 'Budget',
  period: 'Period',
  stays: 'Stays',
  billed: 'Billed by item',
  paid: 'Fund pays',
  change: 'Hospital gains',
  notYetPaid: 'period not whole',
};

export const claimsZh: ClaimsWords = {
  title: '结算单',
  sentence: (count, rules) => `${count}，均按“${rules}”结算；打开一张，看清每一分。`,
  countMore: (count) => `符合条件的前 ${count} 张`,
  count: (count) => `符合条件的共 ${count} 张`,
  kind: '就诊类型',
  kinds: {
    all: '全部',
    outpatient: '门诊',
    emergency: '急诊',
    inpatientDay: '住院',
    home: '上门',
    online: '线上',
  },
  day: '日期',
  claim: '结算单',
  visit: '就诊',
  institution: '机构',
  lines: '明细',
  total: '总费用，元',
  fund: '基金',
  patient: '个人',
  hospital: '医院',
  none: '没有符合条件的结算单',
  noneText: '该地区当日没有这一类结算单。',
  clear: '查看全部结算单',
  openClaim: '结算单号',
  open: '打开',
  clearing: '与医疗机构清算',
  clearingNote: (shown, all) => `${all} 项中变动最大的 ${shown} 项`,
  clearingText:
    '下列结算单为按项目的应付额。这套规则下基金改按预算向医疗机构支付；患者仍按结算单负担，差额由医疗机构留用或承担。用命令“sanyi settle”可看全部医疗机构。',
  budget: '预算',
  period: '期间',
  stays: '住院人次',
  billed: '按项目应付',
  paid: '基金支付',
  change: '机构留用',
  notYetPaid: '期间不完整',
};
