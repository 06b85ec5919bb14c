import type { ClaimBatch, PersonTable } from '@sanyi/facts';
import type { ColumnAnswers } from '@sanyi/feel';
import { BenefitKernel } from './benefit-kernel.ts';
import { CitedMarks } from './cited-marks.ts';
import type { ClaimRules } from './claim-rules.ts';
import { FoldColumns, type FoldRow, foldRow } from './fold-columns.ts';
import { fillFields } from './fold-fields.ts';
import { KeptCharges } from './kept-charges.ts';
import { emptyOutcome, type RowOutcome } from './row-outcome.ts';
import type { PreparedRow, RowSettler } from './row-settler.ts';

/** What benefits in columns need of a run; kernels and their tables are kept from batch to batch. */
export type BenefitRun = {
  readonly rows: RowSettler;
  readonly persons: PersonTable;
  readonly kernel: BenefitKernel;
  readonly marks: CitedMarks;
  /** Rules that a row may cite. */
  readonly rules: number;
};

const known = new WeakMap<ClaimRules, Pick<BenefitRun, 'kernel' | 'marks'>>();

/** What a run needs; the kernel of a set of rules is made once, whoever settles by them. */
export function benefitRun(rows: RowSettler, persons: PersonTable, rules: ClaimRules): BenefitRun {
  let kept = known.get(rules);
  if (!kept) {
    const kernel = new BenefitKernel(true);
    kept = { kernel, marks: new CitedMarks(kernel) };
    known.set(rules, kept);
  }
  return { rows, persons, ...kept, rules: rules.stack.rules.length };
}

/** Benefits of a batch in columns: claims are added in fold order, then answered together. */
export class BenefitColumns {
  readonly #run: BenefitRun;
  readonly #batch: ClaimBatch;
  readonly #row: Int32Array;
  readonly #charges: KeptCharges;
  readonly #outcome: RowOutcome;
  readonly #fieldsNow: FoldRow = foldRow();
  #fold: FoldColumns | null = null;

  constructor(run: BenefitRun, batch: ClaimBatch) {
    this.#run = run;
    this.#batch = batch;
    this.#row = new Int32Array(batch.count);
    this.#charges = new KeptCharges(batch.count);
    this.#outcome = { ...emptyOutcome(), rules: new Uint16Array(run.rules) };
  }

  /** Adds a priced row; false where its benefit has no columns. */
  add(row: number, prepared: PreparedRow, first: boolean): boolean {
    const { rows, kernel, persons } = this.#run;
    const { days, charges } = prepared;
    const place = kernel.place(rows.benefit(prepared));
    if (place < 0 || kernel.kernel === null) return false;
    this.#fold ??= new FoldColumns(kernel.kernel, kernel.fold, this.#batch.count);
    const contact = rows.contact(prepared);
    if (contact) rows.cite(contact.rules);
    const allowed = contact === null || contact.contact.allowed;
    this.#row[this.#fold.count] = row;
    fillFields(this.#fieldsNow, prepared, { persons, allowed });
    this.#fold.add(this.#fieldsNow, { place, day: days.benefit, first });
    this.#charges.add(charges);
    return true;
  }

  /** Answers all rows and hands them on, in the order they were added. */
  settle(write: (row: number, outcome: RowOutcome) => void): void {
    const fold = this.#fold;
    const bound = this.#run.kernel.bound();
    if (!fold || !bound) return;
    const { inputs, interval, starts, count } = fold;
    const answers = bound.evaluate({ to: count, inputs, interval, starts });
    const funds = fundColumns(answers);
    const payable = answers.columns.payable?.values;
    const reason = answers.columns.reason;
    const outcome = this.#outcome;
    for (let at = 0; at < count; at += 1) {
      this.#charges.restore(at, outcome);
      outcome.fund = 0;
      outcome.fundCount = 0;
      for (const { name, values, missing } of funds) {
        if (missing !== null && missing[at] !== 0) continue;
        const amount = values[at] ?? 0;
        outcome.fundNames[outcome.fundCount] = name;
        outcome.fundAmounts[outcome.fundCount++] = amount;
        outcome.fund += amount;
      }
      outcome.payable = payable?.[at] === 1;
      outcome.reason = reason?.codes?.[reason.values[at] ?? 0] ?? '';
      for (const rule of this.#run.marks.at(at, fold, answers)) {
        outcome.rules[outcome.ruleCount++] = rule;
      }
      outcome.patient = outcome.total - outcome.hospital - outcome.fixedFund - outcome.fund;
      write(this.#row[at] ?? 0, outcome);
    }
  }
}

const FUNDS = 'funds.';

const fundColumns = ({ columns }: ColumnAnswers) =>
  Object.entries(columns).flatMap(([name, { values, missing }]) =>
    name.startsWith(FUNDS) ? [{ name: name.slice(FUNDS.length), values, missing }] : [],
  );
