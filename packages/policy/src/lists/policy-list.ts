import type { Kind, Value } from '@sanyi/feel';
import type { Day } from '@sanyi/kernel';
import type { Provenance } from '../package/provenance.ts';

/**
 * What a list is for: prices, a code set, a crosswalk between code systems, a view, or budgets and
 * weights of a pool.
 */
export type ListKind = 'price' | 'code' | 'crosswalk' | 'reference' | 'pool';

/** One row: its key cells (empty means any, in lists of prices and pools), its values, its days, its mark. */
export type ListRow = {
  readonly line: number;
  readonly keys: readonly string[];
  readonly values: readonly Value[];
  /** Null: from the day the package takes effect. */
  readonly from: Day | null;
  /** First day the row no longer holds; null: open. */
  readonly to: Day | null;
  readonly provenance: Provenance;
  readonly source: string;
};

/** A value column of a list. */
export type ListColumn = { readonly name: string; readonly kind: Kind };

/** A list of a package. */
export type PolicyList = {
  readonly name: string;
  readonly file: string;
  readonly kind: ListKind;
  readonly keys: readonly string[];
  readonly columns: readonly ListColumn[];
  readonly rows: readonly ListRow[];
  readonly where: string;
};
