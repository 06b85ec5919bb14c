import { assert, type Fen, fen, isoDate, type Quantity, ZERO_FEN } from '@sanyi/kernel';
import type { ClaimRules } from '../claim-rules.ts';
import type { Change } from '../fold-person.ts';
import { REFUND_REASON } from '../row-outcome.ts';
import type { SettledOne, SettledRow } from '../settled-person.ts';
import { type Citations, citations } from './citations.ts';
import { explainedAccumulators } from './explain-accumulators.ts';
import { checksOf } from './explain-checks.ts';
import { explainedCharges, totalsOf } from './explain-one.ts';
import { priceTables } from './explain-prices.ts';
import type { ExplainedCharge, ExplainedTotals, Explanation } from './explanation.ts';

type RefundRow = Extract<SettledRow, { kind: 'refund' }>;

/**
 * Explains a refund: charge by charge what the claim it reverses no longer costs, and as
 * adjustments what the claims in between cost otherwise, because the person-year was folded again.
 */
export function explainRefund(
  refund: RefundRow,
  at: { readonly claim: number; readonly reverses: number; readonly rules: ClaimRules },
): Explanation {
  const { rules } = at;
  const own = refund.changes.find(({ row }) => row === refund.original);
  assert(own?.before !== null && own?.before !== undefined, 'a refund reverses a settled claim');
  const cited = citations(rules.stack);
  const charges = [
    ...chargeChanges(own, rules, cited),
    ...refund.changes.filter((each) => each !== own).flatMap(adjustment),
  ];
  const totals = totalChanges(refund.changes);
  const { claim, hooks } = own.before;
  return {
    claim: at.claim,
    stack: rules.stack.text,
    stackHash: rules.stack.hash,
    person: claim.person,
    institution: claim.institution,
    visit: claim.visit,
    day: isoDate(claim.visit.day),
    ruleDay: isoDate(hooks.benefitDay.ruleDay),
    reverses: at.reverses,
    charges,
    totals,
    benefit: {
      allowed: own.before.settlement.benefit.allowed,
      firstContactReason: own.before.settlement.benefit.firstContactReason,
      payable: own.before.settlement.benefit.payable,
      reason: REFUND_REASON,
      rules: [],
    },
    accumulators: lastAccumulators(refund.changes),
    steps: [],
    tables: priceTables(own.before, rules),
    rules: cited.list(),
    pool: null,
    checks: checksOf(charges, totals),
  };
}

type OneChange = Change<SettledOne | null>;

const MONEY_PARTS = [
  'amount',
  'overCeiling',
  'selfPay',
  'inScope',
  'outOfScope',
  'hospital',
  'fixedFund',
  'benefitFund',
  'fund',
  'patient',
] as const;

function chargeChanges(change: OneChange, rules: ClaimRules, cited: Citations): ExplainedCharge[] {
  const before = change.before ? explainedCharges(change.before, rules, cited) : [];
  const after = change.after ? explainedCharges(change.after, rules, cited) : [];
  return before
    .map((charge, position): ExplainedCharge => {
      const now = after[position];
      const quantity = ((now?.quantity ?? 0n) - charge.quantity) as Quantity;
      const parts = MONEY_PARTS.map((part) => [part, fen((now?.[part] ?? 0n) - charge[part])]);
      return { ...charge, ...Object.fromEntries(parts), quantity };
    })
    .filter((charge) => MONEY_PARTS.some((part) => charge[part] !== 0n));
}

/** What a claim in between costs otherwise: its amount stays, the payers change. */
function adjustment({ before, after }: OneChange): ExplainedCharge[] {
  if (!before || !after) return [];
  const [was, is] = [before.settlement, after.settlement];
  const benefitFund = fen(is.fund - was.fund);
  if (benefitFund === 0n) return [];
  const { claim } = before.claim;
  return [
    {
      kind: 'adjustment',
      code: String(claim),
      title: { en: `Claim ${claim}, settled again`, zh: `结算单 ${claim} 重新结算` },
      category: 'visit',
      quantity: 0n as Quantity,
      unitPrice: ZERO_FEN,
      markup: ZERO_FEN,
      listPrice: null,
      purchasePrice: null,
      selfPayShare: 0n as ExplainedCharge['selfPayShare'],
      ceiling: null,
      amount: ZERO_FEN,
      overCeiling: ZERO_FEN,
      selfPay: ZERO_FEN,
      inScope: ZERO_FEN,
      outOfScope: ZERO_FEN,
      hospital: ZERO_FEN,
      fixedFund: ZERO_FEN,
      benefitFund,
      fund: benefitFund,
      patient: fen(is.patient - was.patient),
      rules: [],
      list: null,
    },
  ];
}

function totalChanges(changes: readonly OneChange[]): ExplainedTotals {
  const sums: Record<string, bigint> = {};
  const funds: Record<string, Fen> = {};
  const add = (one: SettledOne | null, sign: bigint): void => {
    if (!one) return;
    const { funds: each, ...parts } = totalsOf(one.settlement);
    for (const [name, value] of Object.entries(parts))
      sums[name] = (sums[name] ?? 0n) + sign * value;
    for (const [name, value] of Object.entries(each)) {
      funds[name] = fen((funds[name] ?? 0n) + sign * value);
    }
  };
  for (const { before, after } of changes) {
    add(before, -1n);
    add(after, 1n);
  }
  const sum = (name: Exclude<keyof ExplainedTotals, 'funds'>): Fen => fen(sums[name] ?? 0n);
  return {
    amount: sum('amount'),
    inScope: sum('inScope'),
    outOfScope: sum('outOfScope'),
    hospital: sum('hospital'),
    fixedFund: sum('fixedFund'),
    benefitFund: sum('benefitFund'),
    fund: sum('fund'),
    patient: sum('patient'),
    funds,
  };
}

/** The accumulators at the end of what was settled before the refund, and again after it. */
function lastAccumulators(changes: readonly OneChange[]): Explanation['accumulators'] {
  const was = changes.findLast(({ before }) => before !== null)?.before;
  const is = changes.findLast(({ after }) => after !== null)?.after;
  if (!was) return [];
  const after = new Map(
    (is ? explainedAccumulators(is) : []).map((each) => [each.name, each.after]),
  );
  return explainedAccumulators(was).map((each) => ({
    ...each,
    before: each.after,
    after: after.get(each.name) ?? 0n,
  }));
}
