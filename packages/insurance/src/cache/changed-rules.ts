import { type ReplayLayout, RULE_WIDTH } from '../replay/replay-layout.ts';
import type { CacheCodes } from './cached-segment.ts';

const [BOTH, REFORM, BASELINE] = [0, 1, 2];
/** Claims, losers, gainers, what patients pay more and institutions take in more. */
const WIDTH = 5;

/** What a claim cites now: rules of the benefit; of the visit where they are others than before, else null. */
export type CitedNow = {
  readonly benefit: readonly number[];
  readonly visit: readonly number[] | null;
};

/** Sums of claims that change, by what they cite under the baseline and what of the benefit now. */
export class ChangedRules {
  readonly #codes: CacheCodes;
  readonly #layout: ReplayLayout;
  /** By set of the new benefit: sums by number of what is cited. */
  readonly #sums: (Float64Array | undefined)[] = [];

  constructor(codes: CacheCodes, layout: ReplayLayout) {
    this.#codes = codes;
    this.#layout = layout;
  }

  /** Adds a claim for which the patient pays and the institution takes in so much more, or less below 0. */
  add(
    { cited, set }: { readonly cited: number; readonly set: number },
    more: number,
    income: number,
  ): void {
    let sums = this.#sums[set];
    if (sums === undefined) {
      sums = new Float64Array((this.#codes.chargeRuleStart.length - 1) * WIDTH);
      this.#sums[set] = sums;
    }
    const at = cited * WIDTH;
    sums[at] = (sums[at] as number) + 1;
    if (more > 0) sums[at + 1] = (sums[at + 1] as number) + 1;
    if (more < 0) sums[at + 2] = (sums[at + 2] as number) + 1;
    sums[at + 3] = (sums[at + 3] as number) + more;
    sums[at + 4] = (sums[at + 4] as number) + income;
  }

  /** Moves the sums of each rule to a column of sums. */
  take(values: Float64Array, sets: readonly CitedNow[]): void {
    for (const [set, sums] of this.#sums.entries()) {
      if (!sums) continue;
      for (let cited = 0; cited * WIDTH < sums.length; cited++) {
        if (sums[cited * WIDTH] === 0) continue;
        const own = sums.subarray(cited * WIDTH, (cited + 1) * WIDTH);
        this.#unfold(values, { cited, now: sets[set] ?? NOTHING, own });
      }
      sums.fill(0);
    }
  }

  #unfold(
    values: Float64Array,
    of: { readonly cited: number; readonly now: CitedNow; readonly own: Float64Array },
  ): void {
    const { chargeRuleStart, chargeRule, benefitRuleStart, benefitRule } = this.#codes;
    const { visitRuleStart, visitRule } = this.#codes;
    const [ruleOfOld, ruleOfNow] = this.#layout.ruleOf;
    const { at, width } = this.#layout.sections.rule;
    const positions = (of: readonly number[], rules: Uint32Array | readonly number[]): number[] =>
      Array.from(rules, (rule) => of[rule] ?? 0);
    const partOf = (starts: Uint32Array, rules: Uint32Array): Uint32Array =>
      rules.subarray(starts[of.cited], starts[of.cited + 1]);
    // What lines and first contact cite is the same decision on both sides, so its citation is one rule.
    const charges = positions(ruleOfOld, partOf(chargeRuleStart, chargeRule));
    const visit = positions(ruleOfOld, partOf(visitRuleStart, visitRule));
    const benefits = positions(ruleOfOld, partOf(benefitRuleStart, benefitRule));
    const visitNow = of.now.visit ? positions(ruleOfNow, of.now.visit) : visit;
    const old = new Set([...charges, ...visit, ...benefits]);
    const now = new Set([...charges, ...visitNow, ...positions(ruleOfNow, of.now.benefit)]);
    const [claims = 0, losers = 0, gainers = 0, patient = 0, income = 0] = of.own;
    for (const rule of new Set([...old, ...now])) {
      const speaking = !old.has(rule) ? REFORM : now.has(rule) ? BOTH : BASELINE;
      const cell = at + rule * width + speaking * RULE_WIDTH;
      // What patients do not pay of what institutions take in, funds do.
      const parts = [claims, losers, gainers, patient, income - patient, income];
      for (const [part, amount] of parts.entries()) {
        values[cell + part] = (values[cell + part] ?? 0) + amount;
      }
    }
  }
}

const NOTHING: CitedNow = { benefit: [], visit: null };
