import { citedName, markOf } from '@sanyi/feel';
import type { Stack } from '@sanyi/policy';
import { constantRows } from './constants.ts';
import type { Written } from './decide.ts';
import type { Writing } from './step.ts';

/** A word of the rules that a claim cites, as a column: the bit of a rule says that it is cited. */
export const citedColumn = (word: number): string => `cited_${word}`;

/** The words of rules that decisions may cite. */
export const citedWords = (written: readonly Written[]): number[] =>
  [...new Set(written.flatMap(({ sql }) => sql.cited))].sort((a, b) => a - b);

/** Words as outputs that are wanted of decisions. */
export const citedOutputs = (words: readonly number[]): { name: string; type: string }[] =>
  words.map((word) => ({ name: citedName(word), type: 'BIGINT' }));

/** A column that holds a word of rules: of a relation, or what a decision answered. */
type Cited = { readonly from: string; readonly words: readonly number[]; readonly asked?: boolean };

/** What is cited in several places, word by word, as columns of a SELECT. */
export function citedTogether(parts: readonly Cited[], { q }: Writing): string[] {
  const words = [...new Set(parts.flatMap((part) => part.words))].sort((a, b) => a - b);
  return words.map((word) => {
    const own = parts.filter((part) => part.words.includes(word));
    const bits = own.map(({ from, asked }) => {
      const name = asked ? q(citedName(word)) : citedColumn(word);
      return `COALESCE(${from}${name}, 0)`;
    });
    return `${bits.join(' | ')} AS ${citedColumn(word)}`;
  });
}

/** The rules of a stack: where each is marked, and how it is cited. */
export function addRules({ rules }: Stack, writing: Writing): void {
  const { add, dialect } = writing;
  const rows = rules.map(({ cite }, number) => {
    const { word, bit } = markOf(number);
    return [String(number), String(word), String(bit), dialect.text(cite) ?? 'NULL'];
  });
  add(
    's_rule',
    {
      en: 'Rules, each with its bit among those that a claim cites',
      zh: '规则及其在引用标记中的位',
    },
    constantRows(
      {
        names: ['rule', 'word', 'mark', 'cite'],
        types: ['INTEGER', 'INTEGER', 'BIGINT', dialect.textType],
        rows,
      },
      writing,
    ),
    false,
  );
}
