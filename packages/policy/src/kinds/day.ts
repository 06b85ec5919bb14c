import { type Day, parseDay } from '@sanyi/kernel';
import { refuse } from '../yaml/cursor.ts';
import { type Shape, scalar, shaped } from '../yaml/shape.ts';

/** A calendar day of a YAML file. */
export const day: Shape<Day> = shaped(
  { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  (at) => {
    const text = scalar(at);
    if (text === undefined) return undefined;
    const read = parseDay(text);
    return read.ok ? read.value : refuse(at, 'DATE_NOT_READABLE', { text });
  },
);
