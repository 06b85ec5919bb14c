import { type Text, yuanText, ZERO_FEN } from '@sanyi/kernel';
import { benefitFields, firstContactFields } from '../ask-benefit.ts';
import type { ClaimRules } from '../claim-rules.ts';
import type { SettledOne } from '../settled-person.ts';
import type { Citations } from './citations.ts';
import { explainedAccumulators, shownValue } from './explain-accumulators.ts';
import { decisionSteps, decisionTables } from './explain-decisions.ts';
import type { ExplainedStep, ExplainedTable } from './explanation.ts';

/** The steps to the fund part, the tables that ran and the numbers of the rules cited on the way. */
export type BenefitSteps = {
  readonly steps: ExplainedStep[];
  readonly tables: ExplainedTable[];
  readonly fired: number[];
};

/** Asks the decisions about the claim once more, now with a trace, and tells it in order. */
export function benefitSteps(one: SettledOne, rules: ClaimRules, cited: Citations): BenefitSteps {
  const { settlement } = one;
  const { firstContactReason, allowed, reason } = settlement.benefit;
  const contact = firstContact(one, rules);
  const fired = cited.numbers(contact.fired, 'firstContact.visit');
  const traced = tracedSteps(one, rules);
  fired.push(...cited.numbers(traced.fired, 'benefit.claim'));
  const reasons = rules.stack.codeSet('reason');
  const titled = (code: string): Text =>
    reasons.find((entry) => entry.code === code)?.title ?? { en: code, zh: code };
  const steps: ExplainedStep[] = [
    sumStep({ en: 'Inside the scheme', zh: '医保范围内' }, yuanText(settlement.inScope)),
    sumStep({ en: 'Outside the scheme', zh: '医保范围外' }, yuanText(settlement.outOfScope)),
    ...explainedAccumulators(one).map(
      ({ title, before, kind }): ExplainedStep => ({
        kind: 'accumulator',
        title: { en: `${title.en}, before this claim`, zh: `${title.zh}（本次之前）` },
        place: null,
        expression: null,
        value: shownValue(before, kind),
      }),
    ),
  ];
  if (firstContactReason !== null) {
    const why = titled(firstContactReason);
    const title = allowed
      ? { en: `First contact: visit accepted (${why.en})`, zh: `基层首诊：予以认可（${why.zh}）` }
      : {
          en: `First contact: visit not accepted (${why.en})`,
          zh: `基层首诊：不予认可（${why.zh}）`,
        };
    const step = { title, place: null, expression: null, value: firstContactReason };
    steps.push({ kind: 'firstContact', ...step });
  }
  steps.push(...traced.steps);
  steps.push({
    kind: 'result',
    title: { en: `Decision: ${titled(reason).en}`, zh: `结论：${titled(reason).zh}` },
    place: null,
    expression: null,
    value: reason,
  });
  const tables = [...contact.tables, ...traced.tables];
  return { steps: [...steps, ...fundSteps(one, rules)], tables, fired };
}

function firstContact(
  { claim, hooks }: SettledOne,
  { stack }: ClaimRules,
): Omit<BenefitSteps, 'steps' | 'fired'> & { readonly fired: readonly number[] } {
  if (!hooks.firstContact) return { tables: [], fired: [] };
  const fields = firstContactFields(claim, hooks.firstContactDay.ruleDay);
  const trace = hooks.firstContact.trace(fields);
  const tables = decisionTables(hooks.firstContact, trace, { stack, charge: null });
  return { tables, fired: trace.fired };
}

type Traced = Omit<BenefitSteps, 'fired'> & { readonly fired: readonly number[] };

function tracedSteps(one: SettledOne, { stack }: ClaimRules): Traced {
  const { claim, hooks, settlement, before } = one;
  if (!hooks.benefit) return { steps: [], tables: [], fired: [] };
  const fields = benefitFields(claim, settlement, {
    day: hooks.benefitDay.ruleDay,
    allowed: settlement.benefit.allowed,
  });
  const trace = hooks.benefit.trace(fields, before);
  const steps = decisionSteps(hooks.benefit, trace);
  const tables = decisionTables(hooks.benefit, trace, { stack, charge: null });
  return { steps, tables, fired: trace.fired };
}

/** Each fund that pays, the fixed part, and the two sums. */
function fundSteps({ settlement }: SettledOne, rules: ClaimRules): ExplainedStep[] {
  const names = rules.stack.codeSet('fund');
  const step = (kind: ExplainedStep['kind'], title: Text, value: string): ExplainedStep => ({
    kind,
    title,
    place: null,
    expression: null,
    value,
  });
  const { funds } = settlement.benefit;
  const paying = Object.entries(funds).filter(([, amount]) => amount !== ZERO_FEN);
  const all = settlement.fund + settlement.fixedFund;
  return [
    ...paying.map(([name, amount]) => {
      const title = names.find(({ code }) => code === name)?.title ?? { en: name, zh: name };
      return step('fund', title, yuanText(amount));
    }),
    step('fixed', { en: 'Fixed part of fees', zh: '定额支付部分' }, yuanText(settlement.fixedFund)),
    step('result', { en: 'Fund pays', zh: '基金支付' }, shownValue(all, 'money')),
    step('result', { en: 'Patient pays', zh: '个人负担' }, yuanText(settlement.patient)),
  ];
}

const sumStep = (title: Text, value: string): ExplainedStep => ({
  kind: 'sum',
  title,
  place: null,
  expression: null,
  value,
});
