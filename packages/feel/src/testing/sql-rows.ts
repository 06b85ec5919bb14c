import type { DuckDBConnection } from '@duckdb/node-api';
import { compileRow } from '../compile-row.ts';
import type {
  CheckedDecision,
  Environment,
  Refusal,
  Row,
  SqlColumn,
  SqlOptions,
  SqlText,
  Value,
} from '../index.ts';
import { compileSql } from '../index.ts';
import { isWritable } from '../sql/dialect.ts';
import { DUCKDB } from '../sql/duckdb.ts';
import { caught } from './model.ts';

/** What tests compare answers of SQL with: the same rows, asked one by one. */

export type Question = readonly [Row, Environment];

/** The columns of an answer, with the rules behind it where they are asked, or the problem and its place. */
export type Outcome =
  | { readonly columns: readonly Value[]; readonly fired?: readonly number[] }
  | { readonly problem: string };

export const isSql = (found: SqlText | Refusal): found is SqlText => found.refused === undefined;

/** The rows of a question as a query in brackets, with the types that a file would have. */
function relationOf(sql: SqlText, questions: readonly Question[]): string {
  const names = ['nth', ...sql.inputs.map(({ name }) => DUCKDB.name(name))];
  const rows = questions.map(([input, environment], nth) => {
    const values = sql.inputs.map((column) => literal(fieldOf(column, input, environment), column));
    return `(${[nth, ...values].join(', ')})`;
  });
  return `(SELECT * FROM (VALUES ${rows.join(', ')}) AS v(${names.join(', ')}))`;
}

function fieldOf({ name, kind }: SqlColumn, input: Row, environment: Environment): Value {
  const [from, entry = ''] = name.split('.');
  const row =
    from === 'parameters' ? environment.parameters : from === 'acc' ? environment.acc : null;
  const value = (row ? row[entry] : input[name]) ?? null;
  return kind === 'day' && value !== null ? BigInt(value as number) : value;
}

function literal(value: Value, { kind, codes }: SqlColumn): string {
  const type = { flag: 'BOOLEAN', text: 'VARCHAR', code: 'VARCHAR', list: 'VARCHAR[]' }[
    kind as string
  ];
  if (codes && typeof value === 'string') return `${codes.indexOf(value)}::UTINYINT`;
  if (value === null) return `NULL::${codes ? 'UTINYINT' : (type ?? 'HUGEINT')}`;
  if (Array.isArray(value))
    return `[${value.map((each: Value) => text(each)).join(', ')}]::VARCHAR[]`;
  if (typeof value === 'string') return `${text(value)}::VARCHAR`;
  return `${String(value)}::${type ?? 'HUGEINT'}`;
}

const text = (value: Value): string =>
  isWritable(String(value)) ? (DUCKDB.text(String(value)) ?? 'NULL') : 'NULL';

/** The answers of DuckDB, row by row. */
export async function askDuckdb(
  connection: DuckDBConnection,
  sql: SqlText,
  questions: readonly Question[],
): Promise<Outcome[]> {
  const query = `SELECT * FROM (${sql.query(relationOf(sql, questions), ['nth'])}) ORDER BY nth`;
  const reader = await connection.runAndReadAll(query);
  return reader.getRowsJS().map((row) => {
    const problem = row.at(-1);
    if (problem !== null) {
      const site = sql.problems[Number(problem) - 1];
      return { problem: `${site?.code} ${site?.where}` };
    }
    const columns = sql.outputs.map(({ codes }, at) => {
      const value = row[at + 1];
      if (codes && value !== null) return codes[Number(value)] ?? null;
      return typeof value === 'number' ? BigInt(value) : (value as Value);
    });
    if (sql.cited.length === 0) return { columns };
    const marks = row.slice(1 + sql.outputs.length, -1).map((bits) => BigInt(bits as bigint));
    return { columns, fired: rulesIn(sql.cited, marks) };
  });
}

/** The numbers of the rules that words of marks hold. */
const rulesIn = (words: readonly number[], marks: readonly bigint[]): number[] =>
  words.flatMap((word, at) =>
    Array.from({ length: 62 }, (_, bit) => bit).flatMap((bit) =>
      ((marks[at] ?? 0n) >> BigInt(bit)) & 1n ? [62 * word + bit] : [],
    ),
  );

/** The same answers from closures. */
export function askClosures(
  checked: CheckedDecision,
  sql: SqlText,
  questions: readonly Question[],
  cites: number | null = null,
): Outcome[] {
  const row = compileRow(checked, 'closures');
  return questions.map(([input, environment]) => {
    let answer: Value = null;
    const fired: number[] = [];
    const [problem] = caught(() => {
      answer = row.evaluate(input, environment, fired);
    });
    if (problem) return { problem: `${problem.code} ${problem.where}` };
    const columns = sql.outputs.map(({ name }) => columnOf(answer, name));
    if (cites === null || sql.cited.length === 0) return { columns };
    return {
      columns,
      fired: [...new Set(fired)].sort((a, b) => a - b).map((rule) => rule + cites),
    };
  });
}

function columnOf(answer: Value, name: string): Value {
  let value: Value = answer;
  for (const part of name === 'answer' ? [] : name.split('.')) {
    if (Array.isArray(value)) value = (value[Number(part) - 1] as Value | undefined) ?? null;
    else if (value !== null && typeof value === 'object') value = (value as Row)[part] ?? null;
  }
  return typeof value === 'number' ? BigInt(value) : value;
}

/** Both, and the SQL; the text of the refusal when there is none. */
export async function bothWays(
  connection: DuckDBConnection,
  checked: CheckedDecision,
  questions: readonly Question[],
  options: SqlOptions = {},
): Promise<
  { readonly duckdb: Outcome[]; readonly closures: Outcome[] } | { readonly refused: string }
> {
  const sql = compileSql(checked, 'duckdb', options);
  if (!isSql(sql)) return { refused: sql.refused.en };
  return {
    duckdb: await askDuckdb(connection, sql, questions),
    closures: askClosures(checked, sql, questions, options.cites ?? null),
  };
}
