import type { Text } from '@sanyi/kernel';

/**
 * A camelCase name as words, also where it is asked whether it has a value. Other text stays as it is.
 *
 * @example
 * ```ts
 * wordsOf('visitKind'); // 'Visit kind'
 * wordsOf('listPrice != null'); // 'List price given'
 * ```
 */
export function wordsOf(name: string): string {
  const given = /^([a-z][a-zA-Z0-9]*) != null$/.exec(name)?.[1];
  if (given !== undefined) return `${wordsOf(given)} given`;
  if (!/^[a-z][a-zA-Z0-9]*$/.test(name)) return name;
  const words = name.replace(/([A-Z0-9]+)/g, ' $1').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * The title of a column or decision: its name in words, and its Chinese label where there is one.
 *
 * @example
 * ```ts
 * titleOf('age', '年龄'); // { en: 'Age', zh: '年龄' }
 * ```
 */
export const titleOf = (name: string, label: string | undefined): Text => ({
  en: wordsOf(name),
  zh: label ?? wordsOf(name),
});

/**
 * A clause or source is written in English, a slash and Chinese; one in a single language is shown in
 * both.
 *
 * @example
 * ```ts
 * clauseText('Full price / 全额').zh; // '全额'
 * ```
 */
export function clauseText(clause: string): Text {
  const at = clause.lastIndexOf(' / ');
  return at < 0
    ? { en: clause, zh: clause }
    : { en: clause.slice(0, at), zh: clause.slice(at + 3) };
}
