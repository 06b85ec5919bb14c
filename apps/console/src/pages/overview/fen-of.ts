import type { Figure } from '@sanyi/api';
import { scaledTo } from '../../format/decimal.ts';

/** The amount of a figure in yuan, in whole fen. */
export function fenOf(figure: Pick<Figure, 'value'>): string {
  if (figure.value === null) return '0';
  return String(scaledTo(figure.value, 2));
}
