import type { ClaimBatch } from '@sanyi/facts';
import { addDays, type Fen, fen, type Period, periodOf } from '@sanyi/kernel';
import type { Pool, RuleCitation } from '@sanyi/policy';
import { contextOf, wholeOf } from '../answers.ts';
import type { ClaimRules } from '../claim-rules.ts';
import { siteOf } from '../price/ask-price.ts';
import { isStay } from '../rule-days.ts';
import type { SettledOne } from '../settled-person.ts';
import { askedCase, type PoolKeyParts, poolKeyOf } from './case-asker.ts';
import { poolTerms } from './close-pools.ts';
import type { PoolTerms } from './share-budget.ts';

/** A stay as its pool sees it: its points and how they came about, and the budget they share. */
export type ExplainedPool = {
  readonly pool: Pool;
  readonly key: PoolKeyParts;
  readonly period: Period;
  readonly group: string;
  /** In millionths; null where points ask for none. */
  readonly weight: bigint | null;
  readonly meanCost: Fen | null;
  /** In millionths; null where the stay is paid by item. */
  readonly points: bigint | null;
  /** What the fund was billed by item, without the fixed part, and what the patient pays. */
  readonly billed: Fen;
  readonly patient: Fen;
  /** The numbers of the pool, of the whole city. */
  readonly terms: PoolTerms;
  readonly rules: readonly RuleCitation[];
};

/**
 * Explains a settled stay to its pool; null for a visit, and where no package has one.
 *
 * @throws ProblemError as `pooledCase`, and `POOL_BUDGET_MISSING`
 */
export function explainedPool(
  one: SettledOne,
  rules: ClaimRules,
  at: { readonly batch: ClaimBatch; readonly row: number },
): ExplainedPool | null {
  const { claim, settlement } = one;
  const { visit, institution, person } = claim;
  if (!isStay(visit)) return null;
  const group = at.batch.diagnosisGroup[at.row] ?? 0;
  const of = { claim: claim.claim, institution, scheme: person.scheme, group, visit };
  const { total, fund, patient } = settlement;
  const money = { total: Number(total), fund: Number(fund), patient: Number(patient) };
  const asked = askedCase(rules, of, money);
  if (!asked) return null;
  const { pool, fields } = asked;
  const traced = asked.hook.trace(fields);
  const answer = contextOf(traced.output, 'payment.case');
  const isByItem = answer.points === null || answer.points === undefined;
  const period = periodOf(pool.period, visit.endDay);
  const key = poolKeyOf(pool, of);
  const day = rules.stack.ruleDay(addDays(period.to, -1));
  const budget = { pool, key, period, site: siteOf(institution) };
  return {
    ...{ pool, key, period, group: asked.group },
    weight: wholeOrNull(fields.weight),
    meanCost: moneyOrNull(fields.meanCost),
    points: isByItem ? null : wholeOf(answer, 'points'),
    billed: fund,
    patient,
    terms: poolTerms({ stack: rules.stack, part: { weight: 1 } }, budget, day),
    rules: traced.rules,
  };
}

const wholeOrNull = (value: unknown): bigint | null =>
  typeof value === 'bigint' || typeof value === 'number' ? BigInt(value) : null;

const moneyOrNull = (value: unknown): Fen | null => {
  const whole = wholeOrNull(value);
  return whole === null ? null : fen(whole);
};
