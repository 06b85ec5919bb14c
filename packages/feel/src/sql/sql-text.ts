import type { ProblemCode } from '@sanyi/kernel';
import type { Kind } from '../kind.ts';
import type { SourceSpan } from '../source.ts';
import type { Row } from '../value.ts';

/**
 * The SQL that a decision is written in.
 *
 * @example
 * ```ts
 * const dialect: SqlDialect = 'duckdb';
 * ```
 */
export type SqlDialect = 'duckdb' | 'spark';

/**
 * How a decision is written. `codes` tells what columns of codes hold: their text, or their position
 * in the set of their kind, counted from 0, which is several times faster. `parameters` writes the
 * values in force into the query instead of reading them from columns. `only` asks for some entries
 * of the answer by dotted name: no other entry runs, and only the columns that these read are asked.
 * `cites` asks which rules fired, and says what number the first rule of the decision has.
 *
 * @example
 * ```ts
 * const options: SqlOptions = { codes: 'positions', parameters: { cap: 2_000_000n } };
 * ```
 */
export type SqlOptions = {
  readonly codes?: 'text' | 'positions';
  readonly parameters?: Row;
  readonly only?: readonly string[];
  readonly cites?: number;
};

/**
 * A column that a query reads or gives, and what it holds. Numbers are integers at the scale of
 * their kind, days are days since 1970-01-01, a missing value is NULL. In the relation that is asked
 * parameters are called `parameters.x` and accumulators `acc.x`; in the answer an entry of a context
 * has its dotted name, and what may stand in a list has places that are called `1`, `2`, `1.price`,
 * in the order of the list; places that are empty on a row are NULL there.
 *
 * @example
 * ```ts
 * const column: SqlColumn = { name: 'acc.paid', kind: 'money', codes: null };
 * ```
 */
export type SqlColumn = {
  readonly name: string;
  readonly kind: Kind['kind'];
  /** The codes that positions count in; null for anything else. */
  readonly codes: readonly string[] | null;
};

/**
 * What may go wrong on a row, and where in the rules: the same problems in the same places as row by
 * row, and `FEEL_SQL_RANGE`.
 *
 * @example
 * ```ts
 * const site: SqlProblem = {
 *   code: 'RULE_NO_MATCH', where: 'fee:1', span: { decision: 'fee', from: 0, to: 0, text: '' },
 * };
 * ```
 */
export type SqlProblem = {
  readonly code: ProblemCode;
  readonly where: string;
  readonly span: SourceSpan;
};

/**
 * A decision as a query over a relation with one row per question.
 *
 * @example
 * ```ts
 * declare const sql: SqlText; // from compileSql
 * const text = sql.query('claims', ['claim']);
 * ```
 */
export type SqlText = {
  readonly refused?: undefined;
  readonly dialect: SqlDialect;
  readonly inputs: readonly SqlColumn[];
  readonly outputs: readonly SqlColumn[];
  /**
   * The words of rules that a row may cite, where `cites` asked: word `w` is a column `cited.w`, in which
   * the bit of rule number `r` is `r - 62 w`.
   */
  readonly cited: readonly number[];
  /** What the numbers of the column `problem` say, counted from 1. */
  readonly problems: readonly SqlProblem[];
  /**
   * A SELECT that answers every row of `from`, which is a name or a query in brackets: the columns
   * in `keep` as they are, the outputs, the words of `cited`, and `problem`, which is NULL where all went well; elsewhere
   * the others are NULL. Names that begin with `_` are the query's own.
   */
  query(from: string, keep: readonly string[]): string;
};
