import { type Problem, ProblemError, unwrap } from '@sanyi/kernel';
import { expect } from 'vitest';
import {
  type CheckedDecision,
  checkDecision,
  compileRow,
  type DecisionTable,
  type DecisionTypes,
  type DmnModel,
  type Environment,
  type Kind,
  type KnowledgeModel,
  type Logic,
  type Row,
  type RowDecision,
  type Value,
} from '../index.ts';

/** Builders for the tests of this package. */

export const literal = (text: string): Logic => ({ form: 'literal', text });

export function modelOf(
  decisions: { readonly [name: string]: Logic },
  knowledge: readonly KnowledgeModel[] = [],
): DmnModel {
  const names = [...Object.keys(decisions), ...knowledge.map((one) => one.name)];
  return {
    id: 'file',
    name: 'file',
    namespace: 'urn:test',
    inputs: [],
    decisions: Object.entries(decisions).map(([name, logic]) => ({
      id: name,
      name,
      requires: names,
      logic,
      other: [],
    })),
    knowledge,
    services: [],
    imports: [],
    items: [],
    other: [],
    prefixes: {},
  };
}

export function knowledgeOf(name: string, parameters: string[], text: string): KnowledgeModel {
  return {
    id: name,
    name,
    requires: [],
    other: [],
    logic: literal(text),
    parameters: parameters.map((parameter) => ({ name: parameter })),
  };
}

/** A table from rows of texts; the first cell of a row is the rule's id. */
export function tableOf(
  hitPolicy: DecisionTable['hitPolicy'],
  columns: { readonly inputs: readonly string[]; readonly outputs: readonly string[] },
  rows: readonly (readonly string[])[],
): DecisionTable {
  return {
    form: 'table',
    hitPolicy,
    inputs: columns.inputs.map((expression) => ({ expression })),
    outputs: columns.outputs.map((name) => ({ name })),
    annotations: [],
    rules: rows.map(([id = '', ...cells]) => ({
      id,
      inputs: cells.slice(0, columns.inputs.length),
      outputs: cells.slice(columns.inputs.length),
      annotations: [],
    })),
  };
}

export function compile(model: DmnModel, decision: string, types: DecisionTypes): RowDecision {
  return bothTargets(unwrap(checkDecision(model, decision, types, 'strict')));
}

/** A decision whose evaluations are checked to be the same on both targets. */
export function bothTargets(checked: CheckedDecision): RowDecision {
  const agree = targetsAgree(checked);
  const code = compileRow(checked, 'javascript');
  return {
    ...code,
    evaluate: (input, environment, fired) => {
      agree(input, environment);
      return code.evaluate(input, environment, fired);
    },
  };
}

/**
 * Runs a decision as closures and as generated code, with `bigint`, with plain numbers and traced,
 * fails when they differ in answer, rules, steps or problem, and gives what came out.
 */
export function targetsAgree(
  checked: CheckedDecision,
): (input: Row, environment: Environment) => unknown {
  const closures = compileRow(checked, 'closures');
  const code = compileRow(checked, 'javascript');
  return (input, environment) => {
    const found = outcome(code, input, environment);
    expect(found).toEqual(outcome(closures, input, environment));
    expect(tracedOutcome(code, input, environment)).toEqual(
      tracedOutcome(closures, input, environment),
    );
    expect(plainOutcome(code, input, environment)).toEqual(
      plainOutcome(closures, input, environment),
    );
    return found;
  };
}

const outcome = (row: RowDecision, input: Row, environment: Environment): unknown => {
  const fired: number[] = [];
  let output: unknown;
  const problems = caught(() => {
    output = row.evaluate(input, environment, fired);
  });
  return problems.length > 0 ? { problems } : { output, fired };
};

/** A trace without the form its values are held in. */
const tracedOutcome = (row: RowDecision, input: Row, environment: Environment): unknown => {
  let traced: unknown;
  let plain: unknown;
  const problems = caught(() => {
    const { output, fired, decisions, steps, tables } = row.trace(input, environment);
    traced = {
      output,
      fired,
      tables,
      decisions: decisions.map((one) => [one.decision, one.entry, one.value, one.text, one.scale]),
      steps: steps.map((one) => [one.expression, one.value, one.text, one.scale]),
    };
    const other = row.tracePlain(input, environment);
    plain = [other.output, other.decisions.map(({ value, text }) => [value, text])];
  });
  return { traced, plain, problems };
};

const plainOutcome = (row: RowDecision, input: Row, environment: Environment): unknown => {
  let output: unknown;
  const problems = caught(() => {
    output = row.evaluatePlain(plainRow(input), environment);
  });
  return { output, problems };
};

/** The row with plain numbers instead of small `bigint`s. */
const plainRow = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'bigint' && Number.isSafeInteger(Number(value)) ? Number(value) : value,
    ]),
  );

export const INPUTS: { readonly [name: string]: Kind } = {
  money: { kind: 'money' },
  rate: { kind: 'rate' },
  quantity: { kind: 'quantity' },
  age: { kind: 'count' },
  insured: { kind: 'flag' },
  day: { kind: 'day' },
  name: { kind: 'text' },
  level: { kind: 'code', set: 'level', codes: ['tertiary', 'secondary', 'primary'] },
  groups: {
    kind: 'list',
    of: { kind: 'code', set: 'keyGroup', codes: ['disabled', 'veteran'] },
  },
  price: { kind: 'money', optional: true },
  年龄: { kind: 'count' },
  parameters: {
    kind: 'context',
    entries: {
      cap: { kind: 'money' },
      bearer: { kind: 'code', set: 'bearer', codes: ['fund', 'hospital'] },
    },
  },
  acc: { kind: 'context', entries: { paid: { kind: 'money' } } },
};

/** A value of each kind, by name. */
export const VALUES: Row = {
  money: 12_345n,
  rate: 700_000n,
  quantity: 1500n,
  age: 61n,
  insured: true,
  day: 17_264,
  name: '三医 reform',
  level: 'tertiary',
  groups: ['veteran'],
  price: null,
  年龄: 61n,
};

/** Parameters and accumulators of the tests. */
export const ENVIRONMENT: Environment = {
  parameters: { cap: 2_000_000n, bearer: 'fund' },
  acc: { paid: 100n },
};

const KINDS: { readonly [kind: string]: Kind } = {
  money: { kind: 'money' },
  rate: { kind: 'rate' },
  quantity: { kind: 'quantity' },
  count: { kind: 'count' },
  flag: { kind: 'flag' },
  day: { kind: 'day' },
  text: { kind: 'text' },
};

/** The value of an expression over the sample inputs, as an output of the kind. */
export function answer(
  text: string,
  output: Kind | string = 'count',
  values: { readonly [name: string]: Value } = {},
): Value {
  const kind = typeof output === 'string' ? KINDS[output] : output;
  if (!kind) throw new Error(`no kind ${String(output)}`);
  const types = { inputs: INPUTS, output: kind };
  const row = compile(modelOf({ d: literal(text) }), 'd', types);
  return row.evaluate({ ...VALUES, ...values }, ENVIRONMENT);
}

/** The problems of running or checking something, as `CODE where`. */
export function problemsOf(run: () => unknown): string[] {
  return caught(run).map((each) => `${each.code} ${each.where}`);
}

export function caught(run: () => unknown): readonly Problem[] {
  try {
    run();
    return [];
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
}
