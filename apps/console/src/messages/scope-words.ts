import { dayWords } from '@sanyi/kernel';

/** Words of `scope`. */
export type ScopeWords = {
  readonly label: string;
  readonly what: string;
  readonly when: string;
  readonly where: string;
  readonly rules: string;
  readonly allDistricts: (city: string, count: number) => string;
  readonly rulesInForce: string;
  readonly rulesInForceHint: string;
  readonly against: (period: string, before: string) => string;
  readonly expense: string;
  readonly split: string;
  readonly oneDistrict: string;
  readonly claims: string;
  readonly oneClaim: string;
  readonly packages: string;
  readonly allDays: string;
  readonly onDay: (day: string) => string;
  readonly compare: (before: string) => string;
  readonly alone: string;
  readonly yearBefore: string;
  readonly dayBefore: (name: string) => string;
  readonly dayAfter: (name: string) => string;
};

export const scopeEn: ScopeWords = {
  label: 'What is shown',
  what: 'What',
  when: 'When',
  where: 'Where',
  rules: 'Under which rules',
  allDistricts: (city, count) => `${city}, ${count} districts`,
  rulesInForce: 'Rules in force',
  rulesInForceHint: 'every claim under the rules of its own day',
  against: (period, before) => `${period} on ${before}`,
  expense: 'Medical expenses',
  split: 'Expense growth, split',
  oneDistrict: 'One district',
  claims: 'Claims',
  oneClaim: 'One claim',
  packages: 'Policy packages',
  allDays: 'All days',
  onDay: (day) => `on ${dayWords(day, 'en')}`,
  compare: (before) => `Against ${before}`,
  alone: 'Rules of its day, alone',
  yearBefore: 'the same day one year before',
  dayBefore: (name) => `Before and after: ${name}`,
  dayAfter: (name) => `Without and with: ${name}`,
};

export const scopeZh: ScopeWords = {
  label: '查看范围',
  what: '看什么',
  when: '什么时间',
  where: '哪里',
  rules: '按哪套规则',
  allDistricts: (city, count) => `${city} · ${count}个区`,
  rulesInForce: '现行规则',
  rulesInForceHint: '每张结算单按其当日规则',
  against: (period, before) => `${period}，同比${before}`,
  expense: '医疗费用',
  split: '费用增长分解',
  oneDistrict: '一个区',
  claims: '结算单',
  oneClaim: '一张结算单',
  packages: '政策包',
  allDays: '全部日期',
  onDay: (day) => dayWords(day, 'zh'),
  compare: (before) => `对照${before}`,
  alone: '仅当日规则',
  yearBefore: '一年前同日',
  dayBefore: (name) => `实施前后：${name}`,
  dayAfter: (name) => `有无对照：${name}`,
};
