import type { CheckedDecision, CompiledRow } from '@sanyi/feel';
import type { Fold } from '../folds/fold.ts';
import type { HookDefinition } from '../hooks/hook.ts';

/** A decision of a package, checked against its hook and compiled. */
export type LinkedHook = {
  readonly hook: HookDefinition;
  readonly decision: string;
  readonly file: string;
  readonly checked: CheckedDecision;
  readonly row: CompiledRow;
  readonly fold: Fold | null;
};
