import type { ClaimBatch } from '@sanyi/facts';
import type { ColumnAnswers } from '@sanyi/feel';
import { BenefitKernel } from '../benefit-kernel.ts';
import type { ClaimRules } from '../claim-rules.ts';
import type { ClaimTables } from '../claim-source.ts';
import { FoldColumns, type FoldRow, foldRow } from '../fold-columns.ts';
import { fillFields } from '../fold-fields.ts';
import { foldOrder, hasStays } from '../fold-order.ts';
import { newPersonYear } from '../person-year.ts';
import { hasRefunds, type PersonRows } from '../refunds.ts';
import { RowSettler } from '../row-settler.ts';
import { batchSettler } from '../settle-batch.ts';
import { LinePass } from './line-pass.ts';
import { pickPersons } from './pick-persons.ts';

/** What claims come to, in the order of their batch; whole fen. */
export type ClaimAmounts = {
  readonly total: Float64Array;
  readonly hospital: Float64Array;
  readonly fixedFund: Float64Array;
  readonly fund: Float64Array;
  readonly patient: Float64Array;
  /** Claims that were settled row by row, and why. */
  readonly rowByRow: { readonly refunds: number; readonly rules: number };
};

/** Settles batches for their amounts alone. */
export type ClaimKernel = (batch: ClaimBatch) => ClaimAmounts;

/**
 * The kernel of a replay under one set of rules: prices as table look-ups, the benefit as one ordered
 * fold over columns, everything from the packages of the stack. It tells amounts only, no rules and no
 * families, and each of them is what `runClaims` gives. Persons with refunds are settled row by row,
 * and so is a batch in which the benefit has no columns. Two kernels over one batch are baseline and
 * reform in one pass.
 *
 * @throws ProblemError as `runClaims` rejects
 * @example
 * const [before, after] = [claimKernel(history, tables), claimKernel(reform, tables)];
 * for (const batch of batches) compare(before(batch).patient, after(batch).patient);
 */
export function claimKernel(rules: ClaimRules, tables: ClaimTables): ClaimKernel {
  const rows = new RowSettler(rules, tables, { chargesOnly: false, pricer: new LinePass(rules) });
  const kernel = new BenefitKernel(false);
  const exact = batchSettler(rules, tables, { rowByRow: true });
  return (batch) =>
    new BatchAmounts({ rows, kernel, tables, batch, exact }).settle() ?? wholly(exact, batch);
}

/** A batch row by row. */
function wholly(exact: ReturnType<typeof batchSettler>, batch: ClaimBatch): ClaimAmounts {
  const { total, hospital, fixedFund, fund, patient } = exact(batch);
  const rowByRow = { refunds: 0, rules: batch.count };
  return { total, hospital, fixedFund, fund, patient, rowByRow };
}

type Run = {
  readonly rows: RowSettler;
  readonly kernel: BenefitKernel;
  readonly tables: ClaimTables;
  readonly batch: ClaimBatch;
  readonly exact: ReturnType<typeof batchSettler>;
};

const PARTS = ['total', 'hospital', 'fixedFund', 'fund', 'patient'] as const;

class BatchAmounts {
  readonly #run: Run;
  readonly #amounts: Record<(typeof PARTS)[number], Float64Array>;
  /** Rows of the batch in fold order. */
  readonly #order: Int32Array;
  readonly #lineAmount: Float64Array = new Float64Array(0);
  readonly #fields: FoldRow = foldRow();
  #fold: FoldColumns | null = null;

  constructor(run: Run) {
    const { count } = run.batch;
    this.#run = run;
    this.#order = new Int32Array(count);
    this.#amounts = {
      total: new Float64Array(count),
      hospital: new Float64Array(count),
      fixedFund: new Float64Array(count),
      fund: new Float64Array(count),
      patient: new Float64Array(count),
    };
  }

  settle(): ClaimAmounts | null {
    const { batch, rows, exact } = this.#run;
    const apart: number[] = [];
    for (let from = 0; from < batch.count; ) {
      let to = from + 1;
      while (to < batch.count && batch.person[to] === batch.person[from]) to += 1;
      rows.open(batch.person[from] ?? 0);
      if (hasRefunds({ batch, from, to })) apart.push(from, to);
      else if (!this.#addPerson({ batch, from, to })) return null;
      from = to;
    }
    if (!this.#fill()) return null;
    const picked = pickPersons(batch, apart);
    if (picked.rows.length > 0) {
      const settled = exact(picked.batch);
      for (const part of PARTS) {
        picked.rows.forEach((row, at) => {
          this.#amounts[part][row] = settled[part][at] ?? 0;
        });
      }
    }
    return { ...this.#amounts, rowByRow: { refunds: picked.rows.length, rules: 0 } };
  }

  #addPerson(person: PersonRows): boolean {
    const { batch } = this.#run;
    const at = { quantity: batch.quantity, lineAmount: this.#lineAmount, person: newPersonYear() };
    let isFirst = true;
    const add = (row: number): boolean => {
      const added = this.#add(row, at, isFirst);
      isFirst = false;
      return added;
    };
    if (hasStays(person)) return foldOrder(person, this.#run.rows).every(add);
    for (let row = person.from; row < person.to; row += 1) if (!add(row)) return false;
    return true;
  }

  #add(row: number, at: Parameters<RowSettler['prepare']>[2], first: boolean): boolean {
    const { rows, kernel, tables, batch } = this.#run;
    const prepared = rows.prepare(batch, row, at);
    const { charges, days } = prepared;
    const place = kernel.place(rows.benefit(prepared));
    if (place < 0 || kernel.kernel === null) return false;
    this.#fold ??= new FoldColumns(kernel.kernel, kernel.fold, batch.count);
    const { total, hospital, fixedFund } = this.#amounts;
    total[row] = charges.total;
    hospital[row] = charges.hospital;
    fixedFund[row] = charges.fixedFund;
    const allowed = rows.contact(prepared)?.contact.allowed ?? true;
    fillFields(this.#fields, prepared, { persons: tables.persons, allowed });
    this.#order[this.#fold.count] = row;
    this.#fold.add(this.#fields, { place, day: days.benefit, first });
    return true;
  }

  /** Asks the benefit of all rows; false where somebody would pay less than nothing. */
  #fill(): boolean {
    const fold = this.#fold;
    const bound = this.#run.kernel.bound();
    if (!fold || !bound) return true;
    const { inputs, interval, starts, count } = fold;
    const { columns } = bound.evaluate({ to: count, inputs, interval, starts });
    const { total, hospital, fixedFund, fund, patient } = this.#amounts;
    const sums = fundSums(columns, count);
    for (let at = 0; at < count; at += 1) {
      const row = this.#order[at] ?? 0;
      const sum = sums[at] ?? 0;
      const own = (total[row] ?? 0) - (hospital[row] ?? 0) - (fixedFund[row] ?? 0) - sum;
      fund[row] = sum;
      patient[row] = own;
      // NaN too: an amount that no column holds.
      if (!(own >= 0)) return false;
    }
    return true;
  }
}

const FUNDS = 'funds.';

/** What all funds pay, row by row. */
function fundSums(columns: ColumnAnswers['columns'], count: number): Float64Array {
  const sums = new Float64Array(count);
  for (const [name, { values, missing }] of Object.entries(columns)) {
    if (!name.startsWith(FUNDS)) continue;
    for (let at = 0; at < count; at += 1) {
      if (missing === null || missing[at] === 0) sums[at] = (sums[at] ?? 0) + (values[at] ?? 0);
    }
  }
  return sums;
}
