import type { DuckDBAppender, DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';
import { assert } from '@sanyi/kernel';
import { CHUNK_ROWS, ROW_GROUP_CLAIMS } from '../limits.ts';
import { type Column, columnOut, columnType } from './columns.ts';
import { sqlName, sqlText } from './database.ts';
import { fillChunk, newChunk } from './vectors.ts';

/** How a table is written. */
type WriteOptions = {
  readonly orderBy?: string;
};

/** Collects columns in a table in memory and writes it as one Parquet file. */
export class TableWriter {
  readonly #connection: DuckDBConnection;
  readonly #table: string;
  #columns: readonly Column[] = [];
  #appender: DuckDBAppender | null = null;
  #chunk: DuckDBDataChunk | null = null;
  rows = 0;

  constructor(connection: DuckDBConnection, table: string) {
    this.#connection = connection;
    this.#table = table;
  }

  /** Adds rows. Each call brings the same columns in the same order. */
  async append(columns: readonly Column[], count: number): Promise<void> {
    if (this.#appender === null) await this.#create(columns);
    const [appender, chunk] = [this.#appender, this.#chunk];
    assert(appender !== null && chunk !== null, 'the table was created');
    assert(columns.length === this.#columns.length, 'a table keeps its columns');
    for (let from = 0; from < count; from += CHUNK_ROWS) {
      fillChunk(chunk, columns, { from, count: Math.min(CHUNK_ROWS, count - from) });
      appender.appendDataChunk(chunk);
    }
    this.rows += count;
  }

  /** Makes the rows visible to SQL on the same connection. */
  flush(): void {
    this.#appender?.flushSync();
  }

  /** Writes all rows as Parquet and drops the table. */
  async write(file: string, options: WriteOptions = {}): Promise<void> {
    assert(this.#appender !== null, 'a table has columns before it is written');
    this.#appender.flushSync();
    this.#appender.closeSync();
    this.#appender = null;
    const order = options.orderBy ? ` ORDER BY ${options.orderBy}` : '';
    const select = `SELECT ${this.#columns.map(columnOut).join(', ')} FROM ${this.#table}${order}`;
    await this.#connection.run(copySql(select, file));
    await this.#connection.run(`DROP TABLE ${this.#table}`);
  }

  async #create(columns: readonly Column[]): Promise<void> {
    this.#columns = columns;
    const names = columns.map((column) => `${sqlName(column.name)} ${columnType(column)}`);
    await this.#connection.run(`CREATE TABLE ${this.#table} (${names.join(', ')})`);
    this.#appender = await this.#connection.createAppender(this.#table);
    this.#chunk = newChunk(columns);
  }
}

/** Writes the answer of a SELECT as one Parquet file. */
export async function copyTo(
  connection: DuckDBConnection,
  select: string,
  file: string,
): Promise<void> {
  await connection.run(copySql(select, file));
}

const copySql = (select: string, file: string): string =>
  `COPY (${select}) TO ${sqlText(file)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${ROW_GROUP_CLAIMS})`;

let small = 0;

/** Writes one small table; other work on the same database may write one of its own meanwhile. */
export async function writeTable(
  connection: DuckDBConnection,
  file: string,
  table: WriteOptions & { readonly columns: readonly Column[]; readonly count: number },
): Promise<void> {
  const writer = new TableWriter(connection, `small_table_${small++}`);
  await writer.append(table.columns, table.count);
  await writer.write(file, table);
}
