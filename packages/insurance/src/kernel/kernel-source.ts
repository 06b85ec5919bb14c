import type { SegmentCodes } from '@sanyi/facts';
import type { Day } from '@sanyi/kernel';
import type { ClaimRules } from '../claim-rules.ts';
import type { ReplayFrame, ReplayLayout } from '../replay/replay-layout.ts';
import type { Both } from './sides.ts';

/** What a replay over segments is made from. */
export type KernelSource = {
  /** The old rules and the new ones, made ready for the same facts. */
  readonly rules: Both<ClaimRules>;
  readonly codes: SegmentCodes;
  readonly frame: ReplayFrame;
  readonly layout: ReplayLayout;
  /** Claims that end before change nothing that counts; null: all may. */
  readonly since: Day | null;
};
