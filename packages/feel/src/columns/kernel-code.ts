import { AGAIN } from '../javascript/make-writer.ts';
import { quoted } from '../javascript/quoted.ts';
import { gathered } from './gather.ts';
import type { Carried, KernelSource } from './kernel-source.ts';
import { SPLIT_ROW_MAX } from './limits.ts';
import type { RowReader } from './row-reader.ts';
import { type Condition, tablesWhere } from './split-rows.ts';
import { columnWriterOf, type RowCode, writeRow } from './write-row.ts';

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
  const { tabulator, carries, keyed } = source;
  const values: unknown[] = [];
  const whole = writeRow(source, { tables: tabulator, shared, values });
  const { declarations, conditions } = whole;
  const size = whole.lines.reduce((sum, line) => sum + line.length, 0);
  const isSplit = keyed === null && declarations.length === 0 && size <= SPLIT_ROW_MAX;
  const condition = isSplit ? conditions.most : null;
  const rows =
    condition === null
      ? { lines: whole.lines, readers: [whole.reader], values, wide: whole.wide }
      : splitRows(source, shared, condition);
  const { outputs, words, tests } = whole;
  return {
    text: loopText({ ...rows, declarations, carries, outputs, words }),
    values: rows.values,
    tests,
    // A function beside the loop cannot see the row.
    rowsOnly: declarations.some((each) => !each.includes('.prototype = Object.create(null)')),
  };
}

/** Rows written apart for both answers of a condition: each knows more of its tables. */
function splitRows(
  source: KernelSource,
  shared: Set<number>,
  condition: Condition,
): Pick<LoopParts, 'lines' | 'readers' | 'values' | 'wide'> {
  const values: unknown[] = [];
  const { table, type } = condition;
  const { tabulator } = source;
  const [yes, no] = [true, false].map((is) =>
    writeRow(source, { tables: tablesWhere(tabulator, condition, is), shared, values }),
  ) as [RowCode, RowCode];
  const head = columnWriterOf(source, { tables: tabulator, shared, values }, 0);
  const { writer, reader } = head.columns;
  const key = (): string => head.columns.key(table);
  const { text } = gathered({ table, type, block: head.root, writer, key });
  const { lines } = head.root;
  return {
    lines: [...lines, `if (${text}) {`, ...yes.lines, '} else {', ...no.lines, '}'],
    readers: [reader, yes.reader, no.reader],
    values,
    wide: yes.wide,
  };
}

type LoopParts = {
  readonly lines: readonly string[];
  readonly wide: string;
  readonly declarations: readonly string[];
  readonly values: readonly unknown[];
  readonly carries: readonly Carried[];
  readonly outputs: number;
  /** Words of marks of rules. */
  readonly words: number;
  readonly readers: readonly RowReader[];
};

function loopText(parts: LoopParts): string {
  const { lines, wide, declarations, values, carries, outputs, words, readers } = parts;
  const columns = new Map(readers.flatMap((reader) => [...reader.columns]));
  const masks = new Map(readers.flatMap((reader) => [...reader.masks]));
  const restarts = carries.map(({ start }, at) => `a${at} = ${start};`).join(' ');
  const starting = carries.length === 0 ? [] : [`if (starts[i] !== 0) { ${restarts} }`];
  return [
    '"use strict";',
    ...values.map((_, at) => `const k${at} = K[${at}];`),
    `const wide = ${wide}, fired = null;`,
    ...declarations,
    'return function (C, M, O, X, F, interval, starts, key, from, to, state) {',
    ...[...columns].map(([name, local]) => `const ${local} = C[${quoted(name)}];`),
    ...[...masks].map(([name, local]) => `const ${local} = M[${quoted(name)}];`),
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
