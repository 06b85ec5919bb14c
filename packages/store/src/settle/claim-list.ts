import {
  type ClaimBatch,
  type IdRows,
  type Institution,
  idRows,
  type SettlementBatch,
  VISIT_KINDS,
} from '@sanyi/facts';
import { ROW_GROUP_CLAIMS } from '../limits.ts';
import type { ParquetColumn } from '../parquet/parquet-column.ts';
import type { ParquetFile } from '../parquet/parquet-file.ts';

const newColumns = (claims: number) => ({
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
});

type Columns = ReturnType<typeof newColumns>;
type Values = Columns[keyof Columns];

/**
 * The settled claims of a part as people read them in lists, the newest first, so that a page of a
 * list comes from the first rows that match. The memory of one part is that of the next.
 */
export class ClaimList {
  #columns = newColumns(0);
  readonly #picked = newColumns(ROW_GROUP_CLAIMS);
  readonly #districts = new Uint8Array(ROW_GROUP_CLAIMS);
  readonly #placeOf: IdRows;
  readonly #districtOf: Uint8Array;
  readonly #districtCodes: readonly string[];
  #count = 0;

  constructor(of: {
    readonly institutions: readonly Institution[];
    readonly districts: readonly string[];
  }) {
    const { institutions, districts } = of;
    this.#placeOf = idRows(institutions.map((each) => each.institution));
    this.#districtCodes = districts;
    this.#districtOf = Uint8Array.from(institutions, (each) =>
      Math.max(0, districts.indexOf(each.district)),
    );
  }

  /** Begins the list of a part that has so many claims. */
  begin(claims: number): void {
    if (this.#columns.day.length < claims) this.#columns = newColumns(claims);
    this.#count = 0;
  }

  /** Copies what the list says of a settled batch. */
  add(claims: ClaimBatch, result: SettlementBatch): void {
    const at = this.#count;
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
    this.#count += count;
  }

  /** Writes the rows of table `claim_list`. */
  async write(file: ParquetFile): Promise<void> {
    const order = newestFirst(this.#columns.day.subarray(0, this.#count));
    for (let from = 0; from < order.length; from += ROW_GROUP_CLAIMS) {
      const rows = order.subarray(from, from + ROW_GROUP_CLAIMS);
      await file.append(this.#pickedColumns(rows), rows.length);
    }
  }

  #pickedColumns(rows: Uint32Array): ParquetColumn[] {
    const [columns, picked, districts] = [this.#columns, this.#picked, this.#districts];
    for (const name of NAMES) pick(columns[name], picked[name], rows);
    for (let row = 0; row < rows.length; row++) {
      const place = this.#placeOf(picked.institution[row] as number);
      districts[row] = this.#districtOf[place] ?? 0;
    }
    const { day, claim, person, institution, visitKind, endDay, lines } = picked;
    const codes = this.#districtCodes;
    return [
      { kind: 'date', name: 'day', values: day },
      { kind: 'bigint', name: 'claim', values: claim },
      { kind: 'uinteger', name: 'person', values: person },
      { kind: 'uinteger', name: 'institution', values: institution },
      { kind: 'code', name: 'district', values: districts, codes },
      { kind: 'code', name: 'visit_kind', values: visitKind, codes: VISIT_KINDS.codes },
      { kind: 'date', name: 'end_day', values: endDay },
      { kind: 'uinteger', name: 'lines', values: lines },
      { kind: 'bigint', name: 'total_fen', values: picked.total },
      { kind: 'bigint', name: 'fund_fen', values: picked.fund },
      { kind: 'bigint', name: 'patient_fen', values: picked.patient },
      { kind: 'bigint', name: 'hospital_fen', values: picked.hospital },
    ];
  }
}

const OF_CLAIMS = ['day', 'claim', 'person', 'institution', 'visitKind', 'endDay'] as const;
const OF_RESULT = ['total', 'patient', 'hospital'] as const;
const NAMES = [...OF_CLAIMS, ...OF_RESULT, 'lines', 'fund'] as const;

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

function pick(from: Values, into: Values, rows: Uint32Array): void {
  for (let at = 0; at < rows.length; at++) into[at] = from[rows[at] as number] as number;
}
