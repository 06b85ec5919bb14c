import { type SegmentCodes, VISIT_KINDS } from '@sanyi/facts';
import { addressOf } from '@sanyi/feel/loops';
import { personClasses } from '../kernel/replay-sums.ts';
import type { BlockMemory } from '../loops/block-memory.ts';
import { largeIn } from '../loops/gain-band-code.ts';
import { MORE_CELL } from '../loops/more-code.ts';
import { PEOPLE_CELL } from '../loops/person-code.ts';
import { type GainBand, gainBands } from '../replay/gain-band.ts';
import {
  CELL_WIDTH,
  careCell,
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
/** Of a place, month, level or class of persons: by how much charges are more, and what patients pay more. */
const MORE_WIDTH: number = MORE_CELL.width;

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
  /** By level of the place: stays; what is left of a level is visits. */
  readonly #stays: Float64Array;
  readonly #bands: Float64Array;
  readonly #people: Float64Array;
  readonly #large: Float64Array;
  /** What the loop over claims is told of the cells, from levels to the share of a large change. */
  readonly ofClaims: readonly number[];
  /** What the loop over persons is told of them: classes, cells, the share of a large change. */
  readonly ofPersons: readonly [number, number, number];

  constructor(
    frame: ReplayFrame,
    layout: ReplayLayout,
    of: { readonly codes: SegmentCodes; readonly memory: BlockMemory },
  ) {
    const { codes, memory } = of;
    this.#layout = layout;
    const levels = placeLevels(frame);
    this.#levelOf = memory.uint8(levels.length);
    this.#levelOf.set(levels);
    this.#band = gainBands(frame.groups.largeChange);
    const [classOf, positions] = personClasses(frame, codes.groups);
    this.#classOf = memory.int32(classOf.length);
    this.#classOf.set(classOf);
    this.#positions = positions;
    this.#places = memory.float64(codes.institutions.length * MORE_WIDTH);
    this.#months = memory.float64(layout.months.length * KINDS * MORE_WIDTH);
    this.#stays = memory.float64(PLACE_LEVELS.length * MORE_WIDTH);
    this.#bands = memory.float64(PLACE_LEVELS.length * BANDS);
    this.#large = largeIn(memory, frame.groups.largeChange);
    this.#people = memory.float64(positions.length * PEOPLE_CELL.width);
    const cells = [this.#places, this.#months, this.#stays, this.#bands, this.#large];
    this.ofClaims = [addressOf(this.#levelOf), KINDS, INPATIENT, ...cells.map(addressOf)];
    const people = addressOf(this.#people);
    this.ofPersons = [addressOf(this.#classOf), people, addressOf(this.#large)];
  }

  /** Adds a claim for which the patient paid `paid` before and pays so much more, with its charges. */
  claim(of: ChangedClaim, { paid, more }: PaidMore, charges: ChargesMore): void {
    const { place, month, visitKind } = of;
    addMore(this.#places, place * MORE_WIDTH, charges, more);
    addMore(this.#months, (month * KINDS + visitKind) * MORE_WIDTH, charges, more);
    if (visitKind === INPATIENT) {
      addMore(this.#stays, (this.#levelOf[place] as number) * MORE_WIDTH, charges, more);
    }
    this.band(place, { paid, more });
  }

  /** Adds a claim at a place to the band of those for whom as much changes. */
  band(place: number, more: PaidMore): void {
    this.#addBand(this.#bands, (this.#levelOf[place] as number) * BANDS, more);
  }

  /**
   * Adds a person who paid `paid` over the period before and pays so much more, and whose charges are
   * so much more.
   */
  person(group: number, { paid, more }: PaidMore, charges: ChargesMore): void {
    const at = (this.#classOf[group] as number) * PEOPLE_CELL.width;
    const people = this.#people;
    addMore(people, at, charges, more);
    const bands = at + PEOPLE_CELL.bands;
    this.#addBand(people, bands, { paid, more });
    const income = charges.total - charges.hospital;
    increase(people, bands + BANDS, more * more);
    increase(people, bands + BANDS + 1, (income - more) ** 2);
    increase(people, bands + BANDS + 2, income * income);
  }

  #addBand(bands: Float64Array, from: number, { paid, more }: PaidMore): void {
    if (more === 0) return;
    increase(bands, from + this.#band(paid, paid + more), 1);
  }

  /** Moves everything to a column of sums. */
  take(values: Float64Array): void {
    this.#unfoldClaims(values);
    this.#unfoldPeople(values);
    for (const cells of [this.#places, this.#months, this.#stays, this.#bands, this.#people]) {
      cells.fill(0);
    }
  }

  #unfoldClaims(values: Float64Array): void {
    const { institution, month, visitKind, visits } = this.#layout.sections;
    for (let place = 0; place < institution.keys.length; place++) {
      const more = partsOf(this.#places, place);
      const level = this.#levelOf[place] ?? 0;
      addMoney(values, institution.at + place * CELL_WIDTH, more);
      addMoney(values, careCell(this.#layout, level, false), more);
      const cell = visits.at + level * visits.width;
      increase(values, cell + visits.width - 1, more[MORE_CELL.patient] ?? 0);
    }
    for (const level of PLACE_LEVELS.keys()) {
      const more = partsOf(this.#stays, level);
      addMoney(values, careCell(this.#layout, level, true), more);
      addMoney(
        values,
        careCell(this.#layout, level, false),
        more.map((each) => -each),
      );
    }
    for (let at = 0; at < this.#months.length / MORE_WIDTH; at++) {
      const more = partsOf(this.#months, at);
      addMoney(values, month.at + Math.floor(at / KINDS) * CELL_WIDTH, more);
      addMoney(values, visitKind.at + (at % KINDS) * CELL_WIDTH, more);
    }
    for (const level of PLACE_LEVELS.keys()) {
      const bands = this.#bands.subarray(level * BANDS, (level + 1) * BANDS);
      addBands(values, visits.at + level * visits.width + 1, bands);
    }
  }

  #unfoldPeople(values: Float64Array): void {
    const { sections } = this.#layout;
    for (const [row, positions] of this.#positions.entries()) {
      const own = this.#people.subarray(row * PEOPLE_CELL.width, (row + 1) * PEOPLE_CELL.width);
      for (const [at, name] of PERSON_DIMENSIONS.entries()) {
        const { at: start, width } = sections[name];
        const cell = start + (positions[at] ?? 0) * width;
        addMoney(values, cell, own);
        const bands = cell + CELL_WIDTH + 1;
        addBands(values, bands, own.subarray(PEOPLE_CELL.bands, PEOPLE_CELL.squares));
        // Squares stand as they do in the layout.
        for (const [part, amount] of own.subarray(PEOPLE_CELL.squares).entries()) {
          increase(values, bands + BANDS + part, amount);
        }
      }
    }
  }
}

/** Moves those who were added to a band there, from that of those for whom nothing changes. */
function addBands(values: Float64Array, at: number, bands: Float64Array): void {
  for (const [band, count] of bands.entries()) {
    increase(values, at + band, count);
    increase(values, at + NOTHING, -count);
  }
}

function increase(cells: Float64Array, at: number, amount: number): void {
  cells[at] = (cells[at] as number) + amount;
}

/** Adds to a cell as `MORE_CELL` says; names would be looked up again for every claim. */
function addMore(cells: Float64Array, at: number, charges: ChargesMore, patient: number): void {
  increase(cells, at, charges.total);
  increase(cells, at + 1, charges.hospital);
  increase(cells, at + 2, charges.fixedFund);
  increase(cells, at + 3, patient);
}

const partsOf = (cells: Float64Array, at: number): Float64Array =>
  cells.subarray(at * MORE_WIDTH, (at + 1) * MORE_WIDTH);

/** Adds what patients pay more and charges are more to a cell; funds pay the rest. */
function addMoney(values: Float64Array, cell: number, more: Float64Array): void {
  const [total = 0, hospital = 0, fixedFund = 0, patient = 0] = more;
  const fund = total - hospital - fixedFund - patient;
  for (const [part, amount] of [total, hospital, fixedFund, fund, patient].entries()) {
    increase(values, cell + NOW + part, amount);
  }
}
