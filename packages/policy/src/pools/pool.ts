import type { PeriodKind, Text } from '@sanyi/kernel';
import type { HookName } from '../hooks/hook-name.ts';

/** What tells pools of one kind apart: each combination has a budget of its own. */
export const POOL_KEYS = ['institution', 'level', 'district', 'scheme'] as const;

/** A part of the key of a pool. */
export type PoolKey = (typeof POOL_KEYS)[number];

/** What weights of cases may be looked up by. */
export const WEIGHT_KEYS = ['group', 'level', 'institution'] as const;

/**
 * A budget shared by points. Its numbers are parameters, or rows of lists of kind `pool`, so that they
 * carry dates and sources.
 */
export type Pool = {
  readonly name: string;
  readonly file: string;
  readonly title: Text;
  readonly hook: HookName;
  readonly key: readonly PoolKey[];
  /** How long a budget lasts. */
  readonly period: PeriodKind;
  /**
   * What is shared. `fund`: the budget; a case is paid its share. `case`: the budget and what patients
   * pay of these cases; a case is paid its share less what its patient pays.
   */
  readonly pays: 'fund' | 'case';
  /** A parameter, or a list with the column `budget` by parts of the key. */
  readonly budget: string;
  /** A list with the columns `weight` and, perhaps, `meanCost`; null where points ask for neither. */
  readonly weights: string | null;
  /** Parameters: the least and the most yuan that a point is worth. */
  readonly floor: string | null;
  readonly ceiling: string | null;
  /** Parameters: the share of what is saved that hospitals keep; without it they keep all. */
  readonly savingsKept: string | null;
  /** Parameters: the share of an overspend that the fund bears, up to so many times the budget. */
  readonly overspendShared: string | null;
  readonly overspendUpTo: string | null;
  readonly where: string;
};
