import type { DmnModel } from '../../dmn/model.ts';
import type { ExternalFunctions } from '../library/externals.ts';
import type { FeelDateTime, FeelValue } from '../value/value.ts';

/**
 * What a model of standard mode is compiled with: the models it imports, functions that rules may
 * call outside FEEL, and the clock. Without `now`, `now()` and `today()` are null.
 *
 * @example
 * ```ts
 * const options: StandardOptions = { externals: JAVA_FUNCTIONS };
 * ```
 */
export type StandardOptions = {
  readonly imported?: readonly DmnModel[];
  readonly externals?: ExternalFunctions;
  readonly now?: FeelDateTime;
};

/**
 * Inputs of one evaluation by name; those of imported models by namespace, `#` and name.
 *
 * @example
 * ```ts
 * const inputs: StandardInputs = new Map([['age', 61]]);
 * ```
 */
export type StandardInputs = ReadonlyMap<string, FeelValue>;
