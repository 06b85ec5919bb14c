/** Words of `keys`. */
export type KeysWords = {
  readonly title: string;
  readonly settings: string;
  readonly search: string;
  readonly scope: string;
  readonly why: string;
  readonly table: string;
  readonly help: string;
  readonly escape: string;
  readonly arrows: string;
  readonly go: (page: string) => string;
  readonly look: string;
  readonly looks: {
    readonly system: string;
    readonly light: string;
    readonly dark: string;
  };
  readonly arrowsTitle: string;
  readonly arrowColours: {
    readonly neutral: string;
    readonly redRise: string;
    readonly greenRise: string;
  };
};

export const keysEn: KeysWords = {
  title: 'Keys',
  settings: 'Settings',
  search: 'search pages, districts and packages',
  scope: 'what, when, where, under which rules',
  why: 'where this number comes from',
  table: 'chart or table',
  help: 'this sheet',
  escape: 'close or go back',
  arrows: 'move by geography on the map, between cells in a grid',
  go: (page) => `go to ${page}`,
  look: 'Look',
  looks: { system: 'System', light: 'Light', dark: 'Dark' },
  arrowsTitle: 'Arrows of change',
  arrowColours: { neutral: 'Neutral', redRise: 'Red is rise', greenRise: 'Green is rise' },
};

export const keysZh: KeysWords = {
  title: '快捷键',
  settings: '设置',
  search: '搜索页面、各区与政策包',
  scope: '看什么、什么时间、哪里、按哪套规则',
  why: '这个数从哪里来',
  table: '图形或表格',
  help: '本说明',
  escape: '关闭或返回',
  arrows: '在图上按方位移动，在矩阵中逐格移动',
  go: (page) => `前往${page}`,
  look: '外观',
  looks: { system: '跟随系统', light: '浅色', dark: '深色' },
  arrowsTitle: '涨跌箭头',
  arrowColours: { neutral: '中性', redRise: '红涨', greenRise: '绿涨' },
};

/** Words of `search`. */
export type SearchWords = {
  readonly placeholder: string;
  readonly title: string;
  readonly page: string;
  readonly district: string;
  readonly package: string;
  readonly claim: string;
  readonly openClaim: (id: string) => string;
  readonly none: string;
  readonly noneText: string;
  readonly results: (count: number) => string;
};

export const searchEn: SearchWords = {
  placeholder: 'Pages, districts, packages',
  title: 'Search',
  page: 'Page',
  district: 'District',
  package: 'Package',
  claim: 'Claim',
  openClaim: (id) => `Claim ${id}`,
  none: 'Nothing is called that',
  noneText: 'Try a page, a district, a package or the number of a claim.',
  results: (count) => (count === 1 ? '1 result' : `${count} results`),
};

export const searchZh: SearchWords = {
  placeholder: '页面、区、政策包',
  title: '搜索',
  page: '页面',
  district: '区',
  package: '政策包',
  claim: '结算单',
  openClaim: (id) => `结算单 ${id}`,
  none: '没有找到',
  noneText: '请输入页面、区、政策包的名称，或结算单号。',
  results: (count) => `${count} 条结果`,
};
