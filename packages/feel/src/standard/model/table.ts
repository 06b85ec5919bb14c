import type { DecisionTable, TableInput } from '../../dmn/model.ts';
import type { TableTrace } from '../../row/trace.ts';
import type { RuleRef } from '../../rule-ref.ts';
import type { Compiler } from '../compile/compiler.ts';
import type { Eval, Frame } from '../compile/frame.ts';
import { newSlot, type Scope } from '../compile/scope.ts';
import { compileTests } from '../compile/tests.ts';
import type { FeelValue } from '../value/value.ts';
import { valueText } from '../value/value-text.ts';
import { answerOf, type Hit } from './hit-policy.ts';
import { outputOrder } from './output-order.ts';
import { compileText, fitted, typed } from './text.ts';

type Input = {
  readonly slot: number;
  readonly value: Eval;
  readonly allowed: Eval | null;
  readonly scope: Scope;
};

type Rule = {
  readonly index: number;
  readonly cells: readonly Eval[];
  readonly outputs: readonly Eval[];
};

/** Compiles a decision table: which rules match, and what its hit policy makes of them. */
export function compileTable(table: DecisionTable, scope: Scope, compiler: Compiler): Eval {
  const inputs = table.inputs.map((input) => compileInput(input, scope, compiler));
  const rules = table.rules.map((_, at) => compileRule(table, at, { scope, inputs, compiler }));
  const otherwise = compileDefaults(table, scope, compiler);
  const order = outputOrder(table, scope, compiler);
  const { hitPolicy } = table;
  return (frame) => {
    if (!readInputs(inputs, frame)) return null;
    compiler.watchTable?.(tableTrace({ table, inputs, rules }, frame, compiler));
    const hits: Hit[] = [];
    for (const rule of rules) {
      if (!rule.cells.every((cell) => cell(frame) === true)) continue;
      const values = rule.outputs.map((output) => output(frame));
      hits.push({ index: rule.index, values, answer: rowOf(table, values) });
      if (hitPolicy === 'F') break;
    }
    if (hits.length === 0) return otherwise(frame);
    const answer = answerOf(hitPolicy, hits, () => order(frame));
    for (const index of answer.fired) compiler.fired(index);
    return answer.value;
  };
}

type Compiled = {
  readonly table: DecisionTable;
  readonly inputs: readonly Input[];
  readonly rules: readonly Rule[];
};

/** Which cells match, those of rules that a hit policy never reaches too. */
function tableTrace({ table, inputs, rules }: Compiled, frame: Frame, of: Compiler): TableTrace {
  return {
    decision: inputs[0]?.scope.place.decision ?? '',
    inputs: inputs.map(({ slot }, at) => ({
      label: table.inputs[at]?.label ?? table.inputs[at]?.expression ?? '',
      text: valueText(frame.slots[slot] ?? null),
    })),
    rules: rules.map(({ index, cells }) => {
      const matching = cells.map((cell) => cell(frame) === true);
      const rule = of.rules[index] as RuleRef;
      return { rule, cells: matching, matched: matching.every(Boolean) };
    }),
  };
}

function compileInput(input: TableInput, outer: Scope, compiler: Compiler): Input {
  const slot = newSlot(outer);
  const place = { ...outer.place, column: input.label ?? input.expression };
  const scope = { ...outer, place, subject: { slot, type: null } };
  const made = compileText(input.expression, { ...outer, place }, compiler);
  const value = fitted(made, typed(input.typeRef, scope, compiler));
  const allowed = input.values ? compileCell(input.values, scope, compiler) : null;
  return { slot, value, allowed, scope };
}

/** Fills the slots of the inputs; false when a value is none that its column allows. */
function readInputs(inputs: readonly Input[], frame: Frame): boolean {
  for (const { slot, value, allowed } of inputs) {
    frame.slots[slot] = value(frame);
    if (allowed && frame.slots[slot] !== null && allowed(frame) !== true) return false;
  }
  return true;
}

type Around = {
  readonly scope: Scope;
  readonly inputs: readonly Input[];
  readonly compiler: Compiler;
};

function compileRule(table: DecisionTable, at: number, around: Around): Rule {
  const { scope, inputs, compiler } = around;
  const rule = table.rules[at] as DecisionTable['rules'][number];
  const place = { ...scope.place, rule: rule.id, row: at + 1 };
  const index = compiler.rules.length;
  const annotations = Object.fromEntries(
    table.annotations.map((name, column) => [name, rule.annotations[column] ?? '']),
  );
  const { decision } = place;
  compiler.rules.push({ decision, rule: rule.id, index, row: at + 1, annotations });
  const cells = rule.inputs.map((text, column) => {
    const inner = inputs[column]?.scope ?? scope;
    const inColumn = { ...inner, place: { ...inner.place, rule: rule.id, row: at + 1 } };
    return compileCell(text, inColumn, compiler);
  });
  const outputs = rule.outputs.map((text, column) => {
    const name = table.outputs[column]?.name || 'output';
    const inColumn = { ...scope, place: { ...place, column: name } };
    return compileOutput(text, table.outputs[column], inColumn, compiler);
  });
  return { index, cells, outputs };
}

/** An answer, made to fit the type of its column. */
function compileOutput(
  text: string,
  output: DecisionTable['outputs'][number] | undefined,
  scope: Scope,
  compiler: Compiler,
): Eval {
  return fitted(compileText(text, scope, compiler), typed(output?.typeRef, scope, compiler));
}

/** What the table answers when no rule matches. */
function compileDefaults(table: DecisionTable, scope: Scope, compiler: Compiler): Eval {
  const defaults = table.outputs.map((output) => {
    const { default: text, name } = output;
    const place = { ...scope.place, column: name || 'default' };
    return text ? compileOutput(text, output, { ...scope, place }, compiler) : null;
  });
  if (defaults.every((each) => each === null)) return () => null;
  return (frame) =>
    rowOf(
      table,
      defaults.map((each) => each?.(frame) ?? null),
    );
}

/** One output is its value; several are a context. */
function rowOf({ outputs }: DecisionTable, values: readonly FeelValue[]): FeelValue {
  if (outputs.length === 1) return values[0] ?? null;
  return new Map(outputs.map(({ name }, at) => [name, values[at] ?? null]));
}

/** The tests of one cell; an empty one holds for everything. */
function compileCell(text: string, scope: Scope, compiler: Compiler): Eval {
  const place = { ...scope.place, from: 0, to: text.length, text };
  return compileTests(compiler.parseTests(place, scope), { ...scope, place }, compiler);
}
