import { addressOf } from '@sanyi/feel/loops';
import { markedIn } from '../kernel/rule-sums.ts';
import type { BlockMemory } from '../loops/block-memory.ts';
import { KeySums } from '../loops/key-sums.ts';
import { type ReplayLayout, RULE_WIDTH } from '../replay/replay-layout.ts';
import type { CacheCodes } from './cached-segment.ts';

const [BOTH, REFORM, BASELINE] = [0, 1, 2];
/** Of a key: the number of what is cited under the baseline, and the list of the visit; then marks. */
const MARKS = 2;
/** Of a claim: what the patient pays more, and what funds do. */
const AMOUNTS = 2;

/** What a claim cites whose charges stay, and what it comes to more. */
export type CitedClaim = {
  /** The number of what it cites under the baseline. */
  readonly cited: number;
  /** Marks of the rules of the benefit, and where it stands in them; below 0 for none. */
  readonly marks: readonly Int32Array[];
  readonly position: number;
  readonly patient: number;
};

/** Sums of claims that change, by what they cite under the baseline and what of the benefit now. */
export class ChangedRules {
  readonly #codes: CacheCodes;
  readonly #layout: ReplayLayout;
  readonly #memory: BlockMemory;
  readonly #firstRule: number;
  readonly #visitRules: (list: number) => readonly number[];
  #sums: KeySums | null = null;
  readonly #cells: Int32Array[] = [];
  #keys: Int32Array;
  #amounts: Float64Array;
  readonly #listed: Int32Array;
  #toldRoom: readonly number[];
  /** Claims that wait to be added. */
  #count = 0;

  constructor(of: {
    readonly codes: CacheCodes;
    readonly layout: ReplayLayout;
    readonly memory: BlockMemory;
    readonly firstRule: number;
    /** Gives the rules of a list that `RowChanges` names. */
    readonly visitRules: (list: number) => readonly number[];
  }) {
    this.#codes = of.codes;
    this.#layout = of.layout;
    this.#memory = of.memory;
    this.#firstRule = of.firstRule;
    this.#visitRules = of.visitRules;
    this.#keys = of.memory.int32(0);
    this.#amounts = of.memory.float64(0);
    this.#listed = of.memory.int32(1);
    this.#toldRoom = [this.#keys, this.#amounts, this.#listed].map(addressOf);
  }

  /** The number of what cites nothing. */
  get nothing(): number {
    return this.#codes.chargeRuleStart.length - 1;
  }

  /**
   * Makes room for claims that a loop lists, and tells where their keys and amounts begin, after what is
   * known of keys and before how many they are.
   */
  room(claims: number, words: number): readonly number[] {
    this.#flush();
    const sums = this.#sumsOf(words);
    this.#makeRoom(claims);
    return sums.told.concat(this.#toldRoom);
  }

  #sumsOf(words: number): KeySums {
    const { chargeRuleStart } = this.#codes;
    this.#sums ??= new KeySums(this.#memory, MARKS + words, chargeRuleStart.length);
    return this.#sums;
  }

  /** Adds claims that a loop listed where there was room. */
  addListed(): void {
    this.#count = this.#listed[0] as number;
    this.#flush();
  }

  add({ cited, marks, position, patient }: CitedClaim): void {
    const { width } = this.#sumsOf(marks.length);
    if (this.#count === this.#amounts.length / AMOUNTS) {
      this.#flush();
      this.#makeRoom(FIRST_CLAIMS);
    }
    const at = this.#count * width;
    const keys = this.#keys;
    keys[at] = cited;
    // The visit cites what it did.
    keys[at + 1] = 0;
    for (let word = 0; word < marks.length; word++) {
      const bits = position < 0 ? 0 : ((marks[word] as Int32Array)[position] as number);
      keys[at + MARKS + word] = bits;
    }
    this.#amounts[this.#count * AMOUNTS] = patient;
    this.#amounts[this.#count * AMOUNTS + 1] = -patient;
    this.#count += 1;
  }

  #makeRoom(claims: number): void {
    if (this.#amounts.length >= claims * AMOUNTS) return;
    const width = this.#sums?.width ?? MARKS;
    this.#keys = this.#memory.int32(2 * claims * width);
    this.#amounts = this.#memory.float64(2 * claims * AMOUNTS);
    this.#toldRoom = [this.#keys, this.#amounts, this.#listed].map(addressOf);
  }

  #flush(): void {
    const claims = { count: this.#count, rows: null, keys: this.#keys, money: this.#amounts };
    this.#count = 0;
    if (claims.count === 0) return;
    this.#sums?.add(claims, (key) => this.#cells.push(this.#cellsOf(key)));
  }

  /** Moves the sums of each rule to a column of sums. */
  take(values: Float64Array): void {
    this.#flush();
    this.#sums?.take(values, this.#cells);
  }

  /** Where claims that cite a combination count: a cell for each rule that speaks on either side. */
  #cellsOf(key: Int32Array): Int32Array {
    const [own = 0, list = 0] = key;
    const { chargeRuleStart, chargeRule, benefitRuleStart, benefitRule } = this.#codes;
    const { visitRuleStart, visitRule } = this.#codes;
    const [ruleOfOld, ruleOfNow] = this.#layout.ruleOf;
    const { at, width } = this.#layout.sections.rule;
    const positions = (of: readonly number[], rules: Uint32Array | readonly number[]): number[] =>
      Array.from(rules, (rule) => of[rule] ?? 0);
    const partOf = (starts: Uint32Array, rules: Uint32Array): Uint32Array =>
      rules.subarray(starts[own], starts[own + 1]);
    // What lines and first contact cite is the same decision on both sides, so its citation is one rule.
    const charges = positions(ruleOfOld, partOf(chargeRuleStart, chargeRule));
    const visit = positions(ruleOfOld, partOf(visitRuleStart, visitRule));
    const benefits = positions(ruleOfOld, partOf(benefitRuleStart, benefitRule));
    const visitNow = list === 0 ? visit : positions(ruleOfNow, this.#visitRules(list - 1));
    const benefitsNow = positions(ruleOfNow, markedIn(key.subarray(MARKS), this.#firstRule));
    const old = new Set([...charges, ...visit, ...benefits]);
    const now = new Set([...charges, ...visitNow, ...benefitsNow]);
    const cells = [...new Set([...old, ...now])].map((rule) => {
      const speaking = !old.has(rule) ? REFORM : now.has(rule) ? BOTH : BASELINE;
      return at + rule * width + speaking * RULE_WIDTH;
    });
    return Int32Array.from(cells);
  }
}

const FIRST_CLAIMS = 4096;
