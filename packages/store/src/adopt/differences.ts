import type { Text } from '@sanyi/kernel';
import type {
  CarriedRow,
  Evidence,
  EvidenceBands,
  EvidenceCell,
  EvidenceIndicator,
  LocalValue,
  MappedUnit,
} from '@sanyi/policy';

/** Which city, claims and rules an effect was measured with. */
type Measured = {
  readonly city: Evidence['city'];
  readonly facts: string;
  readonly period: Evidence['period'];
  readonly baseline: string;
  readonly reform: string;
  readonly replay: string;
  readonly claims: number;
  readonly patients: number;
  readonly reproduce: string;
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

type Sides<T> = { readonly there: readonly T[]; readonly here: readonly T[] };

/**
 * How a package of one city fares in another: what carried over, what did not, and why it may not.
 *
 * @example
 * ```ts
 * const reversed = ({ rows }: Differences) => rows.filter((row) => row.carried === 'reversed');
 * ```
 */
export type Differences = {
  readonly format: 'sanyi-differences';
  readonly package: { readonly id: string; readonly version: string; readonly title: Text };
  /** Its id in this city. */
  readonly adopted: string;
  /** Null where the package came without evidence; then nothing is compared. */
  readonly there: Measured | null;
  readonly here: Measured;
  /** Parts of a million, as content says. */
  readonly lines: { readonly negligible: string; readonly within: string };
  readonly mapped: readonly MappedUnit[];
  readonly local: readonly LocalValue[];
  readonly lists: readonly ListGap[];
  readonly tests: {
    readonly passed: number;
    readonly failed: number;
    readonly cases: readonly {
      readonly title: Text;
      readonly holds: boolean;
      readonly expected: string;
      readonly actual: string | null;
    }[];
  };
  readonly rows: readonly CarriedRow[];
  readonly cells: Sides<EvidenceCell>;
  readonly bands: Sides<EvidenceBands>;
  readonly indicators: Sides<EvidenceIndicator>;
};
