import type { DuckDBConnection } from '@duckdb/node-api';
import { fail, failOf, ok, type Problem, problem, type Result } from '@sanyi/kernel';
import { sqlText } from '../duck/database.ts';
import { messageOf } from '../folder/lock.ts';
import { isRecord } from '../folder/manifest.ts';
import { PACKAGE_SQL_MS, PACKAGE_SQL_ROWS } from '../limits.ts';

/** Table functions that read nothing: everything else in a FROM must be a view. */
const HARMLESS = new Set(['range', 'generate_series', 'unnest']);

/** A query of a package: where it stands and what it may read. */
export type PackageSql = {
  readonly sql: string;
  readonly where: string;
  readonly views: ReadonlySet<string>;
};

declare const checked: unique symbol;

/** A query that passed {@link checkSql}: only such a query is ever run. */
export type CheckedSql = PackageSql & { readonly [checked]: true };

/**
 * Checks a query of a package before it runs: exactly one SELECT, over views only.
 *
 * @returns the same query, or `STORE_SQL_REFUSED`, `STORE_SQL_STATEMENTS` or `STORE_SQL_FILE_READ`
 */
export async function checkSql(
  connection: DuckDBConnection,
  query: PackageSql,
): Promise<Result<CheckedSql>> {
  const reader = await connection.runAndReadAll(
    `SELECT json_serialize_sql(${sqlText(query.sql)}) AS tree`,
  );
  const tree: unknown = JSON.parse(String(reader.getRowsJS()[0]?.[0]));
  if (!isRecord(tree) || tree.error === true) {
    const why = isRecord(tree) ? String(tree.error_message) : 'no tree';
    return fail(problem('STORE_SQL_REFUSED', query.where, { why }));
  }
  const statements = Array.isArray(tree.statements) ? tree.statements.length : 0;
  if (statements !== 1) {
    return fail(problem('STORE_SQL_STATEMENTS', query.where, { found: String(statements) }));
  }
  const names = new Set([...query.views, ...namesOfCtes(tree)]);
  const reads: Problem[] = tablesOf(tree)
    .filter((name) => !names.has(name))
    .map((name) => problem('STORE_SQL_FILE_READ', query.where, { name }));
  // Every refusal has returned by now.
  return failOf(reads) ?? ok(query as CheckedSql);
}

/** Shuts a database for foreign SQL: nothing but the given folders, and no setting can change. */
export async function lockDown(
  connection: DuckDBConnection,
  folders: readonly string[],
): Promise<void> {
  const allowed = folders.map((folder) => sqlText(folder.endsWith('/') ? folder : `${folder}/`));
  await connection.run(`SET allowed_directories = [${allowed.join(', ')}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
}

/** How much a query may return and how long it may run. */
export type SqlLimits = { readonly rows: number; readonly ms: number };

const USUAL_LIMITS: SqlLimits = { rows: PACKAGE_SQL_ROWS, ms: PACKAGE_SQL_MS };

/**
 * Runs a query of a package into a table of its own name, within the row limit and the time
 * limit. Returns the names of its columns.
 */
export async function runPackageSql(
  connection: DuckDBConnection,
  query: CheckedSql,
  into: { readonly table: string; readonly limits?: SqlLimits },
): Promise<Result<string[]>> {
  const limits = into.limits ?? USUAL_LIMITS;
  let late = false;
  const clock = setTimeout(() => {
    late = true;
    connection.interrupt();
  }, limits.ms);
  try {
    const body = query.sql.trim().replace(/;$/, '');
    const made = await connection.run(
      `CREATE OR REPLACE TEMP TABLE ${into.table} AS SELECT * FROM (\n${body}\n) LIMIT ${limits.rows + 1}`,
    );
    if (Number((await made.getRowsJS())[0]?.[0]) > limits.rows) {
      const limit = String(limits.rows);
      return fail(problem('STORE_SQL_TOO_MANY_ROWS', query.where, { limit }));
    }
    const columns = await connection.runAndReadAll(`SELECT * FROM ${into.table} LIMIT 0`);
    return ok(columns.columnNames());
  } catch (error) {
    const limit = String(limits.ms);
    return late
      ? fail(problem('STORE_SQL_TOO_SLOW', query.where, { limit }))
      : fail(problem('STORE_SQL_FAILED', query.where, { why: messageOf(error) }));
  } finally {
    clearTimeout(clock);
  }
}

type Visit = (node: Record<string, unknown>) => void;

function walk(node: unknown, visit: Visit): void {
  if (Array.isArray(node)) {
    for (const each of node) walk(each, visit);
  } else if (isRecord(node)) {
    visit(node);
    for (const each of Object.values(node)) walk(each, visit);
  }
}

/** Names of tables and of table functions that read something. */
function tablesOf(tree: unknown): string[] {
  const names: string[] = [];
  walk(tree, (node) => {
    if (node.type === 'BASE_TABLE') {
      const outside = node.catalog_name !== '' || node.schema_name !== '';
      const path = [node.catalog_name, node.schema_name, node.table_name];
      names.push(outside ? path.join('.') : String(node.table_name));
    }
    if (node.type === 'TABLE_FUNCTION' && isRecord(node.function)) {
      const name = String(node.function.function_name);
      if (!HARMLESS.has(name)) names.push(name);
    }
  });
  return names;
}

function namesOfCtes(tree: unknown): string[] {
  const names: string[] = [];
  walk(tree, (node) => {
    if (!isRecord(node.cte_map) || !Array.isArray(node.cte_map.map)) return;
    for (const entry of node.cte_map.map) if (isRecord(entry)) names.push(String(entry.key));
  });
  return names;
}
