import type { PersonRows } from './refunds.ts';
import { type RowSettler, stayAt } from './row-settler.ts';

/**
 * Rows of a person by settlement day, then claim (INS-3). Only a stay is settled on another day than
 * it began. `looked` is told each row before it is looked at.
 */
export function foldOrder(
  { batch, from, to }: PersonRows,
  settler: RowSettler,
  looked?: (row: number) => void,
): number[] {
  const days: number[] = [];
  const dayOf = (row: number): number => days[row - from] ?? 0;
  const claimOf = (row: number): number => batch.claim[row] ?? 0;
  const rows: number[] = [];
  let sorted = true;
  let last = Number.NEGATIVE_INFINITY;
  for (let row = from; row < to; row++) {
    looked?.(row);
    const day = stayAt(batch, row) ? settler.settlementDay(batch, row) : (batch.day[row] ?? 0);
    days.push(day);
    sorted &&= day > last || (day === last && claimOf(row) > claimOf(row - 1));
    last = day;
    rows.push(row);
  }
  if (sorted) return rows;
  return rows.sort((a, b) => dayOf(a) - dayOf(b) || claimOf(a) - claimOf(b));
}

/** Whether any claim of the person is a stay. */
export function hasStays({ batch, from, to }: PersonRows): boolean {
  for (let row = from; row < to; row++) if (stayAt(batch, row)) return true;
  return false;
}
