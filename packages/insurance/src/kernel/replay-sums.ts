import { CHARGE_FAMILIES, idRows, type SegmentCodes, VISIT_KINDS } from '@sanyi/facts';
import { addressOf } from '@sanyi/feel/loops';
import { largeIn, NO_GAIN } from '../loops/gain-band-code.ts';
import { CLASS_CELL } from '../loops/people-code.ts';
import { SUM_CELL } from '../loops/sum-code.ts';
import { type GainBand, gainBands } from '../replay/gain-band.ts';
import { personPositions } from '../replay/person-positions.ts';
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
import { familyOf } from '../row-outcome.ts';
import { type ClaimBlock, MONEY_WIDTH } from './claim-block.ts';
import type { KernelTables } from './kernel-tables.ts';
import type { Both } from './sides.ts';

const KINDS = VISIT_KINDS.codes.length;
const BANDS = GAIN_BANDS.length;
const INPATIENT = VISIT_KINDS.at('inpatientDay');
const PATIENT = 4;
const NOW: number = MONEY.length;

/**
 * Sums of blocks by few small codes: place, month with kind of visit, and class of persons alike in
 * all groups of the results. Every cell of a layout is a sum of these, added up once in the end.
 */
export class ReplaySums {
  readonly #frame: ReplayFrame;
  readonly #layout: ReplayLayout;
  readonly #tables: KernelTables;
  readonly #band: GainBand;
  /** By place, and by month and kind of visit: claims, then money. */
  readonly #places: Float64Array;
  readonly #months: Float64Array;
  /** By level of the place: visits in each band. */
  readonly #visitBands: Float64Array;
  readonly #levelOf: Uint8Array;
  readonly #large: Float64Array;
  /** By level of the place: a cell of stays; what is left of a level is visits. */
  readonly #stays: Float64Array = new Float64Array(PLACE_LEVELS.length * CELL_WIDTH);
  /** By level of the place: refunds of visits, and of stays. */
  readonly #refunds: Float64Array = new Float64Array(PLACE_LEVELS.length * 2);
  /** By class of persons, as `CLASS_CELL` says. */
  readonly #people: Float64Array;
  readonly #classOf: Int32Array;
  readonly #positions: readonly (readonly number[])[];
  /** By person of a block: what the claims come to. */
  #own: Float64Array;
  readonly #kindOf: Int32Array;
  /** Rows of the block added last that change, and how many they are. */
  #changed: Int32Array;
  #changes = 0;
  /** How many of them have no band yet, and their rows behind; the same of persons. */
  #odd: Int32Array;
  #oddPersons: Int32Array;
  /** By family: both amounts of what refunds take back without naming lines. */
  readonly #families: Float64Array = new Float64Array(CHARGE_FAMILIES.length * 2);
  readonly #familyOf: readonly number[];
  #lines = 0;
  persons = 0;

  constructor(frame: ReplayFrame, layout: ReplayLayout, tables: KernelTables) {
    this.#frame = frame;
    this.#layout = layout;
    this.#tables = tables;
    this.#band = gainBands(frame.groups.largeChange);
    const { codes } = tables;
    const { memory } = tables;
    this.#places = memory.float64(codes.institutions.length * SUM_CELL.width);
    this.#months = memory.float64(layout.months.length * KINDS * SUM_CELL.width);
    this.#own = memory.float64(0);
    this.#changed = memory.int32(0);
    this.#odd = memory.int32(0);
    this.#oddPersons = memory.int32(0);
    this.#kindOf = memory.int32(codes.visits.count);
    this.#kindOf.set(codes.visits.visitKind);
    this.#visitBands = memory.float64(PLACE_LEVELS.length * BANDS);
    const levels = placeLevels(frame);
    this.#levelOf = memory.uint8(levels.length);
    this.#levelOf.set(levels);
    this.#large = largeIn(memory, frame.groups.largeChange);
    const [classOf, positions] = personClasses(frame, codes.groups);
    this.#classOf = memory.int32(classOf.length);
    this.#classOf.set(classOf);
    this.#positions = positions;
    this.#familyOf = familiesOf(frame, codes.items);
    this.#people = memory.float64(positions.length * CLASS_CELL.width);
  }

  /** Adds the claims of a block that count, person by person. */
  add(block: ClaimBlock, lineStart: Uint32Array): void {
    const { persons, personStart, personGroup, month, place, visit, money } = block;
    const { memory } = this.#tables;
    if (this.#changed.length < month.length) {
      this.#changed = memory.int32(month.length);
      this.#odd = memory.int32(month.length + 1);
      this.#oddPersons = memory.int32(month.length + 1);
      this.#own = memory.float64(month.length * SUM_CELL.width);
    }
    this.#changes = memory.loops.sums(
      persons,
      ...[personStart, month, place, visit, this.#kindOf].map(addressOf),
      KINDS,
      addressOf(money),
      addressOf(this.#places),
      addressOf(this.#months),
      addressOf(this.#own),
      addressOf(this.#changed),
      ...[this.#levelOf, this.#visitBands, this.#large, this.#odd].map(addressOf),
    );
    memory.loops.people(
      persons,
      ...[this.#own, personGroup, this.#classOf, this.#people, this.#large].map(addressOf),
      addressOf(this.#oddPersons),
    );
    if (this.#oddPersons[0] !== 0) this.#countPersons(personGroup);
    this.#countLines(block, lineStart);
    if (this.#odd[0] !== 0) this.#countBands(block);
  }

  /** Rows of the block added last that count and change. */
  get changedRows(): Int32Array {
    return this.#changed.subarray(0, this.#changes);
  }

  /** Every index is one of a column, here and below, so that what is read is a number. */
  #countLines(block: ClaimBlock, lineStart: Uint32Array): void {
    const { count, month, claim, visit } = block;
    const kindOf = this.#kindOf;
    let lines = 0;
    for (let row = 0; row < count; row++) {
      if ((month[row] as number) < 0) continue;
      const line = claim[row] as number;
      lines += (lineStart[line + 1] as number) - (lineStart[line] as number);
      if (kindOf[visit[row] as number] === INPATIENT) this.#stay(block, row);
    }
    this.#lines += lines;
  }

  #stay({ place, money }: ClaimBlock, row: number): void {
    const cell = (this.#levelOf[place[row] as number] as number) * CELL_WIDTH;
    const [stays, from] = [this.#stays, row * MONEY_WIDTH];
    increase(stays, cell, 1);
    for (let part = 0; part < MONEY_WIDTH; part++) {
      increase(stays, cell + 1 + part, money[from + part] as number);
    }
  }

  /** Counts a refund among the claims of the care that it takes back. */
  addRefund(place: number, visit: number): void {
    const isStay = this.#kindOf[visit] === INPATIENT;
    increase(this.#refunds, (this.#levelOf[place] ?? 0) * 2 + Number(isStay), 1);
  }

  /** Counts claims with amounts that products of doubles are not exact for by their bands. */
  #countBands({ place, money }: ClaimBlock): void {
    const rows = this.#odd.subarray(1, 1 + (this.#odd[0] as number));
    const [levelOf, visitBands] = [this.#levelOf, this.#visitBands];
    const bandOf = this.#band;
    for (const row of rows) {
      const from = row * MONEY_WIDTH;
      const band = bandOf(money[from + 4] as number, money[from + 9] as number);
      const level = (levelOf[place[row] as number] as number) * BANDS;
      visitBands[level + band] = (visitBands[level + band] as number) + 1;
      visitBands[level + NO_GAIN] = (visitBands[level + NO_GAIN] as number) - 1;
    }
  }

  /** Adds what a family costs more or less: that of an item of the codes, or the visits. */
  addFamily(item: number | null, [old, now]: Both<number>): void {
    const family = item === null ? VISITS : (this.#familyOf[item] ?? 0);
    increase(this.#families, family * 2, old);
    increase(this.#families, family * 2 + 1, now);
  }

  /** Counts persons with amounts that products of doubles are not exact for by their bands. */
  #countPersons(groups: Int32Array): void {
    const paid = (from: number): number => {
      const [total = 0, hospital = 0, fixedFund = 0, fund = 0] = this.#own.subarray(from);
      return total - hospital - fixedFund - fund;
    };
    for (const person of this.#oddPersons.subarray(1, 1 + (this.#oddPersons[0] as number))) {
      const own = person * SUM_CELL.width;
      const band = this.#band(paid(own), paid(own + SUM_CELL.now));
      const cell = (this.#classOf[groups[person] as number] as number) * CLASS_CELL.width;
      increase(this.#people, cell + CLASS_CELL.bands + band, 1);
    }
  }

  /** Moves everything to a column of sums, but the sums of rules. */
  take(values: Float64Array): void {
    const { sections } = this.#layout;
    const add = (at: number, amount: number): void => increase(values, at, amount);
    this.#unfoldPlaces(values);
    this.#unfoldStays(add);
    for (let cell = 0; cell < this.#months.length / SUM_CELL.width; cell++) {
      const [month, kind] = [Math.floor(cell / KINDS), cell % KINDS];
      for (const [of, amount] of cellAt(this.#months, cell).entries()) {
        add(sections.month.at + month * CELL_WIDTH + of, amount);
        add(sections.visitKind.at + kind * CELL_WIDTH + of, amount);
        if (of === 0) add(sections.head.at, amount);
      }
    }
    this.#unfoldPeople(values);
    this.#unfoldItems(add);
    add(sections.head.at + 1, this.#lines);
    add(sections.head.at + 2, this.persons);
    this.#clear();
  }

  #clear(): void {
    for (const cells of [this.#places, this.#months, this.#visitBands, this.#people]) cells.fill(0);
    this.#stays.fill(0);
    this.#refunds.fill(0);
    this.#families.fill(0);
    this.#tables.lines.clearCounts();
    this.#tables.visits.outcomes.counts.fill(0);
    this.#lines = 0;
    this.persons = 0;
  }

  #unfoldPlaces(values: Float64Array): void {
    const { institution, visits } = this.#layout.sections;
    const care = PLACE_LEVELS.map((_, level) => careCell(this.#layout, level, false));
    for (let place = 0; place < institution.keys.length; place++) {
      if (this.#places[place * SUM_CELL.width + SUM_CELL.claims] === 0) continue;
      // Every index is one of a column or list.
      const level = this.#levelOf[place] as number;
      const amounts = cellAt(this.#places, place);
      addCell(values, institution.at + place * CELL_WIDTH, amounts);
      addCell(values, care[level] as number, amounts);
      const cell = visits.at + level * visits.width;
      increase(values, cell, amounts[0] as number);
      increase(values, cell + 1 + NO_GAIN, amounts[0] as number);
      increase(values, cell + visits.width - 2, amounts[1 + PATIENT] as number);
      increase(values, cell + visits.width - 1, amounts[1 + NOW + PATIENT] as number);
    }
    for (let at = 0; at < this.#visitBands.length; at++) {
      const cell = visits.at + Math.floor(at / BANDS) * visits.width;
      increase(values, cell + 1 + (at % BANDS), this.#visitBands[at] ?? 0);
    }
  }

  /** Moves what is stays out of the care of each level, of which all were visits so far. */
  #unfoldStays(add: (at: number, amount: number) => void): void {
    for (const level of PLACE_LEVELS.keys()) {
      const [visit, stay] = [false, true].map((isStay) => careCell(this.#layout, level, isStay));
      for (let of = 0; of < CELL_WIDTH; of++) {
        const amount = this.#stays[level * CELL_WIDTH + of] ?? 0;
        add((visit ?? 0) + of, -amount);
        add((stay ?? 0) + of, amount);
      }
      add((visit ?? 0) + CELL_WIDTH, this.#refunds[level * 2] ?? 0);
      add((stay ?? 0) + CELL_WIDTH, this.#refunds[level * 2 + 1] ?? 0);
    }
  }

  #unfoldPeople(values: Float64Array): void {
    const dimensions = PERSON_DIMENSIONS.map((name) => this.#layout.sections[name]);
    const { all, head } = this.#layout.sections;
    for (let row = 0; row < this.#positions.length; row++) {
      // Every index is one of a column or list.
      const positions = this.#positions[row] as readonly number[];
      const own = peopleAt(this.#people, row);
      increase(values, head.at + 3, own[CELL_WIDTH] as number);
      for (let at = 0; at < dimensions.length; at++) {
        addCell(values, (dimensions[at]?.at ?? 0) + (positions[at] as number) * all.width, own);
      }
    }
  }

  #unfoldItems(add: (at: number, amount: number) => void): void {
    const { item, family } = this.#layout.sections;
    const { codes, lines, visits } = this.#tables;
    const rowOf = idRows(this.#frame.facts.items.map((each) => each.item));
    const sums = lines.items();
    for (const [at, id] of codes.items.entries()) {
      const row = rowOf(id);
      if (row < 0) continue;
      const [quantity = 0, old = 0, now = 0] = sums.subarray(at * item.width);
      const cell = item.at + row * item.width;
      add(cell, quantity);
      add(cell + 1, old);
      add(cell + 2, now);
      this.addFamily(at, [old, now]);
    }
    this.addFamily(null, visits.amounts());
    for (const [at, amount] of this.#families.entries()) add(family.at + at, amount);
  }
}

const VISITS = CHARGE_FAMILIES.indexOf('visit');

/** The family of each item of the codes. */
export const familiesOf = ({ facts }: Pick<ReplayFrame, 'facts'>, items: Uint32Array): number[] => {
  const rowOf = idRows(facts.items.map((each) => each.item));
  return Array.from(items, (id) => familyOf(facts.items[rowOf(id)]?.category ?? 'other'));
};

function increase(cells: Float64Array, at: number, amount: number): void {
  cells[at] = (cells[at] as number) + amount;
}

function addCell(values: Float64Array, at: number, amounts: ArrayLike<number>): void {
  for (let of = 0; of < amounts.length; of++) increase(values, at + of, amounts[of] as number);
}

/** A cell of a layout from one of sums: what patients pay is the rest. Every index is one of a column. */
function cellAt(sums: Float64Array, cell: number): Float64Array {
  return cellFrom(sums, cell * SUM_CELL.width, new Float64Array(CELL_WIDTH));
}

/** A cell of persons as the layout has it: who is in no other band is in the middle one. */
function peopleAt(people: Float64Array, row: number): Float64Array {
  const from = row * CLASS_CELL.width;
  const own = cellFrom(
    people,
    from,
    new Float64Array(CELL_WIDTH + 1 + CLASS_CELL.width - CLASS_CELL.bands),
  );
  const bands = people.subarray(from + CLASS_CELL.bands, from + CLASS_CELL.squares);
  const persons = people[from + CLASS_CELL.persons] as number;
  own[CELL_WIDTH] = persons;
  own.set(people.subarray(from + CLASS_CELL.bands, from + CLASS_CELL.width), CELL_WIDTH + 1);
  own[CELL_WIDTH + 1 + NO_GAIN] = bands.reduce((rest, band) => rest - band, persons);
  return own;
}

function cellFrom(sums: Float64Array, from: number, own: Float64Array): Float64Array {
  own[0] = sums[from + SUM_CELL.claims] as number;
  for (let side = 0; side < 2; side++) {
    let rest = 0;
    for (let part = 0; part < PATIENT; part++) {
      const amount = sums[from + side * PATIENT + part] as number;
      own[1 + side * NOW + part] = amount;
      rest += part === 0 ? amount : -amount;
    }
    own[1 + side * NOW + PATIENT] = rest;
  }
  return own;
}

/** Groups of persons by where they stand in all sections: most stand together with others. */
export function personClasses(
  frame: ReplayFrame,
  groups: SegmentCodes['groups'],
): readonly [Int32Array, readonly (readonly number[])[]] {
  const known = new Map<string, number>();
  const positions: (readonly number[])[] = [];
  const classOf = Int32Array.from({ length: groups.count }, (_, row) => {
    const own = personPositions(frame, groups, row);
    const key = own.join();
    const found = known.get(key) ?? positions.push(own) - 1;
    known.set(key, found);
    return found;
  });
  return [classOf, positions];
}
