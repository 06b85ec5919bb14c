import type { Kind, Value } from '@sanyi/feel';
import type { Day, Text } from '@sanyi/kernel';
import type { Provenance } from '../package/provenance.ts';

/** A value of a parameter from a day on, until the next value. Null ends the parameter. */
export type DatedValue = {
  readonly from: Day;
  readonly value: Value;
  readonly provenance: Provenance;
  readonly source: string;
  readonly note: Text | null;
  /** File, line and key path. */
  readonly where: string;
};

/** One value that moves in time. Values stand in ascending order of `from`. */
export type Parameter = {
  readonly name: string;
  readonly kind: Kind;
  readonly unit: Text | null;
  readonly title: Text;
  /** Each city is meant to set it for itself. */
  readonly local: boolean;
  readonly values: readonly DatedValue[];
  readonly where: string;
};
