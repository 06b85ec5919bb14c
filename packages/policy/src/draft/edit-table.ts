import {
  type Decision,
  type DecisionTable,
  DMN_LIMITS,
  type DmnModel,
  type Logic,
  readDmn,
  type TableRule,
  writeDmn,
} from '@sanyi/feel';
import type { Edit, StructureEdit } from './edit.ts';
import { editedColumns, unfounded } from './edit-columns.ts';
import { editedFormula } from './edit-formula.ts';
import { type RenamedAnswer, withRenamedAnswer } from './rename-answer.ts';
import { withInput, withRequirements } from './requirements.ts';

type RuleEdit = Extract<
  Edit,
  { readonly kind: 'cell' | 'addRule' | 'moveRule' | 'dropRule' | 'nameRule' }
>;

/** The text of a DMN file after an edit; null where the file or the place cannot be found. */
export function editTable(text: string, edit: RuleEdit | StructureEdit): string | null {
  const read = readDmn(text, DMN_LIMITS);
  const edited = read.ok ? editedModel(read.value, edit) : null;
  return edited && writeDmn(edited);
}

/** A model after an edit of one of its decisions; null where there is no such place. */
function editedModel(model: DmnModel, edit: RuleEdit | StructureEdit): DmnModel | null {
  const decision = model.decisions.find(({ name }) => name === edit.decision);
  const logic = decision && editedLogic(decision.logic, edit);
  if (!decision || !logic) return null;
  const declared = edit.kind === 'addColumn' ? withInput(model, edit) : model;
  const edited = withRequirements(declared, decision, logic);
  const renamed = renamedAnswer(decision, edit);
  return renamed ? withRenamedAnswer(edited, renamed) : edited;
}

/** What others may read by another name from now on; nothing where two answers would have one name. */
function renamedAnswer(
  { name, logic }: Decision,
  edit: RuleEdit | StructureEdit,
): RenamedAnswer | null {
  const names =
    edit.kind === 'nameColumn' && edit.field === 'name' && logic.form === 'table'
      ? [...logic.inputs.map(() => null), ...logic.outputs.map((output) => output.name)]
      : edit.kind === 'nameEntry' && logic.form === 'context'
        ? logic.entries.map((entry) => entry.name)
        : [];
  const at = edit.kind === 'nameColumn' ? edit.column : edit.kind === 'nameEntry' ? edit.entry : -1;
  const from = names[at] ?? null;
  const to = 'text' in edit ? edit.text : '';
  return from === null || names.includes(to) ? null : { decision: name, from, to };
}

/**
 * A model after an edit, of whose table only the edited rule is left, so that a check of it is quick.
 */
export function editedAlone(
  model: DmnModel,
  edit: Extract<Edit, { readonly kind: 'cell' | 'expression' }>,
): DmnModel | null {
  const edited = editedModel(model, edit);
  if (!edited || edit.kind === 'expression') return edited;
  const alone = (logic: Logic): Logic =>
    logic.form === 'table' ? { ...logic, rules: logic.rules.slice(edit.row, edit.row + 1) } : logic;
  const decisions = edited.decisions.map((each) =>
    each.name === edit.decision ? { ...each, logic: alone(each.logic) } : each,
  );
  return { ...edited, decisions };
}

function editedLogic(logic: Logic, edit: RuleEdit | StructureEdit): Logic | null {
  switch (edit.kind) {
    case 'cell':
    case 'addRule':
    case 'moveRule':
    case 'dropRule':
    case 'nameRule': {
      const rules = logic.form === 'table' ? editedRules(logic, edit) : null;
      return logic.form === 'table' && rules ? { ...logic, rules } : null;
    }
    case 'expression':
    case 'addEntry':
    case 'nameEntry':
    case 'dropEntry':
      return editedFormula(logic, edit);
    default:
      return logic.form === 'table' ? editedColumns(logic, edit) : null;
  }
}

function editedRules(table: DecisionTable, edit: RuleEdit): readonly TableRule[] | null {
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
