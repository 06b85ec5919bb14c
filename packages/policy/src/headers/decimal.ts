import { refuse } from '../yaml/cursor.ts';
import { type Shape, scalar, shaped } from '../yaml/shape.ts';
import type { HeaderNumber } from './lines.ts';

/** An exact decimal, negative ones too. */
export const decimal: Shape<HeaderNumber> = shaped(
  { type: ['number', 'string'], pattern: '^-?\\d+(\\.\\d+)?$' },
  (at) => {
    const text = scalar(at);
    if (text === undefined) return undefined;
    if (/^-?\d+(\.\d+)?$/.test(text)) return { text, number: Number(text) };
    return refuse(at, 'POLICY_VALUE_KIND', { found: text, kind: 'number' });
  },
);
