import { fail, failOf, ok, problem, type Result } from '@sanyi/kernel';
import type { Limits } from '../limits.ts';
import type { Decision, DmnModel, InputData, KnowledgeModel, XmlElement } from './model.ts';
import { DMN_NAMESPACES } from './namespaces.ts';
import { LOGIC_ELEMENTS, readLogic, readVariable } from './read-logic.ts';
import {
  type ElementNames,
  readImports,
  readRequirements,
  readService,
} from './read-references.ts';
import { readXml, tooLarge } from './read-xml.ts';
import { childNamed, childrenNamed, given, idOf, nameOf, note, type Reading } from './reading.ts';

/**
 * Reads a DMN file of version 1.1 to 1.6. Nothing is executed or checked beyond the form: that is
 * `checkDecision`. All problems of the form are told at once.
 *
 * @param xml - the text of the file
 * @param limits - bounds on its size; `DMN_LIMITS` for packages
 * @returns the model, or `DMN_*` problems
 * @example
 * ```ts
 * const xml = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
 *   id="fees" name="fees" namespace="urn:fees"><decision id="fee" name="fee">
 *   <literalExpression><text>if age &gt;= 65 then 0 else 1.50</text></literalExpression>
 *   </decision></definitions>`;
 * unwrap(readDmn(xml, DMN_LIMITS)).decisions.map((decision) => decision.name); // ['fee']
 * ```
 */
export function readDmn(xml: string, limits: Limits): Result<DmnModel> {
  const root = readXml(xml, limits);
  if (!root.ok) return root;
  const prefix = root.value.name.includes(':') ? (root.value.name.split(':')[0] ?? '') : '';
  const namespace = root.value.attributes[prefix ? `xmlns:${prefix}` : 'xmlns'] ?? '';
  const definitions = unprefixed(root.value, prefix ? `${prefix}:` : '');
  if (definitions.name !== 'definitions' || !DMN_NAMESPACES.includes(namespace)) {
    return fail(problem('DMN_NOT_DMN', 'dmn', { element: root.value.name, namespace }));
  }
  const reading: Reading = { limits, problems: [] };
  const model = readModel(definitions, prefix, reading);
  return failOf(reading.problems) ?? ok(model);
}

const READ = [
  'inputData',
  'decision',
  'businessKnowledgeModel',
  'decisionService',
  'itemDefinition',
  'import',
];

function readModel(definitions: XmlElement, prefix: string, reading: Reading): DmnModel {
  const inputs = childrenNamed(definitions, 'inputData');
  const decisions = childrenNamed(definitions, 'decision');
  const knowledge = childrenNamed(definitions, 'businessKnowledgeModel');
  const services = childrenNamed(definitions, 'decisionService');
  const size = decisions.length + knowledge.length;
  if (size > reading.limits.decisions) {
    const refused = tooLarge({ en: 'decisions', zh: '决策' }, size, reading.limits.decisions);
    reading.problems.push(...refused.problems);
  }
  const names: ElementNames = {
    namespace: definitions.attributes.namespace ?? '',
    byId: namesById([...inputs, ...decisions, ...knowledge, ...services], reading),
  };
  const model: DmnModel = {
    id: definitions.attributes.id ?? 'definitions',
    name: definitions.attributes.name ?? 'definitions',
    namespace: definitions.attributes.namespace ?? '',
    inputs: inputs.map(readInputData),
    decisions: decisions.map((one) => readDecision(one, names, reading)),
    knowledge: knowledge.map((one) => readKnowledge(one, names, reading)),
    services: services.map((one) => readService(one, names, reading)),
    imports: readImports(definitions),
    items: childrenNamed(definitions, 'itemDefinition'),
    other: definitions.children.filter((child) => !READ.includes(child.name)),
    prefixes: prefixesOf(definitions, prefix),
  };
  checkRuleIds(model, names.byId, reading);
  return model;
}

function namesById(elements: readonly XmlElement[], reading: Reading): ReadonlyMap<string, string> {
  const byId = new Map<string, string>();
  const names = new Set<string>();
  for (const element of elements) {
    const name = nameOf(element);
    if (!name) {
      note(reading, 'DMN_PART_MISSING', 'dmn', { element: element.name, part: 'name' });
    }
    const id = idOf(element);
    if (byId.has(id)) duplicate(reading, { what: 'id', zh: 'id', name: id });
    if (names.has(name)) duplicate(reading, { what: 'name', zh: '名称', name });
    byId.set(id, name);
    names.add(name);
  }
  return byId;
}

function checkRuleIds(model: DmnModel, names: ReadonlyMap<string, string>, reading: Reading): void {
  const seen = new Set<string>(names.keys());
  for (const { logic } of [...model.decisions, ...model.knowledge]) {
    if (logic.form !== 'table') continue;
    logic.rules.forEach((rule, at) => {
      if (rule.id === `row-${at + 1}`) return;
      if (seen.has(rule.id)) duplicate(reading, { what: 'rule id', zh: '规则 id', name: rule.id });
      seen.add(rule.id);
    });
  }
}

function duplicate(reading: Reading, of: { what: string; zh: string; name: string }): void {
  note(reading, 'DMN_DUPLICATE', 'dmn', { what: of.what, whatZh: of.zh, name: of.name });
}

function readInputData(element: XmlElement): InputData {
  return {
    id: idOf(element),
    name: nameOf(element),
    ...given(element, ['label']),
    ...given(childNamed(element, 'variable'), ['typeRef']),
  };
}

const DECISION_PARTS = [
  'variable',
  'informationRequirement',
  'knowledgeRequirement',
  'encapsulatedLogic',
  ...LOGIC_ELEMENTS,
];

function readDecision(element: XmlElement, names: ElementNames, reading: Reading): Decision {
  const name = nameOf(element);
  return {
    id: idOf(element),
    name,
    ...given(element, ['label']),
    ...given(childNamed(element, 'variable'), ['typeRef']),
    ...readRequirements(element, names, reading),
    logic: readLogic(element, name, reading),
    other: element.children.filter((child) => !DECISION_PARTS.includes(child.name)),
  };
}

function readKnowledge(element: XmlElement, names: ElementNames, reading: Reading): KnowledgeModel {
  const logic = childNamed(element, 'encapsulatedLogic');
  const name = nameOf(element);
  const kind = logic?.attributes.kind;
  return {
    id: idOf(element),
    name,
    ...given(element, ['label']),
    ...given(childNamed(element, 'variable'), ['typeRef']),
    ...readRequirements(element, names, reading),
    ...(kind !== undefined && kind !== 'FEEL' ? { kind } : {}),
    parameters: (logic ? childrenNamed(logic, 'formalParameter') : []).map(readVariable),
    logic: readLogic(logic ?? element, name, reading),
    other: element.children.filter((child) => !DECISION_PARTS.includes(child.name)),
  };
}

function prefixesOf(definitions: XmlElement, own: string): Record<string, string> {
  const prefixes: Record<string, string> = {};
  for (const [name, value] of Object.entries(definitions.attributes)) {
    const prefix = name.startsWith('xmlns:') ? name.slice('xmlns:'.length) : '';
    if (prefix && prefix !== own) prefixes[prefix] = value;
  }
  return prefixes;
}

function unprefixed(element: XmlElement, prefix: string): XmlElement {
  const strip = prefix !== '' && element.name.startsWith(prefix);
  return {
    ...element,
    name: strip ? element.name.slice(prefix.length) : element.name,
    children: element.children.map((child) => unprefixed(child, prefix)),
  };
}
