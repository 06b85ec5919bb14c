import type { Scalar, Way } from './code.ts';

/**
 * Which rules match. `lists`: a relation has a row for every combination of classes, with the list
 * of matching rules behind it, so that everything about the list is known when the query is
 * written. `flags`: cells are computed, and every rule has a condition.
 */
export type Match =
  | {
      readonly by: 'lists';
      readonly lists: readonly (readonly number[])[];
      /** Adds a column to the relation, with a literal for each list. */
      column(
        literals: readonly string[],
        type: string,
      ): { readonly text: string; readonly level: number };
      readonly way: Way | null;
    }
  | { readonly by: 'flags'; readonly live: readonly Scalar[]; readonly way: Way | null };
