/**
 * The values of one field, row by row. `missing` holds 1 where the value is null; without it no
 * value is. Numbers are integers at the scale of their kind (money in fen), days are days, flags 0
 * or 1, codes positions in their list of codes, sets of codes one bit per position.
 *
 * @example
 * ```ts
 * const amount: Column = { values: Float64Array.of(12345, 0) }; // 123.45 yuan, nothing
 * ```
 */
export type Column = {
  readonly values:
    | Int8Array
    | Uint8Array
    | Int16Array
    | Uint16Array
    | Int32Array
    | Uint32Array
    | Float64Array;
  readonly missing?: Uint8Array;
};

/**
 * What a column of a decision holds. `codes` is null where any text may come; `answer` is a position
 * in {@link ColumnAnswers.answers}, for decisions that answer with a list.
 *
 * @example
 * ```ts
 * const field: ColumnField = { name: 'level', form: 'code', codes: ['tertiary'], optional: false };
 * ```
 */
export type ColumnField = {
  readonly name: string;
  readonly form: 'number' | 'day' | 'flag' | 'code' | 'set' | 'answer';
  readonly codes: readonly string[] | null;
  readonly optional: boolean;
};

/**
 * What rows of each key have in common: fields, and the rule interval where there are several. Rows
 * then bring their key instead of these, and a look-up is one read by the key.
 *
 * @example
 * ```ts
 * const keys: ColumnKeys = { count: 2, inputs: { level: { values: Uint8Array.of(0, 1) } } };
 * ```
 */
export type ColumnKeys = {
  readonly count: number;
  readonly inputs: { readonly [name: string]: Column };
  readonly interval?: Uint8Array | Uint16Array;
};
