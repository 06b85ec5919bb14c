import {
  type Decision,
  type DecisionTable,
  DMN_LIMITS,
  type DmnModel,
  readDmn,
  type TableRule,
  writeDmn,
} from '@sanyi/feel';
import { type Edit, UNFOUNDED } from './edit.ts';

type TableEdit = Extract<
  Edit,
  { readonly kind: 'cell' | 'addRule' | 'moveRule' | 'dropRule' | 'nameRule' | 'expression' }
>;

/** The text of a DMN file after an edit; null where the file or the place cannot be found. */
export function editTable(text: string, edit: TableEdit): string | null {
  const read = readDmn(text, DMN_LIMITS);
  if (!read.ok) return null;
  const model = read.value;
  const decision = model.decisions.find(({ name }) => name === edit.decision);
  const logic = decision && editedLogic(decision, edit);
  return decision && logic ? writeDmn(withLogic(model, decision, logic)) : null;
}

/**
 * A model with another text in one cell of a table; `alone` leaves the edited rule as the only one
 * of its table, so that a check of it is quick.
 */
export function withCellText(
  model: DmnModel,
  edit: Extract<Edit, { readonly kind: 'cell' }>,
  { alone }: { readonly alone: boolean },
): DmnModel | null {
  const decision = model.decisions.find(({ name }) => name === edit.decision);
  if (decision?.logic.form !== 'table') return null;
  const { logic } = decision;
  const rule = logic.rules[edit.row];
  if (!rule) return null;
  const edited = withCell(logic, rule, edit);
  const rules = alone ? [edited] : logic.rules.with(edit.row, edited);
  return withLogic(model, decision, { ...logic, rules });
}

const withLogic = (model: DmnModel, decision: Decision, logic: Decision['logic']): DmnModel => ({
  ...model,
  decisions: model.decisions.map((each) => (each === decision ? { ...each, logic } : each)),
});

function editedLogic({ logic }: Decision, edit: TableEdit): Decision['logic'] | null {
  if (edit.kind === 'expression') {
    return logic.form === 'literal' ? { ...logic, text: edit.text } : null;
  }
  if (logic.form !== 'table') return null;
  const rules = editedRules(logic, edit);
  return rules && { ...logic, rules };
}

function editedRules(
  table: DecisionTable,
  edit: Exclude<TableEdit, { readonly kind: 'expression' }>,
): readonly TableRule[] | null {
  const { rules } = table;
  const rule = rules[edit.row];
  if (edit.kind === 'addRule') {
    const at = Math.min(rules.length, edit.row + 1);
    return rules.toSpliced(at, 0, newRule(table, edit.like ? rule : undefined));
  }
  if (!rule) return null;
  switch (edit.kind) {
    case 'cell':
      return rules.with(edit.row, withCell(table, rule, edit));
    case 'nameRule':
      return rules.with(edit.row, { ...rule, id: edit.text });
    case 'dropRule':
      return rules.toSpliced(edit.row, 1);
    case 'moveRule': {
      const to = Math.max(0, Math.min(rules.length - 1, edit.to));
      return rules.toSpliced(edit.row, 1).toSpliced(to, 0, rule);
    }
  }
}

/** A rule that asks nothing and answers nothing yet, or the same again under an id of its own. */
function newRule(table: DecisionTable, like: TableRule | undefined): TableRule {
  const ids = new Set(table.rules.map(({ id }) => id));
  const stem = like?.id.replace(/-\d+$/, '') ?? 'rule';
  let number = 2;
  while (ids.has(`${stem}-${number}`)) number += 1;
  const id = `${stem}-${number}`;
  if (like) return { ...like, id, annotations: unfounded(table, like.annotations) };
  return {
    id,
    inputs: table.inputs.map(() => '-'),
    outputs: table.outputs.map(() => ''),
    annotations: unfounded(
      table,
      table.annotations.map(() => ''),
    ),
  };
}

/** What a cell says now is not what its source said: the mark falls back until somebody sets it. */
function withCell(
  table: DecisionTable,
  rule: TableRule,
  { column, text }: { readonly column: number; readonly text: string },
): TableRule {
  const { inputs, outputs } = table;
  if (column < inputs.length) {
    const cells = table.inputs.map((_, at) => (at === column ? text : (rule.inputs[at] ?? '-')));
    return { ...rule, inputs: cells, annotations: unfounded(table, rule.annotations) };
  }
  const output = column - inputs.length;
  if (output < outputs.length) {
    const cells = table.outputs.map((_, at) => (at === output ? text : (rule.outputs[at] ?? '')));
    return { ...rule, outputs: cells, annotations: unfounded(table, rule.annotations) };
  }
  const note = output - outputs.length;
  const notes = table.annotations.map((_, at) =>
    at === note ? text : (rule.annotations[at] ?? ''),
  );
  return { ...rule, annotations: notes };
}

const unfounded = (table: DecisionTable, notes: readonly string[]): readonly string[] =>
  table.annotations.map((name, at) => (name === 'provenance' ? UNFOUNDED : (notes[at] ?? '')));
