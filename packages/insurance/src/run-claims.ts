import type { ClaimBatch, SettlementBatch } from '@sanyi/facts';
import { assert, fen } from '@sanyi/kernel';
import { claimRules } from './claim-rules.ts';
import type {
  ClaimSource,
  RunTotals,
  Scenario,
  ScenarioTotals,
  SettledBatch,
  Sink,
} from './claim-source.ts';
import { batchSettler } from './settle-batch.ts';

/**
 * Settles all claims of a source under each scenario, batch by batch, and hands the rows to a sink.
 * Settle, replay and what-if are this one function.
 *
 * Conservation is asserted on every row. A problem met on a claim rejects the promise with a
 * `ProblemError` that names the claim; batches before it have reached the sink.
 *
 * @example
 * const totals = await runClaims(facts, [{ name: 'history', stack }], {
 *   settled: async (scenario, claims, result) => write(scenario, claims, result),
 * });
 */
export async function runClaims(
  source: ClaimSource,
  scenarios: readonly Scenario[],
  sink: Sink,
): Promise<RunTotals> {
  const settlers = scenarios.map(({ stack, charges, benefits, rules }) =>
    batchSettler(rules ?? claimRules(stack, source), source, {
      chargesOnly: charges === 'only',
      rowByRow: benefits === 'rowByRow',
      passing: source.passing ?? false,
      lineAmounts: sink.lineAmounts ?? true,
    }),
  );
  const sums = scenarios.map(() => ({
    total: 0n,
    hospital: 0n,
    fixedFund: 0n,
    fund: 0n,
    patient: 0n,
  }));
  let claims = 0;
  let lines = 0;
  for await (const batch of source.batches()) {
    for (const [scenario, settle] of settlers.entries()) {
      const result = settle(batch);
      const sum = sums[scenario];
      if (sum) for (const part of PARTS) sum[part] += columnSum(result[part]);
      await sink.settled(scenario, batch, result);
    }
    claims += batch.count;
    lines += batch.item.length;
    sink.progress?.(claims);
  }
  return { claims, lines, scenarios: scenarios.map((each, at) => totalsOf(each, sums[at])) };
}

const PARTS = ['total', 'hospital', 'fixedFund', 'fund', 'patient'] as const;
type Part = (typeof PARTS)[number];

function totalsOf(
  { name, stack }: Scenario,
  sum: Readonly<Record<Part, bigint>> | undefined,
): ScenarioTotals {
  assert(sum !== undefined, 'each scenario has sums');
  const { total, hospital, fixedFund, fund, patient } = sum;
  assert(total === hospital + fixedFund + fund + patient, 'the parts of the run do not add up');
  return {
    scenario: name,
    stackHash: stack.hash,
    total: fen(total),
    hospital: fen(hospital),
    fixedFund: fen(fixedFund),
    fund: fen(fund),
    patient: fen(patient),
  };
}

/** The exact sum of a column of whole fen. */
function columnSum(column: SettlementBatch[Part]): bigint {
  let sum = 0;
  let exact = 0n;
  for (let row = 0; row < column.length; row++) {
    const next = sum + (column[row] ?? 0);
    if (Number.isSafeInteger(next)) {
      sum = next;
      continue;
    }
    exact += BigInt(sum);
    sum = column[row] ?? 0;
  }
  return exact + BigInt(sum);
}

/**
 * Settles one batch under one set of rules, for callers that hold their claims already.
 *
 * @throws ProblemError as `runClaims` rejects
 * @example
 * const result = settleBatch(tables, stack, batch);
 * result.patient[0];
 */
export function settleBatch(
  source: Omit<ClaimSource, 'batches'>,
  stack: Scenario['stack'],
  batch: ClaimBatch,
): SettledBatch {
  return batchSettler(claimRules(stack, source), source)(batch);
}
