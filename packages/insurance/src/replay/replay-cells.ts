import {
  CHARGE_FAMILIES,
  type ClaimBatch,
  type IdRows,
  idRows,
  type PersonTable,
  VISIT_KINDS,
} from '@sanyi/facts';
import { assert } from '@sanyi/kernel';
import { personRow } from '../claim-row.ts';
import type { SettledBatch } from '../claim-source.ts';
import { type GainBand, gainBands } from './gain-band.ts';
import { personPositions } from './person-positions.ts';
import {
  CELL_WIDTH,
  careCell,
  MONEY,
  type ReplayFrame,
  type ReplayLayout,
  replayLayout,
  type Section,
  type SectionName,
} from './replay-layout.ts';
import { monthColumn, placeLevels } from './replay-places.ts';
import { PERSON_DIMENSIONS } from './replay-tables.ts';
import { RuleCells } from './rule-cells.ts';

const INPATIENT = VISIT_KINDS.at('inpatientDay');

const INCOME_PARTS = { total: 0, hospital: 1, patient: 4 } as const;

/**
 * Adds settled batches up under two sets of rules, the old and the new, into one column of sums.
 * A person is whole in a batch, so gains and losses are those of the person's whole period.
 */
export class ReplayCells {
  readonly layout: ReplayLayout;
  readonly values: Float64Array;
  readonly #frame: ReplayFrame;
  readonly #persons: PersonTable;
  readonly #placeOf: IdRows;
  readonly #itemOf: IdRows;
  readonly #levelOf: Uint8Array;
  readonly #monthOf: Uint16Array;
  readonly #band: GainBand;
  readonly #rules: RuleCells;
  #before: SettledBatch | null = null;

  /** `persons` are those of the part of the facts whose batches follow. */
  constructor(frame: ReplayFrame, persons: PersonTable, known?: ReplayLayout) {
    this.#frame = frame;
    this.#persons = persons;
    this.layout = known ?? replayLayout(frame);
    this.values = new Float64Array(this.layout.size);
    this.#placeOf = idRows(frame.facts.institutions.map((each) => each.institution));
    this.#itemOf = idRows(frame.facts.items.map((each) => each.item));
    this.#levelOf = placeLevels(frame);
    this.#monthOf = monthColumn(frame, this.layout);
    this.#band = gainBands(frame.groups.largeChange);
    this.#rules = new RuleCells(this.layout, this.values);
    this.#add('head', 2, persons.count);
  }

  /** The results of a batch come one after the other: scenario 0 the old rules, 1 the new. */
  settled(scenario: number, claims: ClaimBatch, result: SettledBatch): undefined {
    if (scenario === 0) {
      this.#before = result;
      return undefined;
    }
    const before = this.#before;
    assert(before !== null && before.count === claims.count, 'both results are of one batch');
    this.#before = null;
    let row = 0;
    while (row < claims.count) row = this.#person(claims, row, [before, result]);
    return undefined;
  }

  /** Adds up the claims of one person; returns the row of the next. */
  #person(
    claims: ClaimBatch,
    first: number,
    results: readonly [SettledBatch, SettledBatch],
  ): number {
    const { from, to } = this.#frame;
    const person = claims.person[first] ?? 0;
    const own = this.#own();
    own.fill(0);
    let row = first;
    for (; row < claims.count && claims.person[row] === person; row++) {
      const day = claims.endDay[row] ?? 0;
      if (day >= from && day <= to) this.#claim(claims, row, results);
    }
    if ((own[0] ?? 0) > 0) this.#closePerson(person);
    own.fill(0);
    return row;
  }

  /** The cell of the person at hand: a part of the column that stays empty between persons. */
  #own(): Float64Array {
    const { at } = this.layout.sections.own;
    return this.values.subarray(at, at + CELL_WIDTH);
  }

  #claim(claims: ClaimBatch, row: number, results: readonly [SettledBatch, SettledBatch]): void {
    const place = this.#placeOf(claims.institution[row] ?? 0);
    assert(place >= 0, 'the institution of a claim is in the table');
    const month = this.#monthOf[(claims.endDay[row] ?? 0) - this.#frame.from] ?? 0;
    const { sections } = this.layout;
    this.#cell(sections.institution.at + place * CELL_WIDTH, row, results);
    this.#cell(sections.month.at + month * CELL_WIDTH, row, results);
    this.#cell(sections.visitKind.at + (claims.visitKind[row] ?? 0) * CELL_WIDTH, row, results);
    this.#cell(sections.own.at, row, results);
    const isStay = claims.visitKind[row] === INPATIENT;
    const care = careCell(this.layout, this.#levelOf[place] ?? 0, isStay);
    this.#cell(care, row, results);
    if (claims.reverses[row] !== 0) this.#plus(care + CELL_WIDTH, 1);
    const [old, now] = results;
    this.#visit(this.#levelOf[place] ?? 0, old.patient[row] ?? 0, now.patient[row] ?? 0);
    this.#families(row, results);
    this.#lines(claims, row, results);
    this.#rules.add(row, results);
    this.#add('head', 0, 1);
  }

  #cell(at: number, row: number, results: readonly [SettledBatch, SettledBatch]): void {
    this.#plus(at, 1);
    for (let side = 0; side < results.length; side++) {
      const result = results[side];
      if (!result) continue;
      const first = at + 1 + side * MONEY.length;
      this.#plus(first, result.total[row] ?? 0);
      this.#plus(first + 1, result.hospital[row] ?? 0);
      this.#plus(first + 2, result.fixedFund[row] ?? 0);
      this.#plus(first + 3, result.fund[row] ?? 0);
      this.#plus(first + 4, result.patient[row] ?? 0);
    }
  }

  #visit(level: number, before: number, after: number): void {
    const { at, width } = this.layout.sections.visits;
    const cell = at + level * width;
    this.#plus(cell, 1);
    this.#plus(cell + 1 + this.#band(before, after), 1);
    this.#plus(cell + width - 2, before);
    this.#plus(cell + width - 1, after);
  }

  #families(row: number, [old, now]: readonly [SettledBatch, SettledBatch]): void {
    const { at } = this.layout.sections.family;
    for (let family = 0; family < CHARGE_FAMILIES.length; family++) {
      const name = CHARGE_FAMILIES[family];
      if (name === undefined) continue;
      this.#plus(at + 2 * family, old.byCategory[name][row] ?? 0);
      this.#plus(at + 2 * family + 1, now.byCategory[name][row] ?? 0);
    }
  }

  #lines(claims: ClaimBatch, row: number, [old, now]: readonly [SettledBatch, SettledBatch]): void {
    const { at, width } = this.layout.sections.item;
    const end = claims.lineStart[row + 1] ?? 0;
    for (let line = claims.lineStart[row] ?? 0; line < end; line++) {
      const cell = at + Math.max(0, this.#itemOf(claims.item[line] ?? 0)) * width;
      this.#plus(cell, claims.quantity[line] ?? 0);
      this.#plus(cell + 1, old.lineAmount[line] ?? 0);
      this.#plus(cell + 2, now.lineAmount[line] ?? 0);
      this.#add('head', 1, 1);
    }
  }

  /** Puts the sums of a person into each group the person belongs to. */
  #closePerson(person: number): void {
    const own = this.#own();
    const { patient, total, hospital } = INCOME_PARTS;
    const part = (side: number, of: number): number => own[1 + side * MONEY.length + of] ?? 0;
    const band = this.#band(part(0, patient), part(1, patient));
    const changed = (of: number): number => part(1, of) - part(0, of);
    const income = changed(total) - changed(hospital);
    const changes = [changed(patient), income - changed(patient), income];
    const positions = personPositions(this.#frame, this.#persons, personRow(this.#persons, person));
    for (let section = 0; section < PERSON_DIMENSIONS.length; section++) {
      const name = PERSON_DIMENSIONS[section];
      if (name === undefined) continue;
      const { at, width } = this.layout.sections[name];
      const cell = at + (positions[section] ?? 0) * width;
      for (let of = 0; of < CELL_WIDTH; of++) this.#plus(cell + of, own[of] ?? 0);
      this.#plus(cell + CELL_WIDTH, 1);
      this.#plus(cell + CELL_WIDTH + 1 + band, 1);
      for (const [of, change] of changes.entries()) {
        this.#plus(cell + width - changes.length + of, change * change);
      }
    }
    this.#add('head', 3, 1);
  }

  #plus(at: number, amount: number): void {
    this.values[at] = (this.values[at] ?? 0) + amount;
  }

  #add(section: SectionName, key: number, amount: number): void {
    const { at, width }: Section = this.layout.sections[section];
    this.#plus(at + key * width, amount);
  }
}

/**
 * Adds the sums of another part.
 *
 * @example
 * ```ts
 * const sums = Float64Array.of(1, 2);
 * addReplayValues(sums, Float64Array.of(10, 20));
 * sums[1]; // 22
 * ```
 */
export function addReplayValues(sums: Float64Array, more: Float64Array): void {
  assert(sums.length === more.length, 'parts of one replay have one layout');
  for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + (more[at] ?? 0);
}
