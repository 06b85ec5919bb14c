import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rowsOf, sqlText, withDatabase } from '../duck/database.ts';
import type { ParquetColumn } from './parquet-column.ts';
import { writeParquet } from './parquet-file.ts';

type Row = Readonly<Record<string, unknown>>;
type Group = { readonly columns: readonly ParquetColumn[]; readonly count: number };

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sanyi-parquet-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function written(groups: readonly Group[]): Promise<string> {
  const path = join(folder, 'table.parquet');
  await writeParquet(path, async (file) => {
    for (const { columns, count } of groups) await file.append(columns, count);
  });
  return path;
}

const asked = (sql: string): Promise<Row[]> =>
  withDatabase(1, (connection) => rowsOf(connection, sql));

const readBack = (path: string, where = ''): Promise<Row[]> =>
  asked(`SELECT * FROM read_parquet(${sqlText(path)}) ${where}`);

/** What a row of a column is when DuckDB reads it. */
function valueAt(column: ParquetColumn, row: number): unknown {
  switch (column.kind) {
    case 'amounts':
      return Object.fromEntries(
        column.names.map((name, at) => [name, BigInt(column.values[at]?.[row] ?? 0)]),
      );
    case 'list':
      return [...column.values.subarray(column.start[row], column.start[row + 1])];
    case 'code':
      return column.codes[column.values[row] ?? 0];
    case 'boolean':
      return column.values[row] === 1;
    case 'bigint':
      return BigInt(column.values[row] ?? 0);
    case 'text':
      return column.values[row] ?? null;
    case 'date':
      return new Date((column.values[row] ?? 0) * 86_400_000);
    default:
      return column.values[row];
  }
}

const rowsIn = ({ columns, count }: Group): Row[] =>
  Array.from({ length: count }, (_, row) =>
    Object.fromEntries(columns.map((column) => [column.name, valueAt(column, row)])),
  );

/** Numbers as columns have them: alike, few, near each other, far apart, beyond 32 bits. */
const numbers = (count: number, most: number): fc.Arbitrary<number[]> => {
  const of = (each: fc.Arbitrary<number>): fc.Arbitrary<number[]> =>
    fc.array(each, { minLength: count, maxLength: count });
  const least = Math.max(-most, Number.MIN_SAFE_INTEGER);
  return fc.oneof(
    of(fc.constant(7)),
    of(fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 250)),
    of(fc.integer({ min: -40, max: 40_000 })),
    of(fc.integer({ min: least, max: most })),
    fc
      .integer({ min: 0, max: 1000 })
      .map((first) => Array.from({ length: count }, (_, at) => first + at)),
  );
};

const groupOf = (count: number): fc.Arbitrary<Group> => {
  const codes = ['outpatient', '住院', ''];
  const bigs = numbers(count, Number.MAX_SAFE_INTEGER).map((each) => Float64Array.from(each));
  const lists = fc.array(fc.array(fc.integer({ min: 0, max: 65_535 }), { maxLength: 12 }), {
    minLength: count,
    maxLength: count,
  });
  return fc
    .tuple(
      bigs,
      numbers(count, 2 ** 32 - 1),
      numbers(count, 80_000),
      fc.array(fc.boolean(), { minLength: count, maxLength: count }),
      numbers(count, 2),
      fc.tuple(bigs, bigs),
      lists,
    )
    .map(([amount, id, day, flag, code, funds, listed]) => ({
      count,
      columns: [
        { kind: 'bigint', name: 'amount', values: amount },
        { kind: 'uinteger', name: 'id', values: Uint32Array.from(id, Math.abs) },
        { kind: 'date', name: 'day', values: Int32Array.from(day) },
        { kind: 'boolean', name: 'flag', values: Uint8Array.from(flag, Number) },
        {
          kind: 'code',
          name: 'code',
          values: Uint8Array.from(code, (at) => Math.abs(at) % 3),
          codes,
        },
        { kind: 'amounts', name: 'funds', names: ['pooled', 'serious'], values: funds },
        {
          kind: 'list',
          name: 'rules',
          start: Uint32Array.from([0, ...listed].map((_, at) => listed.slice(0, at).flat().length)),
          values: Uint16Array.from(listed.flat()),
        },
      ],
    }));
};

describe('Parquet', () => {
  test('STO-91 what is written is read by DuckDB, value by value, whatever the values', async () => {
    const table = fc
      .array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 3 })
      .chain((counts) => fc.tuple(...counts.map(groupOf)));
    await fc.assert(
      fc.asyncProperty(table, async (groups) => {
        const path = await written(groups);
        expect(await readBack(path)).toEqual(groups.flatMap(rowsIn));
      }),
      { numRuns: 16 },
    );
  });

  test('STO-91 long columns are read back whatever their numbers: near each other, far apart, in long lists', async () => {
    const count = 5000;
    const near = (first: number, step: (row: number) => number): Float64Array =>
      Float64Array.from({ length: count }, (_, row) => first + step(row));
    const mixed = (row: number): number => Math.imul(row, 0x9e3779b1) >>> 4;
    const values: Readonly<Record<string, Float64Array>> = {
      alike: near(-7, () => 0),
      rising: near(0, (row) => 3 * row),
      falling: near(2 ** 29, (row) => -row * 100_000),
      widest: near(-(2 ** 30), (row) => (row % 2) * (2 ** 31 - 1) - (row % 2) * (row % 7)),
      scattered: near(0, mixed),
      farAndNear: near(2 ** 45, mixed),
      belowAndNear: near(-(2 ** 51), mixed),
      far: near(0, (row) => mixed(row) * 2 ** 20 * (row % 2 === 0 ? 1 : -1)),
    };
    const lengths = Array.from({ length: count }, (_, row) =>
      row % 11 === 0 ? row % 200 : row % 5,
    );
    const start = Uint32Array.from([0, ...lengths]);
    for (let row = 0; row < count; row++)
      start[row + 1] = (start[row] ?? 0) + (start[row + 1] ?? 0);
    const listed = Uint16Array.from({ length: start[count] ?? 0 }, (_, at) => mixed(at) % 3000);
    const columns: ParquetColumn[] = [
      ...Object.entries(values).map(
        ([name, of]): ParquetColumn => ({ kind: 'bigint', name, values: of }),
      ),
      {
        kind: 'uinteger',
        name: 'ids',
        values: Uint32Array.from({ length: count }, (_, row) => 4_000_000_000 + row),
      },
      { kind: 'list', name: 'rules', start, values: listed },
    ];
    for (const rows of [count, 1, 127, 128, 129, 2049]) {
      const group = { columns, count: rows };
      expect(await readBack(await written([group]))).toEqual(rowsIn(group));
    }
  });

  test('STO-92 columns have their types, also without rows, and bounds lose no row', async () => {
    const start = Uint32Array.of(0, 0, 2);
    const columns: ParquetColumn[] = [
      { kind: 'bigint', name: 'claim', values: Float64Array.of(-5, 2 ** 40) },
      { kind: 'uinteger', name: 'person', values: Uint32Array.of(7, 4_000_000_000) },
      { kind: 'usmallint', name: 'number', values: Uint16Array.of(0, 65_535) },
      { kind: 'date', name: 'day', values: Int32Array.of(-25_567, 17_264) },
      { kind: 'boolean', name: 'payable', values: Uint8Array.of(0, 1) },
      { kind: 'code', name: 'reason', values: Uint8Array.of(1, 0), codes: ['已付', 'refund'] },
      { kind: 'text', name: 'clause', values: [null, '第七条'] },
      { kind: 'amounts', name: 'fund', names: ['pooled'], values: [Float64Array.of(0, 12)] },
      { kind: 'list', name: 'rules', start, values: Uint16Array.of(300, 2) },
    ];
    const types = [
      ...['BIGINT', 'UINTEGER', 'USMALLINT', 'DATE', 'BOOLEAN', 'VARCHAR', 'VARCHAR'],
      ...['STRUCT(pooled BIGINT)', 'USMALLINT[]'],
    ];
    const typesIn = async (path: string): Promise<unknown[]> => {
      const found = await asked(`DESCRIBE SELECT * FROM read_parquet(${sqlText(path)})`);
      return found.map((row) => row.column_type);
    };
    const empty = await written([{ columns, count: 0 }]);
    expect(await typesIn(empty)).toEqual(types);
    expect(await readBack(empty)).toEqual([]);
    const path = await written([
      { columns, count: 2 },
      { columns, count: 1 },
    ]);
    expect(await typesIn(path)).toEqual(types);
    const [first, second] = rowsIn({ columns, count: 2 });
    expect(await readBack(path)).toEqual([first, second, first]);
    expect(await readBack(path, 'WHERE claim = -5')).toEqual([first, first]);
    expect(await readBack(path, 'WHERE person >= 4000000000')).toEqual([second]);
    expect(await readBack(path, `WHERE day < DATE '1900-01-02'`)).toEqual([first, first]);
    expect(await readBack(path, 'WHERE fund.pooled = 12 AND rules[1] = 300')).toEqual([second]);
  });
});
