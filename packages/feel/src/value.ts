/**
 * What a FEEL expression holds at run time: numbers are `bigint` at a scale known when the rule was
 * checked (money 2, rate 6, quantity 3, count 0), days are `number` (kernel `Day`), codes and texts
 * are strings.
 *
 * @example
 * ```ts
 * const price: Value = 8000n; // 80.00 yuan, money has two decimals
 * ```
 */
export type Value = null | boolean | bigint | number | string | readonly Value[] | Row;

/**
 * A context: named values. Rows made by the engine carry no inherited names.
 *
 * @example
 * ```ts
 * const row: Row = { visitKind: 'outpatient', age: 61n, insured: true };
 * ```
 */
export type Row = { readonly [name: string]: Value };

/**
 * What a rule may read beside its input: the parameters in force and, in folds, the accumulators.
 * `parameters` is taken as unchanging: the same object means the same values.
 *
 * @example
 * ```ts
 * const environment: Environment = { parameters: { drugMarkupRate: 150000n }, acc: { paid: 0n } };
 * ```
 */
export type Environment = { readonly parameters: Row; readonly acc?: Row };
