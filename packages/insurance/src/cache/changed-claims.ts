import type { ColumnAnswers } from '@sanyi/feel';
import { addressOf } from '@sanyi/feel/loops';
import { NotInColumns } from '../kernel/not-in-columns.ts';
import type { BlockMemory } from '../loops/block-memory.ts';
import { codesLike, HeldRoom } from '../loops/held-room.ts';
import { BELOW_NOTHING, MORE_CELL } from '../loops/more-code.ts';
import { plainPersons } from './cached-pair.ts';
import { type CachedSegment, NO_BENEFIT_CITED, NO_MONTH, NOTHING_CITED } from './cached-segment.ts';
import type { ChangedCells, ChangedClaim } from './changed-cells.ts';
import type { ChangedRules } from './changed-rules.ts';
import type { FoldBlock } from './fold-block.ts';
import type { RowChanges } from './row-changes.ts';

/** A person whose rows were folded again: rows of the segment from `from` on, answers from `at` on. */
export type FoldedPerson = {
  readonly segment: CachedSegment;
  readonly person: number;
  readonly from: number;
  readonly rows: number;
  readonly at: number;
  readonly answers: ColumnAnswers;
  /** By how much charges are more; null where none is. */
  readonly charges: RowChanges | null;
};

/** Persons of a block that were folded again, whose charges are more. */
export type FoldedPersons = {
  readonly segment: CachedSegment;
  readonly block: FoldBlock;
  readonly answers: ColumnAnswers;
  readonly charges: RowChanges;
};

/** By how much the charges of a claim are more, or those of a person's claims. */
class Charges {
  total = 0;
  hospital = 0;
  fixedFund = 0;

  clear(): void {
    this.total = 0;
    this.hospital = 0;
    this.fixedFund = 0;
  }

  get isNothing(): boolean {
    return this.total === 0 && this.hospital === 0 && this.fixedFund === 0;
  }

  /** Adds those of a row, or takes them off; every index is one of the column. */
  addRow({ more, row: first }: RowChanges, row: number, sign: 1 | -1): void {
    const from = (row - first) * 4;
    this.total += sign * (more[from] as number);
    this.hospital += sign * (more[from + 1] as number);
    this.fixedFund += sign * (more[from + 2] as number);
  }

  addAll(of: Charges): void {
    this.total += of.total;
    this.hospital += of.hospital;
    this.fixedFund += of.fixedFund;
  }
}

/** Adds the claims of persons who were folded under new rules to the cells and rules that change. */
export class ChangedClaims {
  readonly #cells: ChangedCells;
  readonly #rules: ChangedRules;
  /** Of the claim, and of the person, added last. */
  readonly #claim = new Charges();
  readonly #person = new Charges();
  /** What patients pay more, row by row of the person added last. */
  #more = new Float64Array(0);
  readonly #memory: BlockMemory;
  /** By person of a block: what claims come to more; claims, then persons, whose bands a loop leaves. */
  #own: Float64Array;
  #odd: Int32Array;
  /** By person: the group, and what was paid before. */
  readonly #groups: HeldRoom;
  readonly #paid: HeldRoom;
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
  }

  /** Moves everything to a column of sums. */
  take(values: Float64Array): void {
    this.#cells.take(values);
    this.#rules.take(values);
  }

  /**
   * Adds persons of a block whose charges change and whose rows are their claims.
   *
   * @throws NotInColumns where a patient would pay less than nothing
   */
  addPlain({ segment, block, answers, charges }: FoldedPersons): void {
    const { persons } = block;
    this.#makeRoom(block.count, persons);
    const { held } = charges;
    held.holdPaid(segment);
    const { rules } = answers;
    const { funds } = answers.columns;
    if (!funds) throw new Error('a benefit has funds');
    const [first = charges.visitList, second = first] = rules;
    const { amounts, codes, columns } = held;
    const listed = this.#rules.room(block.count, rules.length);
    const claims = this.#memory.loops[`more${amounts}${codes}`](
      persons,
      ...[block.personStart, block.firstRow, charges.more, charges.visitList].map(addressOf),
      ...[columns.fund, columns.patient, columns.month, columns.kind, columns.place, columns.cited],
      ...[addressOf(funds.values), addressOf(first), addressOf(second) - addressOf(first)],
      rules.length,
      ...this.#cells.parameters,
      ...[addressOf(this.#own), ...listed, addressOf(this.#odd)],
    );
    if (claims === BELOW_NOTHING) throw new NotInColumns('below nothing');
    this.count += claims;
    this.#addOdd(segment, charges.row);
    this.#rules.addListed(claims);
    this.#addPersons(segment, block, charges);
  }

  #makeRoom(claims: number, persons: number): void {
    if (this.#odd.length <= claims * ODD) this.#odd = this.#memory.int32(2 * (claims + 1) * ODD);
    if (this.#own.length >= persons * MORE_CELL.width) return;
    this.#own = this.#memory.float64(2 * persons * MORE_CELL.width);
  }

  /** Finds bands of claims whose amounts the loop cannot compare. */
  #addOdd({ patient, place }: CachedSegment, first: number): void {
    const [count = 0] = this.#odd;
    for (let each = 0; each < count; each++) {
      const row = first + (this.#odd[each * ODD + 1] as number);
      const more = this.#rules.patientOf(this.#odd[each * ODD + 2] as number);
      this.#cells.band(place[row] as number, { paid: patient[row] as number, more });
    }
  }

  /** Adds the persons of a block to their cells, by what `#own` says of them. */
  #addPersons(
    { paid, personGroup }: CachedSegment,
    { person, persons }: FoldBlock,
    held: RowChanges,
  ): void {
    const [from, to] = [held.person, held.person + held.persons];
    const groups = this.#groups.take(personGroup.subarray(from, to), codesLike(personGroup));
    const amounts = this.#paid.take(paid.subarray(from, to), Float64Array);
    const { [`persons${personGroup.BYTES_PER_ELEMENT === 2 ? 2 : 4}` as const]: loop } =
      this.#memory.loops;
    const odd = loop(
      ...[persons, addressOf(person), from, addressOf(this.#own)],
      ...[addressOf(groups), addressOf(amounts), ...this.#cells.ofPersons, addressOf(this.#odd)],
    );
    for (const each of this.#odd.subarray(0, odd)) {
      // Parts stand as `MORE_CELL` says; every index is one of a column.
      const [total = 0, hospital = 0, fixedFund = 0, more = 0] = this.#own.subarray(each * 4);
      const number = person[each] as number;
      const of = { paid: paid[number] as number, more };
      this.#cells.person(personGroup[number] as number, of, { total, hospital, fixedFund });
    }
  }

  /** @throws NotInColumns where a patient would pay less than nothing */
  add(folded: FoldedPerson): void {
    const { segment, person } = folded;
    this.#findMore(folded);
    this.#person.clear();
    const isPlain = person < plainPersons(segment);
    const more = isPlain ? this.#claims(folded) : this.#sums(folded);
    if (more === 0 && this.#person.isNothing) return;
    const paid = segment.paid[person] as number;
    const group = segment.personGroup[person] as number;
    this.#cells.person(group, { paid, more }, this.#person);
  }

  /** Writes what patients pay more. Every index is one of a column, here and below. */
  #findMore({ segment, from, rows, at, answers, charges }: FoldedPerson): void {
    const { fund, patient } = segment;
    if (this.#more.length < rows) this.#more = new Float64Array(2 * rows);
    const into = this.#more;
    const { funds } = answers.columns;
    if (!funds) throw new Error('a benefit has funds');
    const { values } = funds;
    for (let each = 0; each < rows; each++) {
      let more = (fund[from + each] as number) - (values[at + each] as number);
      if (charges !== null) {
        const cell = (from + each - charges.row) * 4;
        const borne = (charges.more[cell + 1] as number) + (charges.more[cell + 2] as number);
        more += (charges.more[cell] as number) - borne;
      }
      into[each] = more;
      // NaN too: an amount that no column holds.
      const paid = (patient[from + each] as number) + more;
      if (!(paid >= 0)) throw new NotInColumns('below nothing');
    }
  }

  /** Adds the claims of a person without refunds whose charges stay; gives what the person pays more. */
  #claims(folded: FoldedPerson): number {
    const { segment, from, rows } = folded;
    const { month } = segment;
    const own = this.#more;
    let sum = 0;
    this.#claim.clear();
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
      if (month === NO_MONTH || (more === 0 && this.#claim.isNothing)) continue;
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

  /** What a claim that is a sum of rows comes to more for the patient; `#claim` is its charges. */
  #sumOf({ segment, from, charges }: FoldedPerson, own: number): number {
    const { sumStart, sumRow } = segment;
    let sum = 0;
    this.#claim.clear();
    for (let at = sumStart[own] as number; at < (sumStart[own + 1] as number); at++) {
      const row = (sumRow[at] as number) >>> 1;
      const sign = ((sumRow[at] as number) & 1) === 0 ? 1 : -1;
      sum += sign * (this.#more[row - from] as number);
      if (charges !== null) this.#claim.addRow(charges, row, sign);
    }
    return sum;
  }

  /** Adds a claim, and its charges to those of the person. */
  #add(
    where: ChangedClaim,
    { paid, more }: { readonly paid: number; readonly more: number },
  ): void {
    this.count += 1;
    this.#cells.claim(where, { paid, more }, this.#claim);
    this.#person.addAll(this.#claim);
  }

  /** Adds a claim to its rules; `row` counts from the first of the person, below 0 where no benefit speaks. */
  #cite(
    { from, at, answers, charges }: FoldedPerson,
    of: { readonly cited: number; readonly row: number },
    more: number,
  ): void {
    const { cited, row } = of;
    const list =
      charges === null || row < 0 ? 0 : (charges.visitList[from + row - charges.row] as number);
    this.#rules.add({
      ...{ cited, list },
      ...{ marks: answers.rules, position: row < 0 ? -1 : at + row },
      ...{ patient: more, income: this.#claim.total - this.#claim.hospital },
    });
  }
}

/** Numbers of the list of claims whose bands the loop leaves: how many they are, then two for each. */
const ODD = 2;
