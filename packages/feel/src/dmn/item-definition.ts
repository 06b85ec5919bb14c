import type { DmnModel, XmlElement } from './model.ts';
import { childNamed, childrenNamed, nameOf, textIn } from './reading.ts';

/** A type of a model: another type, perhaps narrowed, a context of components, or a function. */
export type ItemDefinition = {
  readonly name: string;
  readonly isCollection: boolean;
  readonly typeRef: string | null;
  readonly components: readonly ItemDefinition[];
  /** Tests that each value, or each item of a collection, must pass. */
  readonly allowedValues: string | null;
  /** Tests that the value as a whole must pass. */
  readonly typeConstraint: string | null;
  readonly function: {
    readonly parameters: readonly { readonly name: string; readonly typeRef: string | null }[];
    readonly outputTypeRef: string | null;
  } | null;
};

/** The types that a model defines. */
export const itemDefinitions = (model: DmnModel): ItemDefinition[] =>
  model.items.map(readItemDefinition);

function readItemDefinition(element: XmlElement): ItemDefinition {
  return {
    name: nameOf(element),
    isCollection: element.attributes.isCollection === 'true',
    typeRef: childNamed(element, 'typeRef')?.text.trim() || null,
    components: childrenNamed(element, 'itemComponent').map(readItemDefinition),
    allowedValues: textIn(childNamed(element, 'allowedValues')) || null,
    typeConstraint: textIn(childNamed(element, 'typeConstraint')) || null,
    function: readFunction(childNamed(element, 'functionItem')),
  };
}

function readFunction(element: XmlElement | undefined): ItemDefinition['function'] {
  if (!element) return null;
  return {
    parameters: childrenNamed(element, 'parameters').map((parameter) => ({
      name: nameOf(parameter),
      typeRef: parameter.attributes.typeRef ?? null,
    })),
    outputTypeRef: element.attributes.outputTypeRef ?? null,
  };
}
