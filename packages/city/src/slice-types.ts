import type {
  CallTable,
  ClaimBatch,
  ContractTable,
  DonationTable,
  PersonTable,
} from '@sanyi/facts';
import type { Day } from '@sanyi/kernel';

/** Which city to build. */
export type CityRequest = {
  /** Share of the real population, above 0 and up to 1; a person stands for `1 / scale`. */
  readonly scale: number;
  readonly seed: number;
  /** First day; the first of a quarter that the scenario covers. */
  readonly from: Day;
  /** Last day, inclusive; the last of a quarter that the scenario covers. */
  readonly to: Day;
};

/** One independent part of a city: whole persons with all that happened to them. Plain data. */
export type SlicePlan = CityRequest & {
  readonly index: number;
  /** Number of slices of the city. */
  readonly count: number;
};

/** What one slice holds, as columns. */
export type CitySlice = {
  readonly persons: PersonTable;
  readonly contracts: ContractTable;
  readonly donations: DonationTable;
  readonly calls: CallTable;
  /** Sorted by person, day, claim; a person is in no other slice. */
  readonly claims: ClaimBatch;
};
