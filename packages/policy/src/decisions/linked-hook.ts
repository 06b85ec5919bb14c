import type { CheckedDecision, RowDecision } from '@sanyi/feel';
import type { Fold } from '../folds/fold.ts';
import type { HookDefinition } from '../hooks/hook.ts';

/** A decision of a package, checked against its hook and compiled. */
export type LinkedHook = {
  readonly hook: HookDefinition;
  readonly decision: string;
  readonly file: string;
  readonly checked: CheckedDecision;
  readonly row: RowDecision;
  readonly fold: Fold | null;
};
