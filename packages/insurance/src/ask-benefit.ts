import type { Row } from '@sanyi/feel';
import { type Fen, fen } from '@sanyi/kernel';
import type { BoundHook } from '@sanyi/policy';
import { contextOf, flagOf, textOf, wholeOf } from './answers.ts';
import type { ClaimInstitution, ClaimVisit, OneClaim } from './claim.ts';
import type { ClaimRules } from './claim-rules.ts';
import { siteOf } from './price/ask-price.ts';
import { hookDay, type RuleDay } from './rule-days.ts';
import type { Benefit } from './settlement.ts';

/** Whether a visit is accepted, and why not. */
export type FirstContact = { readonly allowed: boolean; readonly reason: string | null };

/** Every visit is accepted where no package speaks about first contact. */
const NO_FIRST_CONTACT: FirstContact = { allowed: true, reason: null };

/** The reason shown where no package provides a benefit. */
export const NO_BENEFIT_REASON = 'noBenefitRule';

/** The fields of `firstContact.visit`. The classes of persons are its age bands. */
export const firstContactFields = (claim: OneClaim, day: number): Row => ({
  scheme: claim.person.scheme,
  ageBand: claim.person.personClass,
  level: claim.institution.level,
  visitKind: claim.visit.kind,
  contracted: claim.visit.contracted,
  referred: claim.visit.referred,
  day,
});

/** Asks `firstContact.visit`. */
export function askFirstContact(hook: BoundHook, fields: Row, fired: number[]): FirstContact {
  const answer = contextOf(hook.evaluate(fields, undefined, fired), 'firstContact.visit');
  return { allowed: flagOf(answer, 'allowed'), reason: textOf(answer, 'reason') };
}

/** What a benefit decision is asked about money, in fen; plain numbers where columns hold them. */
export type InAndOut = { readonly inScope: Fen | number; readonly outOfScope: Fen | number };

/** The fields of `benefit.claim`. */
export function benefitFields(
  claim: OneClaim,
  money: InAndOut,
  at: { readonly day: number; readonly allowed: boolean },
): Row {
  return {
    scheme: claim.person.scheme,
    personClass: claim.person.personClass,
    age: claim.person.age,
    level: claim.institution.level,
    grassroots: claim.institution.grassroots,
    visitKind: claim.visit.kind,
    stayNumber: claim.visit.stayNumber,
    contracted: claim.visit.contracted,
    referred: claim.visit.referred,
    allowed: at.allowed,
    keyGroups: claim.person.keyGroups,
    incomeBand: claim.person.incomeBand,
    inScope: money.inScope,
    outOfScope: money.outOfScope,
    day: at.day,
  };
}

/** What `benefit.claim` answered, still as the engine's rows of plain numbers. */
export type BenefitAnswer = {
  readonly payable: boolean;
  readonly reason: string;
  readonly funds: Row;
  readonly add: Row;
};

/** Asks `benefit.claim` for prepared fields. */
function askBenefit(
  hook: BoundHook,
  fields: Row,
  at: { readonly acc: Row; readonly fired: number[] },
): BenefitAnswer {
  const answer = contextOf(hook.evaluatePlain(fields, at.acc, at.fired), 'benefit.claim');
  return {
    payable: flagOf(answer, 'payable'),
    reason: textOf(answer, 'reason'),
    funds: contextOf(answer.funds, 'funds'),
    add: contextOf(answer.add, 'add'),
  };
}

/** The decisions about a claim as a whole, on their own days (CLM-7). */
export type BenefitHooks = {
  readonly benefit: BoundHook | null;
  readonly benefitDay: RuleDay;
  readonly firstContact: BoundHook | null;
  readonly firstContactDay: RuleDay;
};

/** Finds the decisions that speak about a visit. */
export function benefitHooks(
  rules: ClaimRules,
  visit: ClaimVisit,
  institution: ClaimInstitution,
): BenefitHooks {
  const site = siteOf(institution);
  const { stack, days } = rules;
  const benefitDay = hookDay(stack, days, { hook: 'benefit.claim', site, visit });
  const firstContactDay = hookDay(stack, days, { hook: 'firstContact.visit', site, visit });
  return {
    benefit: stack.regime(benefitDay.interval, site).hook('benefit.claim'),
    benefitDay,
    firstContact: stack.regime(firstContactDay.interval, site).hook('firstContact.visit'),
    firstContactDay,
  };
}

/** Asks the benefit, where a package provides one; `acc` are the accumulators before the claim. */
export function decide(
  claim: OneClaim,
  hooks: Pick<BenefitHooks, 'benefit' | 'benefitDay'>,
  at: {
    readonly money: InAndOut;
    readonly allowed: boolean;
    readonly acc: Row;
    readonly fired: number[];
  },
): BenefitAnswer | null {
  const { money, allowed, acc, fired } = at;
  if (!hooks.benefit) return null;
  const fields = benefitFields(claim, money, { day: hooks.benefitDay.ruleDay, allowed });
  return askBenefit(hooks.benefit, fields, { acc, fired });
}

/** First contact, then benefit, for the money of a claim or of a prefix of it. */
export function decideBenefit(
  claim: OneClaim,
  hooks: BenefitHooks,
  at: { readonly money: InAndOut; readonly acc: Row },
): Benefit {
  const rules: number[] = [];
  const firstDay = hooks.firstContactDay.ruleDay;
  const contact = hooks.firstContact
    ? askFirstContact(hooks.firstContact, firstContactFields(claim, firstDay), rules)
    : NO_FIRST_CONTACT;
  const answer = decide(claim, hooks, { ...at, allowed: contact.allowed, fired: rules });
  const first = { allowed: contact.allowed, firstContactReason: contact.reason };
  if (!answer) {
    return { ...first, payable: false, reason: NO_BENEFIT_REASON, funds: {}, add: {}, rules };
  }
  return {
    ...first,
    payable: answer.payable,
    reason: answer.reason,
    funds: entries(answer.funds, (name) => fen(wholeOf(answer.funds, name))),
    add: entries(answer.add, (name) => wholeOf(answer.add, name)),
    rules,
  };
}

const entries = <T>(row: Row, read: (name: string) => T): Record<string, T> =>
  Object.fromEntries(Object.keys(row).map((name) => [name, read(name)]));
