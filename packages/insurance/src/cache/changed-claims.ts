import type { CodeColumn } from '@sanyi/facts';
import type { ColumnAnswers } from '@sanyi/feel';
import { addressOf } from '@sanyi/feel/loops';
import { NotInColumns } from '../kernel/not-in-columns.ts';
import type { BlockMemory } from '../loops/block-memory.ts';
import { codesLike, HeldRoom } from '../loops/held-room.ts';
import { BELOW_NOTHING, MORE_CELL, ODD } from '../loops/more-code.ts';
import { plainPersons } from './cached-pair.ts';
import {
  type AmountColumn,
  type CachedSegment,
  NO_BENEFIT_CITED,
  NO_MONTH,
  NOTHING_CITED,
} from './cached-segment.ts';
import type { ChangedCells, ChangedClaim } from './changed-cells.ts';
import type { ChangedRules } from './changed-rules.ts';
import type { FoldBlock } from './fold-block.ts';
import type { FoldedPersons } from './folded-persons.ts';
import { SignedClaims } from './signed-claims.ts';

/** A person whose rows were folded again, whose charges stay: rows of the segment from `from` on, answers from `at` on. */
export type FoldedPerson = {
  readonly segment: CachedSegment;
  readonly person: number;
  readonly from: number;
  readonly rows: number;
  readonly at: number;
  readonly answers: ColumnAnswers;
};

/** Adds the claims of persons who were folded under new rules to the cells and rules that change. */
export class ChangedClaims {
  readonly #cells: ChangedCells;
  readonly #rules: ChangedRules;
  /** What patients pay more, row by row of the person added last. */
  #more = new Float64Array(0);
  readonly #memory: BlockMemory;
  /** By person of a block: what claims come to more; claims, then persons, whose bands a loop leaves. */
  #own: Float64Array;
  #odd: Int32Array;
  /** By person: the group, and what was paid before. */
  readonly #groups: HeldRoom;
  readonly #paid: HeldRoom;
  readonly #signed: SignedClaims;
  count = 0;

  constructor(of: {
    readonly cells: ChangedCells;
    readonly rules: ChangedRules;
    readonly memory: BlockMemory;
  }) {
    this.#cells = of.cells;
    this.#rules = of.rules;
    this.#memory = of.memory;
    this.#own = of.memory.float64(0);
    this.#odd = of.memory.int32(0);
    [this.#groups, this.#paid] = [new HeldRoom(of.memory), new HeldRoom(of.memory)];
    this.#signed = new SignedClaims(of.memory);
  }

  /** Moves everything to a column of sums. */
  take(values: Float64Array): void {
    this.#cells.take(values);
    this.#rules.take(values);
  }

  /**
   * Adds persons of a block whose charges change.
   *
   * @throws NotInColumns where a patient would pay less than nothing
   */
  addAll(folded: FoldedPersons): void {
    const { segment, charges } = folded;
    if (charges.person < plainPersons(segment)) this.#addRows(folded);
    else this.#addSums(folded);
    this.#rules.addListed();
    this.#addPersons(folded);
  }

  /** Adds claims that are rows. */
  #addRows(folded: FoldedPersons): void {
    const { segment, block, answers, charges } = folded;
    const { held } = charges;
    held.holdPaid(segment);
    const { funds } = answers.columns;
    if (!funds) throw new Error('a benefit has funds');
    const [first = charges.visitList, second = first] = answers.rules;
    const { amounts, codes, columns } = held;
    const told = [
      addressOf(block.personStart),
      addressOf(block.firstRow),
      addressOf(charges.more),
      addressOf(charges.visitList),
      columns.fund,
      columns.patient,
      columns.month,
      columns.kind,
      columns.place,
      columns.cited,
      addressOf(funds.values),
      addressOf(first),
      addressOf(second) - addressOf(first),
    ];
    this.#run(`more${amounts}${codes}`, { folded, told, claims: block.count });
    this.#addOdd(segment.place, segment.patient, charges.row);
  }

  /** Adds claims that are sums of rows. */
  #addSums(folded: FoldedPersons): void {
    const { sumPlace, sumPatient } = folded.segment;
    const { columns, claims, first } = this.#signed.tell(folded, this.#rules.nothing);
    this.#run('moreSums', { folded, told: columns, claims });
    this.#addOdd(sumPlace, sumPatient, first);
  }

  /** Adds claims that a loop is told of. */
  #run(
    name: `more${4 | 8}${2 | 4}` | 'moreSums',
    of: {
      readonly folded: FoldedPersons;
      readonly told: readonly number[];
      readonly claims: number;
    },
  ): void {
    const { block, answers } = of.folded;
    this.#makeRoom(of.claims, block.persons);
    const listed = this.#rules.room(of.claims, answers.rules.length);
    const parameters = [block.persons].concat(
      of.told,
      this.#cells.ofClaims,
      addressOf(this.#own),
      listed,
      addressOf(this.#odd),
    );
    const found = this.#memory.loops[name](...parameters);
    if (found === BELOW_NOTHING) throw new NotInColumns('below nothing');
    this.count += found;
  }

  #makeRoom(claims: number, persons: number): void {
    const odd = (ODD.from + claims * ODD.bytes) / Int32Array.BYTES_PER_ELEMENT;
    if (this.#odd.length < odd) this.#odd = this.#memory.int32(2 * odd);
    if (this.#own.length >= persons * MORE_CELL.width) return;
    this.#own = this.#memory.float64(2 * persons * MORE_CELL.width);
  }

  /** Finds bands of claims whose amounts the loop cannot compare; it counts them from `first` on. */
  #addOdd(place: CodeColumn, patient: AmountColumn, first: number): void {
    const [count = 0] = this.#odd;
    if (count === 0) return;
    const { buffer, byteOffset } = this.#odd;
    const told = new DataView(buffer, byteOffset + ODD.from, count * ODD.bytes);
    for (let at = 0; at < count * ODD.bytes; at += ODD.bytes) {
      const claim = first + told.getInt32(at + ODD.row, true);
      const more = told.getFloat64(at + ODD.more, true);
      this.#cells.band(place[claim] as number, { paid: patient[claim] as number, more });
    }
  }

  /** Adds the persons of a block to their cells, by what `#own` says of them. */
  #addPersons({ segment, block, charges: held }: FoldedPersons): void {
    const { paid, personGroup } = segment;
    const { person, persons } = block;
    const range = { from: held.person, to: held.person + held.persons };
    const groups = this.#groups.take(personGroup, range, codesLike(personGroup));
    const amounts = this.#paid.take(paid, range, Float64Array);
    const { [`persons${personGroup.BYTES_PER_ELEMENT === 2 ? 2 : 4}` as const]: loop } =
      this.#memory.loops;
    const [classOf, people, large] = this.#cells.ofPersons;
    const odd = loop(
      persons,
      addressOf(person),
      range.from,
      addressOf(this.#own),
      groups,
      amounts,
      classOf,
      people,
      large,
      addressOf(this.#odd),
    );
    if (odd > 0) this.#addOddPersons(segment, block, odd);
  }

  /** Adds the first so many persons that a loop left. */
  #addOddPersons({ paid, personGroup }: CachedSegment, { person }: FoldBlock, count: number): void {
    for (const each of this.#odd.subarray(0, count)) {
      // Parts stand as `MORE_CELL` says; every index is one of a column.
      const [total = 0, hospital = 0, fixedFund = 0, more = 0] = this.#own.subarray(each * 4);
      const number = person[each] as number;
      const of = { paid: paid[number] as number, more };
      this.#cells.person(personGroup[number] as number, of, { total, hospital, fixedFund });
    }
  }

  /**
   * Adds a person whose charges stay.
   *
   * @throws NotInColumns where a patient would pay less than nothing
   */
  add(folded: FoldedPerson): void {
    const { segment, person } = folded;
    this.#findMore(folded);
    const isPlain = person < plainPersons(segment);
    const more = isPlain ? this.#claims(folded) : this.#sums(folded);
    if (more === 0) return;
    const paid = segment.paid[person] as number;
    const group = segment.personGroup[person] as number;
    this.#cells.person(group, { paid, more }, NO_CHARGES);
  }

  /** Writes what patients pay more. Every index is one of a column, here and below. */
  #findMore({ segment, from, rows, at, answers }: FoldedPerson): void {
    const { fund, patient } = segment;
    if (this.#more.length < rows) this.#more = new Float64Array(2 * rows);
    const into = this.#more;
    const { funds } = answers.columns;
    if (!funds) throw new Error('a benefit has funds');
    const { values } = funds;
    for (let each = 0; each < rows; each++) {
      const more = (fund[from + each] as number) - (values[at + each] as number);
      into[each] = more;
      // NaN too: an amount that no column holds.
      const paid = (patient[from + each] as number) + more;
      if (!(paid >= 0)) throw new NotInColumns('below nothing');
    }
  }

  /** Adds the claims of a person without refunds; gives what the person pays more. */
  #claims(folded: FoldedPerson): number {
    const { segment, from, rows } = folded;
    const { month } = segment;
    const own = this.#more;
    let sum = 0;
    for (let each = 0; each < rows; each++) {
      const more = own[each] as number;
      const row = from + each;
      if (more === 0 || month[row] === NO_MONTH) continue;
      sum += more;
      const where = {
        month: month[row] as number,
        place: segment.place[row] as number,
        visitKind: segment.visitKind[row] as number,
      };
      this.#add(where, { paid: segment.patient[row] as number, more });
      this.#cite(folded, { cited: segment.cited[row] as number, row: each }, more);
    }
    return sum;
  }

  /** Adds the claims of a person with refunds, which are sums of rows. */
  #sums(folded: FoldedPerson): number {
    const { segment, person, from } = folded;
    const { sumPatient, sumCited, sumCitedRow, sumMonth, sumPlace, sumKind, personSum } = segment;
    const refunded = person - plainPersons(segment);
    let sum = 0;
    const end = personSum[refunded + 1] as number;
    for (let claim = personSum[refunded] as number; claim < end; claim++) {
      const more = this.#sumOf(folded, claim);
      const month = sumMonth[claim] as number;
      if (month === NO_MONTH || more === 0) continue;
      sum += more;
      const where = {
        month,
        place: sumPlace[claim] as number,
        visitKind: sumKind[claim] as number,
      };
      this.#add(where, { paid: sumPatient[claim] as number, more });
      const row = sumCitedRow[claim] as number;
      if (row === NOTHING_CITED) continue;
      const cited = sumCited[claim] as number;
      this.#cite(folded, { cited, row: row === NO_BENEFIT_CITED ? -1 : row - from }, more);
    }
    return sum;
  }

  /** What a claim that is a sum of rows comes to more for the patient. */
  #sumOf({ segment, from }: FoldedPerson, own: number): number {
    const { sumStart, sumRow } = segment;
    let sum = 0;
    for (let at = sumStart[own] as number; at < (sumStart[own + 1] as number); at++) {
      const row = (sumRow[at] as number) >>> 1;
      const more = this.#more[row - from] as number;
      sum += ((sumRow[at] as number) & 1) === 0 ? more : -more;
    }
    return sum;
  }

  #add(where: ChangedClaim, more: { readonly paid: number; readonly more: number }): void {
    this.count += 1;
    this.#cells.claim(where, more, NO_CHARGES);
  }

  /** Adds a claim to its rules; `row` counts from the first of the person, below 0 where no benefit speaks. */
  #cite(
    { at, answers }: FoldedPerson,
    { cited, row }: { readonly cited: number; readonly row: number },
    patient: number,
  ): void {
    const position = row < 0 ? -1 : at + row;
    this.#rules.add({ cited, marks: answers.rules, position, patient });
  }
}

const NO_CHARGES = { total: 0, hospital: 0, fixedFund: 0 } as const;
