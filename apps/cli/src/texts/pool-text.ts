import type { Replay, ReplayPool } from '@sanyi/api';
import type { GroupTitle } from '@sanyi/insurance';
import type { Lang } from '@sanyi/kernel';
import { countShown, yuanShown } from '../call/outcome.ts';
import { textTable } from './text-table.ts';

/** Budgets that are shown; `--json` gives all of them. */
const SHOWN = 24;

const WORDS = {
  heads: {
    en: ['budgets, yuan', 'stays', 'a point', 'budget', 'billed by item', 'fund pays', 'change'],
    zh: ['资金池（元）', '住院人次', '点值', '预算', '按项目应付', '基金支付', '变化'],
  },
  floor: { en: ' (least)', zh: '（下限）' },
  ceiling: { en: ' (most)', zh: '（上限）' },
  shared: { en: '', zh: '' },
  more: {
    en: (count: string) => `and ${count} more budgets, see --json`,
    zh: (count: string) => `另有 ${count} 笔预算，见 --json`,
  },
} as const;

/** The pools of a replay for people; nothing where no package has one. */
export function poolLines({ pools = [] }: Replay, titles: GroupTitle, lang: Lang): string[] {
  if (pools.length === 0) return [];
  const right = ['left', ...Array<'right'>(6).fill('right')] as const;
  const rows = pools.slice(0, SHOWN).map((pool) => poolRow(pool, titles, lang));
  const left = pools.length - rows.length;
  return [
    textTable([[...WORDS.heads[lang]], ...rows], right),
    ...(left > 0 ? [WORDS.more[lang](countShown(left))] : []),
    '',
  ];
}

function poolRow(pool: ReplayPool, titles: GroupTitle, lang: Lang): string[] {
  const { cases, pointYuan, by, budgetFen, billedFen, paidFen } = pool;
  return [
    poolShown(pool, titles, lang),
    countShown(cases),
    `${pointYuan}${WORDS[by][lang]}`,
    ...[budgetFen, billedFen, paidFen].map(yuanShown),
    yuanShown(String(BigInt(paidFen) - BigInt(billedFen))),
  ];
}

/** A budget in words: the pool, whose it is, and its period; a star where the baseline has it. */
export function poolShown(
  { side, title, key, period }: Pick<ReplayPool, 'side' | 'title' | 'key' | 'period'>,
  titles: GroupTitle,
  lang: Lang,
): string {
  const whose = key.map(({ name, value }) => titles(name, value)[lang]).join(' ');
  return `${side === 'baseline' ? '* ' : ''}${title[lang]} ${whose} ${period}`;
}
