import type { WireText } from '@sanyi/api';
import type { FigureBook } from './figure-book.ts';
import type { Weigh } from './weighted.ts';

/** What every page is made from. */
export type PageSource = {
  readonly book: FigureBook;
  readonly weigh: Weigh;
  readonly titleOf: (place: string) => WireText;
};
