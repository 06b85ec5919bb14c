import {
  type ClaimBatch,
  type IdRows,
  type Institution,
  idRows,
  type SettlementBatch,
  VISIT_KINDS,
} from '@sanyi/facts';
import type { Column } from '../duck/columns.ts';

/** The columns of all claims of a part, in the order they were settled. */
type Columns = {
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
  readonly #columns: Columns;
  readonly #placeOf: IdRows;
  readonly #districtOf: Uint8Array;
  readonly #districts: readonly string[];
  count = 0;

  /** `claims` says how many claims the part has. */
  constructor(
    claims: number,
    of: { readonly institutions: readonly Institution[]; readonly districts: readonly string[] },
  ) {
    const { institutions, districts } = of;
    this.#placeOf = idRows(institutions.map((each) => each.institution));
    this.#districts = districts;
    this.#districtOf = Uint8Array.from(institutions, (each) =>
      Math.max(0, districts.indexOf(each.district)),
    );
    this.#columns = {
      day: new Int32Array(claims),
      claim: new Float64Array(claims),
      person: new Uint32Array(claims),
      institution: new Uint32Array(claims),
      visitKind: new Uint8Array(claims),
      endDay: new Int32Array(claims),
      lines: new Uint32Array(claims),
      total: new Float64Array(claims),
      fund: new Float64Array(claims),
      patient: new Float64Array(claims),
      hospital: new Float64Array(claims),
    };
  }

  /** Copies what the list says of a settled batch. */
  add(claims: ClaimBatch, result: SettlementBatch): void {
    const at = this.count;
    const into = this.#columns;
    for (const name of OF_CLAIMS) into[name].set(claims[name], at);
    for (const name of OF_RESULT) into[name].set(result[name], at);
    const { lines, fund } = into;
    const { lineStart, count } = claims;
    // Every index is one of a column, so that what is read is a number.
    for (let row = 0; row < count; row++) {
      lines[at + row] = (lineStart[row + 1] as number) - (lineStart[row] as number);
      fund[at + row] = (result.fund[row] as number) + (result.fixedFund[row] as number);
    }
    this.count += count;
  }

  /** The columns of table `claim_list`. */
  columns(): Column[] {
    const { day, claim, person, institution, visitKind, endDay, lines } = this.#columns;
    const order = newestFirst(day);
    const sorted = <T extends Values>(values: T): T => picked(values, order);
    const places = sorted(institution);
    const districts = Uint8Array.from(places, (id) => this.#districtOf[this.#placeOf(id)] ?? 0);
    const money = (name: 'total' | 'fund' | 'patient' | 'hospital'): Column => ({
      kind: 'bigint',
      name: `${name}_fen`,
      values: sorted(this.#columns[name]),
    });
    return [
      { kind: 'date', name: 'day', values: sorted(day) },
      { kind: 'bigint', name: 'claim', values: sorted(claim) },
      { kind: 'uinteger', name: 'person', values: sorted(person) },
      { kind: 'uinteger', name: 'institution', values: places },
      { kind: 'code', name: 'district', values: districts, codes: this.#districts },
      { kind: 'code', name: 'visit_kind', values: sorted(visitKind), codes: VISIT_KINDS.codes },
      { kind: 'date', name: 'end_day', values: sorted(endDay) },
      { kind: 'uinteger', name: 'lines', values: sorted(lines) },
      money('total'),
      money('fund'),
      money('patient'),
      money('hospital'),
    ];
  }
}

const OF_CLAIMS = ['day', 'claim', 'person', 'institution', 'visitKind', 'endDay'] as const;
const OF_RESULT = ['total', 'patient', 'hospital'] as const;

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
  for (let at = 0; at < order.length; at++) out[at] = values[order[at] as number] as number;
  // A copy of a typed array is of the same kind.
  return out as T;
}
