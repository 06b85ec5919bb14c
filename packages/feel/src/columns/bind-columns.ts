import { assert } from '@sanyi/kernel';
import type { CheckedDecision } from '../check/checked.ts';
import type { Load } from '../check/program.ts';
import { compileRow, type RowDecision } from '../compile-row.ts';
import type { LoopMemory } from '../loops/index.ts';
import { WIDE } from '../numbers/wide.ts';
import { ColumnLoops, isStop } from './column-loops.ts';
import type {
  AnswerColumn,
  AnswerRoom,
  BoundColumns,
  ColumnAnswers,
  ColumnFacts,
  ColumnRows,
  ColumnRules,
} from './column-types.ts';
import type { OutputField } from './fields.ts';
import { KeptColumns } from './kept-columns.ts';
import type { Carried, KernelSource } from './kernel-source.ts';
import type { Loop } from './loop-types.ts';
import { Places } from './places.ts';
import { columnsOf, type ReadColumns } from './read-columns.ts';
import { type OutputArrays, type RunState, rowByRow } from './row-by-row.ts';
import { RULES_PER_WORD } from './rule-marks.ts';
import { BoundTables, type Tabulator } from './tabulate.ts';

/**
 * Binds a decision that has a column form to parameters. Whoever asks for a binding has sums of their
 * own that are carried; the code is one.
 */
export function columnsBinder(
  decision: CheckedDecision,
  of: { readonly outputs: readonly OutputField[]; readonly tables: Tabulator },
  rules: ColumnRules,
): (memory: LoopMemory | null) => BoundColumns {
  const { outputs } = of;
  const { parameters, carries = [], cites = false } = rules;
  const { keys = null, total = null } = rules;
  const loads = decision.fast.loads.filter(({ from }) => from !== 'parameters');
  const codesOf = codesIn(rules);
  const places = new Places(outputs);
  const tabulator = new BoundTables(of.tables, keys);
  let compiled: RowDecision | null = null;
  const row = (): RowDecision => {
    compiled ??= compileRow(decision, 'javascript');
    return compiled;
  };
  const slow = rowByRow({
    ...{ loads, row, parameters, outputs, carries, places, codesOf },
    ...{ keys, total },
  });
  const keyed = keys && new Set(Object.keys(keys.inputs));
  const source = { decision, tabulator, outputs, carries, places, cites, codesOf, keyed, total };
  const loops = new ColumnLoops(source);
  const words = cites ? Math.ceil(decision.rules.length / RULES_PER_WORD) : 0;
  const bound = (state: RunState, memory: LoopMemory | null): BoundColumns => {
    const answersFor = (count: number, make = columnsIn(memory)): ColumnAnswers => ({
      columns: columnsFor({ outputs, total, places }, count, make),
      answers: places.answers,
      rules: Array.from({ length: words }, () => make.int32(count)),
      rowByRow: 0,
    });
    let form: ColumnFacts['form'] = null;
    let kept: KeptColumns | null = null;
    return {
      get facts() {
        return { ...loops.count(), form };
      },
      answersFor,
      residuals: (of, numbers) => {
        loops.count();
        return numbers.of(tabulator.tables, of);
      },
      within: (rows, numbers) => loops.within(rows, numbers),
      evaluate: (rows, into = answersFor(rows.to)) => {
        assert(carries.length === 0 || rows.starts !== undefined, 'a fold says where it starts');
        const isDated = rows.interval !== undefined || keys?.interval !== undefined;
        assert(parameters.length < 2 || isDated, 'rows say their interval');
        assert(keys === null || rows.key !== undefined, 'rows of a keyed kernel bring their key');
        if (kept === null || !kept.isFor(rows, into)) {
          const intervals = parameters.length;
          const read = columnsOf(loads, rows, { carries, codesOf, keys, intervals });
          const arrays = arraysOf(into, total === null ? outputs.map(({ name }) => name) : [total]);
          const found = loops.over({ rows, read, arrays }, memory);
          form = found.form;
          kept = new KeptColumns({ rows, into, read, arrays, loop: found.loop });
        }
        const { read, arrays, loop } = kept.of;
        const asked = answered({ rows, read, arrays, loop, slow, state, carries });
        return { ...into, rowByRow: into.rowByRow + asked };
      },
    };
  };
  return (memory) => bound({ row: 0, acc: carries.map(({ start }) => Number(start)) }, memory);
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
      if (!isStop(error)) throw error;
      slow(rows, state, arrays);
      asked += 1;
    }
  }
  return asked;
}

/** Starts the accumulators again, as the loop does. */
function restart(state: RunState, carries: readonly Carried[]): void {
  carries.forEach(({ start }, at) => {
    state.acc[at] = Number(start);
  });
}

/** The columns that answers are written to. */
function arraysOf(into: ColumnAnswers, written: readonly string[]): OutputArrays {
  return {
    values: written.map((name) => columnNamed(into, name).values),
    missing: written.map((name) => columnNamed(into, name).missing),
    rules: into.rules,
  };
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
  make: AnswerRoom,
): ColumnAnswers['columns'] {
  const { outputs, total, places } = of;
  if (total === null) {
    return Object.fromEntries(
      outputs.map((each) => {
        const { name, optional } = each;
        const missing = optional ? make.uint8(count) : null;
        return [name, { values: valuesFor(each, count, make), missing, codes: places.codes(name) }];
      }),
    );
  }
  return { [total]: { values: make.float64(count), missing: null, codes: null } };
}

function valuesFor({ form }: OutputField, count: number, make: AnswerRoom): AnswerColumn['values'] {
  if (form === 'number') return make.float64(count);
  return form === 'flag' ? make.uint8(count) : make.int32(count);
}

/** Columns in a memory, or by themselves. */
const columnsIn = (memory: LoopMemory | null): AnswerRoom =>
  memory ?? {
    uint8: (length) => new Uint8Array(length),
    int32: (length) => new Int32Array(length),
    float64: (length) => new Float64Array(length),
  };

/** The codes of the positions that a field holds; null where it holds none. */
export function codesIn({
  codes,
}: Pick<ColumnRules, 'codes'>): (load: Load) => readonly string[] | null {
  return ({ type, name }) => {
    if (type.is === 'text') return codes?.[name] ?? type.codes;
    if (type.is !== 'list' || type.of.is !== 'text') return null;
    return codes?.[name] ?? type.of.codes;
  };
}
