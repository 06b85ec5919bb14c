import type { ColumnField } from '@sanyi/feel';
import { sqlName, sqlText } from '../../packages/store/src/duck/database.ts';
import { codesOf } from './rows.ts';

/** A field of a question, from the column of numbers that it was written as. */
export function inputSql(field: ColumnField): string {
  const name = sqlName(`in ${field.name}`);
  if (field.form === 'flag') return `(${name} = 1)`;
  const codes = `[${codesOf(field).map(sqlText).join(', ')}]`;
  if (field.form === 'set') {
    return `list_filter(${codes}, lambda code, nth: ((${name} >> (nth - 1)) & 1) = 1)`;
  }
  // A set that is open has no positions: its columns hold texts.
  return field.form === 'code' && field.codes === null ? `(${codes})[${name} + 1]` : name;
}
