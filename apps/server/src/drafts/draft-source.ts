import type { Day } from '@sanyi/kernel';
import type { Records } from '@sanyi/store';
import type { Rules } from '../city/city.ts';

/** What drafts of packages are made from and put in force through. */
export type DraftSource = {
  readonly records: Records;
  readonly place: string;
  /** The packages in force, or null before they are read. */
  rules(): Rules | null;
  /** The last day of the data. */
  on(): Day;
  /** Takes up what was approved: rules, then figures, in a job. */
  renew(): void;
  /** The job that takes up approved rules, while it runs. */
  job(): string | null;
};
