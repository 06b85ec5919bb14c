import { CHARGE_FAMILIES, type IdRows, type Segment } from '@sanyi/facts';
import type { AnswerColumn } from '@sanyi/feel';
import { assert } from '@sanyi/kernel';
import { NO_BENEFIT_REASON } from '../ask-benefit.ts';
import { type Answered, type BenefitFold, FUNDS } from '../kernel/benefit-fold.ts';
import { type ClaimBlock, MONEY_WIDTH } from '../kernel/claim-block.ts';
import type { KernelTables } from '../kernel/kernel-tables.ts';
import { KeyIndex } from '../kernel/key-index.ts';
import { LINE } from '../kernel/line-records.ts';
import type { Both } from '../kernel/sides.ts';
import { MONEY } from '../replay/replay-layout.ts';
import type { RuleLists } from '../rule-lists.ts';
import type { SettlementWriter } from '../settlement-writer.ts';
import type { ActNumbers } from './act-numbers.ts';
import { LineWalk } from './line-walk.ts';
import type { RuleTrail } from './rule-trail.ts';

const FAMILIES = CHARGE_FAMILIES.length;

/** Where settled claims go: columns by row and by line of their segment. */
export type SettledInto = {
  readonly writer: SettlementWriter;
  /** Receives the amount of each line; null where nobody asks for them. */
  readonly lineAmount: Float64Array | null;
};

const PLACES = 65_536;

type Parts = {
  readonly side: 0 | 1;
  readonly fold: BenefitFold | null;
  readonly trail: RuleTrail;
  readonly acts: ActNumbers;
};

/** Writes settled blocks of one side to the columns of their batch: money, funds, families, rules. */
export class BlockWriter {
  readonly #tables: KernelTables;
  readonly #parts: Parts;
  readonly #walk: LineWalk;
  /** Where the amount of a line stands in its record. */
  readonly #total: number;
  readonly #contactLists: number[] = [];
  readonly #benefitLists: number[] = [];
  /** Steps by place, first contact and benefit, and one more than the place that each leads to. */
  readonly #decisions = new KeyIndex(3);
  #decidedTo = new Int32Array(PLACES);
  /** By place in the trail: one more than where its rules begin among the lists that are kept. */
  #kept = new Int32Array(PLACES);
  #keptIn: RuleLists | null = null;

  constructor(tables: KernelTables, parts: Parts) {
    this.#tables = tables;
    this.#parts = parts;
    this.#walk = new LineWalk(tables, parts);
    this.#total = parts.side === 0 ? LINE.totalOld : LINE.totalNow;
  }

  /** The row of an item. */
  get itemRow(): IdRows {
    return this.#walk.itemRow;
  }

  write(block: ClaimBlock, segment: Segment, into: SettledInto): void {
    this.#money(block, into);
    this.#walk.walk(block, segment);
    this.#families(block, into);
    this.#lineAmounts(block, segment, into);
    this.#benefits(block, into);
    this.#rules(block, into);
  }

  #money({ count, claim, money }: ClaimBlock, { writer }: SettledInto): void {
    const { total, hospital, fixedFund, fund, patient } = writer;
    const side = this.#parts.side * MONEY.length;
    // Every index is one of a column, here and below, so that what is read is a number.
    for (let at = 0; at < count; at++) {
      const row = claim[at] as number;
      const from = at * MONEY_WIDTH + side;
      total[row] = money[from] as number;
      hospital[row] = money[from + 1] as number;
      fixedFund[row] = money[from + 2] as number;
      fund[row] = money[from + 3] as number;
      patient[row] = money[from + 4] as number;
    }
  }

  /** Writes the amount of each line: positions in records are written out, as names would be looked up. */
  #lineAmounts({ count, claim, linePage }: ClaimBlock, segment: Segment, into: SettledInto): void {
    const { lines } = this.#tables;
    const { act, lineStart, charged } = segment;
    const { lineAmount } = into;
    if (lineAmount === null) return;
    const total = this.#total;
    for (let at = 0; at < count; at++) {
      const base = linePage[at] as number;
      const row = claim[at] as number;
      const end = lineStart[row + 1] as number;
      for (let line = lineStart[row] as number; line < end; line++) {
        const asked = act[line] as number;
        let found = lines.pages.entries[base + asked] as number;
        if (found === 0 || charged !== null) {
          found = lines.of(base, asked, charged?.[line] ?? Number.NaN);
        }
        lineAmount[line] = lines.records.records[found * 8 + total] as number;
      }
    }
  }

  /** Writes the families of each claim, which add up to its total. */
  #families({ count, claim }: ClaimBlock, { writer }: SettledInto): void {
    const { families, width } = this.#walk;
    const { total } = writer;
    for (let at = 0; at < count; at++) {
      const row = claim[at] as number;
      let sum = 0;
      for (let family = 0; family < FAMILIES; family++) {
        const amount = families[at * width + family] as number;
        sum += amount;
        if (amount !== 0) (writer.families[family] as Float64Array)[row] = amount;
      }
      if (sum !== total[row] || !Number.isSafeInteger(sum)) {
        assert(false, 'the families of charges do not add up to the claim');
      }
    }
  }

  #benefits(block: ClaimBlock, { writer }: SettledInto): void {
    const { count, claim } = block;
    const answered = this.#parts.fold?.answered ?? null;
    const silent = writer.reasonOf(NO_BENEFIT_REASON);
    for (let at = 0; at < count; at++) writer.reason[claim[at] as number] = silent;
    if (answered === null) return;
    writeDecided(answered, claim, writer);
    for (const [name, column] of Object.entries(answered.answers.columns)) {
      if (name.startsWith(FUNDS)) writeFund(answered, column, { claim, writer, name });
    }
  }

  #rules(block: ClaimBlock, { writer }: SettledInto): void {
    const { places } = this.#walk;
    const { count, claim, contactOutcome } = block;
    const { fold, trail } = this.#parts;
    const { list: contactList } = this.#tables.contacts.outcomes;
    const { ruleFrom, ruleCount } = writer;
    if (this.#keptIn !== writer.lists) this.#kept.fill(0);
    this.#keptIn = writer.lists;
    let [charged, contacted, decided] = [-1, -1, -1];
    let [from, size] = [0, 0];
    for (let at = 0; at < count; at++) {
      const place = places[at] as number;
      const contact = contactList[contactOutcome[at] as number] as number;
      const set = fold === null ? 0 : fold.citedBy(at);
      if (place !== charged || contact !== contacted || set !== decided) {
        [charged, contacted, decided] = [place, contact, set];
        const last = fold === null ? place : this.#decided(fold, at, { place, contact, set });
        size = trail.sizes[last] as number;
        from = this.#keep(writer.lists, last);
      }
      const row = claim[at] as number;
      ruleFrom[row] = from;
      ruleCount[row] = size;
    }
  }

  /** Keeps the rules of a place in the trail once; gives where they stand. */
  #keep(lists: RuleLists, place: number): number {
    const known = this.#kept[place] ?? 0;
    if (known > 0) return known - 1;
    const rules = this.#parts.trail.rules[place] ?? [];
    const from = lists.keep(rules, rules.length);
    this.#kept = withRoom(this.#kept, place);
    this.#kept[place] = from + 1;
    return from;
  }

  /** Where a claim is in the trail after first contact and benefit. */
  #decided(
    fold: BenefitFold,
    row: number,
    of: { readonly place: number; readonly contact: number; readonly set: number },
  ): number {
    const { trail } = this.#parts;
    const { place, contact, set } = of;
    const { key } = this.#decisions;
    key[0] = place;
    key[1] = contact;
    key[2] = set;
    const step = this.#decisions.number();
    const known = this.#decidedTo[step] ?? 0;
    if (known > 0) return known - 1;
    const list = this.#contactLists[contact] ?? this.#contactList(contact);
    const contacted = trail.after(place, list);
    const to = trail.after(contacted, this.#benefitLists[set] ?? this.#benefitList(fold, row, set));
    this.#decidedTo = withRoom(this.#decidedTo, step);
    this.#decidedTo[step] = to + 1;
    return to;
  }

  #contactList(list: number): number {
    const made = this.#listOf(this.#tables.contacts.lists.lists[list]);
    this.#contactLists[list] = made;
    return made;
  }

  #benefitList(fold: BenefitFold, row: number, set: number): number {
    const made = this.#parts.trail.listOf(fold.citedInOrder(row));
    this.#benefitLists[set] = made;
    return made;
  }

  #listOf(rules: Both<readonly number[]> | undefined): number {
    return this.#parts.trail.listOf(rules?.[this.#parts.side] ?? []);
  }
}

/** A column that has the index: a longer one where it had not. */
function withRoom(column: Int32Array<ArrayBuffer>, index: number): Int32Array<ArrayBuffer> {
  if (index < column.length) return column;
  const longer = new Int32Array(2 * index);
  longer.set(column);
  return longer;
}

/** Writes whether claims are payable and why, where a decision spoke. */
function writeDecided(
  { row, count, answers }: Answered,
  claim: Int32Array,
  writer: SettlementWriter,
): void {
  const { payable, reason } = answers.columns;
  const reasons = reason?.codes?.map(() => -1) ?? [];
  for (let position = 0; position < count; position++) {
    const into = claim[row[position] as number] as number;
    writer.payable[into] = payable?.values[position] ?? 0;
    const code = reason?.values[position] ?? 0;
    if ((reasons[code] ?? -1) < 0) reasons[code] = writer.reasonOf(reason?.codes?.[code] ?? '');
    writer.reason[into] = reasons[code] as number;
  }
}

/** Writes what a fund pays where it is named; elsewhere it pays nothing. */
function writeFund(
  { row, count }: Answered,
  { values, missing }: AnswerColumn,
  into: { readonly claim: Int32Array; readonly writer: SettlementWriter; readonly name: string },
): void {
  const { claim, writer, name } = into;
  let column: Float64Array | null = null;
  for (let position = 0; position < count; position++) {
    if (missing !== null && missing[position] !== 0) continue;
    column ??= writer.fundColumn(name.slice(FUNDS.length));
    column[claim[row[position] as number] as number] = values[position] as number;
  }
}
