import { assert, ProblemError } from '@sanyi/kernel';
import type { CheckedDecision } from '../check/checked.ts';
import type { Load } from '../check/program.ts';
import { compileRow, type RowDecision } from '../compile-row.ts';
import { runText } from '../javascript/run-code.ts';
import { WIDE } from '../numbers/wide.ts';
import type { Column } from './column.ts';
import type {
  AnswerColumn,
  BoundColumns,
  ColumnAnswers,
  ColumnFacts,
  ColumnRows,
  ColumnRules,
} from './column-types.ts';
import type { OutputField } from './fields.ts';
import { kernelCode } from './kernel-code.ts';
import type { Carried, KernelSource } from './kernel-source.ts';
import { Places } from './places.ts';
import { columnsOf, type ReadColumns } from './read-columns.ts';
import { type OutputArrays, type RunState, rowByRow } from './row-by-row.ts';
import type { Shape } from './row-reader.ts';
import { RULES_PER_WORD } from './rule-marks.ts';
import { Tabulator } from './tabulate.ts';

/** A loop over rows; it stops at `state.row` by throwing when the row program must be asked. */
type Loop = (
  columns: { readonly [name: string]: Column['values'] },
  masks: { readonly [name: string]: Uint8Array | undefined },
  outputs: OutputArrays['values'],
  missing: OutputArrays['missing'],
  rules: OutputArrays['rules'],
  interval: ColumnRows['interval'],
  starts: Uint8Array | undefined,
  key: ColumnRows['key'],
  from: number,
  to: number,
  state: RunState,
) => void;

/**
 * Binds a decision that has a column form to parameters. Whoever asks for a binding has sums of their
 * own that are carried; the code is one.
 */
export function columnsBinder(
  decision: CheckedDecision,
  outputs: readonly OutputField[],
  rules: ColumnRules,
): () => BoundColumns {
  const { parameters, carries = [], cites = false } = rules;
  const { keys = null, total = null } = rules;
  const loads = decision.fast.loads.filter(({ from }) => from !== 'parameters');
  const codesOf = codesIn(rules);
  const places = new Places(outputs);
  const tabulator = new Tabulator(decision, { parameters, codesOf, keys: keys ?? undefined });
  let compiled: RowDecision | null = null;
  const row = (): RowDecision => {
    compiled ??= compileRow(decision, 'javascript');
    return compiled;
  };
  const slow = rowByRow({
    ...{ loads, row, parameters, outputs, carries, places, codesOf },
    ...{ keys, total },
  });
  const loops = new Map<string, Loop>();
  const keyed = keys && new Set(Object.keys(keys.inputs));
  const source = { decision, tabulator, outputs, carries, places, cites, codesOf, keyed, total };
  let facts: ColumnFacts | null = null;
  const loopFor = (shape: Shape): Loop => {
    const key = `${[...shape.whole].join()} ${[...shape.masked].join()}`;
    const known = loops.get(key);
    if (known) return known;
    const [loop, found] = loopOf({ ...source, shape });
    facts ??= found;
    loops.set(key, loop);
    return loop;
  };
  const words = cites ? Math.ceil(decision.rules.length / RULES_PER_WORD) : 0;
  const answersFor = (count: number): ColumnAnswers => ({
    columns: columnsFor({ outputs, total, places }, count),
    answers: places.answers,
    rules: Array.from({ length: words }, () => new Int32Array(count)),
    rowByRow: 0,
  });
  const bound = (state: RunState): BoundColumns => ({
    get facts() {
      if (!facts) loopFor(EVERY_COLUMN_WIDE);
      assert(facts !== null, 'the code was written');
      return facts;
    },
    answersFor,
    residuals: (of, numbers) => {
      loopFor(EVERY_COLUMN_WIDE);
      return numbers.of(tabulator.tables, of);
    },
    evaluate: (rows, into = answersFor(rows.to)) => {
      assert(carries.length === 0 || rows.starts !== undefined, 'a fold says where it starts');
      const isDated = rows.interval !== undefined || keys?.interval !== undefined;
      assert(parameters.length < 2 || isDated, 'rows say their interval');
      assert(keys === null || rows.key !== undefined, 'rows of a keyed kernel bring their key');
      const read = columnsOf(loads, rows, { carries, codesOf, keys });
      const written = total === null ? outputs.map(({ name }) => name) : [total];
      const arrays: OutputArrays = {
        values: written.map((name) => columnNamed(into, name).values),
        missing: written.map((name) => columnNamed(into, name).missing),
        rules: into.rules,
      };
      const loop = loopFor(read.shape);
      const asked = answered({ rows, read, arrays, loop, slow, state, carries });
      return { ...into, rowByRow: into.rowByRow + asked };
    },
  });
  return () => bound({ row: 0, acc: carries.map(({ start }) => Number(start)) });
}

type Answering = {
  readonly rows: ColumnRows;
  readonly read: ReadColumns;
  readonly arrays: OutputArrays;
  readonly loop: Loop;
  readonly slow: ReturnType<typeof rowByRow>;
  readonly state: RunState;
  readonly carries: readonly Carried[];
};

/** Runs the loop, with the row program where it stops; tells for how many rows. */
function answered({ rows, read, arrays, loop, slow, state, carries }: Answering): number {
  const { interval, starts, key, to } = rows;
  const { values, missing, rules } = arrays;
  let asked = 0;
  for (let from = rows.from ?? 0; from < to; from = state.row + 1) {
    if (starts?.[from] === 1) restart(state, carries);
    state.row = from;
    try {
      // An accumulator that no double holds is carried by the row program.
      if (!state.acc.every(Number.isSafeInteger)) throw WIDE;
      loop(
        read.columns,
        read.masks,
        values,
        missing,
        rules,
        interval,
        starts,
        key,
        from,
        to,
        state,
      );
      break;
    } catch (error) {
      if (error !== WIDE && !(error instanceof ProblemError)) throw error;
      slow(rows, state, arrays);
      asked += 1;
    }
  }
  return asked;
}

const EVERY_COLUMN_WIDE: Shape = { whole: new Set(), masked: new Set() };

/** Asks the row program for every row. */
const ROWS_ONLY: Loop = (...[, , , , , , , , from, , state]) => {
  state.row = from;
  throw WIDE;
};

/** Starts the accumulators again, as the loop does. */
function restart(state: RunState, carries: readonly Carried[]): void {
  carries.forEach(({ start }, at) => {
    state.acc[at] = Number(start);
  });
}

function loopOf(source: KernelSource): [Loop, ColumnFacts] {
  const { text, values, tests, rowsOnly } = kernelCode(source);
  const { tables, entries } = source.tabulator.size();
  // The text was written by this folder and `javascript`, as the shape of a loop.
  const loop = rowsOnly ? ROWS_ONLY : (runText(text, values) as Loop);
  return [loop, { tables, entries, tests }];
}

function columnNamed(answers: ColumnAnswers, name: string): AnswerColumn {
  const column = answers.columns[name];
  assert(column !== undefined, `no column ${name}`);
  return column;
}

/** The columns that answers are written to: each output, or the one total. */
function columnsFor(
  of: Pick<KernelSource, 'outputs' | 'total' | 'places'>,
  count: number,
): ColumnAnswers['columns'] {
  const { outputs, total, places } = of;
  if (total === null) {
    return Object.fromEntries(outputs.map((each) => [each.name, columnFor(each, count, places)]));
  }
  return { [total]: { values: new Float64Array(count), missing: null, codes: null } };
}

function columnFor(
  { name, form, optional }: OutputField,
  count: number,
  places: Places,
): AnswerColumn {
  const values =
    form === 'number'
      ? new Float64Array(count)
      : form === 'flag'
        ? new Uint8Array(count)
        : new Int32Array(count);
  return { values, missing: optional ? new Uint8Array(count) : null, codes: places.codes(name) };
}

function codesIn({ codes }: ColumnRules): (load: Load) => readonly string[] | null {
  return ({ type, name }) => {
    if (type.is === 'text') return codes?.[name] ?? type.codes;
    if (type.is !== 'list' || type.of.is !== 'text') return null;
    return codes?.[name] ?? type.of.codes;
  };
}
