/**
 * Thrown where a number does not fit the tier of doubles; the evaluation is then done again with
 * `bigint`. It is one constant, because making an error costs more than the evaluation.
 */
export const WIDE: { readonly wide: true } = Object.freeze({ wide: true });
