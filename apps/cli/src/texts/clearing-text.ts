import type { ClearingRow } from '@sanyi/api';
import type { Lang, Text } from '@sanyi/kernel';
import { countShown, yuanShown } from '../call/outcome.ts';
import { textTable } from './text-table.ts';

/** Budgets that are shown; `--json` gives each hospital of each budget. */
const SHOWN = 24;

const WORDS = {
  title: {
    en: 'Clearing: what pools pay instead of what was billed by item, yuan',
    zh: '清算：资金池代替按项目应付额支付的金额（元）',
  },
  heads: {
    en: ['budget', 'hospitals', 'stays', 'a point', 'of', 'billed by item', 'fund pays', 'change'],
    zh: ['资金池', '医疗机构', '住院人次', '点值', '预算', '按项目应付', '基金支付', '变化'],
  },
  bounds: {
    shared: { en: '', zh: '' },
    floor: { en: ' (least)', zh: '（下限）' },
    ceiling: { en: ' (most)', zh: '（上限）' },
  },
  open: { en: 'period not whole', zh: '期间不完整' },
  more: {
    en: (count: string) => `and ${count} more budgets; each hospital stands in --json`,
    zh: (count: string) => `另有 ${count} 笔预算；各医疗机构见 --json`,
  },
} as const;

/** What the pool of a row is called, and whose budget it is. */
export type BudgetTitle = (row: ClearingRow) => Text;

/** The clearing of a settlement for people, budget by budget; nothing where no package has a pool. */
export function clearingText(
  rows: readonly ClearingRow[],
  titleOf: BudgetTitle,
  lang: Lang,
): string {
  if (rows.length === 0) return '';
  const budgets = new Map<string, ClearingRow[]>();
  for (const row of rows) {
    const name = [row.pool, row.key, row.period].join(' ');
    budgets.set(name, [...(budgets.get(name) ?? []), row]);
  }
  const shown = [...budgets.values()]
    .slice(0, SHOWN)
    .map((of) => budgetRow(of[0] ? `${titleOf(of[0])[lang]} ${of[0].period}` : '', of, lang));
  const left = budgets.size - shown.length;
  const right = Array<'right'>(7).fill('right');
  const table = textTable([[...WORDS.heads[lang]], ...shown], ['left', ...right]);
  const more = left > 0 ? [WORDS.more[lang](countShown(left))] : [];
  return ['', WORDS.title[lang], table, ...more].join('\n');
}

function budgetRow(name: string, rows: readonly ClearingRow[], lang: Lang): string[] {
  const sum = (of: (row: ClearingRow) => string | null): string =>
    yuanShown(String(rows.reduce((all, row) => all + BigInt(of(row) ?? 0), 0n)));
  const cases = rows.reduce((all, row) => all + row.cases, 0);
  const [{ pointYuan = null, by = null, budgetFen = null } = {}] = rows;
  const head = [name, countShown(rows.length), countShown(cases)];
  const billed = sum((row) => row.billedFen);
  if (pointYuan === null || by === null || budgetFen === null) {
    return [...head, WORDS.open[lang], '', billed, '', ''];
  }
  return [
    ...head,
    `${pointYuan}${WORDS.bounds[by][lang]}`,
    yuanShown(budgetFen),
    billed,
    sum((row) => row.paidFen),
    sum((row) => row.differenceFen),
  ];
}
