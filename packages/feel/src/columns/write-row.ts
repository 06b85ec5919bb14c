import { outermost } from '../javascript/block.ts';
import { either, type Interval, isSafe, SAFE } from '../javascript/code.ts';
import { addEntries, addStage } from '../javascript/units.ts';
import { WIDE } from '../numbers/wide.ts';
import { ColumnWriter } from './column-writer.ts';
import { isPartOf } from './fields.ts';
import type { KernelSource } from './kernel-source.ts';
import type { RowReader } from './row-reader.ts';
import type { Conditions } from './split-rows.ts';
import { storeAnswer, type Target } from './store-answer.ts';
import type { CaseTables } from './tabulate.ts';

/** What one row is written with, beside its source. */
export type RowWriting = {
  /** The tables that may be looked up. */
  readonly tables: CaseTables;
  /** Slots of required decisions read at several places. */
  readonly shared: Set<number>;
  /** Receives the values that the code reads beside it. */
  readonly values: unknown[];
};

/** The statements that answer a row, store what it says, and carry the accumulators on. */
export type RowCode = {
  readonly lines: readonly string[];
  readonly declarations: readonly string[];
  readonly reader: RowReader;
  readonly conditions: Conditions;
  /** The name of what is thrown where the row program must be asked. */
  readonly wide: string;
  /** Tests of a row. */
  readonly tests: number;
  /** Columns that are written, and words of marks of rules. */
  readonly outputs: number;
  readonly words: number;
};

/** What writes expressions over a row of a source. */
export function columnWriterOf(
  source: KernelSource,
  { tables, shared, values }: RowWriting,
  rules: number,
): { readonly columns: ColumnWriter; readonly root: ReturnType<typeof outermost> } {
  const { decision, shape, carries, codesOf, keyed } = source;
  const root = outermost();
  const columns = new ColumnWriter({
    loads: decision.fast.loads,
    shape,
    tables,
    root,
    carried: new Map(carries.map(({ name }, at) => [name, `a${at}`])),
    keyed: keyed ?? new Set(),
    shared,
    values,
    rules,
    codesOf,
  });
  return { columns, root };
}

/**
 * Writes a row.
 *
 * @throws AGAIN whenever a required decision turns out to be read at several places
 */
export function writeRow(source: KernelSource, writing: RowWriting): RowCode {
  const { decision, outputs, carries, places, cites, total } = source;
  const program = decision.fast;
  const { columns, root } = columnWriterOf(source, writing, cites ? decision.rules.length : 0);
  const { writer, reader, marks, conditions } = columns;
  for (const stage of program.stages) addStage(stage, writer);
  addEntries(program.result, writer);
  const targets = outputs.map((output, at): Target => {
    return { ...output, local: `w${at}`, absent: output.optional ? `z${at}` : null };
  });
  const intervals = new Map<string, Interval>();
  const note = ({ local }: Target, numbers: Interval): void => {
    const known = intervals.get(local);
    intervals.set(local, known ? either(known, numbers) : numbers);
  };
  storeAnswer(program.result, targets, root, { columns, tables: writing.tables, places, note });
  const adds = carries.map(({ name }, at) => {
    const target = targets.find(({ path }) => path[0] === 'add' && path[1] === name);
    const isTested = reader.testsCarried(name);
    return target ? added(`a${at}`, target, isTested ? intervals : NO_INTERVALS) : NOT_ADDED;
  });
  const { lines: rowLines } = root;
  const words = marks?.words ?? 0;
  const lines = [
    ...targets.flatMap(({ local, absent }) => [
      `let ${local} = 0;`,
      ...(absent === null ? [] : [`let ${absent} = 1;`]),
    ]),
    ...(marks?.opening ?? []),
    ...rowLines,
    ...(total === null ? stored(targets) : [`o0[i] = ${summed(targets, total)};`]),
    ...Array.from({ length: words }, (_, word) => `y${word}[i] = f${word};`),
    ...adds.flatMap(({ tested }) => tested),
    ...adds.flatMap(({ carried }) => carried),
  ];
  return {
    lines,
    declarations: writer.declarations,
    reader,
    conditions,
    wide: writer.keep(WIDE),
    tests: rowLines.join('\n').split('throw wide;').length - 1,
    outputs: total === null ? targets.length : 1,
    words,
  };
}

/** Writes every output of a row. */
const stored = (targets: readonly Target[]): string[] =>
  targets.flatMap(({ local, absent }, at) => [
    `o${at}[i] = ${local};`,
    ...(absent === null ? [] : [`x${at}[i] = ${absent};`]),
  ]);

/** The sum of outputs below a name: one that is missing is 0. */
const summed = (targets: readonly Target[], total: string): string =>
  targets.flatMap(({ name, local }) => (isPartOf(total, name) ? [local] : [])).join(' + ') || '0';

const NO_INTERVALS: ReadonlyMap<string, Interval> = new Map();

/** How an accumulator goes on: none does before all sums are tested. */
type Added = { readonly tested: readonly string[]; readonly carried: readonly string[] };

const NOT_ADDED: Added = { tested: [], carried: [] };

/** Carries an accumulator on; the sum of two proved numbers needs no test. */
function added(name: string, target: Target, intervals: ReadonlyMap<string, Interval>): Added {
  const more = intervals.get(target.local);
  const sum = { low: (more?.low ?? 0n) - 2n ** 31n, high: (more?.high ?? 0n) + 2n ** 31n };
  const next = `b${name}`;
  const isProved = more !== undefined && isSafe(sum);
  return {
    tested: [
      `const ${next} = ${name} + ${target.local};`,
      ...(isProved ? [] : [`if (!(${next} <= ${SAFE} && ${next} >= -${SAFE})) throw wide;`]),
    ],
    carried: [`${name} = ${next};`],
  };
}
