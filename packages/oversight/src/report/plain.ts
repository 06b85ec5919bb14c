/**
 * A text as people meant it: full-width letters and digits as usual ones, all kinds of spaces as
 * one, dashes and minus signs as `-`.
 */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();

/** A name for comparing: plain, lower case, without spaces and the marks that people put around. */
export const nameKey = (text: string): string =>
  plain(text)
    .toLowerCase()
    .replace(/[\s()[\]'"“”‘’《》·.,、:;*]/g, '');
