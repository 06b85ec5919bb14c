import { CHARGE_FAMILIES } from '@sanyi/facts';
import type { RowCharges } from './price-row.ts';
import type { RowOutcome } from './row-outcome.ts';

const FAMILIES = CHARGE_FAMILIES.length;

/** What claims cost, kept until their benefits are known: columns of whole fen, and cited rules. */
export class KeptCharges {
  readonly total: Float64Array;
  readonly hospital: Float64Array;
  readonly fixedFund: Float64Array;
  readonly #families: Float64Array;
  readonly #ruleEnd: Uint32Array;
  #rules = new Uint16Array(1024);
  #used = 0;
  #count = 0;

  constructor(size: number) {
    this.total = new Float64Array(size);
    this.hospital = new Float64Array(size);
    this.fixedFund = new Float64Array(size);
    this.#families = new Float64Array(size * FAMILIES);
    this.#ruleEnd = new Uint32Array(size);
  }

  /** Keeps charges with the rules behind them. */
  add(charges: RowCharges): void {
    const at = this.#count++;
    this.total[at] = charges.total;
    this.hospital[at] = charges.hospital;
    this.fixedFund[at] = charges.fixedFund;
    this.#families.set(charges.families, at * FAMILIES);
    const end = this.#used + charges.ruleCount;
    if (end > this.#rules.length) {
      const larger = new Uint16Array(end * 2);
      larger.set(this.#rules);
      this.#rules = larger;
    }
    for (let rule = 0; rule < charges.ruleCount; rule += 1) {
      this.#rules[this.#used + rule] = charges.rules[rule] ?? 0;
    }
    this.#used = end;
    this.#ruleEnd[at] = end;
  }

  /** Puts what was kept into an outcome; its rules are those of the charges so far. */
  restore(at: number, outcome: RowOutcome): void {
    outcome.total = this.total[at] ?? 0;
    outcome.hospital = this.hospital[at] ?? 0;
    outcome.fixedFund = this.fixedFund[at] ?? 0;
    for (let family = 0; family < FAMILIES; family += 1) {
      outcome.families[family] = this.#families[at * FAMILIES + family] ?? 0;
    }
    const start = at === 0 ? 0 : (this.#ruleEnd[at - 1] ?? 0);
    const end = this.#ruleEnd[at] ?? 0;
    outcome.ruleCount = end - start;
    for (let rule = start; rule < end; rule += 1) {
      outcome.rules[rule - start] = this.#rules[rule] ?? 0;
    }
  }
}
