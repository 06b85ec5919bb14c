import type { Replay } from '@sanyi/api';
import { type GroupTitle, groupTitle, replayGroups } from '@sanyi/insurance';
import { type Lang, parseDay, type Text } from '@sanyi/kernel';
import { buildStack } from '@sanyi/policy';
import { type Facts, libraryOf, type ReplayOptions } from '@sanyi/store';

/** What the dimensions of a replay are called. */
const DIMENSIONS: Readonly<Record<string, Text>> = {
  all: { en: '', zh: '' },
  institution: { en: 'institution', zh: '机构' },
  district: { en: 'treated in', zh: '就诊地' },
  level: { en: 'level', zh: '级别' },
  month: { en: 'month', zh: '月份' },
  visitKind: { en: 'visit', zh: '就诊类型' },
  scheme: { en: 'insurance', zh: '险种' },
  personClass: { en: 'class', zh: '人员类别' },
  ageBand: { en: 'age', zh: '年龄' },
  incomeBand: { en: 'income', zh: '收入' },
  chronic: { en: '', zh: '' },
  residence: { en: 'lives in', zh: '居住地' },
};

/** Titles that need no facts: those of code sets. */
export const CODE_TITLES: GroupTitle = groupTitle([], { ageBands: [] });

/** Titles of the groups of a replay: districts as the facts name them, ages as the package of groups does. */
export function titlesOf(
  facts: Facts,
  { groups, period }: Pick<Replay, 'groups' | 'period'>,
  { packages }: Pick<ReplayOptions, 'packages'>,
): GroupTitle {
  const library = libraryOf(packages);
  const stack = library.ok
    ? buildStack(library.value, `${facts.manifest.place}+${groups.text}`)
    : library;
  const last = parseDay(period.to);
  const read = stack.ok && last.ok ? replayGroups(stack.value, last.value) : null;
  return groupTitle(facts.manifest.districts, read?.ok ? read.value : { ageBands: [] });
}

/** A group in words: what is told apart, and which part of it. */
export function groupShown(
  { dimension, key }: { readonly dimension: string; readonly key: string },
  titles: GroupTitle,
  lang: Lang,
): string {
  const of = DIMENSIONS[dimension]?.[lang] ?? dimension;
  return `${of} ${titles(dimension, key)[lang]}`.trim();
}
