import { type SegmentCodes, VISIT_KINDS } from '@sanyi/facts';
import { personClasses } from '../kernel/replay-sums.ts';
import { type GainBand, gainBands } from '../replay/gain-band.ts';
import {
  CARE,
  CARE_WIDTH,
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
const INPATIENT = VISIT_KINDS.at('inpatientDay');
const BANDS = GAIN_BANDS.length;
const NOTHING = GAIN_BANDS.indexOf('none');
/** Where a cell has money under the new rules. */
const NOW: number = 1 + MONEY.length;
/** Of a place, month or class of persons: what patients pay more, and by how much charges are more. */
const MORE_WIDTH = 4;
/** Of a class of persons: the same, bands, squares of what patients, payers and institutions have more. */
const PEOPLE_WIDTH: number = MORE_WIDTH + BANDS + 3;

/** By how much the charges of a claim, or of a person's claims, are more. */
export type ChargesMore = {
  readonly total: number;
  readonly hospital: number;
  readonly fixedFund: number;
};

/** A claim that changes. */
export type ChangedClaim = {
  readonly place: number;
  readonly month: number;
  readonly visitKind: number;
};

/** What was paid before, and by how much it is more. */
type PaidMore = { readonly paid: number; readonly more: number };

/** What cells of a replay differ by from those in which both sides are the baseline. */
export class ChangedCells {
  readonly #layout: ReplayLayout;
  readonly #levelOf: Uint8Array;
  readonly #band: GainBand;
  readonly #classOf: Int32Array;
  readonly #positions: readonly (readonly number[])[];
  readonly #places: Float64Array;
  readonly #months: Float64Array;
  /** By level of the place: visits, and stays. */
  readonly #care: Float64Array = new Float64Array(PLACE_LEVELS.length * CARE.length * MORE_WIDTH);
  readonly #bands: Float64Array = new Float64Array(PLACE_LEVELS.length * BANDS);
  readonly #people: Float64Array;

  constructor(frame: ReplayFrame, layout: ReplayLayout, { groups, institutions }: SegmentCodes) {
    this.#layout = layout;
    this.#levelOf = placeLevels(frame);
    this.#band = gainBands(frame.groups.largeChange);
    [this.#classOf, this.#positions] = personClasses(frame, groups);
    this.#places = new Float64Array(institutions.length * MORE_WIDTH);
    this.#months = new Float64Array(layout.months.length * KINDS * MORE_WIDTH);
    this.#people = new Float64Array(this.#positions.length * PEOPLE_WIDTH);
  }

  /** Adds a claim for which the patient paid `paid` before and pays so much more. */
  claim({ place, month, visitKind }: ChangedClaim, paid: number, more: number): void {
    increase(this.#places, place * MORE_WIDTH, more);
    increase(this.#months, (month * KINDS + visitKind) * MORE_WIDTH, more);
    increase(this.#care, this.#careOf(place, visitKind), more);
    this.#move(this.#bands, (this.#levelOf[place] as number) * BANDS, { paid, more });
  }

  #careOf(place: number, visitKind: number): number {
    const level = this.#levelOf[place] as number;
    return (level * CARE.length + Number(visitKind === INPATIENT)) * MORE_WIDTH;
  }

  /** Adds by how much the charges of a claim are more. */
  charges({ place, month, visitKind }: ChangedClaim, more: ChargesMore): void {
    addCharges(this.#places, place * MORE_WIDTH, more);
    addCharges(this.#months, (month * KINDS + visitKind) * MORE_WIDTH, more);
    addCharges(this.#care, this.#careOf(place, visitKind), more);
  }

  /**
   * Adds a person who paid `paid` over the period before and pays so much more, and whose charges are
   * so much more.
   */
  person(group: number, { paid, more }: PaidMore, charges: ChargesMore): void {
    const at = (this.#classOf[group] as number) * PEOPLE_WIDTH;
    const people = this.#people;
    increase(people, at, more);
    addCharges(people, at, charges);
    const bands = at + MORE_WIDTH;
    this.#move(people, bands, { paid, more });
    const income = charges.total - charges.hospital;
    increase(people, bands + BANDS, more * more);
    increase(people, bands + BANDS + 1, (income - more) ** 2);
    increase(people, bands + BANDS + 2, income * income);
  }

  /** Moves a claim or a person from the band of those for whom nothing changes; bands begin at `from`. */
  #move(bands: Float64Array, from: number, { paid, more }: PaidMore): void {
    if (more === 0) return;
    increase(bands, from + NOTHING, -1);
    increase(bands, from + this.#band(paid, paid + more), 1);
  }

  /** Moves everything to a column of sums. */
  take(values: Float64Array): void {
    this.#unfoldClaims(values);
    this.#unfoldPeople(values);
    for (const cells of [this.#places, this.#months, this.#care, this.#bands, this.#people]) {
      cells.fill(0);
    }
  }

  #unfoldClaims(values: Float64Array): void {
    const { institution, month, visitKind, visits, care } = this.#layout.sections;
    for (let place = 0; place < institution.keys.length; place++) {
      const more = partsOf(this.#places, place);
      addMoney(values, institution.at + place * CELL_WIDTH, more);
      const level = visits.at + (this.#levelOf[place] ?? 0) * visits.width;
      increase(values, level + visits.width - 1, more[0] ?? 0);
    }
    for (let at = 0; at < this.#months.length / MORE_WIDTH; at++) {
      const more = partsOf(this.#months, at);
      addMoney(values, month.at + Math.floor(at / KINDS) * CELL_WIDTH, more);
      addMoney(values, visitKind.at + (at % KINDS) * CELL_WIDTH, more);
    }
    for (const at of care.keys.keys()) {
      addMoney(values, care.at + at * CARE_WIDTH, partsOf(this.#care, at));
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
        addMoney(values, cell, own);
        // Bands and squares stand as they do in the layout.
        for (const [part, amount] of own.subarray(MORE_WIDTH).entries()) {
          increase(values, cell + CELL_WIDTH + 1 + part, amount);
        }
      }
    }
  }
}

function increase(cells: Float64Array, at: number, amount: number): void {
  cells[at] = (cells[at] as number) + amount;
}

function addCharges(cells: Float64Array, at: number, more: ChargesMore): void {
  increase(cells, at + 1, more.total);
  increase(cells, at + 2, more.hospital);
  increase(cells, at + 3, more.fixedFund);
}

const partsOf = (cells: Float64Array, at: number): Float64Array =>
  cells.subarray(at * MORE_WIDTH, (at + 1) * MORE_WIDTH);

/** Adds what patients pay more and charges are more to a cell; funds pay the rest. */
function addMoney(values: Float64Array, cell: number, more: Float64Array): void {
  const [patient = 0, total = 0, hospital = 0, fixedFund = 0] = more;
  const fund = total - hospital - fixedFund - patient;
  for (const [part, amount] of [total, hospital, fixedFund, fund, patient].entries()) {
    increase(values, cell + NOW + part, amount);
  }
}
