import {
  type ClaimBatch,
  type IdRows,
  type Institution,
  idRows,
  type SettlementBatch,
  VISIT_KINDS,
} from '@sanyi/facts';
import type { Column } from '../duck/columns.ts';

/** What is kept of each batch until all claims of the part are there. */
type Batch = {
  readonly day: Int32Array;
  readonly claim: Float64Array;
  readonly person: Uint32Array;
  readonly institution: Uint32Array;
  readonly visitKind: Uint8Array;
  readonly endDay: Int32Array;
  readonly lines: Uint32Array;
  readonly total: Float64Array;
  readonly fund: Float64Array;
  readonly patient: Float64Array;
  readonly hospital: Float64Array;
};

type Values = Float64Array | Uint32Array | Int32Array | Uint8Array;

/**
 * The settled claims of a part as people read them in lists, the newest first, so that a page of a
 * list comes from the first rows that match.
 */
export class ClaimList {
  readonly #batches: Batch[] = [];
  readonly #placeOf: IdRows;
  readonly #districtOf: Uint8Array;
  readonly #districts: readonly string[];
  count = 0;

  constructor(institutions: readonly Institution[], districts: readonly string[]) {
    this.#placeOf = idRows(institutions.map((each) => each.institution));
    this.#districts = districts;
    this.#districtOf = Uint8Array.from(institutions, (each) =>
      Math.max(0, districts.indexOf(each.district)),
    );
  }

  /** Notes a settled batch. Its columns must stay as they are. */
  add(claims: ClaimBatch, result: SettlementBatch): void {
    const { day, claim, person, institution, visitKind, endDay } = claims;
    const { total, patient, hospital } = result;
    this.#batches.push({
      ...{ day, claim, person, institution, visitKind, endDay, lines: linesOf(claims) },
      ...{ total, fund: fundsOf(result), patient, hospital },
    });
    this.count += claims.count;
  }

  /** The columns of table `claim_list`. */
  columns(): Column[] {
    const { count } = this;
    const day = this.#joined(new Int32Array(count), 'day');
    const order = newestFirst(day);
    const sorted = <T extends Values>(into: T, name: keyof Batch): T =>
      picked(this.#joined(into, name), order);
    const institution = sorted(new Uint32Array(count), 'institution');
    const districts = institution.map((id) => this.#districtOf[this.#placeOf(id)] ?? 0);
    const money = (name: 'total' | 'fund' | 'patient' | 'hospital'): Column => ({
      kind: 'bigint',
      name: `${name}_fen`,
      values: sorted(new Float64Array(count), name),
    });
    const kinds = sorted(new Uint8Array(count), 'visitKind');
    return [
      { kind: 'date', name: 'day', values: picked(day, order) },
      { kind: 'bigint', name: 'claim', values: sorted(new Float64Array(count), 'claim') },
      { kind: 'uinteger', name: 'person', values: sorted(new Uint32Array(count), 'person') },
      { kind: 'uinteger', name: 'institution', values: institution },
      {
        kind: 'code',
        name: 'district',
        values: Uint8Array.from(districts),
        codes: this.#districts,
      },
      { kind: 'code', name: 'visit_kind', values: kinds, codes: VISIT_KINDS.codes },
      { kind: 'date', name: 'end_day', values: sorted(new Int32Array(count), 'endDay') },
      { kind: 'uinteger', name: 'lines', values: sorted(new Uint32Array(count), 'lines') },
      money('total'),
      money('fund'),
      money('patient'),
      money('hospital'),
    ];
  }

  #joined<T extends Values>(into: T, name: keyof Batch): T {
    let at = 0;
    for (const batch of this.#batches) {
      into.set(batch[name], at);
      at += batch.day.length;
    }
    return into;
  }
}

const linesOf = ({ count, lineStart }: ClaimBatch): Uint32Array =>
  Uint32Array.from(
    { length: count },
    (_, row) => (lineStart[row + 1] ?? 0) - (lineStart[row] ?? 0),
  );

const fundsOf = ({ fund, fixedFund }: SettlementBatch): Float64Array =>
  fund.map((amount, row) => amount + (fixedFund[row] ?? 0));

/** Positions by day, the latest first: a counting sort. */
function newestFirst(day: Int32Array): Uint32Array {
  const last = day.reduce((latest, each) => Math.max(latest, each), Number.MIN_SAFE_INTEGER);
  const first = day.reduce((earliest, each) => Math.min(earliest, each), last);
  const places = new Uint32Array(Math.max(0, last - first) + 2);
  for (let row = 0; row < day.length; row++) {
    const at = last - (day[row] ?? 0) + 1;
    places[at] = (places[at] ?? 0) + 1;
  }
  for (let at = 1; at < places.length; at++) places[at] = (places[at] ?? 0) + (places[at - 1] ?? 0);
  const order = new Uint32Array(day.length);
  for (let row = 0; row < day.length; row++) {
    const at = last - (day[row] ?? 0);
    const place = places[at] ?? 0;
    order[place] = row;
    places[at] = place + 1;
  }
  return order;
}

function picked<T extends Values>(values: T, order: Uint32Array): T {
  const out = values.slice();
  for (let at = 0; at < order.length; at++) out[at] = values[order[at] ?? 0] ?? 0;
  // A copy of a typed array is of the same kind.
  return out as T;
}
