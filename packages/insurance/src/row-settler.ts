import { type ClaimBatch, LEVELS, VISIT_KINDS } from '@sanyi/facts';
import { type Day, fen } from '@sanyi/kernel';
import type { BoundHook, HookName } from '@sanyi/policy';
import { plainOf } from './answers.ts';
import { decide, type InAndOut, NO_BENEFIT_REASON } from './ask-benefit.ts';
import type { ClaimInstitution, ClaimPerson, OneClaim } from './claim.ts';
import { patientPart } from './claim-arithmetic.ts';
import { personAt, personRow, unknownInstitution, visitAt } from './claim-row.ts';
import type { ClaimRules } from './claim-rules.ts';
import type { ClaimTables } from './claim-source.ts';
import { LIMITS } from './limits.ts';
import { closeFold, countStay, openFold, type PersonYear } from './person-year.ts';
import {
  type Contacted,
  type ContactTable,
  contactKey,
  contactTable,
} from './price/contact-table.ts';
import { type RowCharges, RowPricer } from './price/price-row.ts';
import { priceTables } from './price/price-tables.ts';
import type { SiteTable } from './price/site-table.ts';
import { emptyOutcome, type RowOutcome } from './row-outcome.ts';
import { hookDay, type RuleDay } from './rule-days.ts';

/** What a row is settled with: what is left of its lines, and what its person carries on. */
export type RowWork = {
  readonly quantity: Int32Array;
  readonly lineAmount: Float64Array;
  readonly person: PersonYear;
};

/** A row with what it costs, before anything is decided about benefits. */
export type PreparedRow = {
  batch: ClaimBatch;
  row: number;
  days: RowDays;
  /** The same object for every row. */
  charges: RowCharges;
  person: ClaimPerson;
  institution: ClaimInstitution;
  /** Position of the institution's level. */
  level: number;
  stayNumber: number;
  /** Row of the person in the table. */
  personRow: number;
};

/** The days a row's hooks are asked on. */
export type RowDays = {
  readonly visit: RuleDay;
  readonly line: RuleDay;
  readonly benefit: RuleDay;
  readonly firstContact: RuleDay;
};

/** Settles rows under one set of rules. Prices and answers met are kept from row to row. */
export class RowSettler {
  readonly #rules: ClaimRules;
  readonly #tables: Pick<ClaimTables, 'persons'>;
  readonly chargesOnly: boolean;
  readonly #sites: SiteTable;
  readonly #pricer: RowPricer;
  readonly #contacts: ContactTable = contactTable();
  /** Rules fired on the row being settled. */
  readonly #fired: number[] = [];
  readonly #outcome: RowOutcome = emptyOutcome();
  /** What a claim that is no stay takes as its days, by day. */
  readonly #plainDays: (RowDays | undefined)[] = new Array(LIMITS.plainDays).fill(undefined);
  readonly #levels: Uint8Array;
  #prepared: PreparedRow | null = null;
  #personRow = 0;
  #personYear = 0;
  #person: ClaimPerson | null = null;

  constructor(
    rules: ClaimRules,
    tables: Pick<ClaimTables, 'persons'>,
    options: { readonly chargesOnly: boolean },
  ) {
    this.#rules = rules;
    this.#tables = tables;
    this.chargesOnly = options.chargesOnly;
    this.#sites = priceTables(rules).sites;
    this.#pricer = new RowPricer(rules);
    this.#levels = Uint8Array.from(this.#sites.institutions, ({ level }) => LEVELS.at(level));
  }

  /** Turns to another person. */
  open(person: number): void {
    this.#personRow = personRow(this.#tables.persons, person);
    this.#person = null;
  }

  /** The settlement day of a row, by which claims of a person are ordered (INS-3). */
  settlementDay(batch: ClaimBatch, row: number): number {
    const institution = this.#institutionAt(this.#siteOf(batch, row), batch, row);
    return this.#daysOf(batch, row, institution).benefit.day;
  }

  /**
   * Prices what is left of a row and counts its person on, before anything is decided. The result is
   * the same object for every row.
   */
  prepare(batch: ClaimBatch, row: number, at: RowWork): PreparedRow {
    const site = this.#siteOf(batch, row);
    const institution = this.#institutionAt(site, batch, row);
    const days = this.#daysOf(batch, row, institution);
    const stayNumber = countStay(at.person, days.benefit, stayAt(batch, row));
    const person = this.#personIn(days.benefit.year);
    const charges = this.#pricer.price({
      batch,
      row,
      quantity: at.quantity,
      lineAmount: at.lineAmount,
      scheme: this.#tables.persons.scheme[this.#personRow] ?? 0,
      age: person.age,
      siteClass: this.#sites.classOf[site] ?? 0,
      visitDay: days.visit,
      lineDay: days.line,
    });
    const level = this.#levels[site] ?? 0;
    const prepared = this.#prepared;
    const personRow = this.#personRow;
    if (!prepared) {
      const made = { batch, row, days, charges, person, institution, level, stayNumber, personRow };
      this.#prepared = made;
      return made;
    }
    prepared.batch = batch;
    prepared.row = row;
    prepared.days = days;
    prepared.charges = charges;
    prepared.person = person;
    prepared.institution = institution;
    prepared.level = level;
    prepared.stayNumber = stayNumber;
    prepared.personRow = personRow;
    return prepared;
  }

  /** Settles what is left of a row. The outcome is the same object for every row. */
  settle(batch: ClaimBatch, row: number, at: RowWork): RowOutcome {
    const prepared = this.prepare(batch, row, at);
    const { charges } = prepared;
    const outcome = this.#outcomeOf(charges);
    if (this.chargesOnly) {
      outcome.patient = outcome.total - outcome.hospital - outcome.fixedFund;
    } else {
      this.#decide(prepared, outcome, at.person);
    }
    if (outcome.patient < 0) refuseNegativePatient(outcome, charges);
    return outcome;
  }

  /** Whether the visit is accepted, with the rules that say so; null where no rule speaks. */
  contact(prepared: PreparedRow): Contacted | null {
    const { batch, row, days, institution, personRow, level } = prepared;
    const { persons } = this.#tables;
    const day = days.firstContact;
    const hook = this.#hook('firstContact.visit', day, institution);
    if (!hook) return null;
    const key = contactKey({
      scheme: persons.scheme[personRow] ?? 0,
      personClass: persons.personClass[personRow] ?? 0,
      level,
      visitKind: batch.visitKind[row] ?? 0,
      contracted: batch.contracted[row] ?? 0,
      referred: batch.referred[row] ?? 0,
    });
    return (
      this.#contacts.find(hook, key, day) ??
      this.#contacts.ask(hook, claimOf(prepared), { key, day })
    );
  }

  /** The decision that speaks for the benefit of a row. */
  benefit({ days, institution }: PreparedRow): BoundHook | null {
    return this.#hook('benefit.claim', days.benefit, institution);
  }

  #hook(name: HookName, day: RuleDay, institution: ClaimInstitution): BoundHook | null {
    return this.#rules.stack.regime(day.interval, institution).hook(name);
  }

  /** Adds rules to those of the row being prepared. */
  cite(rules: readonly number[]): void {
    this.#pricer.cite(rules);
  }

  #outcomeOf(charges: RowCharges): RowOutcome {
    const outcome = this.#outcome;
    outcome.total = charges.total;
    outcome.hospital = charges.hospital;
    outcome.fixedFund = charges.fixedFund;
    outcome.fund = 0;
    outcome.fundCount = 0;
    outcome.families = charges.families;
    outcome.payable = false;
    outcome.reason = NO_BENEFIT_REASON;
    outcome.rules = charges.rules;
    outcome.ruleCount = charges.ruleCount;
    return outcome;
  }

  /** Asks first contact and benefit, and carries the person on. */
  #decide(prepared: PreparedRow, outcome: RowOutcome, person: PersonYear): void {
    const { days, charges } = prepared;
    const benefit = this.benefit(prepared);
    const fold = benefit?.fold ?? null;
    const acc = openFold(person, fold, days.benefit);
    const fired = this.#fired;
    // Setting the length to 0 would free the array, and the next rule make another.
    while (fired.length > 0) fired.pop();
    let allowed = true;
    const contacted = this.contact(prepared);
    if (contacted) {
      for (const rule of contacted.rules) fired.push(rule);
      allowed = contacted.contact.allowed;
    }
    const hooks = { benefit, benefitDay: days.benefit };
    const at = { money: moneyOf(charges), allowed, acc, fired };
    const answer = decide(claimOf(prepared), hooks, at);
    if (answer) {
      closeFold(person, fold, answer.add);
      for (const name in answer.funds) {
        const amount = plainOf(answer.funds, name);
        outcome.fundNames[outcome.fundCount] = name;
        outcome.fundAmounts[outcome.fundCount++] = amount;
        outcome.fund += amount;
      }
    }
    outcome.payable = answer?.payable ?? false;
    outcome.reason = answer?.reason ?? NO_BENEFIT_REASON;
    this.#pricer.cite(fired);
    outcome.ruleCount = charges.ruleCount;
    outcome.patient = outcome.total - outcome.hospital - outcome.fixedFund - outcome.fund;
  }

  /** The day of each hook (CLM-7): one and the same, unless the claim is a stay. */
  #daysOf(batch: ClaimBatch, row: number, institution: ClaimInstitution): RowDays {
    const { stack, days } = this.#rules;
    if (!stayAt(batch, row)) return this.#plainDaysOf(batch.day[row] ?? 0);
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

  #plainDaysOf(on: number): RowDays {
    const known = this.#plainDays[on];
    if (known) return known;
    // Columns of days hold days.
    const day = this.#rules.days(on as Day);
    const made = { visit: day, line: day, benefit: day, firstContact: day };
    if (on >= 0 && on < LIMITS.plainDays) this.#plainDays[on] = made;
    return made;
  }

  #siteOf(batch: ClaimBatch, row: number): number {
    return this.#sites.rowOf(batch.institution[row] ?? 0);
  }

  #institutionAt(site: number, batch: ClaimBatch, row: number): ClaimInstitution {
    const institution = this.#sites.institutions[site];
    if (!institution) throw unknownInstitution(batch.institution[row] ?? 0);
    return institution;
  }

  #personIn(year: number): ClaimPerson {
    if (this.#person && this.#personYear === year) return this.#person;
    this.#personYear = year;
    this.#person = personAt(this.#tables.persons, this.#personRow, year);
    return this.#person;
  }
}

/** The claim of a row without its lines, which are priced. */
const claimOf = ({ batch, row, person, institution, stayNumber }: PreparedRow): OneClaim => ({
  claim: batch.claim[row] ?? 0,
  person,
  institution,
  visit: visitAt(batch, row, stayNumber),
  lines: [],
});

const INPATIENT = VISIT_KINDS.at('inpatientDay');

/** Whether a row is a stay: inpatient, with bed-days. */
export const stayAt = (batch: ClaimBatch, row: number): boolean =>
  batch.visitKind[row] === INPATIENT && (batch.bedDays[row] ?? 0) > 0;

const moneyOf = (charges: RowCharges): InAndOut => ({
  inScope: charges.inScope,
  outOfScope: outOfScope(charges),
});

const outOfScope = (charges: RowCharges): number =>
  charges.total - charges.hospital - charges.fixedFund - charges.inScope;

function refuseNegativePatient(outcome: RowOutcome, charges: RowCharges): void {
  const whole = (amount: number) => fen(BigInt(amount));
  const sums = {
    total: whole(outcome.total),
    hospital: whole(outcome.hospital),
    fixedFund: whole(outcome.fixedFund),
    inScope: whole(charges.inScope),
    outOfScope: whole(outOfScope(charges)),
  };
  patientPart(sums, whole(outcome.fund), 'funds');
}
