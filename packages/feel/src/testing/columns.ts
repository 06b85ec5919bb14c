import { expect } from 'vitest';
import {
  type CheckedDecision,
  type Column,
  type ColumnAnswers,
  type ColumnFacts,
  type ColumnField,
  type ColumnKernel,
  type ColumnRules,
  compileColumns,
  compileRow,
  type Environment,
  type Row,
  type Value,
} from '../index.ts';
import { LoopMemory } from '../loops/index.ts';
import { caught } from './model.ts';

/** A question to a decision, as the row program takes it. */
export type Asked = readonly [Row, Environment];

/** One memory for all loops: each promises much room. */
const memory = new LoopMemory();

export function kernelOf(checked: CheckedDecision): ColumnKernel {
  const kernel = compileColumns(checked);
  if ('refused' in kernel) throw new Error(kernel.refused.en);
  return kernel;
}

/**
 * Asks rows of a decision one by one and as columns, by loops in JavaScript and in WebAssembly, and fails when an answer or a problem differs.
 * Rows with numbers that no column can hold are left out. Small values must not need the row
 * program, unless the rules themselves hold numbers beyond 2^53.
 *
 * @returns how many rows were answered in JavaScript, how many of these by the row program, and what the
 * others ran as
 */
export function columnsAgree(
  checked: CheckedDecision,
  all: readonly Asked[],
  hasSmallNumbers = true,
): Agreed {
  const inMemory = columnsAgreeIn(memory, checked, all, hasSmallNumbers);
  return { ...columnsAgreeIn(null, checked, all, hasSmallNumbers), form: inMemory.form };
}

type Agreed = {
  readonly answered: number;
  readonly rowByRow: number;
  readonly form: ColumnFacts['form'];
};

function columnsAgreeIn(
  into: LoopMemory | null,
  checked: CheckedDecision,
  all: readonly Asked[],
  hasSmallNumbers: boolean,
): Agreed {
  const kernel = kernelOf(checked);
  const asked = all.filter(([row, { acc }]) =>
    [...Object.values(row), ...Object.values(acc ?? {})].every(fitsColumn),
  );
  const texts = textsOf(kernel.inputs, asked);
  const parameters = asked.map(([, environment]) => environment.parameters);
  const bound = kernel.bind({ parameters, codes: texts, cites: true, ...inMemoryOf(into) });
  const inputs = Object.fromEntries(
    kernel.inputs.map((field) => [
      field.name,
      columnOf(
        field.codes ?? texts[field.name] ?? [],
        asked.map((one) => fieldOf(one, field.name)),
      ),
    ]),
  );
  const interval = Uint16Array.from(asked, (_, at) => at);
  const row = compileRow(checked, 'javascript');
  const answers = bound.answersFor(asked.length);
  let [answered, rowByRow] = [0, 0];
  asked.forEach(([input, environment], at) => {
    let expected: Value = null;
    let fired: number[] = [];
    const problems = caught(() => {
      fired = [];
      expected = row.evaluatePlain(input, environment, fired);
    });
    const found = caught(() => {
      const rows = { from: at, to: at + 1, inputs, interval };
      const asked = bound.evaluate(rows, answers).rowByRow;
      if (
        hasSmallNumbers &&
        isSmall(input) &&
        isSmall(environment.parameters) &&
        isSmall(environment.acc ?? {})
      ) {
        expect(asked).toBe(0);
      }
      rowByRow += asked;
    });
    expect(found).toEqual(problems);
    if (problems.length > 0) return;
    answered += 1;
    expect(rulesAt(answers, at)).toEqual([...new Set(fired)].sort((a, b) => a - b));
    for (const field of kernel.outputs) {
      const wanted = entryOf(expected, field.name, checked.decision);
      expect([field.name, shownAt(answers, field, at)]).toEqual([field.name, plain(wanted)]);
    }
  });
  return { answered, rowByRow, form: bound.facts.form };
}

const inMemoryOf = (into: LoopMemory | null): Pick<ColumnRules, 'memory'> =>
  into === null ? {} : { memory: into };

/**
 * Folds rows one by one and as columns, by loops in JavaScript and in WebAssembly, and fails when an answer
 * or a problem differs; a row that is refused ends all.
 *
 * @returns how many rows were answered, and what they ran as in a memory
 */
export function foldAgrees(
  checked: CheckedDecision,
  carries: Carries,
  rows: readonly FoldedRow[],
): Omit<Agreed, 'rowByRow'> {
  const { form } = foldAgreesIn(memory, checked, carries, rows);
  return { ...foldAgreesIn(null, checked, carries, rows), form };
}

type Carries = readonly { readonly name: string; readonly start: bigint }[];
type FoldedRow = readonly [Row, Environment, boolean];

function foldAgreesIn(
  into: LoopMemory | null,
  checked: CheckedDecision,
  carries: Carries,
  rows: readonly FoldedRow[],
): Omit<Agreed, 'rowByRow'> {
  const kernel = kernelOf(checked);
  const parameters = rows.map(([, environment]) => environment.parameters);
  const bound = kernel.bind({ parameters, carries, ...inMemoryOf(into) });
  const carried = new Set(carries.map(({ name }) => `acc.${name}`));
  const inputs = Object.fromEntries(
    kernel.inputs
      .filter(({ name }) => !carried.has(name))
      .map(({ name, codes }) => [
        name,
        columnOf(
          codes ?? [],
          rows.map(([row]) => row[name] ?? null),
        ),
      ]),
  );
  const row = compileRow(checked, 'javascript');
  const starts = Uint8Array.from(rows, ([, , start], at) => Number(start || at === 0));
  const expected: Value[] = [];
  let acc: Record<string, bigint> = {};
  const problems = caught(() => {
    rows.forEach(([input, { parameters: values }], at) => {
      if (starts[at] === 1) acc = Object.fromEntries(carries.map((one) => [one.name, one.start]));
      const answer = row.evaluate(input, { parameters: values, acc }) as Row;
      expected.push(answer);
      for (const { name } of carries) {
        acc[name] = (acc[name] ?? 0n) + ((answer.add as Row)[name] as bigint);
      }
    });
  });
  const answers = bound.answersFor(rows.length);
  const interval = Uint16Array.from(rows, (_, at) => at);
  const to = rows.length;
  const found = caught(() => bound.evaluate({ to, inputs, interval, starts }, answers));
  expect(found).toEqual(problems);
  expected.forEach((answer, at) => {
    for (const field of kernel.outputs) {
      const wanted = entryOf(answer, field.name, checked.decision) as bigint;
      const safe = Number.isSafeInteger(Number(wanted)) ? Number(wanted) : 'beyond 2^53';
      expect([field.name, shownAt(answers, field, at)]).toEqual([field.name, safe]);
    }
  });
  return { answered: expected.length, form: bound.facts.form };
}

/** The rules that are marked at a row. */
const rulesAt = ({ rules }: ColumnAnswers, at: number): number[] =>
  rules.flatMap((marks, word) =>
    Array.from({ length: 32 }, (_, bit) => bit).flatMap((bit) =>
      ((marks[at] ?? 0) >>> bit) & 1 ? [word * 32 + bit] : [],
    ),
  );

/** What an output holds at a row, as the row program would say it. */
function shownAt({ columns, answers }: ColumnAnswers, { name, form }: ColumnField, at: number) {
  const column = columns[name];
  const held = column?.values[at] ?? 0;
  if (column?.missing?.[at] === 1) return null;
  if (form === 'code') return column?.codes?.[held];
  if (form === 'flag') return held === 1;
  return plain(form === 'answer' ? answers[held] : Number.isNaN(held) ? 'beyond 2^53' : held);
}

/** Numbers in one form, minus zero as zero; those that no column holds as such. */
const plain = (value: unknown): unknown =>
  typeof value === 'bigint'
    ? 'beyond 2^53'
    : JSON.parse(
        JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? Number(each) : each)),
      );

/** Whether no product of the values can leave 2^53, so that no row program is needed. */
const isSmall = (row: Row): boolean =>
  Object.entries(row).every(
    ([name, value]) =>
      name === 'share' || typeof value !== 'bigint' || (value < 9999n && value > -9999n),
  );

const fitsColumn = (value: Value): boolean =>
  typeof value !== 'bigint' || Number.isSafeInteger(Number(value));

function entryOf(answer: Value, name: string, decision: string): Value {
  if (name === decision) return answer;
  return name
    .split('.')
    .reduce<Value>((value, part) => (value as Row | null)?.[part] ?? null, answer);
}

const fieldOf = ([row, { acc }]: Asked, name: string): Value =>
  (name.startsWith('acc.') ? acc?.[name.slice('acc.'.length)] : row[name]) ?? null;

function textsOf(fields: readonly ColumnField[], asked: readonly Asked[]) {
  return Object.fromEntries(
    fields
      .filter(({ form, codes }) => form === 'code' && codes === null)
      .map(({ name }) => {
        const texts = asked.map((one) => fieldOf(one, name)).filter((one) => one !== null);
        return [name, [...new Set(texts.map(String))]];
      }),
  );
}

function columnOf(codes: readonly string[], values: readonly Value[]): Column {
  const held = values.map((value) => {
    if (Array.isArray(value)) {
      return value.reduce<number>((bits, code) => bits | (1 << codes.indexOf(String(code))), 0);
    }
    return typeof value === 'string' ? codes.indexOf(value) : Number(value ?? 0);
  });
  const column = { values: Float64Array.from(held) };
  if (!values.includes(null)) return column;
  return { ...column, missing: Uint8Array.from(values, (value) => Number(value === null)) };
}
