import type {
  Decision,
  DecisionService,
  DmnModel,
  InputData,
  KnowledgeModel,
  Logic,
  XmlElement,
} from './model.ts';
import { DMN_WRITTEN, DMN_WRITTEN_NEW } from './namespaces.ts';
import { logicElements, variableElement } from './write-logic.ts';
import { carried, type Written, writeXml } from './write-xml.ts';

/**
 * Writes a model in the one canonical form: DMN 1.3 (1.5 when it holds a boxed conditional, iterator
 * or filter), two spaces, one rule per line with its annotations last, ids kept. Reading it back gives the same model, and writing that gives the same
 * text. XML comments are not part of a model, so they are not kept.
 *
 * @param model - from `readDmn`
 * @example
 * ```ts
 * const xml = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
 *   id="fees" name="fees" namespace="urn:fees"><decision id="fee" name="fee">
 *   <literalExpression><text>if age &gt;= 65 then 0 else 1.50</text></literalExpression>
 *   </decision></definitions>`;
 * const canonical = writeDmn(unwrap(readDmn(xml, DMN_LIMITS)));
 * writeDmn(unwrap(readDmn(canonical, DMN_LIMITS))) === canonical; // true
 * ```
 */
export function writeDmn(model: DmnModel): string {
  const prefixes = Object.entries(model.prefixes).map(([prefix, uri]) => [`xmlns:${prefix}`, uri]);
  const ids = new Map(
    [...model.inputs, ...model.decisions, ...model.knowledge, ...model.services].map((one) => [
      one.name,
      one.id,
    ]),
  );
  const definitions: Written = {
    name: 'definitions',
    attributes: {
      xmlns: needsNew(model) ? DMN_WRITTEN_NEW : DMN_WRITTEN,
      ...Object.fromEntries(prefixes),
      id: model.id,
      name: model.name,
      namespace: model.namespace,
    },
    children: [
      ...model.other.filter((one) => FIRST.includes(one.name)).map(carried),
      ...model.imports.map(({ name, namespace, attributes }) => ({
        name: 'import',
        attributes: { name, namespace, ...attributes },
      })),
      ...model.items.map(carried),
      ...model.inputs.map(inputElement),
      ...model.knowledge.map((one) => knowledgeElement(one, model, ids)),
      ...model.decisions.map((one) => decisionElement(one, model, ids)),
      ...model.services.map((one) => serviceElement(one, ids)),
      ...model.other.filter((one) => !FIRST.includes(one.name)).map(carried),
    ],
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeXml(definitions)}`;
}

/** What the schema of DMN wants before everything else. */
const FIRST: readonly string[] = ['description', 'extensionElements'];
const EARLY: readonly string[] = ['question', 'allowedAnswers'];

type Ids = ReadonlyMap<string, string>;

function inputElement(input: InputData): Written {
  const { id, name, label, typeRef } = input;
  return {
    name: 'inputData',
    attributes: { id, name, label },
    children: [{ name: 'variable', attributes: { name, typeRef } }],
  };
}

function decisionElement(decision: Decision, model: DmnModel, ids: Ids): Written {
  return {
    name: 'decision',
    attributes: named(decision),
    children: [
      ...others(decision, (name) => FIRST.includes(name)),
      ...others(decision, (name) => EARLY.includes(name)),
      variable(decision),
      ...requirements(decision, model, ids),
      ...others(decision, (name) => !FIRST.includes(name) && !EARLY.includes(name)),
      ...logicElements(decision.logic),
    ],
  };
}

function knowledgeElement(knowledge: KnowledgeModel, model: DmnModel, ids: Ids): Written {
  return {
    name: 'businessKnowledgeModel',
    attributes: named(knowledge),
    children: [
      ...others(knowledge, (name) => FIRST.includes(name)),
      variable(knowledge),
      {
        name: 'encapsulatedLogic',
        attributes: { kind: knowledge.kind },
        children: [
          ...knowledge.parameters.map((each) => variableElement('formalParameter', each)),
          ...logicElements(knowledge.logic),
        ],
      },
      ...requirements(knowledge, model, ids),
      ...others(knowledge, (name) => !FIRST.includes(name)),
    ],
  };
}

function serviceElement(service: DecisionService, ids: Ids): Written {
  const { id, name, label } = service;
  const references = (element: string, names: readonly string[]): Written[] =>
    names.map((each) => ({ name: element, attributes: { href: `#${ids.get(each) ?? each}` } }));
  return {
    name: 'decisionService',
    attributes: { id, name, label },
    children: [
      ...service.other.filter((one) => FIRST.includes(one.name)).map(carried),
      variableElement('variable', service),
      ...references('outputDecision', service.outputs),
      ...references('encapsulatedDecision', service.encapsulated),
      ...references('inputDecision', service.inputDecisions),
      ...references('inputData', service.inputData),
      ...service.other.filter((one) => !FIRST.includes(one.name)).map(carried),
    ],
  };
}

/** Whether a model holds something that DMN 1.3 has no element for. */
function needsNew(model: DmnModel): boolean {
  return (
    [...model.decisions, ...model.knowledge].some(({ logic }) => isNew(logic)) ||
    model.items.some(hasTypeConstraint)
  );
}

const hasTypeConstraint = (element: XmlElement): boolean =>
  element.name === 'typeConstraint' || element.children.some(hasTypeConstraint);

function isNew(logic: Logic): boolean {
  switch (logic.form) {
    case 'conditional':
    case 'for':
    case 'some':
    case 'every':
    case 'filter':
      return true;
    case 'context':
      return logic.entries.some((entry) => isNew(entry.logic));
    case 'invocation':
      return logic.bindings.some((binding) => isNew(binding.logic));
    case 'relation':
      return logic.rows.some((row) => row.some(isNew));
    case 'list':
      return logic.items.some(isNew);
    case 'function':
      return isNew(logic.body);
    default:
      return false;
  }
}

const named = ({ id, name, label }: Decision): { [name: string]: string | undefined } => ({
  id,
  name,
  label,
});

const variable = (decision: Decision): Written => variableElement('variable', decision);

const others = (decision: Decision, wanted: (name: string) => boolean): Written[] =>
  decision.other.filter((one: XmlElement) => wanted(one.name)).map(carried);

function requirements(decision: Decision, model: DmnModel, ids: Ids): Written[] {
  const knowledge = new Set([...model.knowledge, ...model.services].map((one) => one.name));
  const decisions = new Set(model.decisions.map((one) => one.name));
  const imported = (decision.requiresImported ?? []).map(({ namespace, id, element }) => {
    const name =
      element === 'requiredKnowledge' ? 'knowledgeRequirement' : 'informationRequirement';
    return requirement(name, element, `${namespace}#${id}`);
  });
  const local = decision.requires.map((name) => {
    const href = `#${ids.get(name) ?? name}`;
    if (knowledge.has(name)) return requirement('knowledgeRequirement', 'requiredKnowledge', href);
    const required = decisions.has(name) ? 'requiredDecision' : 'requiredInput';
    return requirement('informationRequirement', required, href);
  });
  return [...local, ...imported];
}

const requirement = (name: string, inside: string, href: string): Written => ({
  name,
  children: [{ name: inside, attributes: { href } }],
  flat: true,
});
