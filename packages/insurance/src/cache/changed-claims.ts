import type { ColumnAnswers } from '@sanyi/feel';
import { KeyIndex } from '../kernel/key-index.ts';
import { NotInColumns } from '../kernel/not-in-columns.ts';
import { markedIn } from '../kernel/rule-sums.ts';
import type { ReplayLayout } from '../replay/replay-layout.ts';
import {
  type CacheCodes,
  type CachedSegment,
  NO_BENEFIT_CITED,
  NO_MONTH,
  NOTHING_CITED,
} from './cached-segment.ts';
import type { ChangedCells } from './changed-cells.ts';
import { ChangedRules, type CitedNow } from './changed-rules.ts';
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

  set(total: number, hospital: number, fixedFund: number): void {
    this.total = total;
    this.hospital = hospital;
    this.fixedFund = fixedFund;
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
  readonly #firstRule: number;
  readonly #visitRules: (list: number) => readonly number[];
  #marks = new KeyIndex(0);
  /** The number found last; below 0 where none was. */
  #last = -1;
  /** By number of marks: what is cited now. */
  readonly #sets: CitedNow[] = [];
  /** Of the claim, and of the person, added last. */
  readonly #claim = new Charges();
  readonly #person = new Charges();
  /** What patients pay more, row by row of the person added last. */
  #more = new Float64Array(0);
  count = 0;

  /** `visitRules` gives the rules of a list that `RowChanges` names. */
  constructor(
    cells: ChangedCells,
    of: {
      readonly codes: CacheCodes;
      readonly layout: ReplayLayout;
      readonly firstRule: number;
      readonly visitRules: (list: number) => readonly number[];
    },
  ) {
    this.#cells = cells;
    this.#rules = new ChangedRules(of.codes, of.layout);
    this.#firstRule = of.firstRule;
    this.#visitRules = of.visitRules;
  }

  /** Moves everything to a column of sums. */
  take(values: Float64Array): void {
    this.#cells.take(values);
    this.#rules.take(values, this.#sets);
  }

  /** @throws NotInColumns where a patient would pay less than nothing */
  add(folded: FoldedPerson): void {
    const { segment, person } = folded;
    this.#findMore(folded);
    this.#person.clear();
    const sums = segment.month.length - segment.sumPatient.length;
    const isPlain = (segment.claimStart[person] as number) < sums;
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

  /** Adds the claims of a person without refunds; gives what the person pays more. */
  #claims(folded: FoldedPerson): number {
    const { segment, from, rows, charges } = folded;
    const { month } = segment;
    const own = this.#more;
    let sum = 0;
    for (let each = 0; each < rows; each++) {
      const more = own[each] as number;
      const row = from + each;
      if (charges === null) {
        if (more === 0) continue;
      } else {
        // Parts are as many as `MORE` says; a name would be looked up again for every row.
        const cell = (row - charges.row) * 4;
        const total = charges.more[cell] as number;
        const hospital = charges.more[cell + 1] as number;
        const fixedFund = charges.more[cell + 2] as number;
        if (more === 0 && total === 0 && hospital === 0 && fixedFund === 0) continue;
        this.#claim.set(total, hospital, fixedFund);
      }
      if (month[row] === NO_MONTH) continue;
      sum += more;
      this.#add(folded, row, { paid: segment.patient[row] as number, more });
      this.#cite(folded, { claim: row, row: each }, more);
    }
    return sum;
  }

  /** Adds the claims of a person with refunds, which are sums of rows. */
  #sums(folded: FoldedPerson): number {
    const { segment, person, from } = folded;
    const { sumPatient, sumCited, claimStart, month } = segment;
    const first = month.length - sumPatient.length;
    let sum = 0;
    const end = claimStart[person + 1] as number;
    for (let claim = claimStart[person] as number; claim < end; claim++) {
      const own = claim - first;
      const more = this.#sumOf(folded, own);
      if (month[claim] === NO_MONTH || (more === 0 && this.#claim.isNothing)) continue;
      sum += more;
      this.#add(folded, claim, { paid: sumPatient[own] as number, more });
      const row = sumCited[own] as number;
      if (row === NOTHING_CITED) continue;
      this.#cite(folded, { claim, row: row === NO_BENEFIT_CITED ? -1 : row - from }, more);
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
    { segment, charges }: FoldedPerson,
    claim: number,
    { paid, more }: { readonly paid: number; readonly more: number },
  ): void {
    this.count += 1;
    const where = {
      place: segment.place[claim] as number,
      month: segment.month[claim] as number,
      visitKind: segment.visitKind[claim] as number,
    };
    this.#cells.claim(where, paid, more);
    if (charges === null) return;
    this.#cells.charges(where, this.#claim);
    this.#person.addAll(this.#claim);
  }

  /** Adds a claim to its rules; `row` counts from the first of the person, below 0 where no benefit speaks. */
  #cite(
    { segment, from, at, answers, charges }: FoldedPerson,
    of: { readonly claim: number; readonly row: number },
    more: number,
  ): void {
    const { claim, row } = of;
    const list =
      charges === null || row < 0 ? 0 : (charges.visitList[from + row - charges.row] as number);
    const set = this.#setAt(answers.rules, row < 0 ? -1 : at + row, list);
    const income = charges === null ? 0 : this.#claim.total - this.#claim.hospital;
    this.#rules.add({ cited: segment.cited[claim] as number, set }, more, income);
  }

  /** The number of what is cited at a position: rules of the benefit, none below 0, and those of a visit. */
  #setAt(rules: readonly Int32Array[], position: number, list: number): number {
    // A benefit that is bound has one number of words.
    const words = rules.length;
    if (this.#marks.width !== words + 1) this.#marks = new KeyIndex(words + 1);
    const { key } = this.#marks;
    // Claims that follow each other often cite the same.
    let isLast = this.#last >= 0 && key[words] === list;
    key[words] = list;
    for (let word = 0; word < words; word++) {
      const bits = position < 0 ? 0 : ((rules[word] as Int32Array)[position] as number);
      if (key[word] === bits) continue;
      key[word] = bits;
      isLast = false;
    }
    if (isLast) return this.#last;
    const set = this.#marks.number();
    this.#last = set;
    if (set === this.#sets.length) {
      this.#sets.push({
        benefit: markedIn(key.subarray(0, words), this.#firstRule),
        visit: list === 0 ? null : this.#visitRules(list - 1),
      });
    }
    return set;
  }
}
