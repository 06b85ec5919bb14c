import { decimalText, signedText } from '../../format/decimal.ts';
import { MISSING } from '../../format/figure-text.ts';
import type { Measure } from './measure.ts';

/** The value of a tile: growth with its sign, levels without. */
export function valueText(value: string | null, measure: Measure): string {
  if (value === null) return MISSING;
  return measure === 'growth' ? signedText(value, 1) : decimalText(value, 1);
}
