import type { BulletinFamily, Indicator } from '@sanyi/policy';
import type { BulletinFigure } from './bulletin.ts';
import type { BulletinInput, BulletinPlace } from './bulletin-input.ts';
import type { BulletinRank } from './bulletin-ranks.ts';
import type { ShownFigures } from './shown-figures.ts';

/** What a finding is written from. */
export type FindingFacts = {
  readonly input: BulletinInput;
  readonly shown: ShownFigures;
  readonly family: BulletinFamily;
  readonly indicator: Indicator;
  readonly place: BulletinPlace;
  readonly isCity: boolean;
  /** Null where nothing may or can be printed. */
  readonly found: BulletinFigure | null;
  readonly rank: BulletinRank | undefined;
};
