import { CHARGE_FAMILIES, type IdRows, idRows, type Segment } from '@sanyi/facts';
import type { AnswerColumn } from '@sanyi/feel';
import { assert } from '@sanyi/kernel';
import { NO_BENEFIT_REASON } from '../ask-benefit.ts';
import { type Answered, type BenefitFold, FUNDS } from '../kernel/benefit-fold.ts';
import { type ClaimBlock, MONEY_WIDTH } from '../kernel/claim-block.ts';
import type { KernelTables } from '../kernel/kernel-tables.ts';
import { LINE, LISTS_WITH_BIT } from '../kernel/line-records.ts';
import type { Both } from '../kernel/sides.ts';
import { VISIT } from '../kernel/visit-outcomes.ts';
import { LIMITS } from '../limits.ts';
import { MONEY } from '../replay/replay-layout.ts';
import { familyOf } from '../row-outcome.ts';
import type { SettlementWriter } from '../settlement-writer.ts';
import type { ActNumbers } from './act-numbers.ts';
import type { RuleTrail } from './rule-trail.ts';

const FAMILIES = CHARGE_FAMILIES.length;
const VISIT_FAMILY = familyOf('visit');

/** The bit of all lists of lines that have none of their own. */
const OTHER_LISTS: number = 1 << LISTS_WITH_BIT;

/** Where settled claims go: columns by row and by line of their segment. */
export type SettledInto = {
  readonly writer: SettlementWriter;
  /** Receives the amount of each line. */
  readonly lineAmount: Float64Array;
};

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
  readonly itemRow: IdRows;
  /** By row of the items. */
  readonly #familyOf: Uint8Array;
  readonly #families = new Float64Array(FAMILIES);
  readonly #familyOfAct: Uint8Array;
  #named = 0;
  #leftNamed: number;
  /** Where the amount of a line stands in its record. */
  readonly #total: number;
  /** Numbers of lists in the trail, by the numbers that the tables give them. */
  readonly #lineLists: number[] = [];
  readonly #visitLists: number[] = [];
  readonly #contactLists: number[] = [];
  readonly #benefitLists: number[] = [];

  constructor(tables: KernelTables, parts: Parts) {
    const { items } = tables.sides[parts.side].rules;
    this.#tables = tables;
    this.#parts = parts;
    this.#familyOfAct = new Uint8Array(parts.acts.room + LIMITS.leftActs);
    this.#leftNamed = parts.acts.room;
    this.#total = parts.side === 0 ? LINE.totalOld : LINE.totalNow;
    this.itemRow = idRows(items.map(({ item }) => item));
    this.#familyOf = Uint8Array.from(items, ({ category }) => familyOf(category));
  }

  write(block: ClaimBlock, segment: Segment, into: SettledInto): void {
    this.#money(block, into);
    const places = this.#lines(block, segment, into);
    this.#benefits(block, into);
    this.#rules(block, into, places);
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

  /** Writes amounts of lines and families; gives where each claim is in the trail after its charges. */
  #lines(block: ClaimBlock, segment: Segment, into: SettledInto): Int32Array {
    const { visits } = this.#tables;
    const { count, claim, visit, visitOutcome } = block;
    const { trail, side } = this.#parts;
    const families = this.#families;
    const familyOf = this.#familiesOfActs();
    const places = new Int32Array(count);
    for (let at = 0; at < count; at++) {
      const outcome = visitOutcome[at] as number;
      const fee = visits.outcomes.values[outcome * 2 * VISIT.side + side * VISIT.side] as number;
      families.fill(0);
      families[VISIT_FAMILY] = fee * (visits.times[visit[at] as number] as number);
      const row = claim[at] as number;
      const after = trail.after(0, this.#visitList(outcome));
      const span = { base: block.linePage[at] as number, row, after };
      places[at] = this.#claimLines(span, { segment, familyOf, lineAmount: into.lineAmount });
      this.#family(row, into);
    }
    return places;
  }

  /** Adds the lines of a claim to the families; gives where it is in the trail then. */
  #claimLines(
    { base, row, after }: { readonly base: number; readonly row: number; readonly after: number },
    of: { readonly segment: Segment; readonly familyOf: Uint8Array; lineAmount: Float64Array },
  ): number {
    const { lines } = this.#tables;
    const { act, lineStart, charged } = of.segment;
    const { familyOf, lineAmount } = of;
    const families = this.#families;
    const { entries } = lines.pages;
    let { records } = lines.records;
    const total = this.#total;
    let place = after;
    let seen = 0;
    const end = lineStart[row + 1] as number;
    for (let line = lineStart[row] as number; line < end; line++) {
      const asked = act[line] as number;
      let found = entries[base + asked] as number;
      if (found === 0 || charged !== null) {
        found = lines.of(base, asked, charged?.[line] ?? Number.NaN);
        records = lines.records.records;
      }
      const from = found * LINE.width;
      const amount = records[from + total] as number;
      lineAmount[line] = amount;
      const family = familyOf[asked] as number;
      families[family] = (families[family] as number) + amount;
      const bit = records[from + LINE.lists] as number;
      if ((seen & bit) !== 0 && bit !== OTHER_LISTS) continue;
      seen |= bit;
      place = this.#afterLine(place, bit, found);
    }
    return place;
  }

  #afterLine(place: number, bit: number, record: number): number {
    const { list: listOf } = this.#tables.lines.records;
    const list = bit === OTHER_LISTS ? (listOf[record] as number) : 31 - Math.clz32(bit);
    return this.#parts.trail.after(place, this.#lineLists[list] ?? this.#lineList(list));
  }

  /** The family of each act that was met by now, those that refunds left too. */
  #familiesOfActs(): Uint8Array {
    const { lines } = this.#tables;
    const { acts } = this.#parts;
    const families = this.#familyOfAct;
    for (; this.#named < acts.count; this.#named++) {
      families[this.#named] = this.#familyOf[this.itemRow(acts.item[this.#named] ?? 0)] ?? 0;
    }
    for (; this.#leftNamed < lines.acts; this.#leftNamed++) {
      families[this.#leftNamed] = this.#familyOf[lines.itemOf(this.#leftNamed)] ?? 0;
    }
    return families;
  }

  /** Writes the families of a claim, which add up to its total. */
  #family(row: number, { writer }: SettledInto): void {
    const families = this.#families;
    let sum = 0;
    for (let at = 0; at < FAMILIES; at++) {
      const amount = families[at] as number;
      sum += amount;
      if (amount !== 0) (writer.families[at] as Float64Array)[row] = amount;
    }
    assert(sum === writer.total[row], 'the families of charges do not add up to the claim');
    assert(Number.isSafeInteger(sum), 'a total does not fit a column');
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

  #rules(block: ClaimBlock, { writer }: SettledInto, places: Int32Array): void {
    const { count, claim, contactOutcome } = block;
    const { contacts } = this.#tables;
    const { fold, trail } = this.#parts;
    const { list: contactList } = contacts.outcomes;
    const kept = new Map<number, number>();
    let [charged, contacted, decided, last] = [-1, -1, -1, -1];
    let [from, size] = [0, 0];
    for (let at = 0; at < count; at++) {
      let place = places[at] as number;
      const contact = contactList[contactOutcome[at] as number] as number;
      const set = fold === null ? 0 : fold.citedBy(at);
      if (place !== charged || contact !== contacted || set !== decided) {
        [charged, contacted, decided] = [place, contact, set];
        if (fold !== null) place = this.#decided(fold, at, { place, contact, set });
        if (place !== last) {
          const rules = trail.rules[place] ?? [];
          last = place;
          size = rules.length;
          from = kept.get(place) ?? writer.keepRules(rules, size);
          kept.set(place, from);
        }
      }
      const row = claim[at] as number;
      writer.ruleFrom[row] = from;
      writer.ruleCount[row] = size;
    }
  }

  /** Where a claim is in the trail after first contact and benefit. */
  #decided(
    fold: BenefitFold,
    row: number,
    of: { readonly place: number; readonly contact: number; readonly set: number },
  ): number {
    const { trail } = this.#parts;
    const { contact, set } = of;
    const list = this.#contactLists[contact] ?? this.#contactList(contact);
    const place = trail.after(of.place, list);
    return trail.after(place, this.#benefitLists[set] ?? this.#benefitList(fold, row, set));
  }

  #visitList(outcome: number): number {
    const { outcomes, lists } = this.#tables.visits;
    const list = outcomes.list[outcome] as number;
    this.#visitLists[list] ??= this.#listOf(lists.lists[list]);
    return this.#visitLists[list];
  }

  #lineList(list: number): number {
    const made = this.#listOf(this.#tables.lines.lists.lists[list]);
    this.#lineLists[list] = made;
    return made;
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
