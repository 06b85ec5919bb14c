import type { Node, TableNode } from '../check/program.ts';
import { type Fired, plainScalar, type Scalar, type Way } from './code.ts';
import type { Match } from './match-form.ts';
import { firedTogether } from './way.ts';
import type { Writer } from './writer.ts';

/** Rules of one word of marks: what a BIGINT holds without its sign. */
const RULES_PER_WORD = 62;

/**
 * Where a rule is marked: the word, and its bit there.
 *
 * @param rule - its number, from 0
 * @example
 * ```ts
 * markOf(63); // { word: 1, bit: 2n }
 * ```
 */
export const markOf = (rule: number): { readonly word: number; readonly bit: bigint } => ({
  word: Math.floor(rule / RULES_PER_WORD),
  bit: 1n << BigInt(rule % RULES_PER_WORD),
});

/**
 * The column of a query that holds a word of marks.
 *
 * @example
 * ```ts
 * citedName(0); // 'cited.0'
 * ```
 */
export const citedName = (word: number): string => `cited.${word}`;

/** The marks of some rules in a word. */
export const marksOf = (rules: readonly number[], word: number): bigint =>
  rules.map(markOf).reduce((sum, mark) => (mark.word === word ? sum | mark.bit : sum), 0n);

/** The rules of a table that fire, where it is asked: all that match, or the first of them. */
export function firedRules(node: Node & TableNode, match: Match, writer: Writer): Fired[] {
  const { cites } = writer;
  if (cites === null) return [];
  const rules = node.rules.map(({ rule }) => rule + cites);
  const words = [...new Set(rules.map((rule) => markOf(rule).word))];
  const first = node.policy === 'F';
  return words.flatMap((word): Fired[] => {
    if (match.by === 'flags') {
      const bits = markedByFlags(match.live, { rules, word, first }, writer);
      return [{ word, bits }];
    }
    const marks = match.lists.map((list) =>
      marksOf(
        (first ? list.slice(0, 1) : list).map((place) => rules[place] as number),
        word,
      ),
    );
    if (marks.every((each) => each === 0n)) return [];
    const { text, level } = match.column(marks.map(String), writer.dialect.integerType);
    return [{ word, bits: { ...plainScalar(text, []), level } }];
  });
}

function markedByFlags(
  live: readonly Scalar[],
  of: { readonly rules: readonly number[]; readonly word: number; readonly first: boolean },
  { dialect }: Writer,
): Scalar {
  const bits = of.rules.map((rule) => dialect.integer(marksOf([rule], of.word), false));
  const none = dialect.integer(0n, false);
  const cases = live.map(({ text }, place) => `WHEN ${text} THEN ${bits[place]}`);
  const text = of.first
    ? `CASE ${cases.join(' ')} ELSE ${none} END`
    : cases.map((each) => `CASE ${each} ELSE ${none} END`).join(' | ');
  return plainScalar(`(${text})`, live);
}

/** What is met on a way, kept in columns. */
export const boundWay = ({ problem, fired }: Way, writer: Writer): Way => ({
  problem: problem && writer.bind(problem),
  fired: firedTogether(fired).map(({ word, bits }) => ({ word, bits: writer.bind(bits) })),
});

/** The marks that a query tells, word by word in order. */
export const citedOf = (way: Way | null): ReadonlyMap<number, Scalar> =>
  new Map(
    firedTogether(way?.fired ?? [])
      .toSorted((a, b) => a.word - b.word)
      .map(({ word, bits }) => [word, bits]),
  );
