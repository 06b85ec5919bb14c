import { type Fired, plainScalar, type Scalar, type Way } from './code.ts';

/** One after the other: the first of the problems, and all rules. What is met twice is met once. */
export function wayOf(ways: readonly (Way | null)[]): Way | null {
  const parts = ways.filter((each): each is Way => each !== null);
  const [only] = parts;
  if (parts.length <= 1) return only ?? null;
  const problem = firstOf(parts.map((each) => each.problem));
  const fired = new Map<string, Fired>();
  for (const each of parts.flatMap((part) => part.fired)) {
    fired.set(`${each.word} ${each.bits.text}`, each);
  }
  return { problem, fired: [...fired.values()] };
}

/** What is met only under a condition. A problem that is known to be one is its number. */
export function wayWhen(condition: Scalar | null, met: Way | Scalar | null): Way | null {
  const way = met !== null && 'form' in met ? { problem: met, fired: [] } : met;
  if (way === null || condition === null || condition.constant === true) return way;
  if (condition.constant === false) return null;
  const under = ({ text }: Scalar, otherwise: string): string =>
    `CASE WHEN ${condition.text} THEN ${text}${otherwise} END`;
  const { problem } = way;
  return {
    problem: problem && plainScalar(under(problem, ''), [condition, problem]),
    fired: firedTogether(way.fired).map(({ word, bits }) => ({
      word,
      bits: plainScalar(under(bits, ' ELSE 0'), [condition, bits]),
    })),
  };
}

/** Rules that fired, each word once. */
export function firedTogether(fired: readonly Fired[]): Fired[] {
  const words = new Map<number, Scalar[]>();
  for (const { word, bits } of fired) words.set(word, [...(words.get(word) ?? []), bits]);
  return [...words].map(([word, parts]) => {
    const [only] = parts;
    if (only && parts.length === 1) return { word, bits: only };
    return { word, bits: plainScalar(`(${parts.map(({ text }) => text).join(' | ')})`, parts) };
  });
}

/** The first of the problems in the order of evaluation. */
function firstOf(problems: readonly (Scalar | null)[]): Scalar | null {
  const parts = new Map<string, Scalar>();
  for (const each of problems)
    if (each !== null && !parts.has(each.text)) parts.set(each.text, each);
  const all = [...parts.values()];
  const [only] = all;
  if (!only || all.length === 1) return only ?? null;
  return plainScalar(`COALESCE(${all.map(({ text }) => text).join(', ')})`, all);
}
