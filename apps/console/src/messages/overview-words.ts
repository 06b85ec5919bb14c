import { dayWords } from '@sanyi/kernel';

/** Words of `measures`. */
export type MeasuresWords = {
  readonly growth: string;
  readonly blood: string;
  readonly calls: string;
  readonly grassroots: string;
};

export const measuresEn: MeasuresWords = {
  growth: 'Expenses',
  blood: 'Blood',
  calls: 'First aid',
  grassroots: 'Grassroots',
};

export const measuresZh: MeasuresWords = {
  growth: '费用',
  blood: '献血',
  calls: '急救',
  grassroots: '基层',
};

/** Words of `overview`. */
export type OverviewWords = {
  readonly title: (city: string, period: string) => string;
  readonly dataTo: (day: string) => string;
  readonly states: {
    readonly draft: string;
    readonly approved: string;
    readonly published: string;
  };
  readonly on: (period: string) => string;
  readonly growthByDistrict: string;
  readonly byDistrict: (title: string) => string;
  readonly tile: (district: string, value: string, judgement: string) => string;
  readonly over: (line: string) => string;
  readonly below: string;
  readonly map: string;
  readonly mapHelp: string;
  readonly whereGrowth: string;
  readonly price: string;
  readonly volume: string;
  readonly mix: string;
  readonly rank: string;
  readonly district: string;
  readonly growth: string;
  readonly points: string;
  readonly blood: string;
  readonly calls: string;
  readonly rankRange: (from: number, to: number) => string;
  readonly interval: (low: string, high: string) => string;
  readonly line: (line: string) => string;
  readonly needsDecision: string;
  readonly noAlerts: string;
  readonly noAlertsText: string;
  readonly levels: {
    readonly over: string;
    readonly watch: string;
  };
  readonly why: string;
  readonly seeDistrict: string;
  readonly shownOf: (shown: number, all: number) => string;
  readonly showAll: (all: number) => string;
  readonly showFewer: string;
  readonly quartersCompared: (count: number) => string;
  readonly quartersText: (low: string, high: string, line: string) => string;
  readonly noYearBefore: string;
  readonly dashed: (line: string) => string;
  readonly lineOf: (value: string) => string;
  readonly sortBy: (column: string) => string;
};

export const overviewEn: OverviewWords = {
  title: (city, period) => `${city}, ${period}`,
  dataTo: (day) => `Data to ${dayWords(day, 'en')}`,
  states: { draft: 'draft', approved: 'approved', published: 'published' },
  on: (period) => `on ${period}`,
  growthByDistrict: 'Expense growth by district, %',
  byDistrict: (title) => `${title} by district`,
  tile: (district, value, judgement) =>
    judgement ? `${district}, ${value}, ${judgement}` : `${district}, ${value}`,
  over: (line) => `over ${line} %`,
  below: 'below',
  map: 'Map of districts as tiles, in their places',
  mapHelp: 'Arrow keys move between neighbours',
  whereGrowth: 'Where the growth comes from',
  price: 'price',
  volume: 'volume',
  mix: 'mix',
  rank: '#',
  district: 'District',
  growth: 'Growth %',
  points: 'percentage points',
  blood: 'Blood ‰',
  calls: 'Calls %',
  rankRange: (from, to) => `not distinguishable: rank ${from} to ${to}`,
  interval: (low, high) => `between ${low} and ${high}`,
  line: (line) => `dashed: ${line} % line`,
  needsDecision: 'Needs a decision',
  noAlerts: 'No indicator crossed its line',
  noAlertsText: 'Alerts appear here when an indicator passes the line written in its package.',
  levels: { over: 'Over the line', watch: 'Watch' },
  why: 'Why?',
  seeDistrict: 'See the district',
  shownOf: (shown, all) => `${shown} of ${all}`,
  showAll: (all) => `All ${all}`,
  showFewer: 'Show fewer',
  quartersCompared: (count) => `${count} ${count === 1 ? 'quarter' : 'quarters'}, one scale`,
  quartersText: (low, high, line) =>
    `Expense growth on the same quarter of the year before, ${low} to ${high} %${line}`,
  noYearBefore: 'The data begin less than a year before, so there is nothing to compare with.',
  dashed: (line) => `; dashed = ${line} % line`,
  lineOf: (value) => `line ${value}`,
  sortBy: (column) => `Sort by ${column}`,
};

export const overviewZh: OverviewWords = {
  title: (city, period) => `${city} ${period}`,
  dataTo: (day) => `数据截至${dayWords(day, 'zh')}`,
  states: { draft: '草稿', approved: '已审核', published: '已发布' },
  on: (period) => `同比${period}`,
  growthByDistrict: '各区费用同比，%',
  byDistrict: (title) => `各区${title}`,
  tile: (district, value, judgement) =>
    judgement ? `${district}，${value}，${judgement}` : `${district}，${value}`,
  over: (line) => `超过 ${line} %`,
  below: '低于',
  map: '各区方块图，按方位排列',
  mapHelp: '方向键在相邻区之间移动',
  whereGrowth: '增长来自哪里',
  price: '价格',
  volume: '数量',
  mix: '结构',
  rank: '#',
  district: '区',
  growth: '同比 %',
  points: '百分点',
  blood: '献血 ‰',
  calls: '急救 %',
  rankRange: (from, to) => `无法区分：位次在第${from}至第${to}之间`,
  interval: (low, high) => `区间 ${low} 至 ${high}`,
  line: (line) => `虚线：${line} % 控制线`,
  needsDecision: '需要决定',
  noAlerts: '没有指标越线',
  noAlertsText: '指标越过政策包中写明的控制线时，预警会出现在这里。',
  levels: { over: '超控制线', watch: '关注' },
  why: '为什么',
  seeDistrict: '查看该区',
  shownOf: (shown, all) => `${shown} / ${all}`,
  showAll: (all) => `全部 ${all} 条`,
  showFewer: '收起',
  quartersCompared: (count) => `${count}个季度，同一刻度`,
  quartersText: (low, high, line) => `费用同比 ${low} 至 ${high} %${line}`,
  noYearBefore: '数据起点距此不足一年，尚无可比的上年同期。',
  dashed: (line) => `；虚线为 ${line} % 控制线`,
  lineOf: (value) => `控制线 ${value}`,
  sortBy: (column) => `按${column}排序`,
};
