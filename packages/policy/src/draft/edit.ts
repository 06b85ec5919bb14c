import type { HitPolicy } from '@sanyi/feel';
import type { Provenance } from '../package/provenance.ts';

/**
 * One act of somebody who edits a package. Rows are counted from 0; cells of a rule in the order
 * inputs, outputs, annotations.
 *
 * @example
 * ```ts
 * const edit: Edit = { kind: 'cell', file: 'tables/visit.dmn', decision: 'visitCharges', row: 0, column: 5, text: '60' };
 * ```
 */
export type Edit =
  | ({ readonly kind: 'cell'; readonly column: number; readonly text: string } & InTable)
  | ({ readonly kind: 'addRule'; readonly like: boolean } & InTable)
  | ({ readonly kind: 'moveRule'; readonly to: number } & InTable)
  | ({ readonly kind: 'dropRule' } & InTable)
  | ({ readonly kind: 'nameRule'; readonly text: string } & InTable)
  | StructureEdit
  | ({ readonly kind: 'value'; readonly field: ValueField; readonly text: string } & InParameter)
  | ({ readonly kind: 'addValue'; readonly from: string } & Omit<InParameter, 'row'>)
  | ({ readonly kind: 'dropValue' } & InParameter)
  | {
      readonly kind: 'listCell';
      readonly file: string;
      readonly row: number;
      readonly column: number;
      readonly text: string;
    }
  | { readonly kind: 'addRow'; readonly file: string; readonly cells: readonly string[] }
  | { readonly kind: 'dropRow'; readonly file: string; readonly row: number }
  | { readonly kind: 'from'; readonly text: string }
  | { readonly kind: 'dropCase'; readonly file: string; readonly row: number }
  | { readonly kind: 'file'; readonly path: string; readonly text: string | null };

/**
 * An edit of how a decision is built: its columns, its hit policy, or its formulas. Columns are
 * counted like cells; of a context `entry` is the formula that is meant, of a single formula null.
 * What a decision requires follows its texts.
 */
export type StructureEdit = InDecision &
  (
    | {
        readonly kind: 'addColumn';
        readonly role: 'input' | 'output';
        readonly name: string;
        /** What Chinese readers see above the column. */
        readonly label: string;
      }
    | { readonly kind: 'dropColumn'; readonly column: number }
    | { readonly kind: 'moveColumn'; readonly column: number; readonly to: number }
    | {
        readonly kind: 'nameColumn';
        readonly column: number;
        readonly field: 'name' | 'label';
        readonly text: string;
      }
    | { readonly kind: 'hitPolicy'; readonly policy: HitPolicy }
    | { readonly kind: 'expression'; readonly entry: number | null; readonly text: string }
    | { readonly kind: 'addEntry'; readonly name: string }
    | { readonly kind: 'nameEntry'; readonly entry: number; readonly text: string }
    | { readonly kind: 'dropEntry'; readonly entry: number }
  );

/** A decision of a DMN file. */
export type InDecision = { readonly file: string; readonly decision: string };

/** A rule of a decision table. */
export type InTable = InDecision & { readonly row: number };

/** A dated value of a parameter. */
export type InParameter = { readonly file: string; readonly name: string; readonly row: number };

/** What a dated value is made of. */
export type ValueField = 'from' | 'value' | 'provenance' | 'source';

/** The mark of what somebody wrote and nobody has founded yet. */
export const UNFOUNDED: Provenance = 'illustrative';
