import type { FeelValue } from '../value/value.ts';

/**
 * Functions that rules may call although FEEL does not have them: by class and signature as DMN
 * names them, without spaces (`java.lang.Math.cos(double)`). Nothing else outside can be reached.
 *
 * @example
 * ```ts
 * const externals: ExternalFunctions = { 'city.Grade.of(int)': ([level]) => level ?? null };
 * ```
 */
export type ExternalFunctions = {
  readonly [signature: string]: (values: readonly FeelValue[]) => FeelValue;
};

/** The function registered under a signature. */
export function externalFunction(
  functions: ExternalFunctions,
  signature: string,
): ((values: readonly FeelValue[]) => FeelValue) | null {
  const key = signature.replace(/\s+/g, '');
  return Object.hasOwn(functions, key) ? (functions[key] ?? null) : null;
}
