import type { BeforeAfter, BeforeAfterEffect } from '@sanyi/api';
import { dayWords } from '@sanyi/kernel';

/** Words of `beforeAfter`. */
export type BeforeAfterWords = {
  readonly title: (what: string) => string;
  readonly chart: (what: string, unit: string) => string;
  readonly reform: (day: string) => string;
  readonly observed: string;
  readonly adjusted: string;
  readonly fitted: string;
  readonly without: string;
  readonly band: (percent: string) => string;
  readonly leftOut: string;
  readonly period: string;
  readonly interval: string;
  readonly effects: string;
  readonly effectsNote: (before: number, after: number, left: number) => string;
  readonly effect: string;
  readonly change: string;
  readonly effectNames: Readonly<Record<BeforeAfterEffect['name'], string>>;
  readonly directions: Readonly<Record<BeforeAfterEffect['direction'], string>>;
  readonly perPeriod: Readonly<Record<BeforeAfter['grain'], string>>;
  readonly correlation: (share: string) => string;
  readonly festival: (title: string, day: string) => string;
  readonly lag: (periods: number) => string;
  readonly other: (errors: string, interval: string) => string;
  readonly others: string;
  readonly noOthers: string;
  readonly cause: string;
  readonly instead: string;
  readonly enoughWith: (period: string, cutOff: string) => string;
  readonly withSeason: (season: string) => string;
  readonly aroundReform: (day: string, title: string) => string;
  readonly replayInstead: string;
  readonly replayWhy: string;
  readonly choices: string;
  readonly season: string;
  readonly seasons: Readonly<Record<BeforeAfter['season'], string>>;
  readonly scale: string;
  readonly scales: Readonly<Record<BeforeAfter['scale'], string>>;
  readonly errors: string;
  readonly errorModels: Readonly<Record<BeforeAfter['errors'], string>>;
  readonly control: string;
  readonly noControl: string;
  readonly studies: string;
  readonly indicators: string;
  readonly reproduce: string;
  readonly method: string;
  readonly methodNote: string;
  readonly definition: string;
  readonly open: string;
  readonly reformsOf: string;
  readonly description: (before: string, after: string) => string;
};

export const beforeAfterEn: BeforeAfterWords = {
  title: (what) => `Before and after: ${what}`,
  chart: (what, unit) => `${what}, ${unit}`,
  reform: (day) => `Reform, ${day}`,
  observed: 'Observed',
  adjusted: 'Observed, season taken out',
  fitted: 'Line before and line after',
  without: 'Without the reform: the line before, drawn on',
  band: (percent) => `${percent} % band`,
  leftOut: 'Left out: partly under the reform',
  period: 'Period',
  interval: 'Band',
  effects: 'What changed',
  effectsNote: (before, after, left) =>
    `${before} periods before, ${after} after; ${left} observations beyond what lines and seasons take.`,
  effect: 'Question',
  change: 'Change',
  effectNames: {
    level: 'At once, in the first whole period',
    slope: 'Slope: after less before',
    slopeBefore: 'Slope before',
    slopeAfter: 'Slope after',
    average: 'Against the old line, on average',
    last: 'Against the old line, in the last period',
  },
  directions: { up: 'Up', down: 'Down', unclear: 'Chance could have done it' },
  perPeriod: { month: 'a month', quarter: 'a quarter' },
  festival: (title, day) =>
    `${title} moves through the year and is a term of its own: a day of it comes to ${day}.`,
  correlation: (share) => `From one period to the next ${share} of an error is left.`,
  lag: (periods) => `Errors may hang together over ${periods} periods.`,
  other: (errors, interval) =>
    `The change at once, with errors that follow each other (${errors}): ${interval}.`,
  others: 'Within these periods also came into force',
  noOthers: 'No other package came into force within these periods.',
  cause:
    'A break at the day of a reform shows that something changed then, not that nothing else did. A control that the reform does not touch says more.',
  instead: 'What tells something instead',
  enoughWith: (period, cutOff) =>
    `The data reach ${dayWords(cutOff, 'en')}. With ${period} there will be enough after the reform.`,
  withSeason: (season) => `Compare with this season controlled for: ${season}`,
  aroundReform: (day, title) => `Compare around ${day}: ${title}`,
  replayInstead: 'Replay the reform over the last year of claims',
  replayWhy:
    'what the rules alone would have changed, to the fen; it needs no months after the reform and says nothing of how people responded',
  choices: 'Choices',
  season: 'Season',
  seasons: { month: 'Months', quarter: 'Quarters', none: 'None' },
  scale: 'Compare',
  scales: { value: 'Differences', log: 'Shares' },
  errors: 'Errors',
  errorModels: { 'prais-winsten': 'Prais–Winsten', 'newey-west': 'Newey–West' },
  control: 'Control',
  noControl: 'None',
  studies: 'Kept ready',
  indicators: 'Any indicator',
  reproduce: 'How to reproduce',
  method: 'How it is compared',
  methodNote: 'Each number is a parameter of a package; another city sets its own.',
  definition: 'Indicator',
  open: 'Before and after',
  reformsOf: 'Level and slope around a reform',
  description: (before, after) =>
    `Line before the reform ends at ${before}, line after ends at ${after}.`,
};

export const beforeAfterZh: BeforeAfterWords = {
  title: (what) => `前后对比：${what}`,
  chart: (what, unit) => `${what}（${unit}）`,
  reform: (day) => `改革 ${day}`,
  observed: '观测值',
  adjusted: '观测值（剔除季节）',
  fitted: '改革前后拟合线',
  without: '无改革时：改革前趋势的延伸',
  band: (percent) => `${percent}% 区间`,
  leftOut: '剔除：当期仅部分时间实行新规则',
  period: '期间',
  interval: '区间',
  effects: '变化',
  effectsNote: (before, after, left) =>
    `改革前 ${before} 期，改革后 ${after} 期；扣除直线与季节项后余 ${left} 个观测值。`,
  effect: '问题',
  change: '变化',
  effectNames: {
    level: '即时变化（首个完整期）',
    slope: '斜率变化：后减前',
    slopeBefore: '改革前斜率',
    slopeAfter: '改革后斜率',
    average: '与原趋势相比（平均）',
    last: '与原趋势相比（末期）',
  },
  directions: { up: '上升', down: '下降', unclear: '可能为偶然波动' },
  perPeriod: { month: '每月', quarter: '每季' },
  festival: (title, day) => `${title}日期逐年移动，单独设项：每一天为 ${day}。`,
  correlation: (share) => `误差逐期留存 ${share}。`,
  lag: (periods) => `误差可在 ${periods} 期内相关。`,
  other: (errors, interval) => `即时变化（${errors} 估计）：${interval}。`,
  others: '期间内还有下列政策包生效',
  noOthers: '期间内没有其他政策包生效。',
  cause:
    '改革之日出现转折，说明当时有变化，但不说明没有其他原因。设置改革未涉及的对照组更有说服力。',
  instead: '目前可行的办法',
  enoughWith: (period, cutOff) =>
    `数据截至${dayWords(cutOff, 'zh')}。有了 ${period} 的数据，改革后的期数即足够。`,
  withSeason: (season) => `改用此季节项对比：${season}`,
  aroundReform: (day, title) => `改为对比 ${day} 前后：${title}`,
  replayInstead: '在最近一年的结算单上回放这项改革',
  replayWhy: '仅规则本身带来的变化，精确到分；不需要改革后的月份，也不反映人们的行为反应',
  choices: '选项',
  season: '季节',
  seasons: { month: '按月', quarter: '按季', none: '不控制' },
  scale: '比较方式',
  scales: { value: '差值', log: '比例' },
  errors: '误差',
  errorModels: { 'prais-winsten': 'Prais–Winsten', 'newey-west': 'Newey–West' },
  control: '对照',
  noControl: '无',
  studies: '现成对比项',
  indicators: '任一指标',
  reproduce: '如何复现',
  method: '对比方法',
  methodNote: '每个数字都是政策包的参数，其他城市可自行设定。',
  definition: '指标',
  open: '前后对比',
  reformsOf: '改革前后的水平与斜率',
  description: (before, after) => `改革前拟合线止于 ${before}，改革后止于 ${after}。`,
};
