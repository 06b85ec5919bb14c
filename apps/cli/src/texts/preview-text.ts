import type { Lang, Text } from '@sanyi/kernel';
import type { FoundWords, LocalValue, TakenOver } from '@sanyi/policy';
import { textTable } from './text-table.ts';

const BY: Readonly<Record<LocalValue['by'], Text>> = {
  set: { en: 'set by this city', zh: '由本地设定' },
  package: { en: 'said by a package here', zh: '本地政策包已规定' },
  nobody: { en: 'taken over; to be decided', zh: '沿用，待本地决定' },
};

const WORDS = {
  en: {
    head: (id: string) => `${id} would be installed; nothing is written yet`,
    local: ['Value that each city sets', 'there', 'here', ''],
    mapped: ['Speaks about', 'there', 'here'],
    lists: ['List', 'rows', 'items not here', 'levels not here'],
    missing: (list: string, items: string) => `Items of ${list} that are not here: ${items}`,
    tests: (passed: number, failed: number) =>
      `tests that came along: ${passed} hold, ${failed} do not`,
  },
  zh: {
    head: (id: string) => `将装入 ${id}；尚未写入`,
    local: ['由各地设定的值', '他地', '本地', ''],
    mapped: ['涉及', '他地', '本地'],
    lists: ['列表', '行数', '本地没有的项目', '本地没有的级别'],
    missing: (list: string, items: string) => `${list} 中本地没有的项目：${items}`,
    tests: (passed: number, failed: number) => `随包测试：${passed} 项成立，${failed} 项不成立`,
  },
} as const;

/** What taking a package over comes to, for people. */
export function previewText(
  id: string,
  found: TakenOver,
  { lang, words: named }: { readonly lang: Lang; readonly words: FoundWords },
): string {
  const words = WORDS[lang];
  const comma = lang === 'zh' ? '、' : ', ';
  const local = found.local.map(({ name, title, there, here, by }) => [
    `${title[lang]} (${name})`,
    named.value(name, there)[lang],
    named.value(name, here ?? there)[lang],
    BY[by][lang],
  ]);
  const mapped = found.mapped.map(({ unit, name, there, here }) => [
    named.unit(unit, name)[lang],
    there,
    here.join(comma),
  ]);
  const lists = found.lists.map(({ list, rows, missingItems, missingLevels }) => [
    list,
    String(rows),
    String(missingItems.length),
    missingLevels.map((level) => named.level(level)[lang]).join(comma) || '–',
  ]);
  const missing = found.lists.flatMap(({ list, missingItems }) =>
    missingItems.length === 0
      ? []
      : [words.missing(list, missingItems.map((code) => named.item(code)[lang]).join(comma))],
  );
  const { passed, failed } = found.tests;
  return [
    words.head(id),
    textTable([[...words.local], ...local]),
    textTable([[...words.mapped], ...mapped]),
    textTable([[...words.lists], ...lists]),
    ...missing,
    words.tests(passed, failed),
  ].join('\n\n');
}
