import { itemDefinitions } from '../dmn/item-definition.ts';
import type { DecisionTable, DmnModel } from '../dmn/model.ts';
import type { Table } from './evaluator.ts';

/** What a Chinese reader calls the inputs and columns of a table. */
export type Titles = {
  readonly ofColumn: (at: number, label: string) => string;
  readonly ofVariable: (label: string) => string;
  /** Which values a column may have, as its file says; null when it does not. */
  readonly allowed: (at: number, label: string) => string | null;
};

export function titlesOf(model: DmnModel, table: Table): Titles {
  const written = writtenTable(model, table);
  const names = new Map<string, string>();
  for (const { name, label } of [...model.decisions, ...model.inputs])
    if (label) names.set(name, label);
  for (const { expression, label } of written?.inputs ?? []) {
    if (label && !names.has(expression.trim())) names.set(expression.trim(), label);
  }
  const types = new Map(itemDefinitions(model).map((item) => [item.name, item.allowedValues]));
  const typeOf = new Map(model.inputs.map(({ name, typeRef }) => [name, typeRef ?? '']));
  return {
    ofColumn: (at, label) => written?.inputs[at]?.label ?? names.get(label) ?? label,
    ofVariable: (label) => names.get(label) ?? label,
    allowed: (at, label) => {
      const input = written?.inputs[at];
      return input?.values ?? types.get(input?.typeRef ?? typeOf.get(label) ?? '') ?? null;
    },
  };
}

/** The table of the file, when it is the whole logic of its decision. */
function writtenTable(model: DmnModel, { name, inputs }: Table): DecisionTable | null {
  const owner = [...model.decisions, ...model.knowledge].find((each) => each.name === name);
  const logic = owner?.logic;
  return logic?.form === 'table' && logic.inputs.length === inputs.length ? logic : null;
}
