import type { Replay } from '@sanyi/api';
import type { GroupTitle } from '@sanyi/insurance';
import type { Lang, Text } from '@sanyi/kernel';
import { compareReplays, type ReplaysDiffer, rowsApart } from '@sanyi/store';
import type { Outcome } from '../call/command.ts';
import { outcome } from '../call/outcome.ts';
import { comparedTables } from './compared-tables.ts';

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

const SAME: Text = {
  en: 'Both results change every cell, group, charge, rule and budget alike',
  zh: '两个结果在每个单元、人群、费用、规则和预算上的变化都相同',
};

/** Two replays beside each other: what each is of, and the rows whose changes differ. */
export function comparedReplays(
  first: Replay,
  second: Replay,
  { lang, titles }: { readonly lang: Lang; readonly titles: GroupTitle },
): Outcome {
  const side = compareReplays(first, second);
  const { same, ...apart } = rowsApart(side);
  const named = ({ id, place, period, baseline, reform, factsChecksum }: Replay) => ({
    ...{ id, place, period, baseline, reform, factsChecksum },
  });
  const document = {
    ...{ first: named(first), second: named(second), sameClaims: side.differ.length === 0, same },
    ...apart,
    ...{ cells: apart.cells.map(keyed), people: apart.people.map(keyed) },
    ...{ visits: apart.visits.map(keyed), institutions: apart.institutions.map(keyed) },
  };
  const [one, two] = lang === 'zh' ? ['甲', '乙'] : ['first', 'second'];
  const text = [
    `${one}: ${headline(first)}`,
    `${two}: ${headline(second)}`,
    ...side.differ.map((what) => DIFFER[what][lang]),
    ...(same ? ['', SAME[lang]] : comparedTables(apart, titles, lang)),
  ];
  return outcome(document, text.join('\n'));
}

/** A row whose dimension and key are one text. */
const keyed = <T extends { readonly dimension: string; readonly key: string }>({
  dimension,
  key,
  ...of
}: T): Omit<T, 'dimension' | 'key'> & { readonly key: string } => ({
  ...of,
  key: `${dimension} ${key}`,
});

const headline = ({ place, baseline, reform, period }: Replay): string =>
  `${place}, ${baseline.text} → ${reform.text}, ${period.from} – ${period.to}`;
