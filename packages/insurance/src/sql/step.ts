import type { Dialect, SqlDialect, SqlProblem } from '@sanyi/feel';
import type { Text } from '@sanyi/kernel';

/**
 * One relation of a settlement in SQL, made from the relations before it. What several steps read is
 * kept as a table, anything else is a view.
 *
 * @example
 * ```ts
 * const step: SettlementStep = {
 *   name: 's_refund', kept: true, select: 'SELECT 1 AS claim',
 *   title: { en: 'Refunds', zh: '退费' },
 * };
 * ```
 */
export type SettlementStep = {
  readonly name: string;
  readonly title: Text;
  readonly select: string;
  readonly kept: boolean;
};

/** The state of writing a settlement. */
export type Writing = {
  readonly of: SqlDialect;
  readonly dialect: Dialect;
  readonly steps: SettlementStep[];
  /** What the numbers of the column `problem` say, counted from 1, over all decisions. */
  readonly problems: SqlProblem[];
  /** A name as an identifier. */
  q(name: string): string;
  add(name: string, title: Text, select: string, kept?: boolean): void;
};

export function writingFor(of: SqlDialect, dialect: Dialect): Writing {
  const steps: SettlementStep[] = [];
  return {
    of,
    dialect,
    steps,
    problems: [],
    q: (name) => dialect.name(name) ?? unwritable(name),
    add: (name, title, select, kept = true) => void steps.push({ name, title, select, kept }),
  };
}

function unwritable(name: string): never {
  throw new Error(`${name} is no column name`);
}

/** Names as a list of columns, of a relation or bare. */
export const columns = (names: readonly string[], { q }: Writing, of = ''): string =>
  names.map((name) => `${of}${q(name)}`).join(', ');

/**
 * A quotient rounded half away from zero, in whole numbers (CLM-2, CLM-3). The dividend is written
 * twice, so it should be short.
 */
export const halfUp = (dividend: string, divisor: number, { dialect }: Writing): string =>
  dialect.divide(
    `(${dividend} + CASE WHEN ${dividend} < 0 THEN -${divisor / 2} ELSE ${divisor / 2} END)`,
    String(divisor),
  );

/** A sum that is a BIGINT in every database. */
export const sum = (of: string): string => `CAST(COALESCE(SUM(${of}), 0) AS BIGINT)`;
