import type { WireText } from '@sanyi/api';

/** A camelCase name as words: `visitKind` is "Visit kind". Other text stays as it is. */
export function wordsOf(name: string): string {
  if (!/^[a-z][a-zA-Z0-9]*$/.test(name)) return name;
  const words = name.replace(/([A-Z0-9]+)/g, ' $1').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The title of a column or decision: its name in words, and its Chinese label where there is one. */
export const titleOf = (name: string, label: string | undefined): WireText => ({
  en: wordsOf(name),
  zh: label ?? wordsOf(name),
});

/** A clause is written "English / 中文"; one in a single language is shown in both. */
export function clauseText(clause: string): WireText {
  const at = clause.lastIndexOf(' / ');
  return at < 0
    ? { en: clause, zh: clause }
    : { en: clause.slice(0, at), zh: clause.slice(at + 3) };
}
