import { dayWords, type Lang } from '@sanyi/kernel';

/** Words for what was found in the tables of a package and how its rules are used. */
export type ChecksWords = {
  readonly findings: string;
  readonly kinds: Readonly<Record<'gap' | 'overlap' | 'unreachable', string>>;
  readonly none: string;
  readonly proved: string;
  readonly example: string;
  readonly meant: string;
  readonly fault: string;
  readonly show: string;
  readonly days: (from: string, to: string | null) => string;
  readonly byTests: string;
  readonly byClaims: (from: string, to: string) => string;
  readonly gapsText: (gaps: number, overlaps: number) => string;
  readonly waiting: string;
  readonly without: (count: number) => string;
  readonly allUsed: string;
  readonly noTest: string;
  readonly used: string;
  readonly usedTests: (count: string) => string;
  readonly usedClaims: (count: string) => string;
  readonly edges: string;
  readonly edgesText: string;
  readonly input: string;
  readonly output: string;
  readonly stops: string;
  readonly other: string;
  readonly more: (count: number) => string;
};

const en: ChecksWords = {
  findings: 'What was found in the tables',
  kinds: { gap: 'Gap', overlap: 'Overlap', unreachable: 'Never answers' },
  none: 'No gap, no overlap, no rule that never answers.',
  proved: 'No two rules of any table can apply at once: proved.',
  example: 'For example',
  meant: 'Meant so:',
  fault: 'stops a settlement',
  show: 'Show',
  days: (from, to) =>
    to === null
      ? `since ${dayWords(from, 'en')}`
      : `${dayWords(from, 'en')} until before ${dayWords(to, 'en')}`,
  byTests: 'rows reached by tests',
  byClaims: (from, to) =>
    from.slice(5) === '01-01' && to.slice(5) === '12-31'
      ? `rows used by the claims of ${from.slice(0, 4)}`
      : `rows used by claims, ${dayWords(from, 'en')} to ${dayWords(to, 'en')}`,
  gapsText: (gaps, overlaps) =>
    `${gaps === 1 ? 'gap' : 'gaps'}, ${overlaps} ${overlaps === 1 ? 'overlap' : 'overlaps'}`,
  waiting: 'Claims are counted once the city is ready.',
  without: (count) => (count === 1 ? '1 row without a claim:' : `${count} rows without a claim:`),
  allUsed: 'Every row decided a claim.',
  noTest: 'no test',
  used: 'Used',
  usedTests: (count) => `${count} tests`,
  usedClaims: (count) => `${count} claims`,
  edges: 'At the edges of the rules',
  edgesText:
    'Inputs inside each rule and on, below and above its bounds, with what the package answers now.',
  input: 'Input',
  output: 'Answer',
  stops: 'stops',
  other: 'another rule answers',
  more: (count) => `Show all ${count}`,
};

const zh: ChecksWords = {
  findings: '决策表检查所见',
  kinds: { gap: '空缺', overlap: '重叠', unreachable: '永不生效' },
  none: '没有空缺、重叠或永不生效的规则。',
  proved: '已证明：各表任意两条规则不会同时适用。',
  example: '例如',
  meant: '有意如此：',
  fault: '会使结算停止',
  show: '查看',
  days: (from, to) =>
    to === null
      ? `自${dayWords(from, 'zh')}起`
      : `${dayWords(from, 'zh')}至${dayWords(to, 'zh')}（不含）`,
  byTests: '行被测试触及',
  byClaims: (from, to) =>
    from.slice(5) === '01-01' && to.slice(5) === '12-31'
      ? `行被 ${from.slice(0, 4)} 年结算单用到`
      : `行被${dayWords(from, 'zh')}至${dayWords(to, 'zh')}的结算单用到`,
  gapsText: (_gaps, overlaps) => `处空缺，${overlaps} 处重叠`,
  waiting: '全市数据就绪后统计结算单。',
  without: (count) => `${count} 行没有结算单用到：`,
  allUsed: '每一行都有结算单用到。',
  noTest: '无测试',
  used: '使用',
  usedTests: (count) => `${count} 项测试`,
  usedClaims: (count) => `${count} 张结算单`,
  edges: '规则的边界',
  edgesText: '在每条规则之内及其界限上、下取值，列出政策包现在的结果。',
  input: '输入',
  output: '结果',
  stops: '停止',
  other: '由其他规则回答',
  more: (count) => `显示全部 ${count} 项`,
};

/** The words of each language. */
export const CHECKS_WORDS: Readonly<Record<Lang, ChecksWords>> = { en, zh };
