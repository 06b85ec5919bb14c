import type { Day, Text } from '@sanyi/kernel';

/** How a thing differs between two versions. */
export type Change = 'added' | 'removed' | 'changed';

/**
 * What differs between two versions of a package. Values are as packages write them; null stands
 * where a version says nothing.
 *
 * @example
 * ```ts
 * const isSame = (diff: PackageDiff): boolean =>
 *   diff.tables.length + diff.parameters.length + diff.lists.length + diff.other.length === 0;
 * ```
 */
export type PackageDiff = {
  readonly before: PackageName;
  readonly after: PackageName;
  /** Keys of `policy.yaml`. */
  readonly manifest: readonly TextDiff[];
  readonly tables: readonly TableDiff[];
  readonly parameters: readonly ParameterDiff[];
  readonly lists: readonly RowDiff[];
  readonly tests: readonly TestDiff[];
  /** Measured effects, in percent of what all claims of a city came to. */
  readonly effects: readonly TextDiff[];
  /** Other files: folds, pools, indicators, supervision, forms, bulletins, explanations, notes. */
  readonly other: readonly { readonly path: string; readonly change: Change }[];
};

type PackageName = { readonly id: string; readonly version: string };

/** A named text before and after. */
export type TextDiff = {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** A decision that differs: the rules of its table, or its expression. */
export type TableDiff = {
  readonly file: string;
  readonly decision: string;
  readonly title: string;
  readonly change: Change;
  readonly rules: readonly RuleDiff[];
  /** Columns, hit policy, or the expression of a decision that is no table. */
  readonly parts: readonly TextDiff[];
};

/** A rule that differs, with whom it is about: its conditions after, or before where it is gone. */
export type RuleDiff = {
  readonly rule: string;
  readonly change: Change | 'moved';
  readonly cells: readonly (TextDiff & { readonly title: string })[];
  readonly affected: Text;
};

/** A dated value of a parameter that differs, and the decisions that read the parameter. */
export type ParameterDiff = {
  readonly name: string;
  readonly title: Text;
  readonly from: Day;
  readonly change: Change;
  readonly before: string | null;
  readonly after: string | null;
  readonly readBy: readonly string[];
};

/** A row of a list that differs, by its keys and its first day. */
export type RowDiff = {
  readonly list: string;
  readonly key: string;
  readonly from: Day | null;
  readonly change: Change;
  readonly cells: readonly TextDiff[];
};

/** A test that differs. */
export type TestDiff = { readonly file: string; readonly title: Text; readonly change: Change };

/** Whether a thing was added, removed or changed; null when it is the same. */
export function changeOf(before: string | null, after: string | null): Change | null {
  if (before === after) return null;
  if (before === null) return 'added';
  return after === null ? 'removed' : 'changed';
}
