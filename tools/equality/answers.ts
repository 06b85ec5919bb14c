import {
  type ColumnAnswers,
  type ColumnFacts,
  type ColumnField,
  compileRow,
  type Row,
  type RowDecision,
  type RowTarget,
  type Value,
} from '@sanyi/feel';
import type { LoopMemory } from '@sanyi/feel/loops';
import { ProblemError } from '@sanyi/kernel';
import { codesOf, type Rows, rowAt } from './rows.ts';
import type { Subject } from './subjects.ts';

/**
 * What a target says of rows, in one form for all: each output as a number (codes as positions,
 * lists as texts in `texts`), NaN where it is null, and the code of the problem where there is one.
 */
export type Said = {
  readonly outputs: readonly (readonly (number | string)[] | Float64Array)[];
  readonly problems: readonly (string | null)[];
};

/** How accumulators come: from columns, or carried from row to row. */
export type Way = 'columns' | 'carried';

/** Asks closures or generated JavaScript, row by row. */
export function askRows(subject: Subject, target: RowTarget, rows: Rows, way: Way): Said {
  const row = compileRow(subject.checked, target);
  const outputs = (subject.kernel?.outputs ?? []).map((field) => ({
    field,
    values: emptyOutput(field, rows.count),
  }));
  const problems: (string | null)[] = new Array(rows.count).fill(null);
  let carried: Record<string, bigint> = {};
  for (let at = 0; at < rows.count; at += 1) {
    const { input, acc } = rowAt(rows, at);
    if (way === 'carried' && rows.starts[at] === 1) carried = startsOf(subject);
    const parameters = subject.parameters[rows.interval[at] ?? 0] ?? {};
    const environment = { parameters, acc: way === 'carried' ? carried : acc };
    const answer = answered(row, input, environment);
    if (typeof answer === 'string') {
      problems[at] = answer;
      continue;
    }
    for (const { field, values } of outputs) values[at] = heldOf(field, answer.value, subject);
    if (way === 'carried') carry(carried, answer.value);
  }
  return { outputs: outputs.map(({ values }) => values), problems };
}

const emptyOutput = ({ form }: ColumnField, count: number): (number | string)[] | Float64Array =>
  form === 'answer' ? new Array(count).fill('') : new Float64Array(count);

function answered(
  row: RowDecision,
  input: Row,
  environment: { readonly parameters: Row; readonly acc: Row },
): { readonly value: Value } | string {
  try {
    return { value: row.evaluate(input, environment) };
  } catch (error) {
    if (error instanceof ProblemError) return error.problems[0].code;
    throw error;
  }
}

const startsOf = ({ fold }: Subject): Record<string, bigint> =>
  Object.fromEntries((fold?.accumulators ?? []).map(({ name, start }) => [name, start as bigint]));

function carry(carried: Record<string, bigint>, answer: Value): void {
  const add = (answer as { readonly add: Row }).add;
  for (const name of Object.keys(carried)) {
    carried[name] = (carried[name] ?? 0n) + ((add[name] as bigint | undefined) ?? 0n);
  }
}

/** An output as a number or, for a list, as a text; NaN for null and for what no double holds. */
function heldOf(field: ColumnField, answer: Value, { checked }: Subject): number | string {
  const value = field.name === checked.decision ? answer : entryAt(answer, field.name);
  if (field.form === 'answer') return listText(value);
  if (value === null) return Number.NaN;
  if (field.form === 'code') return codesOf(field).indexOf(String(value));
  const held = Number(value);
  return Number.isSafeInteger(held) ? held : Number.NaN;
}

const entryAt = (answer: Value, name: string): Value =>
  name.split('.').reduce<Value>((value, part) => (value as Row | null)?.[part] ?? null, answer);

/** A list as the text of its entries. */
export const listText = (value: Value): string =>
  JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? Number(each) : each));

/** Asks the columns; rows that the row program refuses are asked one by one, to be refused alike. */
export function askColumns(
  subject: Subject,
  rows: Rows,
  refused: Said,
  { way, memory }: { readonly way: Way; readonly memory?: LoopMemory },
): Said & {
  readonly rowByRow: number;
  readonly form: ColumnFacts['form'];
} {
  const { kernel, parameters, fold } = subject;
  if (!kernel) return { outputs: [], problems: [], rowByRow: 0, form: null };
  const carries =
    way === 'carried'
      ? (fold?.accumulators ?? []).map(({ name, start }) => ({ name, start: start as bigint }))
      : [];
  const codes = Object.fromEntries(rows.fields.map((field) => [field.name, codesOf(field)]));
  const bound = kernel.bind({ parameters, codes, carries, ...(memory ? { memory } : {}) });
  const into = bound.answersFor(rows.count);
  const problems: (string | null)[] = new Array(rows.count).fill(null);
  const { columns: inputs, interval, starts } = rows;
  let rowByRow = 0;
  const run = (from: number, to: number): void => {
    if (from < to)
      rowByRow += bound.evaluate({ from, to, inputs, interval, starts }, into).rowByRow;
  };
  let from = 0;
  for (let at = 0; at < rows.count; at += 1) {
    if (refused.problems[at] === null) continue;
    run(from, at);
    from = at + 1;
    try {
      run(at, at + 1);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems[at] = error.problems[0].code;
    }
  }
  run(from, rows.count);
  const outputs = kernel.outputs.map((field) => shown(field, into, rows.count));
  return { outputs, problems, rowByRow, form: bound.facts.form };
}

function shown(field: ColumnField, { columns, answers }: ColumnAnswers, count: number) {
  const column = columns[field.name];
  if (field.form === 'answer') {
    return Array.from({ length: count }, (_, at) =>
      listText(answers[column?.values[at] ?? 0] ?? null),
    );
  }
  const { values, missing } = column ?? {};
  const held = Float64Array.from(values ?? []);
  if (missing)
    missing.forEach((isMissing, at) => {
      if (isMissing === 1) held[at] = Number.NaN;
    });
  return held;
}
