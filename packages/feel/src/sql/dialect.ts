/**
 * All that differs between the SQL of two engines. Whatever is written elsewhere is common to both:
 * CASE, COALESCE, integer `+ - *`, `%` with the sign of the dividend, comparisons, IN, LEFT JOIN.
 *
 * @example
 * ```ts
 * const duckdb: Dialect = sqlDialect('duckdb');
 * duckdb.same('a', 'b'); // '(a IS NOT DISTINCT FROM b)'
 * ```
 */
export type Dialect = {
  readonly title: string;
  /** A text as a literal; null when the engine cannot hold it. */
  text(value: string): string | null;
  /** A name as an identifier; null when it cannot be written safely. */
  name(value: string): string | null;
  integer(value: bigint, wide: boolean): string;
  readonly integerType: string;
  readonly wideType: string;
  readonly textType: string;
  readonly flagType: string;
  /** Integer division towards zero. */
  divide(dividend: string, divisor: string): string;
  /** Whether `divide` of wide integers gives a BIGINT. */
  readonly narrowQuotient: boolean;
  /** Equality that takes null for a value. */
  same(left: string, right: string): string;
  textLength(text: string): string;
  contains(text: string, match: string): string;
  startsWith(text: string, match: string): string;
  endsWith(text: string, match: string): string;
  /** Where a text begins in another, in characters from 1; 0 when it does not. */
  position(text: string, match: string): string;
  substring(text: string, from: string, length: string | null): string;
  listContains(list: string, item: string): string;
  listLength(list: string): string;
};

/** Whether a database can hold a text: parsers stop at a NUL, and half a surrogate pair is no UTF-8. */
export const isWritable = (value: string): boolean =>
  !value.includes('\u0000') && !/\p{Surrogate}/u.test(value);
