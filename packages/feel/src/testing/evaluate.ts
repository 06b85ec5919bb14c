import { unwrap } from '@sanyi/kernel';
import type { DmnModel, Logic, Variable } from '../dmn/model.ts';
import { readDmn } from '../dmn/read-dmn.ts';
import { DMN_LIMITS } from '../limits.ts';
import { JAVA_FUNCTIONS } from '../standard/library/java.ts';
import { compileStandard, type StandardModel } from '../standard/model/standard-model.ts';
import type { StandardOptions } from '../standard/model/standard-options.ts';
import type { FeelValue } from '../standard/value/value.ts';
import { literalText } from '../standard/value/value-text.ts';

/** A model with one decision `d` of the given logic, and inputs by name and type. */
export function modelWith(logic: Logic, inputs: readonly Variable[] = []): DmnModel {
  return {
    id: 'm',
    name: 'm',
    namespace: 'urn:m',
    inputs: inputs.map((input) => ({ ...input, id: input.name })),
    decisions: [{ id: 'd', name: 'd', requires: inputs.map(({ name }) => name), logic, other: [] }],
    knowledge: [],
    services: [],
    imports: [],
    items: [],
    other: [],
    prefixes: {},
  };
}

/** The value of an expression in standard mode, as an expression would write it. */
export function feel(text: string, values: { readonly [name: string]: FeelValue } = {}): string {
  return literalText(valueFrom({ form: 'literal', text }, values));
}

/** What some logic answers. */
export function valueFrom(
  logic: Logic,
  values: { readonly [name: string]: FeelValue } = {},
): FeelValue {
  const inputs = Object.keys(values).map((name) => ({ name }));
  const model = compileStandard(modelWith(logic, inputs), { externals: JAVA_FUNCTIONS });
  return model.decide('d', new Map(Object.entries(values)));
}

/** The codes of the problems of an expression. */
export function problemsIn(text: string): string[] {
  const model = compileStandard(modelWith({ form: 'literal', text }));
  return model.problemsOf('d').map((each) => `${each.code} ${each.where}`);
}

/** A compiled model from what stands inside its `definitions`. */
export function compiledFrom(inside: string, options: StandardOptions = {}): StandardModel {
  return compileStandard(readFrom(inside), { externals: JAVA_FUNCTIONS, ...options });
}

/** A model from what stands inside its `definitions`. */
export function readFrom(inside: string, namespace = 'urn:m'): DmnModel {
  const xml = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="${namespace}">${inside}</definitions>`;
  return unwrap(readDmn(xml, DMN_LIMITS));
}
