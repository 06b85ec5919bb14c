import type { CheckedDecision } from '../check/checked.ts';
import type { Load } from '../check/program.ts';
import { outermost } from '../javascript/block.ts';
import { either, type Interval, isSafe, SAFE } from '../javascript/code.ts';
import { AGAIN } from '../javascript/make-writer.ts';
import { quoted } from '../javascript/quoted.ts';
import { addEntries, addStage } from '../javascript/units.ts';
import { WIDE } from '../numbers/wide.ts';
import { ColumnWriter } from './column-writer.ts';
import { isPartOf, type OutputField } from './fields.ts';
import type { Places } from './places.ts';
import type { RowReader, Shape } from './row-reader.ts';
import { storeAnswer, type Target } from './store-answer.ts';
import type { Tabulator } from './tabulate.ts';

/** An accumulator that is carried from row to row. */
export type Carried = { readonly name: string; readonly start: bigint };

/** What a loop over rows is written from. */
export type KernelSource = {
  readonly decision: CheckedDecision;
  readonly tabulator: Tabulator;
  readonly shape: Shape;
  readonly outputs: readonly OutputField[];
  readonly carries: readonly Carried[];
  readonly places: Places;
  /** Columns that a key decides; null where rows bring no key. */
  readonly keyed: ReadonlySet<string> | null;
  /** Outputs below this name are summed, and nothing else is written; null: every output is. */
  readonly total: string | null;
  /** Whether rows tell which rules fired. */
  readonly cites: boolean;
  codesOf(load: Load): readonly string[] | null;
};

/** A loop over rows as the text of a function body over `K`, and the values that `K` holds. */
export type KernelCode = {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly tests: number;
  /** Whether the loop cannot be run, because a table that must be compared has too many cases. */
  readonly rowsOnly: boolean;
};

/** Writes the loop; again whenever a required decision turns out to be read at several places. */
export function kernelCode(source: KernelSource): KernelCode {
  const shared = new Set<number>();
  for (;;) {
    try {
      return written(source, shared);
    } catch (error) {
      if (error !== AGAIN) throw error;
    }
  }
}

function written(source: KernelSource, shared: Set<number>): KernelCode {
  const { decision, tabulator, shape, outputs, carries, places, cites, codesOf } = source;
  const { keyed, total } = source;
  const program = decision.fast;
  const root = outermost();
  const values: unknown[] = [];
  const carried = new Map(carries.map(({ name }, at) => [name, `a${at}`]));
  const { loads } = program;
  const columns = new ColumnWriter({
    loads,
    shape,
    tabulator,
    root,
    carried,
    keyed: keyed ?? new Set(),
    shared,
    values,
    rules: cites ? decision.rules.length : 0,
    codesOf,
  });
  const { writer, reader, marks } = columns;
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
  storeAnswer(program.result, targets, root, { columns, tabulator, places, note });
  const adds = carries.map(({ name }, at) => {
    const target = targets.find(({ path }) => path[0] === 'add' && path[1] === name);
    const isTested = reader.testsCarried(name);
    return target ? added(`a${at}`, target, isTested ? intervals : NO_INTERVALS) : [];
  });
  const { lines: rowLines } = root;
  const lines = [
    ...(keyed === null ? [] : ['const kk = key[i];']),
    ...targets.flatMap(({ local, absent }) => [
      `let ${local} = 0;`,
      ...(absent === null ? [] : [`let ${absent} = 1;`]),
    ]),
    ...(marks?.opening ?? []),
    ...rowLines,
    ...(total === null ? stored(targets) : [`o0[i] = ${summed(targets, total)};`]),
    ...Array.from({ length: marks?.words ?? 0 }, (_, word) => `y${word}[i] = f${word};`),
    ...adds.flat(),
  ];
  const wide = writer.keep(WIDE);
  const { declarations } = writer;
  return {
    text: loopText({
      lines,
      wide,
      declarations,
      values,
      carries,
      outputs: total === null ? targets.length : 1,
      words: marks?.words ?? 0,
      reader,
    }),
    values,
    tests: rowLines.join('\n').split('throw wide;').length - 1,
    // A function beside the loop cannot see the row.
    rowsOnly: declarations.some((each) => !each.includes('.prototype = Object.create(null)')),
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

type LoopParts = {
  readonly lines: readonly string[];
  readonly wide: string;
  readonly declarations: readonly string[];
  readonly values: readonly unknown[];
  readonly carries: readonly Carried[];
  readonly outputs: number;
  /** Words of marks of rules. */
  readonly words: number;
  readonly reader: RowReader;
};

function loopText(parts: LoopParts): string {
  const { lines, wide, declarations, values, carries, outputs, words, reader } = parts;
  const restarts = carries.map(({ start }, at) => `a${at} = ${start};`).join(' ');
  const starting = carries.length === 0 ? [] : [`if (starts[i] !== 0) { ${restarts} }`];
  return [
    '"use strict";',
    ...values.map((_, at) => `const k${at} = K[${at}];`),
    `const wide = ${wide}, fired = null;`,
    ...declarations,
    'return function (C, M, O, X, F, interval, starts, key, from, to, state) {',
    ...[...reader.columns].map(([name, local]) => `const ${local} = C[${quoted(name)}];`),
    ...[...reader.masks].map(([name, local]) => `const ${local} = M[${quoted(name)}];`),
    ...Array.from({ length: outputs }, (_, at) => `const o${at} = O[${at}], x${at} = X[${at}];`),
    ...Array.from({ length: words }, (_, word) => `const y${word} = F[${word}];`),
    ...carries.map((_, at) => `let a${at} = state.acc[${at}];`),
    'let i = from;',
    'try {',
    'for (; i < to; i++) {',
    ...starting,
    ...lines,
    '}',
    `} finally { state.row = i; ${carries.map((_, at) => `state.acc[${at}] = a${at};`).join(' ')} }`,
    '};',
  ].join('\n');
}

const NO_INTERVALS: ReadonlyMap<string, Interval> = new Map();

/** Carries an accumulator on; the sum of two proved numbers needs no test. */
function added(
  name: string,
  target: Target,
  intervals: ReadonlyMap<string, Interval>,
): readonly string[] {
  const more = intervals.get(target.local);
  const sum = { low: (more?.low ?? 0n) - 2n ** 31n, high: (more?.high ?? 0n) + 2n ** 31n };
  const next = `b${name}`;
  const isProved = more !== undefined && isSafe(sum);
  return [
    `const ${next} = ${name} + ${target.local};`,
    ...(isProved ? [] : [`if (!(${next} <= ${SAFE} && ${next} >= -${SAFE})) throw wide;`]),
    `${name} = ${next};`,
  ];
}
