import { AGAIN } from '../javascript/make-writer.ts';
import { quoted } from '../javascript/quoted.ts';
import { gathered } from './gather.ts';
import type { KernelSource } from './kernel-source.ts';
import { SPLIT_ROW_MAX } from './limits.ts';
import type { RowReader } from './row-reader.ts';
import { type Condition, tablesWhere } from './split-rows.ts';
import { columnWriterOf, type RowCode, writeRow } from './write-row.ts';

/** A loop over rows as code, and the values that it reads beside it as `K`. */
export type KernelCode = {
  /** The statements of a row. */
  readonly rows: string;
  /** The name of what is thrown where the row program must be asked, and functions beside the loop. */
  readonly wide: string;
  readonly declarations: readonly string[];
  readonly values: readonly unknown[];
  /** Names of accumulators that are carried. */
  readonly carried: readonly string[];
  /** Columns and masks that are read, with their names in the code. */
  readonly columns: ReadonlyMap<string, string>;
  readonly masks: ReadonlyMap<string, string>;
  /** Columns that are written, and words of marks of rules. */
  readonly outputs: number;
  readonly words: number;
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
  const isSplit = declarations.length === 0 && size <= SPLIT_ROW_MAX;
  const condition = isSplit ? conditions.most : null;
  const rows =
    condition === null
      ? { lines: whole.lines, readers: [whole.reader], values, wide: whole.wide }
      : splitRows(source, shared, condition);
  const { outputs, words, tests } = whole;
  const restarts = carries.map(({ start }, at) => `a${at} = ${start};`).join(' ');
  const starting = carries.length === 0 ? [] : [`if (starts[i] !== 0) { ${restarts} }`];
  const keying = keyed === null ? [] : ['const kk = key[i];'];
  return {
    rows: [...starting, ...keying, ...rows.lines].join('\n'),
    wide: rows.wide,
    declarations,
    values: rows.values,
    carried: carries.map((_, at) => `a${at}`),
    columns: new Map(rows.readers.flatMap((reader) => [...reader.columns])),
    masks: new Map(rows.readers.flatMap((reader) => [...reader.masks])),
    ...{ outputs, words, tests },
    // A function beside the loop cannot see the row.
    rowsOnly: declarations.some((each) => !each.includes('.prototype = Object.create(null)')),
  };
}

/** Rows written apart for both answers of a condition: each knows more of its tables. */
function splitRows(
  source: KernelSource,
  shared: Set<number>,
  condition: Condition,
): {
  readonly lines: readonly string[];
  readonly readers: readonly RowReader[];
  readonly values: readonly unknown[];
  readonly wide: string;
} {
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

/** The loop as the text of a function body over `K`. */
export function loopText(code: KernelCode): string {
  const { rows, wide, declarations, values, carried, columns, masks, outputs, words } = code;
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
    ...carried.map((name, at) => `let ${name} = state.acc[${at}];`),
    'let i = from;',
    'try {',
    'for (; i < to; i++) {',
    rows,
    '}',
    `} finally { state.row = i; ${carried.map((name, at) => `state.acc[${at}] = ${name};`).join(' ')} }`,
    '};',
  ].join('\n');
}
