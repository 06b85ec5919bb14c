import type { ClaimBatch } from '@sanyi/facts';
import { attempt, fail, problem, type Result } from '@sanyi/kernel';
import type { Stack } from '@sanyi/policy';
import { type ClaimRules, claimRules } from '../claim-rules.ts';
import type { ClaimTables } from '../claim-source.ts';
import { explainedPool } from '../pool/explain-pool.ts';
import { settledRow } from '../settled-person.ts';
import { explainOne } from './explain-one.ts';
import { explainRefund } from './explain-refund.ts';
import type { Explanation } from './explanation.ts';

/** What an explanation is made from: explanations are computed again, never stored. */
export type ExplainRequest = {
  /** The claim to explain. */
  readonly claim: number;
  /** The person's claims in the order of facts; those after the claim are not looked at. */
  readonly claims: ClaimBatch;
  readonly tables: ClaimTables;
  readonly stack: Stack;
  /** The stack made ready for these tables, if the caller keeps it between explanations. */
  readonly rules?: ClaimRules;
};

/**
 * Explains one claim under one stack: each charge with who pays it and why, the accumulators before
 * and after, the steps to the fund part, the rules cited, and the checks that ran.
 *
 * @returns `INSURANCE_CLAIM_NOT_FOUND` when the claim is not among the person's, or what the rules
 * refuse
 * @example
 * const explained = explainClaim({ claim: 4712, claims, tables, stack });
 * if (explained.ok) console.log(explained.value.totals.patient);
 */
export function explainClaim(request: ExplainRequest): Result<Explanation> {
  const { claims, claim, tables, stack } = request;
  const row = claims.claim.indexOf(claim);
  const notFound = problem('INSURANCE_CLAIM_NOT_FOUND', 'claims', { claim: String(claim) });
  if (row < 0) return fail(notFound);
  const explained = attempt((): Explanation | null => {
    const rules = request.rules ?? claimRules(stack, tables);
    const settled = settledRow({ rows: personRows(claims, row), tables, rules }, row);
    if (settled?.kind === 'refund') {
      return explainRefund(settled, {
        claim,
        reverses: claims.claim[settled.original] ?? 0,
        rules,
      });
    }
    if (!settled?.one) return null;
    const pool = explainedPool(settled.one, rules, { batch: claims, row });
    return { ...explainOne(settled.one, rules), pool };
  });
  if (!explained.ok) return explained;
  return explained.value ? { ok: true, value: explained.value } : fail(notFound);
}

/** The rows of the person a row belongs to. */
function personRows(
  batch: ClaimBatch,
  row: number,
): { batch: ClaimBatch; from: number; to: number } {
  const person = batch.person[row];
  let [from, to] = [row, row + 1];
  while (from > 0 && batch.person[from - 1] === person) from--;
  while (to < batch.count && batch.person[to] === person) to++;
  return { batch, from, to };
}
