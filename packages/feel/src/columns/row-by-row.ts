import type { Load } from '../check/program.ts';
import type { RowDecision } from '../compile-row.ts';
import { isNumeric } from '../numbers/numeric.ts';
import type { Row, Value } from '../value.ts';
import type { Column, ColumnKeys } from './column.ts';
import type { ColumnRows } from './column-types.ts';
import { setOf } from './dimensions.ts';
import { columnName, isPartOf, type OutputField } from './fields.ts';
import type { Carried } from './kernel-source.ts';
import type { Places } from './places.ts';
import { marksOf } from './rule-marks.ts';

/** Where the kernel stopped, and the accumulators before that row. */
export type RunState = { row: number; readonly acc: (number | bigint)[] };

export type OutputArrays = {
  readonly values: readonly (Float64Array | Int32Array | Uint8Array)[];
  readonly missing: readonly (Uint8Array | null)[];
  readonly rules: readonly Int32Array[];
};

type RowSource = {
  readonly loads: readonly Load[];
  /** The row program; compiled when a row first needs it. */
  row(): RowDecision;
  readonly parameters: readonly Row[];
  readonly outputs: readonly OutputField[];
  readonly carries: readonly Carried[];
  readonly places: Places;
  codesOf(load: Load): readonly string[] | null;
  readonly keys: ColumnKeys | null;
  readonly total: string | null;
};

/** Answers one row by the row program: what it says holds, also when it refuses the row. */
export function rowByRow(
  source: RowSource,
): (rows: ColumnRows, state: RunState, into: OutputArrays) => void {
  const { loads, parameters, outputs, carries, places, codesOf, keys, total } = source;
  const fields = loads.filter(({ from }) => from !== 'parameters');
  const before = (rows: ColumnRows, { row: at, acc: carried }: RunState): readonly [Row, Row] => {
    const input: { [name: string]: Value } = Object.create(null);
    const acc: { [name: string]: Value } = Object.create(null);
    for (const load of fields) {
      const name = columnName(load);
      const byKey = keys?.inputs[name];
      const column = byKey ?? rows.inputs[name];
      const into = load.from === 'acc' ? acc : input;
      const row = byKey ? (rows.key?.[at] ?? 0) : at;
      if (column) into[load.name] = valueAt(column, row, load, codesOf);
    }
    carries.forEach(({ name }, place) => {
      acc[name] = carried[place] ?? null;
    });
    return [input, acc];
  };
  return (rows, state, into) => {
    const at = state.row;
    const [input, acc] = before(rows, state);
    const byKey = keys?.interval?.[rows.key?.[at] ?? 0];
    const interval = parameters.length > 1 ? (byKey ?? rows.interval?.[at] ?? 0) : 0;
    const environment = { parameters: parameters[interval] ?? {}, acc };
    const fired: number[] = [];
    const answer = source.row().evaluatePlain(input, environment, fired);
    marksOf(fired, into.rules.length).forEach((marks, word) => {
      const column = into.rules[word];
      if (column) column[at] = marks;
    });
    if (total !== null) {
      const column = into.values[0];
      if (column) column[at] = totalOf(outputs, answer, total);
    }
    const written = total === null ? outputs : [];
    written.forEach((output, place) => {
      const value = read(answer, output.path);
      const missing = into.missing[place];
      if (missing) missing[at] = value === null ? 1 : 0;
      const values = into.values[place];
      if (values) values[at] = held(output, value, places);
    });
    carries.forEach(({ name }, place) => {
      const more = read(answer, ['add', name]);
      if (typeof more !== 'number' && typeof more !== 'bigint') return;
      state.acc[place] = narrowed(BigInt(state.acc[place] ?? 0) + BigInt(more));
    });
  };
}

/** The sum of outputs below a name; NaN where one of them fits in no column. */
const totalOf = (outputs: readonly OutputField[], answer: Value, total: string): number =>
  outputs
    .filter(({ name }) => isPartOf(total, name))
    .reduce((sum, { path }) => {
      const value = read(answer, path);
      return sum + (typeof value === 'bigint' ? Number.NaN : Number(value ?? 0));
    }, 0);

function read(answer: Value, path: readonly string[]): Value {
  let value: Value = answer;
  for (const name of path) {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
    // Lists are refused above; Array.isArray does not narrow readonly arrays.
    value = (value as Row)[name] ?? null;
  }
  return value;
}

/** A value as its column holds it; a number beyond 2^53 - 1 does not fit, and is NaN. */
function held(output: OutputField, value: Value, places: Places): number {
  if (value === null) return 0;
  if (output.form === 'code' || output.form === 'answer') return places.of(output, value);
  if (typeof value === 'bigint') return Number.NaN;
  return Number(value);
}

function narrowed(value: bigint): number | bigint {
  const plain = Number(value);
  return Number.isSafeInteger(plain) ? plain : value;
}

/** The value of a field at a row, as the row program takes it. */
function valueAt(
  { values, missing }: Column,
  at: number,
  load: Load,
  codesOf: (load: Load) => readonly string[] | null,
): Value {
  const held = values[at] ?? 0;
  if (load.type.nullable && missing && missing[at] !== 0) return null;
  if (load.type.is === 'flag') return held === 1;
  if (isNumeric(load.type) || load.type.is === 'day') return held;
  const codes = codesOf(load) ?? [];
  return load.type.is === 'text' ? (codes[held] ?? null) : setOf(codes, held);
}
