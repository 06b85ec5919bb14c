/**
 * One rule of one table. `index` is its place in `CheckedDecision.rules`, which is the number that
 * `evaluate` appends to `fired`; `row` counts from 1 inside the table.
 *
 * @example
 * ```ts
 * const ref: RuleRef = { decision: 'visitCharges', rule: 'tertiary-chief', index: 0, row: 1,
 *   annotations: { clause: '2017-8', source: 'S02', provenance: 'sourced' } };
 * ```
 */
export type RuleRef = {
  readonly decision: string;
  readonly rule: string;
  readonly index: number;
  readonly row: number;
  readonly annotations: RuleAnnotations;
};

/**
 * The annotation columns of a rule by name; packages use `clause`, `source` and `provenance`.
 *
 * @example
 * ```ts
 * const annotations: RuleAnnotations = { clause: '2017-8', source: 'S02', provenance: 'sourced' };
 * ```
 */
export type RuleAnnotations = {
  readonly clause?: string;
  readonly source?: string;
  readonly provenance?: string;
  readonly [column: string]: string | undefined;
};
