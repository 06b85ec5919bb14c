import type { EditColumn } from '@sanyi/policy';
import type { Words } from '../../app/words.tsx';
import { EDITOR_WORDS, type EditorWords } from '../../messages/editor-words.ts';
import { STRUCTURE_WORDS, type StructureWords } from '../../messages/structure-words.ts';

/** The words of the editor in the language of the page. */
export const editorWords = ({ lang }: Pick<Words, 'lang'>): EditorWords => EDITOR_WORDS[lang];

/** The words for columns, hit policy and formulas in the language of the page. */
export const structureWords = ({ lang }: Pick<Words, 'lang'>): StructureWords =>
  STRUCTURE_WORDS[lang];

type Column = Pick<EditColumn, 'kind' | 'codes' | 'role' | 'name'>;

/** A cell as people read it. What has no short words stays as it is written. */
export function cellInWords(text: string, column: Column, words: Words): string {
  const e = editorWords(words);
  const trimmed = text.trim();
  if (column.role === 'note') return noteInWords(trimmed, column, words);
  if (column.role === 'output') return trimmed === '' ? '' : one(trimmed, column, words);
  if (trimmed === '' || trimmed === '-') return e.any;
  const negated = /^not\s*\((.*)\)$/s.exec(trimmed)?.[1];
  if (negated !== undefined) return e.not(cellInWords(negated, column, words));
  return parts(trimmed)
    .map((each) => one(each, column, words))
    .join(e.or);
}

function noteInWords(text: string, { name }: Column, { m, lang }: Words): string {
  if (name === 'provenance') {
    const mark = MARKS.find((each) => each === text);
    return mark ? m.provenance[mark] : text;
  }
  const at = text.lastIndexOf(' / ');
  if (at < 0) return text;
  return lang === 'en' ? text.slice(0, at) : text.slice(at + 3);
}

/** The marks of how sure a value is. */
export const MARKS = ['sourced', 'memory', 'derived', 'illustrative'] as const;

/** Parts of a test between its commas, as far as they stand in no brackets or quotes. */
export function parts(text: string): string[] {
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

function one(text: string, column: Column, words: Words): string {
  const { m, say } = words;
  const e = editorWords(words);
  if (text === 'true') return m.claim.yes;
  if (text === 'false') return m.claim.no;
  if (text === 'null') return e.nothing;
  const code = /^"([^"]*)"$/.exec(text)?.[1];
  if (code !== undefined) {
    const title = column.codes[code];
    return title ? say(title) : code;
  }
  const [, sign = '', value = ''] = /^(>=|<=|>|<)\s*(\S.*)$/s.exec(text) ?? [];
  if (sign !== '') return SIGNS[sign]?.(e)(value) ?? text;
  const range = /^\[\s*([^[\](),]+?)\s*\.\.\s*([^[\](),]+?)\s*([\])[])$/.exec(text);
  if (!range) return text;
  const [, from = '', to = '', end] = range;
  return end === ']' ? e.between(from, to) : e.betweenOpen(from, to);
}

const SIGNS: Readonly<Record<string, (e: EditorWords) => (value: string) => string>> = {
  '>=': (e) => e.atLeast,
  '>': (e) => e.above,
  '<=': (e) => e.atMost,
  '<': (e) => e.below,
};
