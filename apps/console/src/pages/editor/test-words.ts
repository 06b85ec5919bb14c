import { cellWords, clauseText, type EditColumn, valueWords } from '@sanyi/policy';
import type { Words } from '../../app/words.tsx';
import { EDITOR_WORDS } from '../../messages/editor-messages.ts';
import type { EditorWords } from '../../messages/editor-words.ts';
import { STRUCTURE_WORDS, type StructureWords } from '../../messages/structure-words.ts';

/** The words of the editor in the language of the page. */
export const editorWords = ({ lang }: Pick<Words, 'lang'>): EditorWords => EDITOR_WORDS[lang];

/** The words for columns, hit policy and formulas in the language of the page. */
export const structureWords = ({ lang }: Pick<Words, 'lang'>): StructureWords =>
  STRUCTURE_WORDS[lang];

type Column = Pick<EditColumn, 'codes' | 'role' | 'name'>;

/** A cell as people read it. What has no short words stays as it is written. */
export function cellInWords(text: string, column: Column, words: Words): string {
  const trimmed = text.trim();
  if (column.role === 'note') return noteInWords(trimmed, column, words);
  if (column.role === 'input') return cellWords(trimmed, column)[words.lang];
  return trimmed === '' ? '' : valueWords(trimmed, column)[words.lang];
}

function noteInWords(text: string, { name }: Column, { m, say }: Words): string {
  if (name !== 'provenance') return say(clauseText(text));
  const mark = MARKS.find((each) => each === text);
  return mark ? m.provenance[mark] : text;
}

/** The marks of how sure a value is. */
export const MARKS = ['sourced', 'memory', 'derived', 'illustrative'] as const;
