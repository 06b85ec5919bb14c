import type { Kind } from '@sanyi/feel';
import type { Text } from '@sanyi/kernel';
import type { Fold } from '../folds/fold.ts';
import type { CodeSets } from '../kinds/code-sets.ts';
import type { HookName } from './hook-name.ts';

/**
 * How a hook runs. `row`: a pure function of its fields. `fold`: a row plus accumulators.
 * `pool`: a row gives points, then a budget is shared.
 */
export type HookShape = 'row' | 'fold' | 'pool';

/** One hook: what a decision sees and what it must answer. */
export type HookDefinition = {
  readonly name: HookName;
  readonly shape: HookShape;
  readonly title: Text;
  /** Fields by name; a code kind without codes is open or filled from the package's code lists. */
  readonly inputs: Readonly<Record<string, Kind>>;
  /** What the decision answers; accumulators come from the fold, names of funds from their set. */
  readonly output: (fold: Fold | null, sets: CodeSets) => Kind;
  /** Code sets that a package must list because names in the output come from them. */
  readonly nameSets: readonly string[];
  /** For a list output: the most entries it may have. */
  readonly maxEntries: number | null;
};
