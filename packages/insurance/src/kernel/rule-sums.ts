import type { Segment } from '@sanyi/facts';
import { MONEY, type ReplayLayout, RULE_WIDTH } from '../replay/replay-layout.ts';
import type { BenefitFold } from './benefit-fold.ts';
import { type ClaimBlock, MONEY_WIDTH } from './claim-block.ts';
import type { KernelTables } from './kernel-tables.ts';
import { type Both, ofBoth } from './sides.ts';

const [BOTH, REFORM, BASELINE] = [0, 1, 2];
const [TOTAL, HOSPITAL, PATIENT] = [0, 1, 4];
const NOW: number = MONEY.length;

/** Where claims were settled: a block of a segment, and their rows in it where those are others. */
export type Cited = {
  readonly block: ClaimBlock;
  readonly segment: Segment;
  readonly rowOf: Int32Array | null;
};

/** What is cited together: bits of lists of lines, lists of visit and contact, sets of the benefit. */
const KEY_WIDTH = 5;
/** Claims, losers, gainers, changes of patient and fund. */
const SUM_WIDTH = 5;

/**
 * Sums of claims that change, by what is cited together under both sets of rules. Each rule is looked
 * for in what was met in the end, not in each claim.
 */
export class RuleSums {
  readonly #layout: ReplayLayout;
  readonly #tables: KernelTables;
  readonly #folds: Both<BenefitFold>;
  /** An open hash table over the keys; numbers of combinations from 1. */
  #slots = new Int32Array(1 << 12);
  #keys = new Int32Array((1 << 11) * KEY_WIDTH);
  #sums = new Float64Array((1 << 11) * SUM_WIDTH);
  #count = 1;
  readonly #key = new Int32Array(KEY_WIDTH);

  constructor(layout: ReplayLayout, tables: KernelTables, folds: Both<BenefitFold>) {
    this.#layout = layout;
    this.#tables = tables;
    this.#folds = folds;
  }

  /** Adds the claims of a block that count and change, with what is cited where they were settled. */
  add(block: ClaimBlock, cited: Cited): void {
    const { count, month, money } = block;
    for (let row = 0; row < count; row++) {
      if ((month[row] ?? -1) >= 0 && isChanged(money, row * MONEY_WIDTH)) {
        this.#claim(block, cited, row);
      }
    }
  }

  #claim(block: ClaimBlock, cited: Cited, row: number): void {
    const settledIn = cited.rowOf === null ? row : (cited.rowOf[row] ?? -1);
    // A refund of what was undone before cites nothing.
    if (settledIn < 0) return;
    this.#ask(cited, settledIn);
    const cell = this.#find() * SUM_WIDTH;
    const from = row * MONEY_WIDTH;
    const { money } = block;
    const changed = (of: number): number => (money[from + NOW + of] ?? 0) - (money[from + of] ?? 0);
    const patient = changed(PATIENT);
    const sums = this.#sums;
    const add = (of: number, amount: number): void => {
      sums[cell + of] = (sums[cell + of] ?? 0) + amount;
    };
    add(0, 1);
    if (patient > 0) add(1, 1);
    if (patient < 0) add(2, 1);
    add(3, patient);
    // What neither the hospital nor the patient bears, funds and fixed part do.
    add(4, changed(TOTAL) - changed(HOSPITAL) - patient);
  }

  /** Puts what a claim cites into `#key`. */
  #ask({ block, segment }: Cited, row: number): void {
    const { lines, visits, contacts } = this.#tables;
    const [old, now] = this.#folds;
    const key = this.#key;
    const lists = block.lineLists[row] ?? 0;
    key[0] = lists >= 0 ? lists : lines.setOf(block, segment, row);
    key[1] = visits.outcomes.list[block.visitOutcome[row] ?? 0] ?? 0;
    key[2] = contacts.outcomes.list[block.contactOutcome[row] ?? 0] ?? 0;
    key[3] = old.citedBy(row);
    key[4] = now.citedBy(row);
  }

  /** The number of the combination that `#key` holds. */
  #find(): number {
    const [key, keys, slots] = [this.#key, this.#keys, this.#slots];
    const mask = slots.length - 1;
    for (let slot = hashOf(key, 0) & mask; ; slot = (slot + 1) & mask) {
      const found = slots[slot] ?? 0;
      if (found === 0) return this.#add(slot, key);
      let same = 0;
      const from = found * KEY_WIDTH;
      while (same < KEY_WIDTH && keys[from + same] === key[same]) same += 1;
      if (same === KEY_WIDTH) return found;
    }
  }

  #add(slot: number, key: Int32Array): number {
    const made = this.#count++;
    if ((made + 1) * KEY_WIDTH > this.#keys.length) this.#grow();
    this.#keys.set(key, made * KEY_WIDTH);
    if (made * 2 <= this.#slots.length) this.#slots[slot] = made;
    else this.#rehash();
    return made;
  }

  #grow(): void {
    const [keys, sums] = [this.#keys, this.#sums];
    this.#keys = new Int32Array(keys.length * 2);
    this.#sums = new Float64Array(sums.length * 2);
    this.#keys.set(keys);
    this.#sums.set(sums);
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let each = 1; each < this.#count; each++) {
      let slot = hashOf(this.#keys, each * KEY_WIDTH) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = each;
    }
  }

  /** Moves the sums of each rule to a column of sums. */
  take(values: Float64Array): void {
    for (let each = 1; each < this.#count; each++) {
      const [old, now] = this.#cited(each);
      for (const rule of new Set([...old, ...now])) {
        const isOld = old.has(rule);
        const speaking = isOld && now.has(rule) ? BOTH : isOld ? BASELINE : REFORM;
        this.#unfoldTo(values, { rule, speaking, each });
      }
    }
    this.#sums.fill(0);
  }

  #unfoldTo(
    values: Float64Array,
    of: { readonly rule: number; readonly speaking: number; readonly each: number },
  ): void {
    const { at, width } = this.#layout.sections.rule;
    const cell = at + of.rule * width + of.speaking * RULE_WIDTH;
    const from = of.each * SUM_WIDTH;
    const sums = this.#sums.subarray(from, from + SUM_WIDTH);
    const income = (sums[3] ?? 0) + (sums[4] ?? 0);
    for (const [part, amount] of [...sums, income].entries()) {
      values[cell + part] = (values[cell + part] ?? 0) + amount;
    }
  }

  /** The rules of a combination as positions of the layout. */
  #cited(each: number): Both<ReadonlySet<number>> {
    const from = each * KEY_WIDTH;
    const [lists = 0, visit = 0, contact = 0, ...benefits] = this.#keys.subarray(
      from,
      from + KEY_WIDTH,
    );
    const { lines, visits, contacts } = this.#tables;
    return ofBoth(this.#folds, (fold, side) => {
      const rules = [
        ...lines.listsOf(lists).flatMap((list) => lines.lists.lists[list]?.[side] ?? []),
        ...(visits.lists.lists[visit]?.[side] ?? []),
        ...(contacts.lists.lists[contact]?.[side] ?? []),
        ...(fold.sets.sets[benefits[side] ?? 0] ?? []),
      ];
      return new Set(rules.map((rule) => this.#layout.ruleOf[side][rule] ?? 0));
    });
  }
}

/** Whether any part of a claim's money is another one. */
function isChanged(money: Float64Array, from: number): boolean {
  for (let of = 0; of < NOW; of++) if (money[from + of] !== money[from + NOW + of]) return true;
  return false;
}

function hashOf(key: ArrayLike<number>, from: number): number {
  let hash = 0;
  for (let of = 0; of < KEY_WIDTH; of++) {
    hash = Math.imul(hash ^ (key[from + of] ?? 0), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}
