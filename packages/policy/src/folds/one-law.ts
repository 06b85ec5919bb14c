import type { Reads } from '@sanyi/feel';
import { type Problem, problem } from '@sanyi/kernel';
import type { Fold } from './fold.ts';

/**
 * The one law: what is added to an accumulator may read only the accumulators above it. Then every
 * accumulator is one running sum, whatever the functions are. A fold that needs more says so.
 */
export function checkOneLaw(fold: Fold, reads: Reads): Problem[] {
  const names = fold.accumulators.map((each) => each.name);
  const breaks = names.flatMap((accumulator, index) => {
    const above = new Set(names.slice(0, index));
    const read = reads.entries[`add.${accumulator}`]?.acc ?? reads.entries.add?.acc ?? reads.acc;
    return read.filter((name) => !above.has(name)).map((name) => ({ accumulator, reads: name }));
  });
  if (fold.feedback) {
    return breaks.length > 0 ? [] : [problem('POLICY_FOLD_FEEDBACK_IDLE', fold.where)];
  }
  return breaks.map(({ accumulator, reads: name }) =>
    name === accumulator
      ? problem('POLICY_FOLD_SELF', fold.where, { accumulator })
      : problem('POLICY_FOLD_LAW', fold.where, { accumulator, reads: name }),
  );
}
