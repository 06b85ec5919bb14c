import {
  type ClaimBatch,
  type IdRows,
  idRows,
  type SettlementBatch,
  VISIT_KINDS,
} from '@sanyi/facts';
import type { PriceFacts } from '@sanyi/insurance';
import { ROW_GROUP_CLAIMS } from '../limits.ts';
import type { ParquetColumn } from '../parquet/parquet-column.ts';
import type { ParquetFile } from '../parquet/parquet-file.ts';

const newColumns = (claims: number) => ({
  day: new Int32Array(claims),
  claim: new Float64Array(claims),
  person: new Uint32Array(claims),
  institution: new Uint32Array(claims),
  district: new Uint8Array(claims),
  visitKind: new Uint8Array(claims),
  endDay: new Int32Array(claims),
  lines: new Uint32Array(claims),
  total: new Float64Array(claims),
  fund: new Float64Array(claims),
  patient: new Float64Array(claims),
  hospital: new Float64Array(claims),
});

/** A claim is a line of the cache, so that it is read at once when claims are put in their order. */
const ROW = { doubles: 8, ints: 16 } as const;
/** Claims that stay in the cache of a core between short loops over them. */
const ROWS_AT_ONCE = 256;

/**
 * The settled claims of a part as people read them in lists, the newest first, so that a page of a
 * list comes from the first rows that match. The memory of one part is that of the next.
 */
export class ClaimList {
  #day = new Int32Array(0);
  /** By claim: five doubles, then five whole numbers of 32 bits. */
  #doubles = new Float64Array(0);
  #ints = new Int32Array(0);
  readonly #picked = newColumns(ROW_GROUP_CLAIMS);
  readonly #placeOf: IdRows;
  readonly #districtOf: Uint8Array;
  readonly #districtCodes: readonly string[];
  #count = 0;

  constructor(of: {
    readonly institutions: PriceFacts['institutions'];
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
    this.#count = 0;
    if (this.#day.length >= claims) return;
    this.#day = new Int32Array(claims);
    this.#doubles = new Float64Array(claims * ROW.doubles);
    this.#ints = new Int32Array(this.#doubles.buffer);
  }

  /** Copies what the list says of a settled batch; every index is one of a column. */
  add(claims: ClaimBatch, result: SettlementBatch): void {
    const { count, day, claim, person, institution, visitKind, endDay, lineStart } = claims;
    const { total, fund, fixedFund, patient, hospital } = result;
    const [doubles, ints] = [this.#doubles, this.#ints];
    this.#day.set(day, this.#count);
    let at = this.#count * ROW.doubles;
    for (let row = 0; row < count; row++) {
      doubles[at] = claim[row] as number;
      doubles[at + 1] = total[row] as number;
      doubles[at + 2] = (fund[row] as number) + (fixedFund[row] as number);
      doubles[at + 3] = patient[row] as number;
      doubles[at + 4] = hospital[row] as number;
      const int = 2 * at + 10;
      ints[int] = person[row] as number;
      ints[int + 1] = institution[row] as number;
      ints[int + 2] = visitKind[row] as number;
      ints[int + 3] = endDay[row] as number;
      ints[int + 4] = (lineStart[row + 1] as number) - (lineStart[row] as number);
      at += ROW.doubles;
    }
    this.#count += count;
  }

  /** Writes the rows of table `claim_list`. */
  async write(file: ParquetFile): Promise<void> {
    const order = newestFirst(this.#day.subarray(0, this.#count));
    for (let from = 0; from < order.length; from += ROW_GROUP_CLAIMS) {
      const rows = order.subarray(from, from + ROW_GROUP_CLAIMS);
      await file.append(this.#pickedColumns(rows), rows.length);
    }
  }

  #pickedColumns(rows: Uint32Array): ParquetColumn[] {
    this.#pick(rows);
    const { day, claim, person, institution, district, visitKind, endDay, lines } = this.#picked;
    const { total, fund, patient, hospital } = this.#picked;
    const codes = this.#districtCodes;
    return [
      { kind: 'date', name: 'day', values: day },
      { kind: 'bigint', name: 'claim', values: claim },
      { kind: 'uinteger', name: 'person', values: person },
      { kind: 'uinteger', name: 'institution', values: institution },
      { kind: 'code', name: 'district', values: district, codes },
      { kind: 'code', name: 'visit_kind', values: visitKind, codes: VISIT_KINDS.codes },
      { kind: 'date', name: 'end_day', values: endDay },
      { kind: 'uinteger', name: 'lines', values: lines },
      { kind: 'bigint', name: 'total_fen', values: total },
      { kind: 'bigint', name: 'fund_fen', values: fund },
      { kind: 'bigint', name: 'patient_fen', values: patient },
      { kind: 'bigint', name: 'hospital_fen', values: hospital },
    ];
  }

  /** Reads claims in an order, each index one of a column. */
  #pick(rows: Uint32Array): void {
    const into = this.#picked;
    const { day, claim } = into;
    const [days, doubles] = [this.#day, this.#doubles];
    for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
      const end = Math.min(rows.length, start + ROWS_AT_ONCE);
      // Claims lie far apart: a loop as short as this waits for many of them at a time.
      for (let row = start; row < end; row++) {
        claim[row] = doubles[(rows[row] as number) * ROW.doubles] as number;
      }
      for (let row = start; row < end; row++) day[row] = days[rows[row] as number] as number;
      this.#pickRest(rows, start, end);
    }
  }

  #pickRest(rows: Uint32Array, start: number, end: number): void {
    const into = this.#picked;
    const { person, institution, district, visitKind, endDay, lines } = into;
    const { total, fund, patient, hospital } = into;
    const [doubles, ints] = [this.#doubles, this.#ints];
    const [placeOf, districtOf] = [this.#placeOf, this.#districtOf];
    const [width, widthInts] = [ROW.doubles, ROW.ints];
    for (let row = start; row < end; row++) {
      const from = rows[row] as number;
      const at = from * width;
      const int = from * widthInts + 10;
      const place = ints[int + 1] as number;
      total[row] = doubles[at + 1] as number;
      fund[row] = doubles[at + 2] as number;
      patient[row] = doubles[at + 3] as number;
      hospital[row] = doubles[at + 4] as number;
      person[row] = ints[int] as number;
      institution[row] = place;
      district[row] = districtOf[placeOf(place >>> 0)] ?? 0;
      visitKind[row] = ints[int + 2] as number;
      endDay[row] = ints[int + 3] as number;
      lines[row] = ints[int + 4] as number;
    }
  }
}

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
