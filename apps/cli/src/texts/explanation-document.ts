import type { ClaimPool } from '@sanyi/api';
import type { ExplainedCharge, Explanation } from '@sanyi/insurance';

/** A rule as the document of `explain` cites it. */
type ToldRule = {
  readonly package: string;
  readonly decision: string;
  readonly rule: string;
  readonly clause: string;
  readonly provenance: string;
};

/** An explained claim, and how a pool pays its hospital where one does. */
export type Told = { readonly of: Explanation; readonly pool: ClaimPool | null };

/** The document of `explain --json`, with the comparison under `against` where there is one. */
export function explanationDocument(after: Told, before: Told | null): object {
  const told = oneDocument(after);
  return before ? { ...told, against: oneDocument(before) } : told;
}

function oneDocument({ of, pool }: Told): object {
  const { totals } = of;
  return {
    claim: of.claim,
    stack: of.stack,
    stackHash: of.stackHash,
    charges: of.charges.map((charge) => ({
      item: charge.code,
      amountFen: String(charge.amount),
      fundFen: String(charge.fund),
      patientFen: String(charge.patient),
      hospitalFen: String(charge.hospital),
      rules: rulesOf(charge, of),
    })),
    accumulators: {
      before: accumulators(of, 'before'),
      after: accumulators(of, 'after'),
    },
    totals: {
      amountFen: String(totals.amount),
      fundFen: String(totals.fund),
      fixedFundFen: String(totals.fixedFund),
      patientFen: String(totals.patient),
      hospitalFen: String(totals.hospital),
    },
    // Which cells of the tables matched, with the rules that one cell kept out.
    tables: of.tables,
    pool,
    checks: of.checks.map(({ id, ok }) => ({ id, ok })),
  };
}

const accumulators = (of: Explanation, side: 'before' | 'after'): Record<string, string> =>
  Object.fromEntries(of.accumulators.map((each) => [each.name, String(each[side])]));

/** The rules of the price, the row of a price list, and for charges in scope those of the benefit. */
function rulesOf(charge: ExplainedCharge, of: Explanation): ToldRule[] {
  const numbers = charge.inScope > 0n ? [...charge.rules, ...of.benefit.rules] : charge.rules;
  const cited = of.rules
    .filter((rule) => numbers.includes(rule.number))
    .map((rule) => ({
      package: `${rule.package}@${rule.version}`,
      decision: rule.decision,
      rule: rule.rule,
      clause: rule.clause,
      provenance: rule.provenance ?? 'illustrative',
    }));
  return charge.list ? [...cited, listRule(charge.list)] : cited;
}

const listRule = (list: NonNullable<ExplainedCharge['list']>): ToldRule => ({
  package: `${list.package}@${list.version}`,
  decision: list.list,
  rule: list.row.keys.join(','),
  clause: list.row.source,
  provenance: list.row.provenance,
});
