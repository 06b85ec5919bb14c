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
const KEY_WIDTH = 3;
/** Two numbers of lists or sets share a number of 32 bits. */
const HALF = 65_536;
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
    const sums = this.#sums;
    const patient = changed(money, from + PATIENT);
    // What neither the hospital nor the patient bears, funds and fixed part do.
    const fund = changed(money, from + TOTAL) - changed(money, from + HOSPITAL) - patient;
    sums[cell] = (sums[cell] as number) + 1;
    if (patient > 0) sums[cell + 1] = (sums[cell + 1] as number) + 1;
    if (patient < 0) sums[cell + 2] = (sums[cell + 2] as number) + 1;
    sums[cell + 3] = (sums[cell + 3] as number) + patient;
    sums[cell + 4] = (sums[cell + 4] as number) + fund;
  }

  /** Puts what a claim cites into `#key`. */
  #ask({ block, segment }: Cited, row: number): void {
    const { lines, visits, contacts } = this.#tables;
    const [old, now] = this.#folds;
    const key = this.#key;
    const lists = block.lineLists[row] ?? 0;
    key[0] = lists >= 0 ? lists : lines.setOf(block, segment, row);
    const visit = visits.outcomes.list[block.visitOutcome[row] ?? 0] ?? 0;
    const contact = contacts.outcomes.list[block.contactOutcome[row] ?? 0] ?? 0;
    key[1] = visit * HALF + contact;
    key[2] = old.citedBy(row) * HALF + now.citedBy(row);
  }

  /** The number of the combination that `#key` holds. */
  #find(): number {
    const [key, keys, slots] = [this.#key, this.#keys, this.#slots];
    const mask = slots.length - 1;
    for (let slot = hashOf(key, 0) & mask; ; slot = (slot + 1) & mask) {
      const found = slots[slot] ?? 0;
      if (found === 0) return this.#add(slot, key);
      const from = found * KEY_WIDTH;
      const isSame =
        keys[from] === key[0] && keys[from + 1] === key[1] && keys[from + 2] === key[2];
      if (isSame) return found;
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
    const [lists = 0, asked = 0, benefit = 0] = this.#keys.subarray(each * KEY_WIDTH);
    const [visit, contact] = halvesOf(asked);
    const benefits = halvesOf(benefit);
    const { lines, visits, contacts } = this.#tables;
    return ofBoth(this.#folds, (fold, side) => {
      const rules = [
        ...lines.listsOf(lists).flatMap((list) => lines.lists.lists[list]?.[side] ?? []),
        ...(visits.lists.lists[visit]?.[side] ?? []),
        ...(contacts.lists.lists[contact]?.[side] ?? []),
        ...(fold.sets.sets[benefits[side]] ?? []),
      ];
      return new Set(rules.map((rule) => this.#layout.ruleOf[side][rule] ?? 0));
    });
  }
}

/** How much a part of money changes; every index is one of the column. */
const changed = (money: Float64Array, at: number): number =>
  (money[at + NOW] as number) - (money[at] as number);

/** Whether any part of a claim's money is another one. */
function isChanged(money: Float64Array, from: number): boolean {
  for (let of = 0; of < NOW; of++) if (money[from + of] !== money[from + NOW + of]) return true;
  return false;
}

const halvesOf = (whole: number): Both<number> => [whole >>> 16, whole & (HALF - 1)];

function hashOf(key: Int32Array, from: number): number {
  let hash = Math.imul(key[from] ?? 0, 0x9e3779b1) ^ (key[from + 1] ?? 0);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) ^ (key[from + 2] ?? 0);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
