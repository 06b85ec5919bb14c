import type { ReplayLayout } from '../replay/replay-layout.ts';
import { PERSON_DIMENSIONS } from '../replay/replay-tables.ts';
import type { PooledCase } from './case-asker.ts';

/** Numbers of one record: a stay, or what a refund takes back of one, under one set of rules. */
export const CASE_WIDTH = 9;

/** One record as a value. */
export type CaseRecord = PooledCase & {
  readonly claim: number;
  readonly side: 0 | 1;
  readonly isRefund: boolean;
  /** Position among the pools of the stack. */
  readonly pool: number;
  /** Row in the table of institutions. */
  readonly institution: number;
  readonly endDay: number;
  /** Where the person stands in each of `PERSON_DIMENSIONS`, as one number. */
  readonly people: number;
};

/** Records of cases, one after the other in one column, so that workers hand them on and keep them. */
export class CaseRecords {
  #values: Float64Array = new Float64Array(0);
  #size = 0;

  add(of: CaseRecord): void {
    if (this.#size + CASE_WIDTH > this.#values.length) {
      const larger = new Float64Array(Math.max(CASE_WIDTH * 256, this.#values.length * 2));
      larger.set(this.#values);
      this.#values = larger;
    }
    const kind = of.side + 2 * Number(of.isRefund) + 4 * of.pool;
    const { claim, institution, endDay, people, points, total, fund, patient } = of;
    const record = [claim, kind, institution, endDay, people, points, total, fund, patient];
    this.#values.set(record, this.#size);
    this.#size += CASE_WIDTH;
  }

  /** The records since this was last called. */
  take(): Float64Array {
    const taken = this.#values.slice(0, this.#size);
    this.#size = 0;
    return taken;
  }
}

/** The record that begins at a place of a column. */
export function recordAt(values: Float64Array, at: number): CaseRecord {
  const of = (column: number): number => values[at + column] ?? 0;
  const kind = of(1);
  return {
    claim: of(0),
    side: kind % 2 === 0 ? 0 : 1,
    isRefund: Math.floor(kind / 2) % 2 === 1,
    pool: Math.floor(kind / 4),
    institution: of(2),
    endDay: of(3),
    people: of(4),
    points: of(5),
    total: of(6),
    fund: of(7),
    patient: of(8),
  };
}

/**
 * Records of several workers or parts together.
 *
 * @example
 * ```ts
 * joinedCases([new Float64Array(9), new Float64Array(18)]).length; // 27
 * ```
 */
export function joinedCases(parts: readonly Float64Array[]): Float64Array {
  const joined = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** Positions among the groups of persons as one number. */
export const peopleNumber = (
  { sections }: Pick<ReplayLayout, 'sections'>,
  positions: readonly number[],
): number =>
  PERSON_DIMENSIONS.reduce(
    (number, name, at) => number * sections[name].keys.length + Math.max(0, positions[at] ?? 0),
    0,
  );

/** The positions that such a number stands for. */
export function peoplePositions(
  { sections }: Pick<ReplayLayout, 'sections'>,
  people: number,
): number[] {
  let left = people;
  return PERSON_DIMENSIONS.toReversed()
    .map((name) => {
      const count = sections[name].keys.length;
      const position = left % count;
      left = Math.floor(left / count);
      return position;
    })
    .reverse();
}
