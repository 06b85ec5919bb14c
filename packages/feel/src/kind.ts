/**
 * The kind of a field: how it crosses between the platform and a rule. `optional` admits `null`.
 * Bounds of a number count in the decimals that its kind carries: fen, millionths, thousandths, ones.
 * Those of a rate default to 0..1; a money, quantity or count without them has none.
 *
 * @example
 * ```ts
 * const level: Kind = { kind: 'code', set: 'level', codes: ['tertiary', 'secondary', 'primary'] };
 * ```
 */
export type Kind = (
  | { readonly kind: 'flag' | 'day' | 'text' }
  | {
      readonly kind: 'money' | 'quantity' | 'count';
      readonly min?: bigint;
      readonly max?: bigint;
    }
  | { readonly kind: 'rate'; readonly min?: bigint; readonly max?: bigint }
  | { readonly kind: 'code'; readonly set: string; readonly codes?: readonly string[] }
  | { readonly kind: 'list'; readonly of: Kind }
  | ContextKind
) & { readonly optional?: boolean };

/**
 * A context: the entries it must have and, with `open`, further entries of one kind, whose names
 * may be limited by `names` (for example the codes of the set `fund`).
 *
 * @example
 * ```ts
 * const funds: ContextKind = { kind: 'context', entries: {}, open: { kind: 'money' }, names: ['pooled'] };
 * ```
 */
export type ContextKind = {
  readonly kind: 'context';
  readonly entries: { readonly [name: string]: Kind };
  readonly open?: Kind;
  readonly names?: readonly string[];
};

/**
 * What a hook offers to a decision and what it expects back. The inputs `parameters` and `acc` are
 * contexts that come from the environment; all others come from the input row.
 *
 * @example
 * ```ts
 * const types: DecisionTypes = { inputs: { age: { kind: 'count' } }, output: { kind: 'rate' } };
 * ```
 */
export type DecisionTypes = {
  readonly inputs: { readonly [name: string]: Kind };
  readonly output: Kind;
};
