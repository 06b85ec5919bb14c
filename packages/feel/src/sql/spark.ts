import { type Dialect, isWritable } from './dialect.ts';

/**
 * Spark SQL in ANSI mode. Wide integers are DECIMAL(38, 0), whose `div` gives a BIGINT.
 */
export const SPARK: Dialect = {
  title: 'Spark SQL',
  text: (value) => (isWritable(value) ? `'${escaped(value)}'` : null),
  // A name is no place for what the shell of Spark or its variables would read.
  name: (value) => (/^[\p{L}\p{N}_. -]+$/u.test(value) ? `\`${value}\`` : null),
  integer: (value, wide) => {
    if (wide) return `CAST(${value} AS DECIMAL(38, 0))`;
    // The literal of the least BIGINT would be read as minus a number that is too large.
    return value === -(2n ** 63n)
      ? `(${value + 1n}L - 1L)`
      : value < 0n
        ? `(${value}L)`
        : `${value}L`;
  },
  integerType: 'BIGINT',
  wideType: 'DECIMAL(38, 0)',
  textType: 'STRING',
  flagType: 'BOOLEAN',
  divide: (dividend, divisor) => `(${dividend} div ${divisor})`,
  narrowQuotient: true,
  same: (left, right) => `(${left} <=> ${right})`,
  textLength: (text) => `CAST(char_length(${text}) AS BIGINT)`,
  contains: (text, match) => `contains(${text}, ${match})`,
  startsWith: (text, match) => `startswith(${text}, ${match})`,
  endsWith: (text, match) => `endswith(${text}, ${match})`,
  position: (text, match) => `CAST(instr(${text}, ${match}) AS BIGINT)`,
  substring: (text, from, length) =>
    `substring(${text}, CAST(${from} AS INT)${length ? `, CAST(${length} AS INT)` : ''})`,
  listContains: (list, item) => `array_contains(${list}, ${item})`,
  listLength: (list) => `CAST(size(${list}) AS BIGINT)`,
};

/**
 * Letters and digits of any script stand as they are; every other character of one unit is written
 * as its number, so that neither quotes and backslashes nor `;`, `--` and `${...}` are met by the
 * shell that splits a file into statements and fills in variables.
 */
function escaped(value: string): string {
  let text = '';
  for (const character of value) {
    const plain = character.length > 1 || /[\p{L}\p{N} _.,:]/u.test(character);
    text += plain ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  }
  return text;
}
