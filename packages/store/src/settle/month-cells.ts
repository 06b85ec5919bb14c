import { type ClaimBatch, type IdRows, idRows, VISIT_KINDS } from '@sanyi/facts';
import { assert } from '@sanyi/kernel';
import type { ParquetColumn } from '../parquet/parquet-column.ts';
import type { Months } from './months.ts';
import { type CellKeys, SumCells } from './sum-cells.ts';

const KINDS = VISIT_KINDS.codes.length;

/** Adds settled claims up by month of the last day, institution and visit kind. */
export class MonthCells extends SumCells {
  readonly #months: Months;
  readonly #institutions: readonly number[];

  constructor(months: Months, institutions: readonly number[]) {
    super(monthKeys(months, institutions));
    this.#months = months;
    this.#institutions = institutions;
  }

  /** The cells as columns: month (its first day), institution, visit kind and the sums. */
  protected override columns(keys: Int32Array): ParquetColumn[] {
    const ids = this.#institutions;
    const month = new Int32Array(keys.length);
    const institution = new Uint32Array(keys.length);
    const kind = new Uint8Array(keys.length);
    for (let cell = 0; cell < keys.length; cell++) {
      const key = keys[cell] as number;
      kind[cell] = key % KINDS;
      const place = Math.floor(key / KINDS);
      institution[cell] = ids[place % ids.length] ?? 0;
      month[cell] = this.#months.first[Math.floor(place / ids.length)] ?? 0;
    }
    return [
      { kind: 'date', name: 'month', values: month },
      { kind: 'uinteger', name: 'institution', values: institution },
      { kind: 'code', name: 'visit_kind', values: kind, codes: VISIT_KINDS.codes },
      ...super.columns(keys),
    ];
  }
}

function monthKeys(months: Months, institutions: readonly number[]): CellKeys {
  const placeOf: IdRows = idRows(institutions);
  return {
    count: months.first.length * institutions.length * KINDS,
    fill: (claims: ClaimBatch, keys) => {
      for (let row = 0; row < claims.count; row++) {
        const place = placeOf(claims.institution[row] ?? 0);
        assert(place >= 0, 'the institution of a claim is in the table');
        const month = months.at(claims.endDay[row] ?? 0);
        keys[row] = (month * institutions.length + place) * KINDS + (claims.visitKind[row] ?? 0);
      }
    },
  };
}
