import type { ClaimPool, ReplayPool, WireText } from '@sanyi/api';
import { casePayment, type ExplainedPool, type Explanation } from '@sanyi/insurance';
import { decimalText, scaled } from '@sanyi/kernel';
import { clauseText } from '@sanyi/policy';
import { type Facts, keptPool, poolKeyTitle } from '@sanyi/store';

/** How the pool of a claim pays its hospital; null for a claim that no pool pays. */
export async function claimPool(
  facts: Facts,
  { claim, stackHash, pool: of }: Explanation,
): Promise<ClaimPool | null> {
  if (!of) return null;
  const { pool, key, period, terms, points, group } = of;
  const found =
    points === null
      ? null
      : await keptPool(facts, { stackHash, pool: pool.name, period: period.id, key });
  const groups = facts.reference.diagnosisGroups;
  const bare: WireText = { en: group, zh: group };
  return {
    title: pool.title,
    key: poolKeyTitle(facts, Object.entries(key)),
    period: period.id,
    pays: terms.pays,
    group: { code: group, title: groups.find(({ code }) => code === group)?.title ?? bare },
    weight: of.weight === null ? null : decimalText(of.weight, 6),
    meanCostFen: of.meanCost === null ? null : String(of.meanCost),
    points: points === null ? null : decimalText(points, 6),
    budgetFen: String(terms.budget),
    billedFen: String(of.billed),
    patientFen: String(of.patient),
    rules: of.rules.map(({ cite, clause, source, provenance }) => ({
      ...{ cite, clause: clauseText(clause), source: clauseText(source) },
      provenance: provenance ?? 'illustrative',
    })),
    paid: found && paidOf({ claim, of, ...found }),
  };
}

function paidOf(at: {
  readonly claim: number;
  readonly of: ExplainedPool;
  readonly pool: ReplayPool;
  readonly replay: string;
}): ClaimPool['paid'] {
  const { pool, of } = at;
  const own = { claim: at.claim, points: Number(of.points ?? 0n) };
  const whole = casePayment(pointValueOf(pool), own);
  const paid = pool.pays === 'case' ? whole - of.patient : whole;
  const { cases, points, sharedFen, pointYuan, by } = pool;
  return { replay: at.replay, cases, points, sharedFen, pointYuan, by, paidFen: String(paid) };
}

/** The value of a point as it was kept. */
function pointValueOf({ by, pointYuan, sharedFen, points, cut }: ReplayPool) {
  if (by !== 'shared') {
    return { kind: 'bounded' as const, by, value: scaled(pointYuan, 3) ?? 0n };
  }
  return {
    kind: 'shared' as const,
    amount: BigInt(sharedFen),
    points: scaled(points, 6) ?? 0n,
    cut: cut && { remainder: BigInt(cut.remainder), claim: cut.claim },
  };
}
