import type { ColumnAnswers } from '@sanyi/feel';
import type { CachedSegment } from './cached-segment.ts';
import type { FoldBlock } from './fold-block.ts';
import type { RowChanges } from './row-changes.ts';

/** Persons of a block that were folded again, whose charges are more. */
export type FoldedPersons = {
  readonly segment: CachedSegment;
  readonly block: FoldBlock;
  readonly answers: ColumnAnswers;
  readonly charges: RowChanges;
};
