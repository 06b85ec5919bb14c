import type { Text } from '@sanyi/kernel';

/** Names in a row: "Tongzhou, Daxing and Changping", "通州区、大兴区、昌平区". */
export const namesText = (names: readonly Text[]): Text => ({
  en: joined(names.map(({ en }) => en)),
  zh: names.map(({ zh }) => zh).join('、'),
});

function joined(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Fills the `{names}` of a text of the package. */
export const filled = (text: Text, values: Readonly<Record<string, Text>>): Text => ({
  en: text.en.replace(/\{(\w+)\}/g, (whole, name: string) => values[name]?.en ?? whole),
  zh: text.zh.replace(/\{(\w+)\}/g, (whole, name: string) => values[name]?.zh ?? whole),
});

/** A first letter in the upper case, for the beginning of a sentence. */
export const capital = (words: string): string =>
  `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
