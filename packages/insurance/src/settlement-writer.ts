import {
  CHARGE_FAMILIES,
  type ChargeFamily,
  type ClaimBatch,
  type SettlementBatch,
} from '@sanyi/facts';
import { assert } from '@sanyi/kernel';
import { LIMITS } from './limits.ts';
import type { RowOutcome } from './row-outcome.ts';

/** Collects the rows of a settled batch, in any order, and checks each one as it comes. */
export type SettlementWriter = {
  write(row: number, outcome: RowOutcome): void;
  finish(): SettlementBatch;
};

export function settlementWriter(batch: ClaimBatch): SettlementWriter {
  const { count } = batch;
  const column = (): Float64Array => new Float64Array(count);
  const money = {
    total: column(),
    hospital: column(),
    fixedFund: column(),
    fund: column(),
    patient: column(),
  };
  const funds: Record<string, Float64Array> = {};
  const families = CHARGE_FAMILIES.map(column);
  const payable = new Uint8Array(count);
  const reason = new Uint8Array(count);
  const reasons: string[] = [];
  const rules = ruleColumn(count);

  return {
    write: (row, outcome) => {
      assertConserved(outcome);
      money.total[row] = outcome.total;
      money.hospital[row] = outcome.hospital;
      money.fixedFund[row] = outcome.fixedFund;
      money.fund[row] = outcome.fund;
      money.patient[row] = outcome.patient;
      const { fundCount, fundNames, fundAmounts } = outcome;
      for (let at = 0; at < fundCount; at++) {
        const name = fundNames[at] ?? '';
        funds[name] ??= column();
        const fund = funds[name];
        if (fund) fund[row] = fundAmounts[at] ?? 0;
      }
      for (let at = 0; at < families.length; at++) {
        const family = families[at];
        if (family) family[row] = outcome.families[at] ?? 0;
      }
      payable[row] = Number(outcome.payable);
      reason[row] = positionOf(reasons, outcome.reason);
      rules.write(row, outcome.rules, outcome.ruleCount);
    },
    finish: () => ({
      count,
      claim: batch.claim,
      ...money,
      funds,
      byCategory: byFamily(families),
      payable,
      reason,
      reasons,
      ...rules.finish(),
    }),
  };
}

/** Conservation, on every row, in production too: `total = hospital + fixedFund + fund + patient`. */
function assertConserved(outcome: RowOutcome): void {
  const { total, hospital, fixedFund, fund, patient } = outcome;
  assert(Number.isSafeInteger(total), 'a total does not fit a column');
  assert(total === hospital + fixedFund + fund + patient, 'the parts of a claim do not add up');
  let families = 0;
  for (let at = 0; at < outcome.families.length; at++) families += outcome.families[at] ?? 0;
  assert(total === families, 'the families of charges do not add up to the claim');
}

function byFamily(columns: readonly Float64Array[]): Record<ChargeFamily, Float64Array> {
  const entries = CHARGE_FAMILIES.map((family, at) => [family, columns[at]] as const);
  // One column was made for each family, in this order.
  return Object.fromEntries(entries) as Record<ChargeFamily, Float64Array>;
}

function positionOf(reasons: string[], reason: string): number {
  const known = reasons.indexOf(reason);
  if (known >= 0) return known;
  assert(reasons.length < LIMITS.reasons, 'more reasons than a column can name');
  return reasons.push(reason) - 1;
}

/** Rules of rows that come in any order, put into row order at the end. */
function ruleColumn(count: number): {
  write(row: number, rules: Uint16Array, size: number): void;
  finish(): { ruleStart: Uint32Array; rule: Uint16Array };
} {
  const from = new Uint32Array(count);
  const length = new Uint32Array(count);
  let heap = new Uint16Array(Math.max(16, count * 4));
  let used = 0;
  return {
    write: (row, rules, size) => {
      if (used + size > heap.length) {
        const larger = new Uint16Array((used + size) * 2);
        larger.set(heap);
        heap = larger;
      }
      from[row] = used;
      length[row] = size;
      for (let at = 0; at < size; at++) heap[used++] = rules[at] ?? 0;
    },
    finish: () => {
      const ruleStart = new Uint32Array(count + 1);
      const rule = new Uint16Array(used);
      let next = 0;
      for (let row = 0; row < count; row++) {
        ruleStart[row] = next;
        const start = from[row] ?? 0;
        for (let at = 0; at < (length[row] ?? 0); at++) rule[next++] = heap[start + at] ?? 0;
      }
      ruleStart[count] = next;
      return { ruleStart, rule };
    },
  };
}
