import { CHARGE_FAMILIES, type ChargeFamily, type ClaimBatch } from '@sanyi/facts';
import { assert } from '@sanyi/kernel';
import type { SettledBatch } from './claim-source.ts';
import type { ColumnMemory } from './column-memory.ts';
import { LIMITS } from './limits.ts';
import type { RowOutcome } from './row-outcome.ts';
import { RuleLists } from './rule-lists.ts';

/**
 * The settlement of a batch on its way: columns by row of the batch, written row by row or by whoever
 * settles many rows at once, in any order.
 */
export class SettlementWriter {
  readonly #claim: Float64Array;
  readonly count: number;
  readonly total: Float64Array;
  readonly hospital: Float64Array;
  readonly fixedFund: Float64Array;
  readonly fund: Float64Array;
  readonly patient: Float64Array;
  /** In the order of `CHARGE_FAMILIES`. */
  readonly families: readonly Float64Array[];
  readonly payable: Uint8Array;
  readonly reason: Uint8Array;
  readonly funds: Record<string, Float64Array> = {};
  readonly #column: () => Float64Array;
  /** Where the rules of each row stand among those kept, and how many they are. */
  readonly ruleFrom: Uint32Array;
  readonly ruleCount: Uint16Array;
  readonly lists: RuleLists;
  /** By number. */
  readonly #reasons: string[];

  /** `beside`: whose numbers of reasons and lists are used; `memory`: where amounts are written. */
  constructor(
    { count, claim }: Pick<ClaimBatch, 'count' | 'claim'>,
    of: {
      readonly beside?: SettlementWriter;
      readonly memory?: ColumnMemory | null;
      readonly lists?: RuleLists;
    } = {},
  ) {
    const { beside, memory } = of;
    const column = (): Float64Array => memory?.column(count) ?? new Float64Array(count);
    this.#column = column;
    this.#claim = claim;
    this.count = count;
    this.total = column();
    this.hospital = column();
    this.fixedFund = column();
    this.fund = column();
    this.patient = column();
    this.families = CHARGE_FAMILIES.map(column);
    this.payable = new Uint8Array(count);
    this.reason = new Uint8Array(count);
    this.ruleFrom = new Uint32Array(count);
    this.ruleCount = new Uint16Array(count);
    this.lists = beside?.lists ?? of.lists ?? new RuleLists();
    this.#reasons = beside ? beside.#reasons : [];
  }

  /** Writes one row and checks it. */
  write(row: number, outcome: RowOutcome): void {
    assertConserved(outcome);
    this.total[row] = outcome.total;
    this.hospital[row] = outcome.hospital;
    this.fixedFund[row] = outcome.fixedFund;
    this.fund[row] = outcome.fund;
    this.patient[row] = outcome.patient;
    const { fundCount, fundNames, fundAmounts } = outcome;
    for (let at = 0; at < fundCount; at++) {
      this.fundColumn(fundNames[at] ?? '')[row] = fundAmounts[at] ?? 0;
    }
    for (const [at, family] of this.families.entries()) family[row] = outcome.families[at] ?? 0;
    this.payable[row] = Number(outcome.payable);
    this.reason[row] = this.reasonOf(outcome.reason);
    this.ruleFrom[row] = this.lists.keep(outcome.rules, outcome.ruleCount);
    this.ruleCount[row] = outcome.ruleCount;
  }

  /** What a fund pays, row by row; made when it first pays. */
  fundColumn(name: string): Float64Array {
    this.funds[name] ??= this.#column();
    return this.funds[name];
  }

  /** The number of a reason. */
  reasonOf(reason: string): number {
    const reasons = this.#reasons;
    const known = reasons.indexOf(reason);
    if (known >= 0) return known;
    assert(reasons.length < LIMITS.reasons, 'more reasons than a column can name');
    return reasons.push(reason) - 1;
  }

  /** What was written, in one shape always: loops over it stay compiled. `lineAmount` belongs to it. */
  finish(lineAmount: Float64Array): SettledBatch {
    const { ruleStart, rule } = this.#rulesInOrder();
    return {
      count: this.count,
      claim: this.#claim,
      total: this.total,
      hospital: this.hospital,
      fixedFund: this.fixedFund,
      fund: this.fund,
      patient: this.patient,
      funds: this.funds,
      byCategory: byFamily(this.families),
      payable: this.payable,
      reason: this.reason,
      reasons: this.#reasons,
      ruleStart,
      rule,
      lineAmount,
    };
  }

  #rulesInOrder(): { ruleStart: Uint32Array; rule: Uint16Array } {
    const { count, ruleFrom, ruleCount } = this;
    const ruleStart = new Uint32Array(count + 1);
    for (let row = 0; row < count; row++) {
      ruleStart[row + 1] = (ruleStart[row] as number) + (ruleCount[row] as number);
    }
    const { rules } = this.lists;
    const rule = new Uint16Array(ruleStart[count] ?? 0);
    let next = 0;
    // Every index is one of a column, so that what is read is a number.
    for (let row = 0; row < count; row++) {
      const from = ruleFrom[row] as number;
      const end = from + (ruleCount[row] as number);
      for (let at = from; at < end; at++) rule[next++] = rules[at] as number;
    }
    return { ruleStart, rule };
  }
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
