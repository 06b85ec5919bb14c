import type { Movable } from './movable-rows.ts';

/** What may move and what has to stay. Shares; null holds nothing. */
export type PriceBounds = Movable & {
  /** Fen; prices move by whole steps. */
  readonly step: number;
  /** All hospitals' income. */
  readonly total: number;
  /** The income of each hospital; what each class of persons pays itself, after benefits. */
  readonly hospital: number | null;
  readonly group: number | null;
  /** Least share of services in all income. */
  readonly services: number | null;
};
