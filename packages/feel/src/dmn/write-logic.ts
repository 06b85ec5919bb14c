import type {
  ContextEntry,
  DecisionTable,
  HitPolicy,
  Logic,
  TableRule,
  Variable,
} from './model.ts';
import type { Written } from './write-xml.ts';

/** The element of a decision's logic; nothing where there is none. */
export function logicElements(logic: Logic): Written[] {
  if (logic.form === 'none') return [];
  const element = formElement(logic);
  const typeRef = logic.typeRef;
  return [typeRef ? { ...element, attributes: { ...element.attributes, typeRef } } : element];
}

function formElement(logic: Exclude<Logic, { readonly form: 'none' }>): Written {
  switch (logic.form) {
    case 'literal':
      return { name: 'literalExpression', children: [textElement(logic.text)] };
    case 'table':
      return tableElement(logic);
    case 'context':
      return { name: 'context', children: logic.entries.map(entryElement) };
    case 'invocation':
      return {
        name: 'invocation',
        children: [
          { name: 'literalExpression', children: [textElement(logic.function)] },
          ...logic.bindings.map((binding) =>
            holder('binding', [
              { name: 'parameter', attributes: { name: binding.name } },
              ...logicElements(binding.logic),
            ]),
          ),
        ],
      };
    case 'relation':
      return {
        name: 'relation',
        children: [
          ...logic.columns.map((column) => variableElement('column', column)),
          ...logic.rows.map((row) => holder('row', row.flatMap(logicElements))),
        ],
      };
    case 'list':
      return holder('list', logic.items.flatMap(logicElements));
    case 'function':
      return {
        name: 'functionDefinition',
        attributes: { kind: logic.kind },
        children: [
          ...logic.parameters.map((each) => variableElement('formalParameter', each)),
          ...logicElements(logic.body),
        ],
      };
    case 'conditional':
      return holder('conditional', [
        holder('if', logicElements(logic.condition)),
        holder('then', logicElements(logic.yes)),
        holder('else', logicElements(logic.no)),
      ]);
    case 'filter':
      return holder('filter', [
        holder('in', logicElements(logic.in)),
        holder('match', logicElements(logic.match)),
      ]);
    default:
      return {
        name: logic.form,
        attributes: { iteratorVariable: logic.variable },
        children: [
          holder('in', logicElements(logic.in)),
          holder(logic.form === 'for' ? 'return' : 'satisfies', logicElements(logic.body)),
        ],
      };
  }
}

const holder = (name: string, children: readonly Written[]): Written => ({ name, children });

/** A name with its type, as a parameter, a column or a variable. */
export const variableElement = (element: string, { name, typeRef }: Variable): Written => ({
  name: element,
  attributes: { name, typeRef },
});

function entryElement(entry: ContextEntry): Written {
  const { name, typeRef, logic } = entry;
  const variable =
    name === null ? [] : [variableElement('variable', { name, ...(typeRef ? { typeRef } : {}) })];
  return holder('contextEntry', [...variable, ...logicElements(logic)]);
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
    attributes: { hitPolicy, aggregation, outputLabel: table.outputLabel },
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
