import { type Dialect, isWritable } from './dialect.ts';

/** DuckDB. Wide integers are HUGEINT: a whole number of 128 bits that never becomes a DOUBLE. */
export const DUCKDB: Dialect = {
  title: 'DuckDB SQL',
  text: (value) => (isWritable(value) ? `'${value.replaceAll("'", "''")}'` : null),
  name: (value) => (isWritable(value) && value !== '' ? `"${value.replaceAll('"', '""')}"` : null),
  integer: (value, wide) => `${value < 0n ? `(${value})` : value}::${wide ? 'HUGEINT' : 'BIGINT'}`,
  integerType: 'BIGINT',
  wideType: 'HUGEINT',
  textType: 'VARCHAR',
  flagType: 'BOOLEAN',
  divide: (dividend, divisor) => `(${dividend} // ${divisor})`,
  narrowQuotient: false,
  same: (left, right) => `(${left} IS NOT DISTINCT FROM ${right})`,
  textLength: (text) => `length(${text})`,
  contains: (text, match) => `contains(${text}, ${match})`,
  startsWith: (text, match) => `starts_with(${text}, ${match})`,
  endsWith: (text, match) => `ends_with(${text}, ${match})`,
  position: (text, match) => `strpos(${text}, ${match})`,
  substring: (text, from, length) => `substring(${text}, ${from}${length ? `, ${length}` : ''})`,
  listContains: (list, item) => `list_contains(${list}, ${item})`,
  listLength: (list) => `len(${list})`,
};
