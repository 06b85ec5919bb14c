import type { ClaimBatch, PersonTable } from '@sanyi/facts';
import { ProblemError } from '@sanyi/kernel';
import type { ClaimRules } from './claim-rules.ts';
import type { ClaimTables, SettledBatch } from './claim-source.ts';
import { ColumnMemory } from './column-memory.ts';
import { foldOrder, hasStays } from './fold-order.ts';
import { foldPerson } from './fold-person.ts';
import { LIMITS } from './limits.ts';
import { newPersonYear } from './person-year.ts';
import {
  allLeft,
  amountsOf,
  hasRefunds,
  type LeftOver,
  type PersonRows,
  reversedClaims,
  reversedRow,
  takeBack,
  writeRefundAmounts,
} from './refunds.ts';
import { adjustmentOf, emptyOutcome, keptOutcome, type RowOutcome } from './row-outcome.ts';
import { RowSettler, type RowWork } from './row-settler.ts';
import { RuleLists } from './rule-lists.ts';
import { type ColumnSettler, columnSettler } from './settle/column-settler.ts';
import { SettlementWriter } from './settlement-writer.ts';

type SettlerOptions = {
  /** Prices only: no first contact, no benefit. */
  readonly chargesOnly?: boolean;
  /** Every benefit by the row program, as an explanation asks it. */
  readonly rowByRow?: boolean;
  /** What is settled holds until the next batch: its memory is used again. */
  readonly passing?: boolean;
  /** Whether anybody asks what lines cost. */
  readonly lineAmounts?: boolean;
};

/** Settles batches of claims under one set of rules; prices met are remembered between batches. */
export function batchSettler(
  rules: ClaimRules,
  tables: Pick<ClaimTables, 'persons'>,
  options: SettlerOptions = {},
): (batch: ClaimBatch) => SettledBatch {
  const { chargesOnly = false, rowByRow = false, passing = false } = options;
  const { lineAmounts = true } = options;
  const memory = passing ? new ColumnMemory() : null;
  const rows = new RowSettler(rules, tables, { chargesOnly });
  const columns = rowByRow ? null : columnSettler(rules, chargesOnly);
  let lists = new RuleLists();
  return (batch) => {
    if (lists.used > LIMITS.keptRules) lists = new RuleLists();
    const isFew = batch.count < LIMITS.columnsFrom;
    memory?.again();
    const settler = new BatchSettler(rows, batch, { memory, lineAmounts, lists });
    return settler.settle(isFew ? null : columns, tables.persons);
  };
}

const NO_LINES = new Float64Array(0);

/** One batch on its way from claims to settlement. */
class BatchSettler {
  readonly #rows: RowSettler;
  readonly #batch: ClaimBatch;
  readonly #writer: SettlementWriter;
  readonly #memory: ColumnMemory | null;
  /** Made where somebody asks for it, or rows need it. */
  #lineAmount: Float64Array | null = null;
  /** Made for the first person with refunds. Persons share them: each changes only its own rows. */
  #left: LeftOver | null = null;
  #amountNow: Float64Array | null = null;
  /** The row being settled, for the place of a problem. */
  #current = 0;

  constructor(
    rows: RowSettler,
    batch: ClaimBatch,
    of: {
      readonly memory: ColumnMemory | null;
      readonly lineAmounts: boolean;
      readonly lists: RuleLists;
    },
  ) {
    const { memory, lineAmounts, lists } = of;
    this.#rows = rows;
    this.#batch = batch;
    this.#memory = memory;
    this.#writer = new SettlementWriter(batch, { memory, lists });
    if (lineAmounts) this.#amountsOfLines();
  }

  #amountsOfLines(): Float64Array {
    const lines = this.#batch.item.length;
    this.#lineAmount ??= this.#memory?.column(lines) ?? new Float64Array(lines);
    return this.#lineAmount;
  }

  /** In columns where they can say it, row by row what is left. */
  settle(columns: ColumnSettler | null, persons: PersonTable): SettledBatch {
    const batch = this.#batch;
    const [writer, lineAmount] = [this.#writer, this.#lineAmount];
    const whole = { from: 0, to: batch.count };
    const left = columns?.settle(batch, persons, { writer, lineAmount }) ?? [whole];
    try {
      for (const span of left) this.#settleSpan(span);
    } catch (error) {
      throw error instanceof ProblemError ? atClaim(error, batch.claim[this.#current] ?? 0) : error;
    }
    return writer.finish(this.#lineAmount ?? NO_LINES);
  }

  /** Settles rows of whole persons. */
  #settleSpan(span: { readonly from: number; readonly to: number }): void {
    const batch = this.#batch;
    for (let from = span.from; from < span.to; ) {
      let to = from + 1;
      while (to < span.to && batch.person[to] === batch.person[from]) to++;
      this.#current = from;
      this.#rows.open(batch.person[from] ?? 0);
      this.#settlePerson({ batch, from, to });
      from = to;
    }
  }

  #settlePerson(rows: PersonRows): void {
    const { from, to } = rows;
    if (hasRefunds(rows)) {
      this.#settleWithRefunds(rows);
      return;
    }
    const person = newPersonYear();
    const at = { quantity: this.#batch.quantity, lineAmount: this.#amountsOfLines(), person };
    const settle = (row: number): void => this.#writer.write(row, this.#settleRow(row, at));
    if (hasStays(rows)) for (const row of this.#foldOrder(rows)) settle(row);
    else for (let row = from; row < to; row++) settle(row);
  }

  #settleRow(row: number, at: RowWork): RowOutcome {
    this.#current = row;
    return this.#rows.settle(this.#batch, row, at);
  }

  #settleWithRefunds(rows: PersonRows): void {
    const batch = this.#batch;
    this.#left ??= allLeft(batch);
    this.#amountNow ??= new Float64Array(batch.item.length);
    const left = this.#left;
    const amounts = { now: this.#amountNow, written: this.#amountsOfLines() };
    const named = reversedClaims(rows);
    let original = -1;
    let before: Float64Array = new Float64Array(0);
    foldPerson<RowOutcome>(
      {
        order: this.#foldOrder(rows),
        reversed: (row, settled) => {
          this.#current = row;
          return reversedRow(rows, row, settled);
        },
        takeBack: (row, reversed) => {
          original = reversed;
          before = amountsOf(batch, original, amounts.now);
          takeBack(rows, row, { original, left });
        },
        carries: !this.#rows.chargesOnly,
        isReversed: (row) => named.has(batch.claim[row] ?? 0),
        settle: (row, person, kept) => {
          if (left.undone.has(row)) {
            amounts.now.fill(0, batch.lineStart[row], batch.lineStart[row + 1]);
            return emptyOutcome();
          }
          const at = { quantity: left.quantity, lineAmount: amounts.now, person };
          const outcome = this.#settleRow(row, at);
          return kept ? keptOutcome(outcome) : outcome;
        },
        adjustment: (row, changes) => {
          const after = amountsOf(batch, original, amounts.now);
          const { written } = amounts;
          writeRefundAmounts(batch, row, { original, before, after, written });
          return adjustmentOf(original, changes);
        },
      },
      (row, outcome) => {
        this.#writer.write(row, outcome);
        if (batch.reverses[row] !== 0) return;
        const now = amounts.now.subarray(batch.lineStart[row], batch.lineStart[row + 1]);
        amounts.written.set(now, batch.lineStart[row]);
      },
    );
  }

  #foldOrder(rows: PersonRows): number[] {
    return foldOrder(rows, this.#rows, (row) => {
      this.#current = row;
    });
  }
}

/** The same problems, with the claim they were met on as their place. */
function atClaim(error: ProblemError, claim: number): ProblemError {
  const [first, ...more] = error.problems.map((each) => ({
    ...each,
    where: `claim ${claim}, ${each.where}`,
  }));
  return first ? new ProblemError([first, ...more]) : error;
}
