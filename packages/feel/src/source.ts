/**
 * Where a piece of rule text stands: the decision (or business knowledge model), the rule and its
 * row counted from 1 when it is a table cell, the column or context entry, and the characters
 * `from` (inclusive) to `to` (exclusive) of that cell's text.
 *
 * @example
 * ```ts
 * const span: SourceSpan = { decision: 'rate', column: 'value', from: 0, to: 3, text: '0.7' };
 * ```
 */
export type SourceSpan = {
  readonly decision: string;
  readonly rule?: string;
  readonly row?: number;
  readonly column?: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
};
