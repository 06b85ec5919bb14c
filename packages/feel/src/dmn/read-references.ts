import type { Decision, DecisionService, ModelImport, XmlElement } from './model.ts';
import { childNamed, childrenNamed, given, idOf, nameOf, note, type Reading } from './reading.ts';

/** The elements of a file by id, and the namespace they stand in. */
export type ElementNames = {
  readonly namespace: string;
  readonly byId: ReadonlyMap<string, string>;
};

type Requirements = Pick<Decision, 'requires' | 'requiresImported'>;

const REQUIREMENTS: readonly string[] = ['informationRequirement', 'knowledgeRequirement'];

/** What an element requires: names of the same file, and references to imported models. */
export function readRequirements(
  element: XmlElement,
  names: ElementNames,
  reading: Reading,
): Requirements {
  const references = element.children
    .filter((child) => REQUIREMENTS.includes(child.name))
    .flatMap((requirement) => requirement.children)
    .filter((child) => child.attributes.href !== undefined);
  const { namespace } = names;
  const imported = references.flatMap((each) => {
    const target = targetOf(each);
    const away = target.namespace !== '' && target.namespace !== namespace;
    return away ? [{ ...target, element: each.name }] : [];
  });
  const local = references.filter((each) => {
    const target = targetOf(each).namespace;
    return target === '' || target === namespace;
  });
  return {
    requires: local.flatMap((each) => localName(each, nameOf(element), names, reading)),
    ...(imported.length > 0 ? { requiresImported: imported } : {}),
  };
}

function targetOf(reference: XmlElement): { readonly namespace: string; readonly id: string } {
  const href = reference.attributes.href ?? '';
  const at = href.lastIndexOf('#');
  return { namespace: href.slice(0, Math.max(0, at)), id: href.slice(at + 1) };
}

function localName(
  reference: XmlElement,
  owner: string,
  names: ElementNames,
  reading: Reading,
): string[] {
  const { id } = targetOf(reference);
  const name = names.byId.get(id);
  if (name !== undefined) return [name];
  note(reading, 'DMN_REFERENCE_UNKNOWN', owner, { decision: owner, reference: id });
  return [];
}

/** The imports of other DMN models. */
export function readImports(definitions: XmlElement): ModelImport[] {
  return childrenNamed(definitions, 'import').map((element) => {
    const { name = '', namespace = '', ...attributes } = element.attributes;
    return { name: name.trim(), namespace, attributes };
  });
}

const SERVICE_PARTS: readonly string[] = [
  'variable',
  'outputDecision',
  'encapsulatedDecision',
  'inputDecision',
  'inputData',
];

/** A decision service. */
export function readService(
  element: XmlElement,
  names: ElementNames,
  reading: Reading,
): DecisionService {
  const name = nameOf(element);
  const listed = (part: string): string[] =>
    childrenNamed(element, part).flatMap((each) => localName(each, name, names, reading));
  return {
    id: idOf(element),
    name,
    ...given(element, ['label']),
    ...given(childNamed(element, 'variable'), ['typeRef']),
    outputs: listed('outputDecision'),
    encapsulated: listed('encapsulatedDecision'),
    inputDecisions: listed('inputDecision'),
    inputData: listed('inputData'),
    other: element.children.filter((child) => !SERVICE_PARTS.includes(child.name)),
  };
}
