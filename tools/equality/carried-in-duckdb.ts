import type { DuckDBConnection } from '@duckdb/node-api';
import { compileSql } from '@sanyi/feel';
import { assert } from '@sanyi/kernel';
import { sqlName } from '../../packages/store/src/duck/database.ts';
import { inputSql } from './input-sql.ts';
import type { Rows } from './rows.ts';
import type { Subject } from './subjects.ts';

/**
 * Makes the table `carried` from `asked`: the same rows, with accumulators that are running sums of
 * what the rows of the period before them add, one window after the other as the one law has it.
 */
export async function sumCarried(
  connection: DuckDBConnection,
  subject: Subject,
  rows: Rows,
): Promise<void> {
  const names = accumulatorsRead(subject, rows);
  const written = names.map((name) => sqlName(`in acc.${name}`)).join(', ');
  await connection.run(
    `CREATE TEMP TABLE carried AS SELECT * ${written && `EXCLUDE (${written})`} FROM asked`,
  );
  const done: string[] = [];
  while (done.length < names.length) {
    const left = names.filter((name) => !done.includes(name));
    const next = left.find((name) => readBy(subject, name).every((each) => done.includes(each)));
    assert(next !== undefined, 'a package that says no feedback keeps the one law');
    await connection.run(
      `CREATE OR REPLACE TEMP TABLE carried AS ${summed(subject, rows, { next, done })}`,
    );
    done.push(next);
  }
}

/** The accumulators of the fold that its decision reads. */
function accumulatorsRead({ fold }: Subject, rows: Rows): string[] {
  const read = new Set(rows.fields.map(({ name }) => name));
  return (fold?.accumulators ?? []).flatMap(({ name }) => (read.has(`acc.${name}`) ? [name] : []));
}

const readBy = ({ checked: { reads } }: Subject, name: string): readonly string[] =>
  reads.entries[`add.${name}`]?.acc ?? reads.entries.add?.acc ?? reads.acc;

type Next = { readonly next: string; readonly done: readonly string[] };

function summed(subject: Subject, rows: Rows, { next, done }: Next): string {
  const fields = rows.fields.filter(({ name }) => {
    return !name.startsWith('acc.') || done.includes(name.slice('acc.'.length));
  });
  const inputs = fields.map((field) => `${inputSql(field)} AS ${sqlName(field.name)}`).join(', ');
  const added = subject.parameters.map((parameters, interval) => {
    const only = [`add.${next}`];
    const sql = compileSql(subject.checked, 'duckdb', { codes: 'positions', parameters, only });
    if (sql.refused) throw new Error(sql.refused.en);
    const asked = `(SELECT _row, ${inputs} FROM carried WHERE taken = ${interval})`;
    return `SELECT _row, ${sqlName(`add.${next}`)} AS added FROM (${sql.query(asked, ['_row'])})`;
  });
  const start = String(subject.fold?.accumulators.find(({ name }) => name === next)?.start ?? 0);
  const before =
    'OVER (PARTITION BY period ORDER BY _row ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)';
  return `SELECT carried.*, CAST(${start} + coalesce(sum(coalesce(added, 0)) ${before}, 0) AS BIGINT) AS ${sqlName(`in acc.${next}`)}
    FROM carried JOIN (${added.join(' UNION ALL ')}) USING (_row)`;
}
