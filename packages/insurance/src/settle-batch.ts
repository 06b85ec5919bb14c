import { type ClaimBatch, VISIT_KINDS } from '@sanyi/facts';
import { type Day, fen, ProblemError } from '@sanyi/kernel';
import type { HookName } from '@sanyi/policy';
import { integerOf } from './answers.ts';
import { type BenefitHooks, decide, NO_BENEFIT_REASON } from './ask-benefit.ts';
import type { ClaimInstitution, ClaimPerson, OneClaim } from './claim.ts';
import { patientPart } from './claim-arithmetic.ts';
import { personAt, personRow, unknownInstitution, visitAt } from './claim-row.ts';
import type { ClaimRules } from './claim-rules.ts';
import type { ClaimTables, SettledBatch } from './claim-source.ts';
import { type ContactTable, contactTable } from './contact-table.ts';
import { foldPerson } from './fold-person.ts';
import { closeFold, countStay, newPersonYear, openFold, type PersonYear } from './person-year.ts';
import { type RowCharges, rowPricer } from './price-row.ts';
import {
  allLeft,
  amountsOf,
  hasRefunds,
  type LeftOver,
  type PersonRows,
  refuseNegative,
  reversedRow,
  takeBack,
  writeRefundAmounts,
} from './refunds.ts';
import { adjustmentOf, emptyOutcome, type RowOutcome } from './row-outcome.ts';
import { hookDay, type RuleDay } from './rule-days.ts';
import { type SettlementWriter, settlementWriter } from './settlement-writer.ts';
import { type SiteTable, siteTable } from './site-table.ts';

/** Settles batches of claims under one set of rules; prices met are remembered between batches. */
export function batchSettler(
  rules: ClaimRules,
  tables: ClaimTables,
  options: { readonly chargesOnly: boolean } = { chargesOnly: false },
): (batch: ClaimBatch) => SettledBatch {
  const settler = new BatchSettler(rules, tables, options.chargesOnly);
  return (batch) => settler.settle(batch);
}

/** What a row is settled with: what is left of its lines, and what its person carries on. */
type RowWork = {
  readonly quantity: Int32Array;
  readonly lineAmount: Float64Array;
  readonly person: PersonYear;
};

/** The days a row's hooks are asked on. */
type RowDays = {
  readonly visit: RuleDay;
  readonly line: RuleDay;
  readonly benefit: RuleDay;
  readonly firstContact: RuleDay;
};

class BatchSettler {
  private readonly rules: ClaimRules;
  private readonly tables: ClaimTables;
  private readonly sites: SiteTable;
  private readonly price: ReturnType<typeof rowPricer>;
  private readonly contacts: ContactTable = contactTable();
  /** The row being settled, for the place of a problem. */
  private current = 0;
  private personRow = 0;
  /** Amounts of the lines of the batch being settled. */
  private lineAmount: Float64Array = new Float64Array(0);
  /** Made for the first person of a batch with refunds. */
  private amountNow: Float64Array | null = null;
  private left: LeftOver | null = null;
  private personYear = 0;
  private person: ClaimPerson | null = null;

  private readonly chargesOnly: boolean;
  /** Rules fired on the row being settled. */
  private readonly fired: number[] = [];

  constructor(rules: ClaimRules, tables: ClaimTables, chargesOnly: boolean) {
    this.chargesOnly = chargesOnly;
    this.rules = rules;
    this.tables = tables;
    this.sites = siteTable(rules);
    this.price = rowPricer(rules, this.sites);
  }

  settle(batch: ClaimBatch): SettledBatch {
    const writer = settlementWriter(batch);
    this.lineAmount = new Float64Array(batch.item.length);
    this.amountNow = null;
    this.left = null;
    try {
      for (let from = 0; from < batch.count; ) {
        let to = from + 1;
        while (to < batch.count && batch.person[to] === batch.person[from]) to++;
        this.settlePerson({ batch, from, to }, writer);
        from = to;
      }
    } catch (error) {
      throw error instanceof ProblemError ? atClaim(error, batch.claim[this.current] ?? 0) : error;
    }
    return { ...writer.finish(), lineAmount: this.lineAmount };
  }

  private settlePerson(rows: PersonRows, writer: SettlementWriter): void {
    const { batch, from, to } = rows;
    this.current = from;
    this.personRow = personRow(this.tables.persons, batch.person[from] ?? 0);
    this.person = null;
    if (hasRefunds(rows)) {
      this.settleWithRefunds(rows, this.foldOrder(rows), writer);
      return;
    }
    const at = { quantity: batch.quantity, lineAmount: this.lineAmount, person: newPersonYear() };
    const settle = (row: number): void => writer.write(row, this.settleRow(batch, row, at));
    if (hasStays(rows)) for (const row of this.foldOrder(rows)) settle(row);
    else for (let row = from; row < to; row++) settle(row);
  }

  private settleWithRefunds(
    rows: PersonRows,
    order: readonly number[],
    writer: SettlementWriter,
  ): void {
    const { batch } = rows;
    const left = this.leftOf(batch);
    this.amountNow ??= new Float64Array(batch.item.length);
    const amounts = { now: this.amountNow, written: this.lineAmount };
    let original = -1;
    let before: Float64Array = new Float64Array(0);
    foldPerson<RowOutcome>(
      {
        order,
        reversed: (row, settled) => {
          this.current = row;
          return reversedRow(rows, row, settled);
        },
        takeBack: (row, reversed) => {
          original = reversed;
          before = amountsOf(batch, original, amounts.now);
          takeBack(rows, row, { original, left });
        },
        settle: (row, person) => {
          if (!left.undone.has(row)) {
            const at = { quantity: left.quantity, lineAmount: amounts.now, person };
            const outcome = this.settleRow(batch, row, at);
            return { ...outcome, families: outcome.families.slice() };
          }
          amounts.now.fill(0, batch.lineStart[row], batch.lineStart[row + 1]);
          return emptyOutcome();
        },
        adjustment: (row, changes) => {
          writeRefundAmounts(rows, row, { original, before, amounts });
          return adjustmentOf(original, changes);
        },
      },
      (row, outcome) => {
        writer.write(row, outcome);
        if (batch.reverses[row] !== 0) return;
        amounts.written.set(amountsOf(batch, row, amounts.now), batch.lineStart[row]);
      },
    );
  }

  /** What is left of the batch's claims; persons share it, because each changes only its own rows. */
  private leftOf(batch: ClaimBatch): LeftOver {
    this.left ??= allLeft(batch);
    return this.left;
  }

  /** Rows by settlement day, then claim. Only a stay is settled on another day than it began. */
  private foldOrder({ batch, from, to }: PersonRows): number[] {
    const rows = Array.from({ length: to - from }, (_, at) => from + at);
    const days = new Map<number, number>();
    for (const row of rows) {
      if (!stayAt(batch, row)) continue;
      const { institution } = this.siteAt(batch, row);
      days.set(row, this.daysOf(batch, row, institution).benefit.day);
    }
    if (days.size === 0) return rows;
    const dayOf = (row: number): number => days.get(row) ?? batch.day[row] ?? 0;
    const claimOf = (row: number): number => batch.claim[row] ?? 0;
    return rows.sort((a, b) => dayOf(a) - dayOf(b) || claimOf(a) - claimOf(b));
  }

  /** Settles what is left of a row. `families` of the outcome are those of the next row too. */
  private settleRow(batch: ClaimBatch, row: number, at: RowWork): RowOutcome {
    this.current = row;
    if (batch.reverses[row] === 0) refuseNegatives(batch, row);
    const { institution, siteClass } = this.siteAt(batch, row);
    const days = this.daysOf(batch, row, institution);
    const stayNumber = countStay(at.person, days.benefit, stayAt(batch, row));
    const visit = visitAt(batch, row, stayNumber);
    const person = this.personIn(days.benefit.year);
    const charges = this.price({
      batch,
      row,
      quantity: at.quantity,
      lineAmount: at.lineAmount,
      person,
      visit,
      siteClass,
      visitDay: days.visit,
      lineDay: days.line,
    });
    const outcome = outcomeOf(charges);
    if (this.chargesOnly) return withoutBenefit(outcome, charges);
    const claim = { claim: batch.claim[row] ?? 0, person, institution, visit, lines: [] };
    this.decide(claim, { days, outcome, charges, person: at.person });
    return outcome;
  }

  /** Asks first contact and benefit, and carries the person on. */
  private decide(
    claim: OneClaim,
    at: {
      readonly days: RowDays;
      readonly outcome: RowOutcome;
      readonly charges: RowCharges;
      readonly person: PersonYear;
    },
  ): void {
    const { days, outcome, charges, person } = at;
    const hooks = this.hooksOf(days, claim.institution);
    const fold = hooks.benefit?.fold ?? null;
    const acc = openFold(person, fold, days.benefit);
    const fired = this.fired;
    fired.length = 0;
    let allowed = true;
    if (hooks.firstContact) {
      const contacted = this.contacts(hooks.firstContact, claim, days.firstContact);
      for (const rule of contacted.rules) fired.push(rule);
      allowed = contacted.contact.allowed;
    }
    const answer = decide(claim, hooks, { money: moneyOf(charges), allowed, acc, fired });
    if (answer) {
      closeFold(person, fold, answer.add);
      for (const name in answer.funds) {
        const amount = Number(integerOf(answer.funds, name));
        outcome.funds[name] = amount;
        outcome.fund += amount;
      }
    }
    outcome.payable = answer?.payable ?? false;
    outcome.reason = answer?.reason ?? NO_BENEFIT_REASON;
    outcome.rules = withFired(charges.rules, fired);
    outcome.patient = outcome.total - outcome.hospital - outcome.fixedFund - outcome.fund;
    if (outcome.patient < 0) refuseNegativePatient(outcome, charges);
  }

  /** The decisions about a claim on its days. */
  private hooksOf(days: RowDays, institution: ClaimInstitution): BenefitHooks {
    const { stack } = this.rules;
    const { benefit, firstContact } = days;
    return {
      benefit: stack.regime(benefit.interval, institution).hook('benefit.claim'),
      benefitDay: benefit,
      firstContact: stack.regime(firstContact.interval, institution).hook('firstContact.visit'),
      firstContactDay: firstContact,
    };
  }

  /** The day of each hook (CLM-7): one and the same, unless the claim is a stay. */
  private daysOf(batch: ClaimBatch, row: number, institution: ClaimInstitution): RowDays {
    const { stack, days } = this.rules;
    if (!stayAt(batch, row)) {
      // Columns of days hold days.
      const day = days((batch.day[row] ?? 0) as Day);
      return { visit: day, line: day, benefit: day, firstContact: day };
    }
    const visit = visitAt(batch, row, 0);
    const on = (hook: HookName): RuleDay =>
      hookDay(stack, days, { hook, site: institution, visit });
    return {
      visit: on('price.visit'),
      line: on('price.line'),
      benefit: on('benefit.claim'),
      firstContact: on('firstContact.visit'),
    };
  }

  private siteAt(
    batch: ClaimBatch,
    row: number,
  ): { institution: ClaimInstitution; siteClass: number } {
    const id = batch.institution[row] ?? 0;
    const at = this.sites.rowOf(id);
    const institution = this.sites.institutions[at];
    if (!institution) throw unknownInstitution(id);
    return { institution, siteClass: this.sites.classOf[at] ?? 0 };
  }

  private personIn(year: number): ClaimPerson {
    if (this.person && this.personYear === year) return this.person;
    this.personYear = year;
    this.person = personAt(this.tables.persons, this.personRow, year);
    return this.person;
  }
}

const INPATIENT = VISIT_KINDS.at('inpatientDay');

const stayAt = (batch: ClaimBatch, row: number): boolean =>
  batch.visitKind[row] === INPATIENT && (batch.bedDays[row] ?? 0) > 0;

function hasStays({ batch, from, to }: PersonRows): boolean {
  for (let row = from; row < to; row++) if (stayAt(batch, row)) return true;
  return false;
}

/** A row of which only the charges were asked. */
function withoutBenefit(outcome: RowOutcome, charges: RowCharges): RowOutcome {
  outcome.patient = outcome.total - outcome.hospital - outcome.fixedFund;
  outcome.rules = charges.rules.slice();
  if (outcome.patient < 0) refuseNegativePatient(outcome, charges);
  return outcome;
}

function refuseNegatives(batch: ClaimBatch, row: number): void {
  for (let line = batch.lineStart[row] ?? 0; line < (batch.lineStart[row + 1] ?? 0); line++) {
    if ((batch.quantity[line] ?? 0) < 0) refuseNegative({ batch }, line);
  }
}

const moneyOf = (charges: RowCharges) => ({
  inScope: fen(BigInt(charges.inScope)),
  outOfScope: fen(BigInt(outOfScope(charges))),
});

const outOfScope = (charges: RowCharges): number =>
  charges.total - charges.hospital - charges.fixedFund - charges.inScope;

function outcomeOf(charges: RowCharges): RowOutcome {
  return {
    total: charges.total,
    hospital: charges.hospital,
    fixedFund: charges.fixedFund,
    fund: 0,
    patient: 0,
    funds: {},
    families: charges.families,
    payable: false,
    reason: NO_BENEFIT_REASON,
    rules: [],
  };
}

/** Charge rules are cited once each already; what the decisions fired comes after. */
function withFired(cited: readonly number[], fired: readonly number[]): number[] {
  const all = cited.slice();
  for (const rule of fired) if (!all.includes(rule)) all.push(rule);
  return all;
}

function refuseNegativePatient(outcome: RowOutcome, charges: RowCharges): void {
  const whole = (amount: number) => fen(BigInt(amount));
  const sums = {
    total: whole(outcome.total),
    hospital: whole(outcome.hospital),
    fixedFund: whole(outcome.fixedFund),
    inScope: whole(charges.inScope),
    outOfScope: whole(outOfScope(charges)),
  };
  patientPart(sums, whole(outcome.fund), 'claim');
}

/** The same problems, with the claim they were met on as their place. */
function atClaim(error: ProblemError, claim: number): ProblemError {
  const [first, ...more] = error.problems.map((each) => ({
    ...each,
    where: `claim ${claim}, ${each.where}`,
  }));
  return first ? new ProblemError([first, ...more]) : error;
}
