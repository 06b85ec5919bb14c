import type { Replay, ReplayCell } from '@sanyi/api';
import type { GroupTitle } from '@sanyi/insurance';
import type { Lang, Text } from '@sanyi/kernel';
import type { Outcome } from '../call/command.ts';
import { outcome, yuanShown } from '../call/outcome.ts';
import { groupShown } from './group-words.ts';
import { partsOf } from './replay-text.ts';
import { textTable } from './text-table.ts';

/** How much a cell moves under the reform of a replay. */
const changeOf = ({ baseline, reform }: ReplayCell) => {
  const [before, after] = [partsOf(baseline), partsOf(reform)];
  return {
    fundFen: String(after.fund - before.fund),
    patientFen: String(after.patient - before.patient),
    incomeFen: String(after.income - before.income),
  };
};

type Change = ReturnType<typeof changeOf>;

const NONE: Change = { fundFen: '0', patientFen: '0', incomeFen: '0' };

/** What two results may differ in beside their rules, so that their cells are not of the same claims. */
const DIFFERS: readonly { readonly of: (replay: Replay) => string; readonly text: Text }[] = [
  {
    of: ({ factsChecksum }) => factsChecksum,
    text: {
      en: 'Mind: these results are of different facts, so cells differ by more than by the rules.',
      zh: '注意：两个结果来自不同的数据，单元之差不只来自规则。',
    },
  },
  {
    of: ({ period }) => `${period.from} ${period.to}`,
    text: {
      en: 'Mind: these results are of different days, so cells differ by more than by the rules.',
      zh: '注意：两个结果的期间不同，单元之差不只来自规则。',
    },
  },
  {
    of: ({ groups }) => groups.hash,
    text: {
      en: 'Mind: these results are grouped in different ways, so cells of one name may hold other persons.',
      zh: '注意：两个结果的分组方式不同，同名单元可能包含不同的人。',
    },
  },
];

/** Two replays beside each other: what each is of, and the cells whose changes differ. */
export function comparedReplays(
  first: Replay,
  second: Replay,
  { lang, titles }: { readonly lang: Lang; readonly titles: GroupTitle },
): Outcome {
  const keyOf = ({ dimension, key }: ReplayCell): string => `${dimension} ${key}`;
  const of = (replay: Replay): Map<string, Change> =>
    new Map(replay.cells.map((cell) => [keyOf(cell), changeOf(cell)]));
  const [a, b] = [of(first), of(second)];
  const keys = [...new Set([...a.keys(), ...b.keys()])];
  const cells = keys
    .map((key) => ({ key, first: a.get(key) ?? NONE, second: b.get(key) ?? NONE }))
    .filter((row) => JSON.stringify(row.first) !== JSON.stringify(row.second));
  const named = ({ id, place, period, baseline, reform, factsChecksum }: Replay) => ({
    ...{ id, place, period, baseline, reform, factsChecksum },
  });
  const mind = DIFFERS.filter((each) => each.of(first) !== each.of(second)).map(({ text }) => text);
  const sameClaims = mind.length === 0;
  const document = {
    ...{ first: named(first), second: named(second), sameClaims },
    ...{ same: cells.length === 0, cells },
  };
  const heads =
    lang === 'zh'
      ? ['变化（元）', '个人（甲）', '个人（乙）', '基金（甲）', '基金（乙）']
      : ['change, yuan', 'patients, first', 'patients, second', 'funds, first', 'funds, second'];
  const rows = cells.map((row) => [
    shown(row.key, titles, lang),
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
    ...mind.map((each) => each[lang]),
    '',
    cells.length === 0 ? same : table,
  ];
  return outcome(document, text.join('\n'));
}

const headline = ({ place, baseline, reform, period }: Replay): string =>
  `${place}, ${baseline.text} → ${reform.text}, ${period.from} – ${period.to}`;

/** The key of a cell in words. */
function shown(name: string, titles: GroupTitle, lang: Lang): string {
  const [dimension = '', ...key] = name.split(' ');
  return groupShown({ dimension, key: key.join(' ') }, titles, lang);
}
