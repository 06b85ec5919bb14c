import type { MethodParameter } from '@sanyi/api';
import type { ParameterCitation } from '@sanyi/policy';

/** Decimals that the number kinds carry. */
const SCALES: Readonly<Record<string, number>> = { rate: 6, quantity: 3, count: 0 };

/** The number of a parameter of a method; null where it is none, or ended. */
export function numberOf({ parameter, value }: ParameterCitation): number | null {
  const scale = SCALES[parameter.kind.kind];
  if (scale === undefined || value.value === null) return null;
  return Number(value.value) / 10 ** scale;
}

/** A parameter of a method as it is shown, with its source. */
export const parameterOf = (
  { parameter, value }: ParameterCitation,
  shown: number | string,
): MethodParameter => ({
  name: parameter.name,
  title: parameter.title,
  value: String(shown),
  unit: parameter.unit,
  provenance: value.provenance,
  source: value.source,
});
