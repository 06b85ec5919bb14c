import type { DecisionTable, TableRule } from '../dmn/model.ts';
import type { RuleAnnotations } from '../rule-ref.ts';
import type { SourceSpan } from '../source.ts';
import { type Checker, hole, plainBinding, type Scope, wrongType } from './checker.ts';
import { unifyAll } from './collections.ts';
import { withFilled } from './comparison.ts';
import { atScale, widen } from './convert.ts';
import type { Node, TableColumn, TableNode, TableRow, Test } from './program.ts';
import { ordered } from './table-policy.ts';
import { checkTests, excludesNull, scaleOfTests, testsAtScale } from './tests.ts';
import { checkText } from './text.ts';
import type { Type } from './type.ts';
import { COUNT, NULL } from './types.ts';
import { answersOnce } from './walk.ts';

/** Checks a decision table: subjects, then every cell of every rule against its column. */
export function checkTable(table: DecisionTable, scope: Scope, checker: Checker): Node {
  const span = scope.place;
  const at: At = { scope, checker };
  const start = listRules(table, span, checker);
  const columns = table.inputs.map((_, index) => checkInput(table, index, at));
  const written = table.rules.map((rule, index) =>
    checkRule(table, { rule, at: index, columns, index: start + index }, at),
  );
  const { policy, rows } = ordered(table, written, scope, checker);
  const fallback = checkFallback(table, at);
  const answers = fallback ? [...written, fallback] : written;
  const types = table.outputs.map((_, index) =>
    unifyAll(
      answers.flatMap((row) => row.outputs[index] ?? []),
      checker,
    ),
  );
  const known = types.flatMap((type) => (type && type.is !== 'hole' ? [type] : []));
  const readable = columns.every((column) => column.subject.type.is !== 'hole');
  if (!readable || known.length < types.length) return hole(span);
  return tableNode({ table, policy, columns, rows, fallback, types: known }, at);
}

/** The default outputs as a rule that is none; an output without a default is null. */
function checkFallback(table: DecisionTable, { scope, checker }: At): TableRow | null {
  if (table.outputs.every((output) => output.default === undefined)) return null;
  const outputs = table.outputs.map((output): Node => {
    const place = { ...scope.place, column: output.name || scope.place.decision };
    if (output.default !== undefined) {
      return checkText(output.default, { ...scope, place }, checker);
    }
    return { op: 'constant', value: null, type: NULL, span: place };
  });
  return { rule: -1, id: '', row: 0, cells: [], outputs };
}

type Draft = {
  readonly table: DecisionTable;
  readonly policy: TableNode['policy'];
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  readonly fallback: TableRow | null;
  readonly types: readonly Type[];
};

/** The table with every column at one scale, and its type. */
function tableNode(draft: Draft, { scope, checker }: At): Node {
  const { table, policy, columns, rows, fallback, types } = draft;
  const widened = (row: TableRow): readonly Node[] =>
    row.outputs.map((output, at) => (types[at] ? widen(output, types[at]) : output));
  const scaled = columns.map((column, at) => scaledColumn(column, rows, at));
  const node: TableNode = {
    op: 'table',
    name: scope.place.decision,
    policy,
    inputs: scaled.map(({ column }) => column),
    rules: rows.map((row) => ({
      ...row,
      cells: row.cells.map((tests, at) => testsAtScale(tests, scaled[at]?.scale ?? null)),
      outputs: widened(row),
    })),
    fallback: fallback && { ...fallback, outputs: widened(fallback) },
    outputs: table.outputs.map((output) => ({
      name: output.name || scope.place.decision,
      slot: checker.newSlot(),
    })),
    hitSlot: checker.newSlot(),
    single: table.outputs.length === 1,
  };
  return finished(node, types, scope.place, checker);
}

type At = { readonly scope: Scope; readonly checker: Checker };

function checkInput(table: DecisionTable, at: number, { scope, checker }: At): TableColumn {
  const input = table.inputs[at];
  const expression = input?.expression ?? '';
  const place = { ...scope.place, column: expression };
  const subject = checkText(expression, { ...scope, place }, checker);
  return { label: expression, subject, slot: checker.newSlot(), tested: subject };
}

type RuleDraft = {
  readonly rule: TableRule;
  readonly at: number;
  readonly columns: readonly TableColumn[];
  readonly index: number;
};

function checkRule(table: DecisionTable, draft: RuleDraft, { scope, checker }: At): TableRow {
  const { rule, at, columns } = draft;
  const inRow = { ...scope.place, rule: rule.id, row: at + 1 };
  const filled: number[] = [];
  const cells = columns.map((column, index) => {
    const text = rule.inputs[index] ?? '';
    const place = { ...inRow, column: column.label, from: 0, to: text.length, text };
    const tests = checkCell(place, column, { scope, checker });
    if (column.subject.op === 'slot' && excludesNull(tests)) filled.push(column.subject.slot);
    return tests;
  });
  const inside = withFilled(scope, filled);
  const outputs = table.outputs.map((output, index) => {
    const place = { ...inRow, column: output.name || scope.place.decision };
    return checkText(rule.outputs[index] ?? '', { ...inside, place }, checker);
  });
  return { rule: draft.index, id: rule.id, row: at + 1, cells, outputs };
}

function checkCell(place: SourceSpan, column: TableColumn, { scope, checker }: At): Test[] {
  const { tree, problems } = checker.parsed.tests(place);
  checker.problems.push(...problems);
  if (problems.length > 0) return [];
  const subject = plainBinding(column.slot, column.subject.type);
  const inner: Scope = { ...scope, place, subject };
  return checkTests(tree, column.subject, { scope: inner, checker });
}

/** Rules are listed once, also when a knowledge model's table is written out at several places. */
function listRules(table: DecisionTable, place: SourceSpan, checker: Checker): number {
  const { decision } = place;
  const key = `${decision}\n${place.column ?? ''}`;
  const known = checker.ruleStarts.get(key);
  if (known !== undefined) return known;
  const start = checker.rules.length;
  checker.ruleStarts.set(key, start);
  table.rules.forEach((rule, at) => {
    const annotations = annotationsOf(table, rule);
    checker.rules.push({ decision, rule: rule.id, index: start + at, row: at + 1, annotations });
  });
  return start;
}

function annotationsOf(table: DecisionTable, rule: TableRule): RuleAnnotations {
  const annotations: { [column: string]: string } = {};
  if (rule.description) annotations.description = rule.description;
  table.annotations.forEach((name, column) => {
    const text = rule.annotations[column];
    if (text) annotations[name] = text;
  });
  return annotations;
}

function scaledColumn(
  column: TableColumn,
  rows: readonly TableRow[],
  at: number,
): { readonly column: TableColumn; readonly scale: number | null } {
  const tests = rows.flatMap((row) => row.cells[at] ?? []);
  const scale = scaleOfTests(column.subject.type, tests);
  const tested = scale === null ? column.subject : atScale(column.subject, scale);
  return { column: { ...column, tested }, scale };
}

function finished(
  node: TableNode,
  types: readonly Type[],
  span: SourceSpan,
  checker: Checker,
): Node {
  const [first] = types;
  if (node.policy === 'C#') return { ...node, type: COUNT, span };
  if (!answersOnce(node) && node.policy !== 'C') {
    const whole: Node = { ...node, type: (node.single ? first : undefined) ?? NULL, span };
    const { type } = whole;
    const adds = type.is === 'number' || (type.is === 'day' && node.policy !== 'C+');
    if (adds && !type.nullable) return whole;
    return wrongType(checker, whole, {
      en: 'one number that is never null',
      zh: '单个不为空的数值',
    });
  }
  const entries: { [name: string]: Type } = Object.create(null);
  node.outputs.forEach((output, at) => {
    const type = types[at];
    if (type) entries[output.name] = type;
  });
  const row: Type =
    node.single && first ? first : { is: 'context', entries, open: null, nullable: false };
  const type: Type = node.policy === 'C' ? { is: 'list', of: row, nullable: false } : row;
  return { ...node, type, span };
}
