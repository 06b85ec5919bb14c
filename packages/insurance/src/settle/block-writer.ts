import { CHARGE_FAMILIES, type IdRows, idRows, type Segment } from '@sanyi/facts';
import type { AnswerColumn } from '@sanyi/feel';
import { assert } from '@sanyi/kernel';
import { NO_BENEFIT_REASON } from '../ask-benefit.ts';
import { type Answered, type BenefitFold, FUNDS } from '../kernel/benefit-fold.ts';
import { type ClaimBlock, MONEY_WIDTH } from '../kernel/claim-block.ts';
import type { KernelTables } from '../kernel/kernel-tables.ts';
import { KeyIndex } from '../kernel/key-index.ts';
import { LINE, LISTS_WITH_BIT } from '../kernel/line-records.ts';
import type { Both } from '../kernel/sides.ts';
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

const STEPS = 65_536;

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
  /** Where claims of a block are in the trail. */
  #places = new Int32Array(0);
  /** By outcome of a visit: where a claim is in the trail after it. */
  readonly #visitPlaces: number[] = [];
  /** By place and list of a line: one more than the place that follows. */
  #lineSteps = new Int32Array(STEPS);
  /** Numbers of lists in the trail, by the numbers that the tables give them. */
  readonly #lineLists: number[] = [];
  readonly #visitLists: number[] = [];
  readonly #contactLists: number[] = [];
  readonly #benefitLists: number[] = [];
  /** Steps by place, first contact and benefit, and the place that each leads to. */
  readonly #decisions = new KeyIndex(3);
  readonly #decidedTo: number[] = [];
  /** By place in the trail: one more than where its rules stand among those that a writer keeps. */
  #kept = new Int32Array(STEPS);
  #keptIn: SettlementWriter | null = null;

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

  /**
   * Writes amounts of lines and families; gives where each claim is in the trail after its charges. The
   * hottest loop: positions in records are written out, because in a bundle their names are looked up.
   */
  #lines(block: ClaimBlock, segment: Segment, into: SettledInto): Int32Array {
    const { lines } = this.#tables;
    const { count, claim, linePage, visitOutcome } = block;
    const { act, lineStart, charged } = segment;
    const { lineAmount } = into;
    const families = this.#families;
    const familyOf = this.#familiesOfActs();
    const places = this.#placesOf(count);
    const [total, other] = [this.#total, OTHER_LISTS];
    const isCharged = charged !== null;
    let { entries } = lines.pages;
    let { records } = lines.records;
    for (let at = 0; at < count; at++) {
      const base = linePage[at] as number;
      const row = claim[at] as number;
      let place = this.#beginFamilies(block, at, visitOutcome[at] as number);
      let seen = 0;
      const end = lineStart[row + 1] as number;
      for (let line = lineStart[row] as number; line < end; line++) {
        const asked = act[line] as number;
        let found = entries[base + asked] as number;
        if (found === 0 || isCharged) {
          found = lines.of(base, asked, charged?.[line] ?? Number.NaN);
          entries = lines.pages.entries;
          records = lines.records.records;
        }
        const from = found * 8;
        const amount = records[from + total] as number;
        lineAmount[line] = amount;
        const family = familyOf[asked] as number;
        families[family] = (families[family] as number) + amount;
        const bit = records[from + 6] as number;
        if ((seen & bit) !== 0 && bit !== other) continue;
        seen |= bit;
        place = this.#afterLine(place, bit, found);
      }
      places[at] = place;
      this.#family(row, into);
    }
    return places;
  }

  #placesOf(count: number): Int32Array {
    if (this.#places.length < count) this.#places = new Int32Array(count);
    return this.#places;
  }

  /** Begins the families of a claim with its visit; gives where it is in the trail then. */
  #beginFamilies({ visit }: ClaimBlock, at: number, outcome: number): number {
    const { visits } = this.#tables;
    const { side } = this.#parts;
    const families = this.#families;
    const fee = visits.outcomes.values[outcome * 8 + side * 4] as number;
    families.fill(0);
    families[VISIT_FAMILY] = fee * (visits.times[visit[at] as number] as number);
    return this.#visitPlaces[outcome] ?? this.#visitPlace(outcome);
  }

  #visitPlace(outcome: number): number {
    const place = this.#parts.trail.after(0, this.#visitList(outcome));
    this.#visitPlaces[outcome] = place;
    return place;
  }

  /** Lists that have a bit are steps of a table; it is asked for most lines that cite something new. */
  #afterLine(place: number, bit: number, record: number): number {
    const { list: listOf } = this.#tables.lines.records;
    const list = bit === OTHER_LISTS ? (listOf[record] as number) : 31 - Math.clz32(bit);
    const steps = this.#lineSteps;
    const step = place * 32 + list;
    if (list < 32 && step < steps.length) {
      const known = (steps[step] as number) - 1;
      if (known >= 0) return known;
    }
    const after = this.#parts.trail.after(place, this.#lineLists[list] ?? this.#lineList(list));
    if (list < 32) this.#keepStep(step, after);
    return after;
  }

  #keepStep(step: number, after: number): void {
    if (step >= this.#lineSteps.length) {
      const steps = new Int32Array(2 * step);
      steps.set(this.#lineSteps);
      this.#lineSteps = steps;
    }
    this.#lineSteps[step] = after + 1;
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
    const { fold, trail } = this.#parts;
    const { list: contactList } = this.#tables.contacts.outcomes;
    const { ruleFrom, ruleCount } = writer;
    if (this.#keptIn !== writer) this.#kept.fill(0);
    this.#keptIn = writer;
    let [charged, contacted, decided] = [-1, -1, -1];
    let [from, size] = [0, 0];
    for (let at = 0; at < count; at++) {
      const place = places[at] as number;
      const contact = contactList[contactOutcome[at] as number] as number;
      const set = fold === null ? 0 : fold.citedBy(at);
      if (place !== charged || contact !== contacted || set !== decided) {
        [charged, contacted, decided] = [place, contact, set];
        const last = fold === null ? place : this.#decided(fold, at, { place, contact, set });
        size = (trail.rules[last] as readonly number[]).length;
        from = this.#keep(writer, last);
      }
      const row = claim[at] as number;
      ruleFrom[row] = from;
      ruleCount[row] = size;
    }
  }

  /** Keeps the rules of a place in the trail once; gives where they stand. */
  #keep(writer: SettlementWriter, place: number): number {
    const known = this.#kept[place] ?? 0;
    if (known > 0) return known - 1;
    const rules = this.#parts.trail.rules[place] ?? [];
    const from = writer.keepRules(rules, rules.length);
    if (place >= this.#kept.length) {
      const kept = new Int32Array(2 * place + STEPS);
      kept.set(this.#kept);
      this.#kept = kept;
    }
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
    const known = this.#decidedTo[step];
    if (known !== undefined) return known;
    const list = this.#contactLists[contact] ?? this.#contactList(contact);
    const contacted = trail.after(place, list);
    const to = trail.after(contacted, this.#benefitLists[set] ?? this.#benefitList(fold, row, set));
    this.#decidedTo[step] = to;
    return to;
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
