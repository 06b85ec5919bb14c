import type { GroupTitle } from '@sanyi/insurance';
import type { Lang } from '@sanyi/kernel';
import type { rowsApart } from '@sanyi/store';
import { countShown, yuanShown } from '../call/outcome.ts';
import { groupShown } from './group-words.ts';
import { poolShown } from './pool-text.ts';
import { textTable } from './text-table.ts';

const WORDS = {
  en: {
    cells: ['change, yuan', 'patients, first', 'patients, second', 'funds, first', 'funds, second'],
    visits: ['what patients pay a visit, yuan', 'first', 'second', 'second less first'],
    rules: [
      'rules, patients, yuan',
      'first',
      'second',
      'claims lose, first',
      'claims lose, second',
    ],
    pools: ['budgets, fund pays beyond bills, yuan', 'first', 'second', 'second less first'],
    more: (count: string) => `and ${count} more, see --json`,
  },
  zh: {
    cells: ['变化（元）', '个人（甲）', '个人（乙）', '基金（甲）', '基金（乙）'],
    visits: ['次均个人负担变化（元）', '甲', '乙', '乙 − 甲'],
    rules: ['规则，个人负担（元）', '甲', '乙', '受损单数（甲）', '受损单数（乙）'],
    pools: ['资金池，基金超出应付额（元）', '甲', '乙', '乙 − 甲'],
    more: (count: string) => `另有 ${count} 行，见 --json`,
  },
} as const;

/** Rules and budgets that are shown; `--json` gives all of them. */
const SHOWN = 12;

type Apart = Omit<ReturnType<typeof rowsApart>, 'same'>;

/** What differs between two replays, for people: a table of each kind of row that there is. */
export function comparedTables(
  { cells, visits, rules, pools }: Apart,
  titles: GroupTitle,
  lang: Lang,
): string[] {
  const words = WORDS[lang];
  const table = (heads: readonly string[], rows: readonly string[][], shown = rows.length) =>
    rows.length === 0
      ? []
      : [
          '',
          textTable(
            [heads, ...rows.slice(0, shown)],
            ['left', ...heads.slice(1).map(() => 'right' as const)],
          ),
          ...(rows.length > shown ? [words.more(countShown(rows.length - shown))] : []),
        ];
  return [
    ...table(
      words.cells,
      cells.map((row) => [
        groupShown(row, titles, lang),
        ...[row.first.patientFen, row.second.patientFen].map(yuanShown),
        ...[row.first.fundFen, row.second.fundFen].map(yuanShown),
      ]),
    ),
    ...table(
      words.visits,
      visits.map((row) => [
        groupShown(row, titles, lang),
        ...[row.first.eachFen, row.second.eachFen, row.apartEachFen].map(yuanShown),
      ]),
    ),
    ...table(
      words.rules,
      rules
        .toSorted(furthest(({ apart }) => apart.patientFen))
        .map(({ cite, ...row }) => [
          cite,
          ...[row.first.patientFen, row.second.patientFen].map(yuanShown),
          ...[row.first.losers, row.second.losers].map(countShown),
        ]),
      SHOWN,
    ),
    ...table(
      words.pools,
      pools
        .toSorted(furthest(({ apart }) => apart.changeFen))
        .map((row) => [
          poolShown(row, titles, lang),
          ...[row.first?.changeFen ?? '0', row.second?.changeFen ?? '0', row.apart.changeFen].map(
            yuanShown,
          ),
        ]),
      SHOWN,
    ),
  ];
}

/** Sets what differs most first. */
const furthest =
  <T>(of: (row: T) => string) =>
  (a: T, b: T): number =>
    Math.abs(Number(of(b))) - Math.abs(Number(of(a)));
