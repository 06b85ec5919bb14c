import type { CoverageStatus } from '@sanyi/api';

/** Words of `coverage`. */
export type CoverageWords = {
  readonly title: string;
  readonly what: (count: number) => string;
  readonly version: (version: string) => string;
  readonly allSources: (count: number) => string;
  readonly readFrom: string;
  readonly statuses: Readonly<Record<CoverageStatus, string>>;
  readonly kinds: Readonly<Record<'engine' | 'register' | 'measure', string>>;
  readonly sentence: (of: {
    readonly sources: number;
    readonly all: number;
    readonly works: number;
    readonly partly: number;
    readonly record: number;
    readonly none: number;
  }) => { readonly head: string; readonly strong: string; readonly tail: string };
  readonly ofGroup: (works: number, all: number) => string;
  readonly map: string;
  readonly all: string;
  readonly status: string;
  readonly find: string;
  readonly list: string;
  readonly rows: (shown: number, all: number) => string;
  readonly id: string;
  readonly words: string;
  readonly source: string;
  readonly where: string;
  readonly proof: string;
  readonly asks: string;
  readonly missing: string;
  readonly missingAll: string;
  readonly nothing: string;
  readonly clear: string;
  readonly panel: string;
  readonly ask: (id: string) => string;
};

export const coverageEn: CoverageWords = {
  title: 'What the source documents ask for, and how far Sanyi serves it',
  what: (count) => `${count} systems`,
  version: (version) => `Version ${version}`,
  allSources: (count) => `All ${count} documents`,
  readFrom: 'coverage/systems.yaml',
  statuses: {
    works: 'Works',
    partly: 'Partly',
    'record only': 'Record only',
    'not yet': 'Not yet',
  },
  kinds: { engine: 'engine', register: 'register', measure: 'measure' },
  sentence: ({ sources, all, works, partly, record, none }) => ({
    head: `${sources} documents name ${all} systems, mechanisms and duties. `,
    strong: `${works} ${works === 1 ? 'works' : 'work'}, ${partly} work partly`,
    tail: `, ${record} ${record === 1 ? 'is' : 'are'} kept as a record only, ${none} ${none === 1 ? 'is' : 'are'} not served yet.`,
  }),
  ofGroup: (works, all) => `${works} of ${all} work at least partly`,
  map: 'Systems by group',
  all: 'All',
  status: 'Status',
  find: 'Search the systems',
  list: 'Systems',
  rows: (shown, all) => (shown === all ? `${all} rows` : `${shown} of ${all} rows`),
  id: 'Id',
  words: 'Words of the document',
  source: 'Document',
  where: 'Where in Sanyi',
  proof: 'Test that proves it',
  asks: 'What software must do',
  missing: 'What is missing',
  missingAll: 'All of it: nothing serves this yet.',
  nothing: 'No system matches this filter.',
  clear: 'Show all',
  panel: 'One system',
  ask: (id) => `open ${id}`,
};

export const coverageZh: CoverageWords = {
  title: '任务覆盖：文件提出的要求与三医的落实程度',
  what: (count) => `${count} 项任务`,
  version: (version) => `版本 ${version}`,
  allSources: (count) => `全部 ${count} 份文件`,
  readFrom: 'coverage/systems.yaml',
  statuses: {
    works: '已实现',
    partly: '部分实现',
    'record only': '仅记录',
    'not yet': '尚未实现',
  },
  kinds: { engine: '计算', register: '台账', measure: '指标' },
  sentence: ({ sources, all, works, partly, record, none }) => ({
    head: `${sources} 份文件共提出 ${all} 项制度、机制与任务。`,
    strong: `${works} 项已实现，${partly} 项部分实现`,
    tail: `，${record} 项仅作记录，${none} 项尚未实现。`,
  }),
  ofGroup: (works, all) => `${all} 项中 ${works} 项已有实现`,
  map: '按类别查看',
  all: '全部',
  status: '状态',
  find: '查找任务',
  list: '任务清单',
  rows: (shown, all) => (shown === all ? `共 ${all} 项` : `${all} 项中的 ${shown} 项`),
  id: '编号',
  words: '文件原文',
  source: '文件',
  where: '在三医中的位置',
  proof: '验证测试',
  asks: '软件应做什么',
  missing: '尚缺什么',
  missingAll: '全部尚缺：目前没有功能对应此项。',
  nothing: '没有符合筛选条件的任务。',
  clear: '显示全部',
  panel: '任务详情',
  ask: (id) => `查看 ${id}`,
};
