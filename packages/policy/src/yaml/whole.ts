import { type Cursor, refuse } from './cursor.ts';
import { type Shape, scalar, shaped } from './shape.ts';

const whole = (pattern: RegExp): Shape<string> =>
  shaped({ type: ['integer', 'string'], pattern: pattern.source }, (at: Cursor) => {
    const text = scalar(at);
    if (text === undefined || pattern.test(text)) return text;
    return refuse(at, 'POLICY_NAME_WRONG', { found: text });
  });

function converted<T>(shape: Shape<string>, convert: (text: string) => T): Shape<T> {
  return shaped(shape, (at: Cursor) => {
    const text = shape(at);
    return text === undefined ? undefined : convert(text);
  });
}

/** A whole number of fen, or of parts of a million. */
export const fen: Shape<bigint> = converted(whole(/^-?\d{1,18}$/), BigInt);

/** How many of something. */
export const count: Shape<number> = converted(whole(/^\d{1,12}$/), Number);
