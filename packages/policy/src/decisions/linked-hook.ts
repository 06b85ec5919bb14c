import type {
  CheckedDecision,
  ColumnKernel,
  DecisionTypes,
  Refusal,
  Row,
  RowDecision,
} from '@sanyi/feel';
import type { Fold } from '../folds/fold.ts';
import type { HookDefinition } from '../hooks/hook.ts';
import type { Pool } from '../pools/pool.ts';

/** A decision of a package, checked against its hook. */
export type LinkedHook = {
  readonly hook: HookDefinition;
  readonly decision: string;
  readonly file: string;
  /** What the decision was checked against. */
  readonly types: DecisionTypes;
  readonly checked: CheckedDecision;
  /** The compiled decision; compiled when it is first asked for, and kept. */
  readonly row: () => RowDecision;
  /** The decision over columns, or why it runs row by row; compiled when first asked for. */
  readonly columns: () => ColumnKernel | Refusal;
  /** Where answers can change along a field, under some parameters; null where that is not known. */
  readonly breaks: (field: string, parameters: Row) => readonly bigint[] | null;
  readonly fold: Fold | null;
  readonly pool: Pool | null;
};
