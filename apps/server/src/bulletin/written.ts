import type { Bulletin } from '@sanyi/oversight';
import type { BulletinDefinition } from '@sanyi/policy';

/** A bulletin with what it was written by. */
export type Written = {
  readonly bulletin: Bulletin;
  readonly definition: BulletinDefinition;
  readonly periods: readonly string[];
};
