import type { Replay } from '@sanyi/api';
import type { GroupTitle } from '@sanyi/insurance';
import type { Lang, Text } from '@sanyi/kernel';
import { compareReplays, type ReplaysDiffer } from '@sanyi/store';
import type { Outcome } from '../call/command.ts';
import { outcome, yuanShown } from '../call/outcome.ts';
import { groupShown } from './group-words.ts';
import { textTable } from './text-table.ts';

/** What two results may differ in beside their rules, so that their cells are not of the same claims. */
const DIFFER: Readonly<Record<ReplaysDiffer, Text>> = {
  facts: {
    en: 'Mind: these results are of different facts, so cells differ by more than by the rules.',
    zh: '注意：两个结果来自不同的数据，单元之差不只来自规则。',
  },
  days: {
    en: 'Mind: these results are of different days, so cells differ by more than by the rules.',
    zh: '注意：两个结果的期间不同，单元之差不只来自规则。',
  },
  groups: {
    en: 'Mind: these results are grouped in different ways, so cells of one name may hold other persons.',
    zh: '注意：两个结果的分组方式不同，同名单元可能包含不同的人。',
  },
};

/** Two replays beside each other: what each is of, and the cells whose changes differ. */
export function comparedReplays(
  first: Replay,
  second: Replay,
  { lang, titles }: { readonly lang: Lang; readonly titles: GroupTitle },
): Outcome {
  const { differ, cells } = compareReplays(first, second);
  const apart = cells.filter((row) => Object.values(row.apart).some((fen) => fen !== '0'));
  const named = ({ id, place, period, baseline, reform, factsChecksum }: Replay) => ({
    ...{ id, place, period, baseline, reform, factsChecksum },
  });
  const document = {
    ...{ first: named(first), second: named(second), sameClaims: differ.length === 0 },
    same: apart.length === 0,
    cells: apart.map(({ dimension, key, ...of }) => ({ key: `${dimension} ${key}`, ...of })),
  };
  const heads =
    lang === 'zh'
      ? ['变化（元）', '个人（甲）', '个人（乙）', '基金（甲）', '基金（乙）']
      : ['change, yuan', 'patients, first', 'patients, second', 'funds, first', 'funds, second'];
  const rows = apart.map((row) => [
    groupShown(row, titles, lang),
    yuanShown(row.first.patientFen),
    yuanShown(row.second.patientFen),
    yuanShown(row.first.fundFen),
    yuanShown(row.second.fundFen),
  ]);
  const same =
    lang === 'zh' ? '两个结果的变化在每个单元都相同' : 'Both results change every cell alike';
  const table = textTable([heads, ...rows], ['left', 'right', 'right', 'right', 'right']);
  const [one, two] = lang === 'zh' ? ['甲', '乙'] : ['first', 'second'];
  const text = [
    `${one}: ${headline(first)}`,
    `${two}: ${headline(second)}`,
    ...differ.map((what) => DIFFER[what][lang]),
    '',
    apart.length === 0 ? same : table,
  ];
  return outcome(document, text.join('\n'));
}

const headline = ({ place, baseline, reform, period }: Replay): string =>
  `${place}, ${baseline.text} → ${reform.text}, ${period.from} – ${period.to}`;
