import type { CheckedDecision } from '../check/checked.ts';
import type { Load } from '../check/program.ts';
import type { OutputField } from './fields.ts';
import type { Places } from './places.ts';
import type { Shape } from './row-reader.ts';
import type { BoundTables } from './tabulate.ts';

/** An accumulator that is carried from row to row. */
export type Carried = { readonly name: string; readonly start: bigint };

/** What a loop over rows is written from. */
export type KernelSource = {
  readonly decision: CheckedDecision;
  readonly tabulator: BoundTables;
  readonly shape: Shape;
  readonly outputs: readonly OutputField[];
  readonly carries: readonly Carried[];
  readonly places: Places;
  /** Columns that a key decides; null where rows bring no key. */
  readonly keyed: ReadonlySet<string> | null;
  /** Outputs below this name are summed, and nothing else is written; null: every output is. */
  readonly total: string | null;
  /** Whether rows tell which rules fired. */
  readonly cites: boolean;
  codesOf(load: Load): readonly string[] | null;
};
