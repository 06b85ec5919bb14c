import type { DayState } from '@sanyi/api';

/** Words of `monitoring`. */
export type MonitoringWords = {
  readonly title: (day: string) => string;
  readonly what: string;
  readonly before: string;
  readonly after: string;
  readonly day: string;
  readonly last: string;
  readonly states: Readonly<Record<DayState, string>>;
  readonly notes: string;
  readonly noNotesText: string;
  readonly rules: Readonly<Record<'day' | 'run', string>>;
  readonly why: string;
  readonly expected: (value: string) => string;
  readonly noExpectation: string;
  readonly band: string;
  readonly festival: string;
  readonly districts: string;
  readonly districtsNote: string;
  readonly place: string;
  readonly recent: (days: number) => string;
  readonly noRecent: string;
  readonly reforms: string;
  readonly reformsNote: string;
  readonly quietReform: string;
  readonly method: string;
  readonly methodNote: string;
  readonly parameter: string;
  readonly value: string;
  readonly source: string;
  readonly expectation: string;
  readonly levelTimes: (level: string, factor: string, expected: string) => string;
  readonly bounds: (low: string, high: string) => string;
  readonly off: (percent: string, score: string) => string;
  readonly state: string;
  readonly scatter: string;
  readonly scatterText: (percent: string) => string;
  readonly sameKind: string;
  readonly sameKindText: (days: number) => string;
  readonly raised: string;
  readonly question: string;
  readonly panel: string;
};

export const monitoringEn: MonitoringWords = {
  title: (day) => `Daily monitoring, ${day}`,
  what: 'Days against expectation',
  before: 'Day before',
  after: 'Day after',
  day: 'Day',
  last: 'Last day',
  states: {
    usual: 'As expected',
    watch: 'Unusual',
    over: 'Very unusual',
    unjudged: 'Scatters too much',
    unknown: 'No history',
  },
  notes: 'Notes of the day',
  noNotesText: 'No rule raised a note about this day.',
  rules: { day: 'rule "day": the day itself', run: 'rule "run": several days in a row' },
  why: 'Why?',
  expected: (value) => `expected ${value}`,
  noExpectation: 'no expectation yet',
  band: 'What was expected',
  festival: 'Festival',
  districts: 'City and districts',
  districtsNote: 'value, and percent over or under expectation',
  place: 'Place',
  recent: (days) => `Notes of the last ${days} days of the data`,
  noRecent: 'No rule raised a note.',
  reforms: 'Days of reforms',
  reformsNote: 'what was noted in the city in the fortnight from the day a package came into force',
  quietReform: 'Nothing was noted.',
  method: 'How a day is judged',
  methodNote: 'parameters of the package; moving one moves what is noted',
  parameter: 'Parameter',
  value: 'Value',
  source: 'Source',
  expectation: 'Expectation',
  levelTimes: (level, factor, expected) =>
    `Median of the days before ${level} × what such days are like ${factor} = ${expected}`,
  bounds: (low, high) => `Noted under ${low} and over ${high}`,
  off: (percent, score) => `${percent} % off, ${score} standard deviations`,
  state: 'State',
  scatter: 'Scatter',
  scatterText: (percent) => `${percent} % on ordinary days`,
  sameKind: 'Same kind',
  sameKindText: (days) => `${days} earlier days`,
  raised: 'Raised by',
  question: 'Question',
  panel: 'Why this day stands out, or does not',
};

export const monitoringZh: MonitoringWords = {
  title: (day) => `每日监测 ${day}`,
  what: '每日数据与预期',
  before: '前一天',
  after: '后一天',
  day: '日期',
  last: '最后一日',
  states: {
    usual: '符合预期',
    watch: '异常',
    over: '严重异常',
    unjudged: '波动过大',
    unknown: '历史不足',
  },
  notes: '当日提示',
  noNotesText: '没有规则对当日发出提示。',
  rules: { day: '规则“单日”：当日偏离', run: '规则“连续”：连续多日同向偏离' },
  why: '为什么',
  expected: (value) => `预期 ${value}`,
  noExpectation: '暂无预期',
  band: '预期范围',
  festival: '节假日',
  districts: '全市与各区',
  districtsNote: '数值，及高于或低于预期的百分比',
  place: '地点',
  recent: (days) => `数据最后 ${days} 天的提示`,
  noRecent: '没有规则发出提示。',
  reforms: '改革实施日',
  reformsNote: '政策包实施后两周内全市的提示',
  quietReform: '未发出提示。',
  method: '判断方法',
  methodNote: '均为政策包参数，调整参数即改变提示',
  parameter: '参数',
  value: '数值',
  source: '依据',
  expectation: '预期',
  levelTimes: (level, factor, expected) =>
    `此前各日中位数 ${level} × 此类日期系数 ${factor} = ${expected}`,
  bounds: (low, high) => `低于 ${low} 或高于 ${high} 时提示`,
  off: (percent, score) => `偏离 ${percent}%，${score} 个标准差`,
  state: '状态',
  scatter: '日常波动',
  scatterText: (percent) => `平日 ${percent}%`,
  sameKind: '同类日',
  sameKindText: (days) => `此前 ${days} 天`,
  raised: '提示规则',
  question: '政策问题',
  panel: '这一天为何异常或正常',
};
