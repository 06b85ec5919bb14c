import type { FeelValue } from '../value/value.ts';

/**
 * Inputs and decided values of one evaluation. A decision service runs in a world of its own, in
 * which its parameters stand for inputs and decisions.
 */
export type World = {
  readonly inputs: ReadonlyMap<string, FeelValue>;
  /** Answers by decision; a decision runs at most once. */
  readonly decided: Map<string, FeelValue>;
};
