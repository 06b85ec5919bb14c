import type { Kind, Value } from '@sanyi/feel';
import type { Text } from '@sanyi/kernel';
import type { HookName } from '../hooks/hook-name.ts';

/** When the accumulators start again. */
export type FoldReset =
  | { readonly every: 'calendarYear' }
  | { readonly every: 'stay' }
  | { readonly every: 'never' }
  | { readonly every: 'rollingDays'; readonly days: number };

/** What is carried from claim to claim. Order matters: see the one law of folds. */
export type Accumulator = {
  readonly name: string;
  readonly kind: Kind;
  readonly start: Value;
  readonly title: Text;
};

/** What is carried over a person's year, in which order, and when it starts again. */
export type Fold = {
  readonly name: string;
  readonly file: string;
  readonly hook: HookName;
  readonly key: readonly string[];
  readonly reset: FoldReset;
  readonly order: readonly string[];
  readonly accumulators: readonly Accumulator[];
  /** True: an accumulator reads itself or one below it, so it can only run as a fold. */
  readonly feedback: boolean;
  readonly where: string;
};
