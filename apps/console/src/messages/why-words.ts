/** Words of `why`. */
export type WhyWords = {
  readonly title: string;
  readonly value: string;
  readonly formula: string;
  readonly rows: string;
  readonly rowsText: (claims: string) => string;
  readonly rowsBefore: (claims: string) => string;
  readonly rule: string;
  readonly source: string;
  readonly stack: string;
  readonly dataTo: string;
  readonly facts: string;
  readonly state: string;
  readonly approvedBy: (name: string) => string;
  readonly notApproved: string;
  readonly weight: string;
  readonly weightText: (weight: string) => string;
  readonly query: string;
  readonly again: string;
  readonly copy: string;
  readonly copied: string;
  readonly cite: string;
  readonly ask: (what: string) => string;
  readonly line: string;
  readonly exact: string;
  readonly gap: (line: string) => string;
};

export const whyEn: WhyWords = {
  title: 'Where this number comes from',
  value: 'Value',
  formula: 'Formula',
  rows: 'Rows',
  rowsText: (claims) => `${claims} claims`,
  rowsBefore: (claims) => `${claims} the year before`,
  rule: 'Rule',
  source: 'Source',
  stack: 'Stack',
  dataTo: 'Data to',
  facts: 'Facts',
  state: 'State',
  approvedBy: (name) => `approved by ${name}`,
  notApproved: 'draft, approved by nobody',
  weight: 'Weight',
  weightText: (weight) => `each person of the file stands for ${weight}`,
  query: 'Query',
  again: 'Do it again yourself',
  copy: 'Copy',
  copied: 'Copied',
  cite: 'Cite',
  ask: (what) => `Why ${what}?`,
  line: 'Line',
  exact: 'Exactly',
  gap: (line) => `its line is ${line}`,
};

export const whyZh: WhyWords = {
  title: '这个数从哪里来',
  value: '数值',
  formula: '算式',
  rows: '数据行',
  rowsText: (claims) => `${claims} 张结算单`,
  rowsBefore: (claims) => `上年同期 ${claims} 张`,
  rule: '规则',
  source: '来源',
  stack: '规则组合',
  dataTo: '数据截止',
  facts: '事实数据',
  state: '状态',
  approvedBy: (name) => `${name} 审核`,
  notApproved: '草稿，尚无人审核',
  weight: '权重',
  weightText: (weight) => `文件中每人代表 ${weight} 人`,
  query: '查询语句',
  again: '自己再算一遍',
  copy: '复制',
  copied: '已复制',
  cite: '引用',
  ask: (what) => `${what}：为什么？`,
  line: '控制线',
  exact: '精确值',
  gap: (line) => `控制线为 ${line}`,
};
