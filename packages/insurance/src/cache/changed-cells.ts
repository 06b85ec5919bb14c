import { type SegmentCodes, VISIT_KINDS } from '@sanyi/facts';
import { personClasses } from '../kernel/replay-sums.ts';
import { type GainBand, gainBands } from '../replay/gain-band.ts';
import {
  CELL_WIDTH,
  GAIN_BANDS,
  MONEY,
  PLACE_LEVELS,
  type ReplayFrame,
  type ReplayLayout,
} from '../replay/replay-layout.ts';
import { placeLevels } from '../replay/replay-places.ts';
import { PERSON_DIMENSIONS } from '../replay/replay-tables.ts';

const KINDS = VISIT_KINDS.codes.length;
const BANDS = GAIN_BANDS.length;
/** Where a cell has what funds and patients pay under the new rules. */
const FUND_NOW: number = 1 + MONEY.length + MONEY.indexOf('fund');
const PATIENT_NOW: number = 1 + MONEY.length + MONEY.indexOf('patient');
/** Of a class of persons: what they pay more, bands, squares of what each pays more. */
const PEOPLE_WIDTH: number = 2 + BANDS;

/** A claim whose fund pays another amount. */
export type ChangedClaim = {
  readonly place: number;
  readonly month: number;
  readonly visitKind: number;
};

/** What cells of a replay differ by from those in which both sides are the baseline. */
export class ChangedCells {
  readonly #layout: ReplayLayout;
  readonly #levelOf: Uint8Array;
  readonly #band: GainBand;
  readonly #classOf: Int32Array;
  readonly #positions: readonly (readonly number[])[];
  readonly #places: Float64Array;
  readonly #months: Float64Array;
  readonly #bands: Float64Array = new Float64Array(PLACE_LEVELS.length * BANDS);
  readonly #people: Float64Array;

  constructor(frame: ReplayFrame, layout: ReplayLayout, { groups, institutions }: SegmentCodes) {
    this.#layout = layout;
    this.#levelOf = placeLevels(frame);
    this.#band = gainBands(frame.groups.largeChange);
    [this.#classOf, this.#positions] = personClasses(frame, groups);
    this.#places = new Float64Array(institutions.length);
    this.#months = new Float64Array(layout.months.length * KINDS);
    this.#people = new Float64Array(this.#positions.length * PEOPLE_WIDTH);
  }

  /** Adds a claim for which the patient paid `paid` before and pays so much more. */
  claim({ place, month, visitKind }: ChangedClaim, paid: number, more: number): void {
    increase(this.#places, place, more);
    increase(this.#months, month * KINDS + visitKind, more);
    const level = (this.#levelOf[place] as number) * BANDS;
    increase(this.#bands, level + this.#band(paid, paid), -1);
    increase(this.#bands, level + this.#band(paid, paid + more), 1);
  }

  /** Adds a person who paid `paid` over the period before and pays so much more. */
  person(group: number, paid: number, more: number): void {
    const at = (this.#classOf[group] as number) * PEOPLE_WIDTH;
    const people = this.#people;
    increase(people, at, more);
    increase(people, at + 1 + this.#band(paid, paid), -1);
    increase(people, at + 1 + this.#band(paid, paid + more), 1);
    increase(people, at + 1 + BANDS, more * more);
  }

  /** Moves everything to a column of sums. */
  take(values: Float64Array): void {
    this.#unfoldClaims(values);
    this.#unfoldPeople(values);
    for (const cells of [this.#places, this.#months, this.#bands, this.#people]) cells.fill(0);
  }

  #unfoldClaims(values: Float64Array): void {
    const { institution, month, visitKind, visits } = this.#layout.sections;
    for (const [place, more] of this.#places.subarray(0, institution.keys.length).entries()) {
      moved(values, institution.at + place * CELL_WIDTH, more);
      const level = visits.at + (this.#levelOf[place] ?? 0) * visits.width;
      increase(values, level + visits.width - 1, more);
    }
    for (const [at, more] of this.#months.entries()) {
      moved(values, month.at + Math.floor(at / KINDS) * CELL_WIDTH, more);
      moved(values, visitKind.at + (at % KINDS) * CELL_WIDTH, more);
    }
    for (const [at, claims] of this.#bands.entries()) {
      const level = visits.at + Math.floor(at / BANDS) * visits.width;
      increase(values, level + 1 + (at % BANDS), claims);
    }
  }

  #unfoldPeople(values: Float64Array): void {
    const { sections } = this.#layout;
    for (const [row, positions] of this.#positions.entries()) {
      const own = this.#people.subarray(row * PEOPLE_WIDTH, (row + 1) * PEOPLE_WIDTH);
      for (const [at, name] of PERSON_DIMENSIONS.entries()) {
        const { at: start, width } = sections[name];
        const cell = start + (positions[at] ?? 0) * width;
        moved(values, cell, own[0] ?? 0);
        for (let band = 0; band < BANDS; band++) {
          increase(values, cell + CELL_WIDTH + 1 + band, own[1 + band] ?? 0);
        }
        // Squares of what patients pay more and funds pay less; institutions earn the same.
        const squares = cell + CELL_WIDTH + 1 + BANDS;
        increase(values, squares, own[1 + BANDS] ?? 0);
        increase(values, squares + 1, own[1 + BANDS] ?? 0);
      }
    }
  }
}

function increase(cells: Float64Array, at: number, amount: number): void {
  cells[at] = (cells[at] as number) + amount;
}

/** Moves an amount from the funds of a cell to its patients. */
function moved(values: Float64Array, cell: number, more: number): void {
  increase(values, cell + FUND_NOW, -more);
  increase(values, cell + PATIENT_NOW, more);
}
