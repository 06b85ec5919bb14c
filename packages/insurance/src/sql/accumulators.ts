import { type ProblemError, problem, type Text } from '@sanyi/kernel';
import type { Fold, FoldReset } from '@sanyi/policy';
import { refusedAs } from './decide.ts';
import type { Speaking } from './regimes.ts';

/** An accumulator of a stack: where it starts, when again, who adds to it, and what these read. */
export type Carried = {
  readonly name: string;
  readonly start: bigint;
  readonly reset: FoldReset;
  /** The regimes whose fold has it: claims under others add nothing, and start no period. */
  readonly regimes: readonly number[];
  /** The accumulators that are read to know what is added. */
  readonly reads: readonly string[];
  readonly where: string;
};

/**
 * The accumulators of all folds of a stack. They are kept by name (INS-2): two folds may share some
 * and differ in others, as long as a shared one starts alike in both.
 */
export function carriedBy(speakers: readonly Speaking[]): Carried[] {
  const found = new Map<string, Carried>();
  for (const speaking of speakers) {
    for (const carried of ownOf(speaking)) {
      const known = found.get(carried.name);
      if (known && !startsAlike(known, carried)) throw startsTwice(known, carried);
      found.set(carried.name, known ? together(known, carried) : carried);
    }
  }
  return [...found.values()];
}

function ownOf({ fold, decision, regimes }: Speaking): Carried[] {
  if (!fold) return [];
  const { entries, acc } = decision.reads;
  return fold.accumulators.map(({ name, start }) => ({
    name,
    start: BigInt(String(start)),
    reset: fold.reset,
    regimes,
    reads: entries[`add.${name}`]?.acc ?? entries.add?.acc ?? acc,
    where: placeOf(fold),
  }));
}

const placeOf = ({ hook, where }: Fold): string => `${hook} ${where}`;

const startsAlike = (a: Carried, b: Carried): boolean =>
  a.start === b.start && JSON.stringify(a.reset) === JSON.stringify(b.reset);

const together = (a: Carried, b: Carried): Carried => ({
  ...a,
  regimes: [...a.regimes, ...b.regimes],
  reads: [...new Set([...a.reads, ...b.reads])],
});

/**
 * Accumulators in the order in which they can be summed: in each group, those whose additions read
 * groups before it only.
 */
export function inGroups(carried: readonly Carried[]): Carried[][] {
  const groups: Carried[][] = [];
  const known = new Set<string>();
  while (known.size < carried.length) {
    const left = carried.filter(({ name }) => !known.has(name));
    const ready = left.filter(({ reads }) => reads.every((name) => known.has(name)));
    if (ready.length === 0) throw foldOnly(left);
    for (const { name } of ready) known.add(name);
    groups.push(ready);
  }
  return groups;
}

/** Accumulators that wait for each other are no running sums. */
function foldOnly(left: readonly Carried[]) {
  const path: Carried[] = [];
  let next = left[0];
  while (next && !path.includes(next)) {
    path.push(next);
    next = left.find(({ name }) => path.at(-1)?.reads.includes(name));
  }
  const circle = next ? [...path.slice(path.indexOf(next)), next] : path;
  const names = circle.map(({ name }) => name);
  return refusal(circle[0]?.where ?? 'folds', {
    en: `what is added to an accumulator depends on itself (${names.join(' reads ')}), so it runs as a fold only`,
    zh: `累计的增加额取决于自身（${names.join(' 读取 ')}），只能逐单累计`,
  });
}

const startsTwice = (a: Carried, b: Carried) =>
  refusal(b.where, {
    en: `the accumulator ${b.name} starts at other times or from another value in ${a.where}`,
    zh: `累计 ${b.name} 在 ${a.where} 中的起算时间或初始值不同`,
  });

/** Why the settlement of a stack has no SQL. */
export const refusal = (where: string, reason: Text): ProblemError =>
  refusedAs(
    problem('FEEL_TARGET_REFUSED', where, {
      target: 'SQL',
      reason: reason.en,
      reasonZh: reason.zh,
    }),
  );
