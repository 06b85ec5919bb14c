import { CHARGE_FAMILIES, idRows, type SegmentCodes, VISIT_KINDS } from '@sanyi/facts';
import { type GainBand, gainBands } from '../replay/gain-band.ts';
import { personPositions } from '../replay/person-positions.ts';
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
import { familyOf } from '../row-outcome.ts';
import { type ClaimBlock, MONEY_WIDTH } from './claim-block.ts';
import type { KernelTables } from './kernel-tables.ts';
import type { Both } from './sides.ts';

const KINDS = VISIT_KINDS.codes.length;
const BANDS = GAIN_BANDS.length;
const [TOTAL, HOSPITAL, PATIENT] = [0, 1, 4];
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
  /** By class of persons: a cell of the person sections. */
  readonly #people: Float64Array;
  readonly #classOf: Int32Array;
  readonly #positions: readonly (readonly number[])[];
  readonly #own: Float64Array = new Float64Array(CELL_WIDTH);
  /** By family: both amounts of what refunds take back without naming lines. */
  readonly #families: Float64Array = new Float64Array(CHARGE_FAMILIES.length * 2);
  readonly #familyOf: readonly number[];
  #lines = 0;
  #patients = 0;
  persons = 0;

  constructor(frame: ReplayFrame, layout: ReplayLayout, tables: KernelTables) {
    this.#frame = frame;
    this.#layout = layout;
    this.#tables = tables;
    this.#band = gainBands(frame.groups.largeChange);
    const { codes } = tables;
    this.#places = new Float64Array(codes.institutions.length * CELL_WIDTH);
    this.#months = new Float64Array(layout.months.length * KINDS * CELL_WIDTH);
    this.#visitBands = new Float64Array(PLACE_LEVELS.length * BANDS);
    this.#levelOf = placeLevels(frame);
    [this.#classOf, this.#positions] = personClasses(frame, codes.groups);
    this.#familyOf = familiesOf(frame, codes.items);
    this.#people = new Float64Array(this.#positions.length * layout.sections.all.width);
  }

  /** Adds the claims of a block that count, person by person. */
  add(block: ClaimBlock, lineStart: Uint32Array): void {
    const { persons, personStart, personGroup } = block;
    for (let person = 0; person < persons; person++) {
      const from = personStart[person] as number;
      this.#claims(block, lineStart, { from, to: personStart[person + 1] as number });
      if (this.#own[0] !== 0) this.#person(personGroup[person] as number);
    }
  }

  /** Adds the claims of a person; `#own` is what they come to. Every index is one of a column. */
  #claims(
    { month, place, visit, claim, money }: ClaimBlock,
    lineStart: Uint32Array,
    rows: { readonly from: number; readonly to: number },
  ): void {
    const kindOf = this.#tables.codes.visits.visitKind;
    const [own, places, months, visitBands] = [
      this.#own,
      this.#places,
      this.#months,
      this.#visitBands,
    ];
    own.fill(0);
    let lines = 0;
    for (let row = rows.from; row < rows.to; row++) {
      const on = month[row] as number;
      if (on < 0) continue;
      const from = row * MONEY_WIDTH;
      const at = place[row] as number;
      const kind = kindOf[visit[row] as number] as number;
      plus(places, at * CELL_WIDTH, money, from);
      plus(months, (on * KINDS + kind) * CELL_WIDTH, money, from);
      plus(own, 0, money, from);
      const band = this.#band(
        money[from + PATIENT] as number,
        money[from + NOW + PATIENT] as number,
      );
      increase(visitBands, (this.#levelOf[at] as number) * BANDS + band, 1);
      const line = claim[row] as number;
      lines += (lineStart[line + 1] as number) - (lineStart[line] as number);
    }
    this.#lines += lines;
  }

  /** Adds what a family costs more or less: that of an item of the codes, or the visits. */
  addFamily(item: number | null, [old, now]: Both<number>): void {
    const family = item === null ? VISITS : (this.#familyOf[item] ?? 0);
    increase(this.#families, family * 2, old);
    increase(this.#families, family * 2 + 1, now);
  }

  #person(group: number): void {
    const own = this.#own;
    this.#patients += 1;
    const at = (this.#classOf[group] ?? 0) * this.#layout.sections.all.width;
    const people = this.#people;
    for (let of = 0; of < CELL_WIDTH; of++) increase(people, at + of, own[of] ?? 0);
    const paid = (side: number): number => own[1 + side + PATIENT] ?? 0;
    const changed = (of: number): number => (own[1 + NOW + of] ?? 0) - (own[1 + of] ?? 0);
    const patient = changed(PATIENT);
    const income = changed(TOTAL) - changed(HOSPITAL);
    increase(people, at + CELL_WIDTH, 1);
    increase(people, at + CELL_WIDTH + 1 + this.#band(paid(0), paid(NOW)), 1);
    const squares = at + CELL_WIDTH + 1 + BANDS;
    increase(people, squares, patient * patient);
    increase(people, squares + 1, (income - patient) ** 2);
    increase(people, squares + 2, income * income);
  }

  /** Moves everything to a column of sums, but the sums of rules. */
  take(values: Float64Array): void {
    const { sections } = this.#layout;
    const add = (at: number, amount: number): void => increase(values, at, amount);
    this.#unfoldPlaces(add);
    for (let at = 0; at < this.#months.length; at++) {
      const cell = Math.floor(at / CELL_WIDTH);
      const [month, kind] = [Math.floor(cell / KINDS), cell % KINDS];
      const amount = this.#months[at] ?? 0;
      add(sections.month.at + month * CELL_WIDTH + (at % CELL_WIDTH), amount);
      add(sections.visitKind.at + kind * CELL_WIDTH + (at % CELL_WIDTH), amount);
      if (at % CELL_WIDTH === 0) add(sections.head.at, amount);
    }
    this.#unfoldPeople(add);
    this.#unfoldItems(add);
    add(sections.head.at + 1, this.#lines);
    add(sections.head.at + 2, this.persons);
    add(sections.head.at + 3, this.#patients);
    this.#clear();
  }

  #clear(): void {
    for (const cells of [this.#places, this.#months, this.#visitBands, this.#people]) cells.fill(0);
    this.#families.fill(0);
    this.#tables.lines.clearCounts();
    this.#tables.visits.outcomes.counts.fill(0);
    this.#lines = 0;
    this.#patients = 0;
    this.persons = 0;
  }

  #unfoldPlaces(add: (at: number, amount: number) => void): void {
    const { institution, visits } = this.#layout.sections;
    for (let at = 0; at < institution.keys.length * CELL_WIDTH; at++) {
      const amount = this.#places[at] ?? 0;
      add(institution.at + at, amount);
      const level = this.#levelOf[Math.floor(at / CELL_WIDTH)] ?? 0;
      const cell = visits.at + level * visits.width;
      const of = at % CELL_WIDTH;
      if (of === 0) add(cell, amount);
      if (of === 1 + PATIENT) add(cell + visits.width - 2, amount);
      if (of === 1 + NOW + PATIENT) add(cell + visits.width - 1, amount);
    }
    for (let at = 0; at < this.#visitBands.length; at++) {
      const cell = visits.at + Math.floor(at / BANDS) * visits.width;
      add(cell + 1 + (at % BANDS), this.#visitBands[at] ?? 0);
    }
  }

  #unfoldPeople(add: (at: number, amount: number) => void): void {
    const { sections } = this.#layout;
    for (const [row, positions] of this.#positions.entries()) {
      for (const [at, name] of PERSON_DIMENSIONS.entries()) {
        const { width } = sections[name];
        const cell = sections[name].at + (positions[at] ?? 0) * width;
        for (let of = 0; of < width; of++) add(cell + of, this.#people[row * width + of] ?? 0);
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

/** Adds a claim and its money to a cell: written out, because it is what most of the time goes into. */
function plus(cells: Float64Array, at: number, money: Float64Array, from: number): void {
  cells[at] = (cells[at] as number) + 1;
  cells[at + 1] = (cells[at + 1] as number) + (money[from] as number);
  cells[at + 2] = (cells[at + 2] as number) + (money[from + 1] as number);
  cells[at + 3] = (cells[at + 3] as number) + (money[from + 2] as number);
  cells[at + 4] = (cells[at + 4] as number) + (money[from + 3] as number);
  cells[at + 5] = (cells[at + 5] as number) + (money[from + 4] as number);
  cells[at + 6] = (cells[at + 6] as number) + (money[from + 5] as number);
  cells[at + 7] = (cells[at + 7] as number) + (money[from + 6] as number);
  cells[at + 8] = (cells[at + 8] as number) + (money[from + 7] as number);
  cells[at + 9] = (cells[at + 9] as number) + (money[from + 8] as number);
  cells[at + 10] = (cells[at + 10] as number) + (money[from + 9] as number);
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
