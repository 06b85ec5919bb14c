import type { DecisionTable, HitPolicy, Logic, TableRule } from './model.ts';
import { carried, type Written } from './write-xml.ts';

/** The element of a decision's logic. */
export function logicElement(logic: Logic): Written {
  switch (logic.form) {
    case 'literal':
      return {
        name: 'literalExpression',
        attributes: { typeRef: logic.typeRef },
        children: [textElement(logic.text)],
      };
    case 'context':
      return {
        name: 'context',
        children: logic.entries.map((entry) => ({
          name: 'contextEntry',
          children: [
            ...(entry.name === null
              ? []
              : [{ name: 'variable', attributes: { name: entry.name, typeRef: entry.typeRef } }]),
            logicElement(entry.logic),
          ],
        })),
      };
    case 'invocation':
      return {
        name: 'invocation',
        children: [
          { name: 'literalExpression', children: [textElement(logic.function)] },
          ...logic.bindings.map((binding) => ({
            name: 'binding',
            children: [
              { name: 'parameter', attributes: { name: binding.name } },
              logicElement(binding.logic),
            ],
          })),
        ],
      };
    case 'table':
      return tableElement(logic);
    default:
      return carried(logic.element);
  }
}

const textElement = (text: string): Written => ({ name: 'text', text, flat: true });

const POLICY_NAMES: Readonly<Record<HitPolicy, readonly [policy: string, aggregation?: string]>> = {
  U: ['UNIQUE'],
  A: ['ANY'],
  F: ['FIRST'],
  P: ['PRIORITY'],
  R: ['RULE ORDER'],
  O: ['OUTPUT ORDER'],
  C: ['COLLECT'],
  'C+': ['COLLECT', 'SUM'],
  'C<': ['COLLECT', 'MIN'],
  'C>': ['COLLECT', 'MAX'],
  'C#': ['COLLECT', 'COUNT'],
};

function tableElement(table: DecisionTable): Written {
  const [hitPolicy, aggregation] = POLICY_NAMES[table.hitPolicy];
  const values = (name: string, text: string | undefined): Written[] =>
    text === undefined ? [] : [{ name, children: [textElement(text)], flat: true }];
  return {
    name: 'decisionTable',
    attributes: { hitPolicy, aggregation },
    children: [
      ...table.inputs.map((input) => ({
        name: 'input',
        attributes: { label: input.label },
        children: [
          {
            name: 'inputExpression',
            attributes: { typeRef: input.typeRef },
            children: [textElement(input.expression)],
            flat: true,
          },
          ...values('inputValues', input.values),
        ],
      })),
      ...table.outputs.map((output) => ({
        name: 'output',
        attributes: {
          label: output.label,
          name: output.name || undefined,
          typeRef: output.typeRef,
        },
        children: [
          ...values('outputValues', output.values),
          ...values('defaultOutputEntry', output.default),
        ],
      })),
      ...table.annotations.map((name) => ({ name: 'annotation', attributes: { name } })),
      ...table.rules.map((rule, at) => ruleElement(rule, at, table.annotations.length)),
    ],
  };
}

/** One rule, one line: a change of a cell is one line in a comparison of two versions. */
function ruleElement(rule: TableRule, at: number, annotations: number): Written {
  const cell =
    (name: string) =>
    (text: string): Written => ({
      name,
      children: [textElement(text)],
    });
  const notes = Array.from({ length: annotations }, (_, index) => rule.annotations[index] ?? '');
  return {
    name: 'rule',
    attributes: { id: rule.id === `row-${at + 1}` ? undefined : rule.id },
    children: [
      ...(rule.description ? [{ name: 'description', text: rule.description }] : []),
      ...rule.inputs.map(cell('inputEntry')),
      ...rule.outputs.map(cell('outputEntry')),
      ...notes.map(cell('annotationEntry')),
    ],
    flat: true,
  };
}
