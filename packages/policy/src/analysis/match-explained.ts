import type { TableAnalysis } from '@sanyi/feel';
import { type Problem, problem } from '@sanyi/kernel';
import type { Explained } from './explained.ts';
import type { TableFinding } from './finding-words.ts';

/** What a finding is called in `explained.yaml`. */
export function findingsOf(table: TableAnalysis): {
  readonly finding: Explained['finding'];
  readonly about: string;
  readonly found: TableFinding;
}[] {
  return [
    ...table.gaps.map((found) => ({ finding: 'gap' as const, about: found.where.en, found })),
    ...table.overlaps.map((found) => {
      const [a, b] = found.rules;
      return { finding: 'overlap' as const, about: `${a.rule}, ${b.rule}`, found };
    }),
    ...table.unreachable.map((found) => {
      return { finding: 'unreachable' as const, about: found.rule.rule, found };
    }),
  ];
}

/** Explanations of what is not found any more. */
export const staleOf = (
  explained: readonly Explained[],
  used: ReadonlySet<Explained>,
): readonly Problem[] =>
  explained
    .filter((each) => !used.has(each))
    .map(({ decision, finding, about, where }) =>
      problem('POLICY_EXPLAINED_STALE', where, { decision, finding, about }),
    );
