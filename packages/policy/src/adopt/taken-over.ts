import type { Text } from '@sanyi/kernel';
import type { Evidence } from '../evidence/evidence.ts';
import type { UnitKind } from '../package/unit-kind.ts';

/** A unit of another package that a package speaks about, there and here. */
export type MappedUnit = {
  readonly unit: UnitKind;
  readonly name: string;
  readonly there: string;
  readonly here: readonly string[];
};

/** A value that each city is meant to set for itself. */
export type LocalValue = {
  readonly name: string;
  readonly title: Text;
  readonly kind: string;
  /** As the package has it, from its first day. */
  readonly there: string;
  /** As the city has it; null where the package's own value was taken over. */
  readonly here: string | null;
  /** Whether the city set it when it took the package over, another package of it says it, or nobody. */
  readonly by: 'set' | 'package' | 'nobody';
};

/** What a list of the package names, and what of it the city has. */
export type ListGap = {
  readonly list: string;
  readonly rows: number;
  /** Items of the list that the city does not have. */
  readonly missingItems: readonly string[];
  /** Levels of the list that no institution of the city has. */
  readonly missingLevels: readonly string[];
  /** Items that the city prices by the same list and the package does not name. */
  readonly untouchedItems: number;
};

/** From which share on an effect counts, and how far two may lie apart to count as the same; of one million. */
export type CarryLines = { readonly negligible: bigint; readonly within: bigint };

/** Tests that came along with a package, by the rules of the city that took it. */
export type CarriedTests = {
  readonly passed: number;
  readonly failed: number;
  readonly cases: readonly {
    readonly title: Text;
    readonly holds: boolean;
    readonly expected: string;
    readonly actual: string | null;
  }[];
};

/**
 * What a city found when it took a package of another city over; it stands beside the package in
 * `adopted/`. What it did here is evidence of the package itself.
 *
 * @example
 * ```ts
 * const undecided = ({ local }: TakenOver) => local.filter(({ by }) => by === 'nobody');
 * ```
 */
export type TakenOver = {
  readonly package: { readonly id: string; readonly version: string; readonly title: Text };
  /** What the package did in the city it came from; null where it came without. */
  readonly there: Evidence | null;
  readonly lines: CarryLines;
  readonly mapped: readonly MappedUnit[];
  readonly local: readonly LocalValue[];
  readonly lists: readonly ListGap[];
  readonly tests: CarriedTests;
};
