import { dayWords } from '@sanyi/kernel';

/** Words of `policy`. */
export type PolicyWords = {
  readonly requires: string;
  readonly replaces: string;
  readonly amends: string;
  readonly tabs: {
    readonly tables: string;
    readonly parameters: string;
    readonly lists: string;
    readonly indicators: string;
    readonly tests: string;
    readonly effects: string;
    readonly differences: string;
    readonly sources: string;
  };
  readonly effect: {
    readonly period: (from: string, to: string) => string;
    readonly claims: (claims: string, persons: string) => string;
    readonly weight: (residents: string) => string;
    readonly measuredOn: (day: string) => string;
    readonly fingerprint: (hash: string) => string;
    readonly open: string;
    readonly replay: string;
    readonly synthetic: string;
    readonly groups: string;
    readonly group: string;
    readonly claimsHead: string;
    readonly patient: string;
    readonly fund: string;
    readonly income: string;
    readonly yuan: (name: string) => string;
    readonly percent: (name: string) => string;
    readonly gainLose: string;
    readonly indicator: string;
    readonly before: string;
    readonly after: string;
  };
  readonly grid: string;
  readonly rows: string;
  readonly hitPolicies: Readonly<Record<string, string>>;
  readonly whereFrom: string;
  readonly share: string;
  readonly beside: string;
  readonly besideText: string;
  readonly noRule: string;
  readonly rule: string;
  readonly clause: string;
  readonly source: string;
  readonly provenanceWord: string;
  readonly anyValue: string;
  readonly expression: string;
  readonly parametersByDate: string;
  readonly all: (count: number) => string;
  readonly parameter: string;
  readonly unit: string;
  readonly value: string;
  readonly endedValue: string;
  readonly before: string;
  readonly listKinds: Readonly<Record<string, string>>;
  readonly listRows: (shown: number, all: number) => string;
  readonly testsPass: string;
  readonly testsRunning: string;
  readonly case: string;
  readonly expected: string;
  readonly actual: string;
  readonly file: string;
  readonly hook: string;
  readonly fund: string;
  readonly patient: string;
  readonly everyCell: string;
  readonly moreSteps: (count: number) => string;
  readonly coverage: string;
  readonly notReached: (count: number) => string;
  readonly allReached: string;
  readonly indicator: string;
  readonly query: string;
  readonly nothing: string;
  readonly nothingText: string;
  readonly decides: string;
  readonly allTables: string;
};

export const policyEn: PolicyWords = {
  requires: 'requires',
  replaces: 'replaces',
  amends: 'amends',
  tabs: {
    tables: 'Tables',
    parameters: 'Parameters',
    lists: 'Lists',
    indicators: 'Indicators',
    tests: 'Tests',
    effects: 'Measured effect',
    differences: 'What carried over',
    sources: 'Sources',
  },
  effect: {
    period: (from, to) => `${dayWords(from, 'en')} to ${dayWords(to, 'en')}`,
    claims: (claims, persons) => `${claims} claims of ${persons} persons`,
    weight: (residents) =>
      `each stands for ${residents} residents; amounts are those of the sample`,
    measuredOn: (day) => `measured on ${dayWords(day, 'en')}`,
    fingerprint: (hash) => `data ${hash}`,
    open: 'Open the result',
    replay: 'Replay on the claims shown here',
    synthetic: 'Synthetic data',
    groups: 'Effect by group',
    group: 'Group',
    claimsHead: 'Claims',
    patient: 'Patients pay',
    fund: 'Funds pay',
    income: 'Hospitals take in',
    yuan: (name) => `${name}, yuan`,
    percent: (name) => `${name}, %`,
    gainLose: 'Gain / lose',
    indicator: 'Headline indicators',
    before: 'Before',
    after: 'After',
  },
  grid: 'Grid',
  rows: 'Rows',
  hitPolicies: {
    U: 'exactly one row applies',
    A: 'rows that apply agree',
    F: 'the first row that applies',
    C: 'every row that applies',
    'C+': 'the sum of the rows that apply',
    UNIQUE: 'exactly one row applies',
    ANY: 'rows that apply agree',
    FIRST: 'the first row that applies',
    COLLECT: 'every row that applies',
  },
  whereFrom: 'Where each value is from',
  share: 'share of visits of the last year',
  beside: 'Rules beside the table',
  besideText: 'applied where no cell speaks',
  noRule: 'No rule speaks for this combination.',
  rule: 'Rule',
  clause: 'Clause',
  source: 'Source',
  provenanceWord: 'Provenance',
  anyValue: 'any',
  expression: 'Expression',
  parametersByDate: 'Parameters by date',
  all: (count) => `All ${count}`,
  parameter: 'Parameter',
  unit: 'Unit',
  value: 'Value',
  endedValue: 'ended',
  before: 'before',
  listKinds: {
    price: 'prices',
    code: 'codes',
    crosswalk: 'crosswalk',
    reference: 'reference',
    pool: 'pool',
  },
  listRows: (shown, all) => `${shown} of ${all} rows`,
  testsPass: 'tests pass, run for this page',
  testsRunning: 'The tests are running. How they went is shown here when they have ended.',
  case: 'Case',
  expected: 'Expected',
  actual: 'came out',
  file: 'File',
  hook: 'Hook',
  fund: 'fund',
  patient: 'patient',
  everyCell: 'In every cell:',
  moreSteps: (count) => `${count} steps of arithmetic`,
  coverage: 'Coverage',
  notReached: (count) => `${count} without a test`,
  allReached: 'Every rule is reached by at least one test.',
  indicator: 'Indicator',
  query: 'Query',
  nothing: 'This package has none',
  nothingText: 'It speaks through its other parts.',
  decides: 'answers',
  allTables: 'Decisions',
};

export const policyZh: PolicyWords = {
  requires: '依赖',
  replaces: '替代',
  amends: '修订',
  tabs: {
    tables: '决策表',
    parameters: '参数',
    lists: '目录',
    indicators: '指标',
    tests: '测试',
    effects: '实测效果',
    differences: '采用情况',
    sources: '来源',
  },
  effect: {
    period: (from, to) => `${dayWords(from, 'zh')}至${dayWords(to, 'zh')}`,
    claims: (claims, persons) => `${persons} 人的 ${claims} 张结算单`,
    weight: (residents) => `每人代表 ${residents} 名居民；金额为样本金额`,
    measuredOn: (day) => `测算于${dayWords(day, 'zh')}`,
    fingerprint: (hash) => `数据指纹 ${hash}`,
    open: '打开结果',
    replay: '在当前结算数据上回放',
    synthetic: '合成数据',
    groups: '分组效果',
    group: '分组',
    claimsHead: '结算单',
    patient: '个人负担',
    fund: '基金支付',
    income: '机构收入',
    yuan: (name) => `${name}（元）`,
    percent: (name) => `${name}（%）`,
    gainLose: '得益 / 受损',
    indicator: '概括指标',
    before: '改革前',
    after: '改革后',
  },
  grid: '矩阵',
  rows: '逐行',
  hitPolicies: {
    U: '恰有一行适用',
    A: '适用各行一致',
    F: '取首个适用行',
    C: '取所有适用行',
    'C+': '适用各行求和',
    UNIQUE: '恰有一行适用',
    ANY: '适用各行一致',
    FIRST: '取首个适用行',
    COLLECT: '取所有适用行',
  },
  whereFrom: '各值的依据',
  share: '占上年诊次比例',
  beside: '表外规则',
  besideText: '单元格未涉及时适用',
  noRule: '没有规则涉及这一组合。',
  rule: '规则',
  clause: '条款',
  source: '来源',
  provenanceWord: '依据',
  anyValue: '任意',
  expression: '表达式',
  parametersByDate: '参数沿革',
  all: (count) => `全部 ${count} 个`,
  parameter: '参数',
  unit: '单位',
  value: '值',
  endedValue: '取消',
  before: '之前',
  listKinds: {
    price: '价格',
    code: '代码集',
    crosswalk: '对照',
    reference: '参考',
    pool: '资金池',
  },
  listRows: (shown, all) => `${all} 行中的 ${shown} 行`,
  testsPass: '项测试通过，为本页面实际运行',
  testsRunning: '测试正在运行，结束后在此显示结果。',
  case: '用例',
  expected: '预期',
  actual: '实际',
  file: '文件',
  hook: '接入点',
  fund: '基金',
  patient: '个人',
  everyCell: '各格相同：',
  moreSteps: (count) => `${count} 个计算步骤`,
  coverage: '覆盖',
  notReached: (count) => `${count} 条规则没有测试`,
  allReached: '每条规则至少有一项测试触及。',
  indicator: '指标',
  query: '查询',
  nothing: '本政策包没有这一部分',
  nothingText: '它通过其他部分发挥作用。',
  decides: '回答',
  allTables: '决策',
};
