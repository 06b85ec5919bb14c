import { citedName, compileSql, type SqlColumn, type SqlText } from '@sanyi/feel';
import { type Problem, ProblemError } from '@sanyi/kernel';
import type { Speaking } from './regimes.ts';
import { columns, type Writing } from './step.ts';

/** A decision written as SQL, with the regimes it speaks in. */
export type Written = {
  readonly sql: SqlText;
  readonly speaking: Speaking;
  readonly offset: number;
};

/**
 * Writes the decisions of a hook; a refusal is the refusal of the whole settlement. Asked whole, they
 * tell the rules that fired, which are numbered as in the stack.
 */
export function writeDecisions(
  speakers: readonly Speaking[],
  writing: Writing,
  only: readonly string[] | null = null,
): Written[] {
  return speakers.map((speaking) => {
    const sql = compileSql(
      speaking.decision,
      writing.of,
      only ? { only } : { cites: speaking.firstRule },
    );
    if (sql.refused) throw refusedAs(sql.refused);
    const offset = writing.problems.length;
    writing.problems.push(...sql.problems);
    return { sql, speaking, offset };
  });
}

/** Carries a refusal to the door. */
export const refusedAs = (refused: Problem): ProblemError => new ProblemError([refused]);

/** An output that is wanted, and its SQL type where no decision has it. */
type Wanted = { readonly name: string; readonly type: string };

/** What is asked: a relation with a column `regime`, the columns that stay, the outputs wanted. */
export type Ask = {
  readonly from: string;
  readonly keep: readonly string[];
  readonly outputs: readonly Wanted[];
};

/**
 * The answers of whichever decision speaks in the regime of each row; rows of regimes in which
 * nobody speaks have NULL. `problem` counts over all decisions.
 */
export function decided(written: readonly Written[], ask: Ask, writing: Writing): string {
  const { q } = writing;
  const spoken = new Set(written.flatMap(({ speaking }) => speaking.regimes));
  const parts = written.map(({ sql, speaking, offset }) => {
    const own = new Set([...sql.outputs.map(({ name }) => name), ...sql.cited.map(citedName)]);
    const outputs = ask.outputs.map(({ name, type }) =>
      own.has(name) ? `a.${q(name)}` : `CAST(NULL AS ${type}) AS ${q(name)}`,
    );
    const list = [columns(ask.keep, writing, 'a.'), ...outputs].join(', ');
    const query = sql.query(relationOf(sql, speaking.regimes, ask.from, writing), ask.keep);
    return `SELECT ${list}, a.problem + ${offset} AS problem\nFROM (${query}) AS a`;
  });
  const silent = ask.outputs.map(({ name, type }) => `CAST(NULL AS ${type}) AS ${q(name)}`);
  const none = [columns(ask.keep, writing), ...silent, 'CAST(NULL AS INTEGER) AS problem'].join(
    ', ',
  );
  const others = spoken.size > 0 ? ` WHERE regime NOT IN (${[...spoken].join(', ')})` : '';
  parts.push(`SELECT ${none}\nFROM ${ask.from}${others}`);
  return parts.join('\nUNION ALL\n');
}

function relationOf(
  sql: SqlText,
  regimes: readonly number[],
  from: string,
  writing: Writing,
): string {
  const parameters = parametersOf(sql).map(({ name }) => `p.${writing.q(name)}`);
  const where = `WHERE k.regime IN (${regimes.join(', ')})`;
  if (parameters.length === 0) return `(SELECT k.* FROM ${from} AS k ${where})`;
  return `(SELECT k.*, ${parameters.join(', ')} FROM ${from} AS k JOIN s_parameter AS p ON p.regime = k.regime ${where})`;
}

/** The parameters that a decision reads. */
export const parametersOf = (sql: SqlText): SqlColumn[] =>
  sql.inputs.filter(({ name }) => name.startsWith('parameters.'));
