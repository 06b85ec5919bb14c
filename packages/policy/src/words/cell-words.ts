import type { Text } from '@sanyi/kernel';
import type { CodeTitles } from './code-titles.ts';

/**
 * What is known of the values of a cell. `nameOf` says what a name such as `parameters.cap` is
 * called; without it names stay as they are written.
 */
export type CellKind = {
  readonly codes: CodeTitles;
  readonly nameOf?: (name: string) => Text | undefined;
};

/**
 * A cell of a rule as people read it, in both languages: codes by their titles, flags as yes and no,
 * comparisons and ranges in words, `-` as "any". What has no short words stays as it is written.
 *
 * @example
 * ```ts
 * cellWords('[18..60)', { codes: {} }).en; // '18 to less than 60'
 * cellWords('"tertiary"', { codes: { tertiary: { en: 'Tertiary', zh: '三级' } } }).zh; // '三级'
 * ```
 */
export function cellWords(text: string, of: CellKind): Text {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === '-') return ANY;
  const negated = /^not\s*\((.*)\)$/s.exec(trimmed)?.[1];
  if (negated !== undefined) return written(NOT, cellWords(negated, of));
  const [first = ANY, ...more] = cellParts(trimmed).map((each) => partWords(each, of));
  return more.reduce(
    (said, each) => ({ en: `${said.en} or ${each.en}`, zh: `${said.zh}或${each.zh}` }),
    first,
  );
}

/**
 * Parts of a test between its commas, as far as they stand in no brackets or quotes.
 *
 * @example
 * ```ts
 * cellParts('"a, b", [1..2]'); // ['"a, b"', '[1..2]']
 * ```
 */
export function cellParts(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === '"') quoted = !quoted;
    if (quoted) continue;
    if ('([{'.includes(character)) depth += 1;
    if (')]}'.includes(character)) depth -= 1;
    if (character === ',' && depth === 0) {
      found.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  return [...found, text.slice(start).trim()].filter((each) => each !== '');
}

/**
 * One value as people read it: a code by its title, a flag as yes or no.
 *
 * @example
 * ```ts
 * valueWords('true', { codes: {} }).zh; // '是'
 * ```
 */
export function valueWords(text: string, { codes, nameOf }: CellKind): Text {
  const code = /^"([^"]*)"$/.exec(text)?.[1];
  if (code !== undefined) return codes[code] ?? { en: code, zh: code };
  return FIXED.get(text) ?? nameOf?.(text) ?? { en: text, zh: text };
}

function partWords(text: string, of: CellKind): Text {
  const [, sign = '', value = ''] = /^(>=|<=|>|<)\s*(\S.*)$/s.exec(text) ?? [];
  const compared = SIGNS.get(sign);
  if (compared) return written(compared, valueWords(value, of));
  const range = /^\[\s*([^[\](),]+?)\s*\.\.\s*([^[\](),]+?)\s*([\])[])$/.exec(text);
  if (!range) return valueWords(text, of);
  const [, from = '', to = '', end] = range;
  const [low, high] = [valueWords(from, of), valueWords(to, of)];
  return end === ']'
    ? { en: `${low.en} to ${high.en}`, zh: `${low.zh} 至 ${high.zh}` }
    : { en: `${low.en} to less than ${high.en}`, zh: `${low.zh} 至 ${high.zh}（不含）` };
}

const ANY: Text = { en: 'any', zh: '任意' };
const NOT: Text = { en: 'not *', zh: '非 *' };

const FIXED: ReadonlyMap<string, Text> = new Map([
  ['true', { en: 'yes', zh: '是' }],
  ['false', { en: 'no', zh: '否' }],
  ['null', { en: 'nothing', zh: '空' }],
]);

const SIGNS: ReadonlyMap<string, Text> = new Map([
  ['>=', { en: '* or more', zh: '* 及以上' }],
  ['>', { en: 'more than *', zh: '大于 *' }],
  ['<=', { en: '* or less', zh: '* 及以下' }],
  ['<', { en: 'less than *', zh: '小于 *' }],
]);

/** A phrase with what it is said of in place of the star. */
const written = (phrase: Text, of: Text): Text => ({
  en: phrase.en.replace('*', () => of.en),
  zh: phrase.zh.replace('*', () => of.zh),
});
