import type { DecisionTable, TableRule } from '@sanyi/feel';
import { type StructureEdit, UNFOUNDED } from './edit.ts';

type ColumnEdit = Extract<
  StructureEdit,
  { readonly kind: 'addColumn' | 'dropColumn' | 'moveColumn' | 'nameColumn' | 'hitPolicy' }
>;

/** Where a column stands: among the inputs or the outputs, and at which place there. */
type Place = { readonly role: 'inputs' | 'outputs'; readonly at: number };

/** A table with other columns or another hit policy; null where there is no such column. */
export function editedColumns(table: DecisionTable, edit: ColumnEdit): DecisionTable | null {
  if (edit.kind === 'hitPolicy') return { ...table, hitPolicy: edit.policy };
  if (edit.kind === 'addColumn') return withColumn(table, edit);
  const place = placeOf(table, edit.column);
  if (!place) return null;
  switch (edit.kind) {
    case 'dropColumn':
      return withoutColumn(table, place);
    case 'moveColumn': {
      const to = placeOf(table, edit.to);
      return to?.role === place.role ? movedColumn(table, place, to.at) : null;
    }
    case 'nameColumn':
      return namedColumn(table, place, edit);
  }
}

function placeOf({ inputs, outputs }: DecisionTable, column: number): Place | null {
  if (column < 0 || column >= inputs.length + outputs.length) return null;
  return column < inputs.length
    ? { role: 'inputs', at: column }
    : { role: 'outputs', at: column - inputs.length };
}

/** A new condition asks nothing yet; a new answer is empty until somebody writes it. */
function withColumn(
  table: DecisionTable,
  { role, name, label }: Extract<ColumnEdit, { readonly kind: 'addColumn' }>,
): DecisionTable | null {
  if (name.trim() === '') return null;
  const titled = label === '' ? {} : { label };
  if (role === 'input') {
    if (table.inputs.some(({ expression }) => expression === name)) return null;
    const rules = table.rules.map((rule) => ({ ...rule, inputs: [...rule.inputs, '-'] }));
    return { ...table, inputs: [...table.inputs, { expression: name, ...titled }], rules };
  }
  if (table.outputs.some((output) => output.name === name)) return null;
  const rules = table.rules.map((rule) => ({ ...rule, outputs: [...rule.outputs, ''] }));
  return { ...table, outputs: [...table.outputs, { name, ...titled }], rules };
}

/** The last condition and the last answer stay. */
function withoutColumn(table: DecisionTable, { role, at }: Place): DecisionTable | null {
  if (table[role].length < 2) return null;
  const rules = table.rules.map((rule) => ({
    ...(asks(rule, { role, at }) ? marked(table, rule) : rule),
    [role]: rule[role].toSpliced(at, 1),
  }));
  return { ...table, [role]: table[role].toSpliced(at, 1), rules };
}

function movedColumn(table: DecisionTable, { role, at }: Place, to: number): DecisionTable {
  const moved = <Each>(list: readonly Each[]): readonly Each[] => {
    const [each] = list.slice(at, at + 1);
    return each === undefined ? list : list.toSpliced(at, 1).toSpliced(to, 0, each);
  };
  const rules = table.rules.map((rule) => ({ ...rule, [role]: moved(rule[role]) }));
  const columns =
    role === 'inputs' ? { inputs: moved(table.inputs) } : { outputs: moved(table.outputs) };
  return { ...table, ...columns, rules };
}

/** Another label changes no rule; another expression or name does. */
function namedColumn(
  table: DecisionTable,
  place: Place,
  { field, text }: Extract<ColumnEdit, { readonly kind: 'nameColumn' }>,
): DecisionTable | null {
  const { role, at } = place;
  if (field === 'label') {
    return role === 'inputs'
      ? {
          ...table,
          inputs: table.inputs.map((each, index) =>
            index === at ? { ...each, label: text } : each,
          ),
        }
      : {
          ...table,
          outputs: table.outputs.map((each, index) =>
            index === at ? { ...each, label: text } : each,
          ),
        };
  }
  if (text.trim() === '') return null;
  const rules = table.rules.map((rule) => (asks(rule, place) ? marked(table, rule) : rule));
  return role === 'inputs'
    ? {
        ...table,
        rules,
        inputs: table.inputs.map((each, index) =>
          index === at ? { ...each, expression: text } : each,
        ),
      }
    : {
        ...table,
        rules,
        outputs: table.outputs.map((each, index) =>
          index === at ? { ...each, name: text } : each,
        ),
      };
}

/** Whether a cell of a rule says anything. */
const asks = (rule: TableRule, { role, at }: Place): boolean =>
  role === 'outputs' || (rule.inputs[at] ?? '-').trim() !== '-';

const marked = (table: DecisionTable, rule: TableRule): TableRule => ({
  ...rule,
  annotations: unfounded(table, rule.annotations),
});

/** What a rule says now is not what its source said: the mark falls back until somebody sets it. */
export const unfounded = (table: DecisionTable, notes: readonly string[]): readonly string[] =>
  table.annotations.map((name, at) => (name === 'provenance' ? UNFOUNDED : (notes[at] ?? '')));
