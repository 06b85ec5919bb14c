import type { SettledBatch } from '../claim-source.ts';
import { MONEY, type ReplayLayout, RULE_WIDTH } from './replay-layout.ts';

const [BOTH, REFORM, BASELINE] = [0, 1, 2];

/**
 * Adds up, for each rule cited, the claims that change: a rule that only the new rules cite began to
 * speak there, one that only the old ones cite no longer does.
 */
export class RuleCells {
  readonly #at: number;
  readonly #width: number;
  readonly #ruleOf: ReplayLayout['ruleOf'];
  readonly #values: Float64Array;
  /** Per rule, the last claim that cited it under the old rules; negative once it is counted. */
  readonly #seen: Float64Array;
  #claim = 0;

  constructor(layout: ReplayLayout, values: Float64Array) {
    const { rule } = layout.sections;
    this.#at = rule.at;
    this.#width = rule.width;
    this.#ruleOf = layout.ruleOf;
    this.#values = values;
    this.#seen = new Float64Array(rule.keys.length);
  }

  add(row: number, [old, now]: readonly [SettledBatch, SettledBatch]): void {
    if (MONEY.every((part) => old[part][row] === now[part][row])) return;
    const patient = (now.patient[row] ?? 0) - (old.patient[row] ?? 0);
    const fund = fundOf(now, row) - fundOf(old, row);
    const changes = [1, Number(patient > 0), Number(patient < 0), patient, fund, patient + fund];
    const stamp = ++this.#claim;
    for (const rule of rulesAt(old, row)) this.#seen[this.#ruleOf[0][rule] ?? 0] = stamp;
    for (const rule of rulesAt(now, row)) {
      const of = this.#ruleOf[1][rule] ?? 0;
      if (this.#seen[of] === -stamp) continue;
      this.#plus(of, this.#seen[of] === stamp ? BOTH : REFORM, changes);
      this.#seen[of] = -stamp;
    }
    for (const rule of rulesAt(old, row)) {
      const of = this.#ruleOf[0][rule] ?? 0;
      if (this.#seen[of] !== stamp) continue;
      this.#plus(of, BASELINE, changes);
      this.#seen[of] = -stamp;
    }
  }

  #plus(rule: number, speaking: number, changes: readonly number[]): void {
    const cell = this.#at + rule * this.#width + speaking * RULE_WIDTH;
    for (let of = 0; of < changes.length; of++) {
      this.#values[cell + of] = (this.#values[cell + of] ?? 0) + (changes[of] ?? 0);
    }
  }
}

const fundOf = (result: SettledBatch, row: number): number =>
  (result.fund[row] ?? 0) + (result.fixedFund[row] ?? 0);

const rulesAt = (result: SettledBatch, row: number): Uint16Array =>
  result.rule.subarray(result.ruleStart[row] ?? 0, result.ruleStart[row + 1] ?? 0);
