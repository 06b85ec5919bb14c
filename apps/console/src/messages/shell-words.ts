/** Words of `shell`. */
export type ShellWords = {
  readonly product: string;
  readonly otherName: string;
  readonly otherLanguage: string;
  readonly switchLanguage: string;
  readonly skip: string;
  readonly search: string;
  readonly fold: string;
  readonly unfold: string;
  readonly navigation: string;
  readonly synthetic: string;
  readonly syntheticCity: string;
  readonly syntheticText: string;
  readonly weighted: (weight: string) => string;
  readonly copyLink: string;
  readonly copied: string;
  readonly help: string;
  readonly close: string;
  readonly back: string;
  readonly table: string;
  readonly chart: string;
  readonly more: (count: number) => string;
  readonly total: string;
  readonly breadcrumb: string;
  /** Between the parts of a list. */
  readonly comma: string;
};

export const shellEn: ShellWords = {
  product: 'Sanyi',
  otherName: '三医',
  otherLanguage: '中文',
  switchLanguage: '中文: switch to Chinese',
  skip: 'Skip to the page',
  search: 'Search or jump to',
  fold: 'Fold the navigation',
  unfold: 'Unfold the navigation',
  navigation: 'Pages',
  synthetic: 'Synthetic',
  syntheticCity: 'Synthetic city',
  syntheticText: 'Every person, institution and figure here is invented.',
  weighted: (weight) => `Figures are weighted: one person stands for ${weight}.`,
  copyLink: 'Copy the address of what you see',
  copied: 'Address copied',
  help: 'Keys and settings',
  close: 'Close',
  back: 'Back',
  table: 'Table',
  chart: 'Chart',
  more: (count) => `${count} more`,
  total: 'Total',
  breadcrumb: 'Where you are',
  comma: ', ',
};

export const shellZh: ShellWords = {
  product: 'Sanyi',
  otherName: '三医',
  otherLanguage: 'English',
  switchLanguage: 'English：切换为英文',
  skip: '跳到正文',
  search: '搜索或跳转',
  fold: '收起导航',
  unfold: '展开导航',
  navigation: '页面',
  synthetic: '合成数据',
  syntheticCity: '合成城市',
  syntheticText: '人物、机构与数字均为虚构。',
  weighted: (weight) => `数字已加权：每人代表 ${weight} 人。`,
  copyLink: '复制当前页面地址',
  copied: '地址已复制',
  help: '快捷键与设置',
  close: '关闭',
  back: '返回',
  table: '表格',
  chart: '图形',
  more: (count) => `另有 ${count} 个`,
  total: '合计',
  breadcrumb: '当前位置',
  comma: '，',
};

/** Words of `groups`. */
export type GroupsWords = {
  readonly today: string;
  readonly measure: string;
  readonly decide: string;
  readonly settle: string;
  readonly library: string;
  readonly govern: string;
};

export const groupsEn: GroupsWords = {
  today: 'Today',
  measure: 'Measure',
  decide: 'Decide',
  settle: 'Settle',
  library: 'Library',
  govern: 'Govern',
};

export const groupsZh: GroupsWords = {
  today: '今日',
  measure: '监测通报',
  decide: '政策测算',
  settle: '结算监管',
  library: '经验与数据',
  govern: '督办治理',
};

/** Words of `pages`. */
export type PagesWords = {
  readonly overview: string;
  readonly growth: string;
  readonly beforeAfter: string;
  readonly district: string;
  readonly packages: string;
  readonly whatIf: string;
  readonly claims: string;
  readonly bulletin: string;
  readonly monitoring: string;
  readonly data: string;
  readonly coverage: string;
  readonly glossary: string;
  readonly work: string;
  readonly tasks: string;
  readonly directives: string;
  readonly projects: string;
};

export const pagesEn: PagesWords = {
  overview: 'City overview',
  growth: 'Expense growth',
  beforeAfter: 'Before and after',
  district: 'Districts',
  packages: 'Policy packages',
  whatIf: 'What-if',
  claims: 'Claims',
  bulletin: 'Quarterly bulletin',
  monitoring: 'Daily monitoring',
  data: 'Data and quality',
  coverage: 'What is asked for',
  glossary: 'Glossary',
  work: 'My work',
  tasks: 'Tasks',
  directives: 'Meetings',
  projects: 'Key projects',
};

export const pagesZh: PagesWords = {
  overview: '全市总览',
  growth: '费用增长',
  beforeAfter: '前后对比',
  district: '各区',
  packages: '政策包',
  whatIf: '模拟测算',
  claims: '结算单',
  bulletin: '季度通报',
  monitoring: '每日监测',
  data: '数据与质量',
  coverage: '任务覆盖',
  glossary: '术语表',
  work: '我的待办',
  tasks: '督办任务',
  directives: '会议督办',
  projects: '重点项目',
};
