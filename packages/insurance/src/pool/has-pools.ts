import type { Stack } from '@sanyi/policy';
import { poolsOf } from './case-asker.ts';

/**
 * Whether any of the stacks, as those of a replay, has a pool.
 *
 * @example
 * ```ts
 * declare const stack: Stack;
 * hasPools({ stacks: [stack] }); // false where no package has one
 * ```
 */
export const hasPools = ({ stacks }: { readonly stacks: readonly Stack[] }): boolean =>
  stacks.some((stack) => poolsOf(stack).length > 0);
