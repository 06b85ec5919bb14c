import { attempt, type Fen, mapResult, type Result, yuanText } from '@sanyi/kernel';
import type { Stack } from '@sanyi/policy';
import { benefitHooks } from '../ask-benefit.ts';
import { claimRules } from '../claim-rules.ts';
import { shownValue } from '../explain/explain-accumulators.ts';
import { explainOne } from '../explain/explain-one.ts';
import type { Explanation } from '../explain/explanation.ts';
import type { PriceFacts } from '../price/price-facts.ts';
import { chargesOf, settleCharges } from '../settle-claim.ts';
import { readAcc, readCase } from './read-case.ts';

/** A settled case as plain texts, for the tests of packages. Money is yuan with two decimals. */
export type CaseOutcome = {
  readonly out: {
    readonly total: string;
    readonly inScope: string;
    readonly outOfScope: string;
    readonly hospital: string;
    readonly fixedFund: string;
    /** Without the fixed part. */
    readonly fund: string;
    readonly patient: string;
    readonly allowed: boolean;
    readonly payable: boolean;
    readonly reason: string;
    readonly funds: Readonly<Record<string, string>>;
    /** Accumulators after the claim. */
    readonly acc: Readonly<Record<string, string>>;
    readonly charges: readonly {
      readonly code: string;
      readonly amount: string;
      readonly fund: string;
      readonly patient: string;
      readonly hospital: string;
    }[];
  };
  /** `package@version#decision/rule` of every rule cited, in order. */
  readonly rules: readonly string[];
};

/**
 * Explains a claim written by hand: `person`, `institution`, `visit`, `lines`, and `acc` before it.
 *
 * @param written - what YAML or JSON made of the claim
 * @param facts - items and purchase prices to look up; without them lines bring their own prices
 * @returns all problems of the writing at once, or what the rules refuse
 * @example
 * const claim = { person: { scheme: 'employee', age: 48 }, institution: { level: 'tertiary' },
 *   visit: { kind: 'outpatient', title: 'chief', day: '2017-04-10' }, lines: [] };
 * explainCase(stack, claim);
 */
export function explainCase(
  stack: Stack,
  written: unknown,
  facts?: PriceFacts,
): Result<Explanation> {
  const read = readCase(written);
  if (!read.ok) return read;
  const { claim } = read.value;
  const rules = claimRules(stack, facts);
  const hooks = attempt(() => benefitHooks(rules, claim.visit, claim.institution));
  if (!hooks.ok) return hooks;
  const acc = readAcc(read.value.acc, hooks.value.benefit?.fold ?? null);
  if (!acc.ok) return acc;
  return attempt(() => {
    const charges = chargesOf(claim, rules);
    const settlement = settleCharges(claim, rules, { charges, acc: acc.value });
    const after = { ...acc.value };
    for (const [name, more] of Object.entries(settlement.benefit.add)) {
      after[name] = (after[name] ?? 0n) + more;
    }
    const one = { claim, hooks: hooks.value, charges, settlement, before: acc.value, after };
    return explainOne(one, rules);
  });
}

/**
 * Settles a claim written by hand, as the tests of packages state and expect it.
 *
 * @example
 * const settled = settleCase(stack, claim);
 * if (settled.ok) console.log(settled.value.out.patient);
 */
export function settleCase(
  stack: Stack,
  written: unknown,
  facts?: PriceFacts,
): Result<CaseOutcome> {
  return mapResult(explainCase(stack, written, facts), outcomeOf);
}

/**
 * Settles a claim of a package's test, which states the accumulators beside the claim.
 *
 * @example
 * const report = runPackageTests(library, 'beijing-2017-separation', { settleCase: settleTest });
 */
export const settleTest = (stack: Stack, written: unknown, acc: unknown): Result<CaseOutcome> =>
  settleCase(stack, acc === undefined || !isRecord(written) ? written : { ...written, acc });

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function outcomeOf(explained: Explanation): CaseOutcome {
  const { totals, benefit, accumulators, charges, rules } = explained;
  return {
    out: {
      total: yuanText(totals.amount),
      inScope: yuanText(totals.inScope),
      outOfScope: yuanText(totals.outOfScope),
      hospital: yuanText(totals.hospital),
      fixedFund: yuanText(totals.fixedFund),
      fund: yuanText(totals.benefitFund),
      patient: yuanText(totals.patient),
      allowed: benefit.allowed,
      payable: benefit.payable,
      reason: benefit.reason,
      funds: yuanOf(totals.funds),
      acc: Object.fromEntries(
        accumulators.map(({ name, after, kind }) => [name, shownValue(after, kind)]),
      ),
      charges: charges.map(({ code, amount, fund, patient, hospital }) => ({
        code,
        amount: yuanText(amount),
        fund: yuanText(fund),
        patient: yuanText(patient),
        hospital: yuanText(hospital),
      })),
    },
    rules: rules.map(({ cite }) => cite),
  };
}

const yuanOf = (amounts: Readonly<Record<string, Fen>>): Record<string, string> =>
  Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, yuanText(amount)]));
