import { dayWords } from '@sanyi/kernel';

/** Words of `packages`. */
export type PackagesWords = {
  readonly title: string;
  readonly sentence: (count: number, day: string) => string;
  readonly name: string;
  readonly from: string;
  readonly state: string;
  readonly states: {
    readonly inForce: string;
    readonly ended: string;
    readonly notYet: string;
    readonly library: string;
    readonly elsewhere: string;
  };
  readonly tables: string;
  readonly parameters: string;
  readonly lists: string;
  readonly indicators: string;
  readonly tests: string;
  readonly authority: string;
  readonly since: (day: string) => string;
  readonly until: (from: string, to: string) => string;
};

export const packagesEn: PackagesWords = {
  title: 'Policy packages',
  sentence: (count, day) =>
    `${count} packages, lowest of the stack first. State on ${dayWords(day, 'en')}, the last day of the data.`,
  name: 'Package',
  from: 'In force',
  state: 'State',
  states: {
    inForce: 'In force',
    ended: 'Ended',
    notYet: 'Not yet',
    library: 'Library',
    elsewhere: 'Other place',
  },
  tables: 'Tables',
  parameters: 'Parameters',
  lists: 'List rows',
  indicators: 'Indicators',
  tests: 'Tests',
  authority: 'Authority',
  since: (day) => `from ${day}`,
  until: (from, to) => `${from} to ${to}`,
};

export const packagesZh: PackagesWords = {
  title: '政策包',
  sentence: (count, day) =>
    `共 ${count} 个政策包，自下而上排列。状态以数据最后一日（${dayWords(day, 'zh')}）为准。`,
  name: '政策包',
  from: '实施时间',
  state: '状态',
  states: {
    inForce: '现行',
    ended: '已结束',
    notYet: '未实施',
    library: '备用',
    elsewhere: '其他地区',
  },
  tables: '决策表',
  parameters: '参数',
  lists: '目录行数',
  indicators: '指标',
  tests: '测试',
  authority: '发布机关',
  since: (day) => `自 ${day}`,
  until: (from, to) => `${from} 至 ${to}`,
};
