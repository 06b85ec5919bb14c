import type { Segment } from '@sanyi/facts';
import type { ClaimBlock } from './claim-block.ts';
import type { RefundedPerson } from './refund-segment.ts';

/** Persons with refunds as they were settled, round after round, and as they are booked. */
export type WatchedRefunds = {
  /** The segment that they stand in. */
  readonly segment: Segment;
  readonly persons: readonly RefundedPerson[];
  /** The rounds as a segment, and settled. */
  readonly rounds: Segment;
  readonly block: ClaimBlock;
  /** The claims as they count, and the row of the rounds that tells what each cites. */
  readonly booked: ClaimBlock;
  readonly citedIn: Int32Array;
};

/** Is shown every block that a kernel settled, while it holds what came out. */
export type KernelWatch = {
  settled(block: ClaimBlock, segment: Segment): void;
  refunded(refunds: WatchedRefunds): void;
};
