import type { Decision, DmnModel, InputData, KnowledgeModel, XmlElement } from './model.ts';
import { DMN_WRITTEN } from './namespaces.ts';
import { logicElement } from './write-logic.ts';
import { carried, type Written, writeXml } from './write-xml.ts';

/**
 * Writes a model in the one canonical form: DMN 1.3, two spaces, one rule per line with its
 * annotations last, ids kept. Reading it back gives the same model, and writing that gives the same
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
    [...model.inputs, ...model.decisions, ...model.knowledge].map((one) => [one.name, one.id]),
  );
  const definitions: Written = {
    name: 'definitions',
    attributes: {
      xmlns: DMN_WRITTEN,
      ...Object.fromEntries(prefixes),
      id: model.id,
      name: model.name,
      namespace: model.namespace,
    },
    children: [
      ...model.other.filter((one) => FIRST.includes(one.name)).map(carried),
      ...model.items.map(carried),
      ...model.inputs.map(inputElement),
      ...model.knowledge.map((one) => knowledgeElement(one, model, ids)),
      ...model.decisions.map((one) => decisionElement(one, model, ids)),
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
      logicElement(decision.logic),
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
        children: [
          ...knowledge.parameters.map(({ name, typeRef }) => ({
            name: 'formalParameter',
            attributes: { name, typeRef },
          })),
          logicElement(knowledge.logic),
        ],
      },
      ...requirements(knowledge, model, ids),
      ...others(knowledge, (name) => !FIRST.includes(name)),
    ],
  };
}

const named = ({ id, name, label }: Decision): { [name: string]: string | undefined } => ({
  id,
  name,
  label,
});

const variable = ({ name, typeRef }: Decision): Written => ({
  name: 'variable',
  attributes: { name, typeRef },
});

const others = (decision: Decision, wanted: (name: string) => boolean): Written[] =>
  decision.other.filter((one: XmlElement) => wanted(one.name)).map(carried);

function requirements(decision: Decision, model: DmnModel, ids: Ids): Written[] {
  const knowledge = new Set(model.knowledge.map((one) => one.name));
  const decisions = new Set(model.decisions.map((one) => one.name));
  return decision.requires.map((name) => {
    const href = `#${ids.get(name) ?? name}`;
    if (knowledge.has(name)) return requirement('knowledgeRequirement', 'requiredKnowledge', href);
    const required = decisions.has(name) ? 'requiredDecision' : 'requiredInput';
    return requirement('informationRequirement', required, href);
  });
}

const requirement = (name: string, inside: string, href: string): Written => ({
  name,
  children: [{ name: inside, attributes: { href } }],
  flat: true,
});
