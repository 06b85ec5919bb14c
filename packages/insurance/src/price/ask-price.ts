import type { Scheme, Title, VisitKind } from '@sanyi/facts';
import type { Row } from '@sanyi/feel';
import { type Fen, isoDate, ProblemError, problem } from '@sanyi/kernel';
import type { BoundHook, ListCitation, Site } from '@sanyi/policy';
import {
  contextOf,
  flagOf,
  listOf,
  moneyOf,
  moneyOrNull,
  quantityOrNull,
  rateOf,
  textOf,
} from '../answers.ts';
import type { ClaimInstitution, ClaimLine } from '../claim.ts';
import type { ClaimRules } from '../claim-rules.ts';
import type { RuleDay } from '../rule-days.ts';
import type { LinePrice, VisitPrice } from '../settlement.ts';

/** A line price with the prices it was made from. */
export type FoundPrice = {
  readonly price: LinePrice;
  readonly listPrice: Fen | null;
  readonly purchasePrice: Fen | null;
  readonly list: ListCitation | null;
};

/** The site of an institution, as the scope of packages asks for it. */
export const siteOf = (institution: ClaimInstitution): Site => ({
  institution: institution.institution,
  level: institution.level,
  district: institution.district,
});

/** What is asked about a line: its item, the place, and the prices it brings along. */
export type LineQuestion = Omit<ClaimLine, 'quantity'>;

/**
 * Asks `price.line` for the price of one unit, from the list price and purchase price of the day.
 *
 * @throws ProblemError `INSURANCE_NO_PRICE_RULE`, or what the decision refuses
 */
export function askLine(rules: ClaimRules, line: LineQuestion, at: PriceAt): FoundPrice {
  const { hook, input, ...prices } = lineAsked(rules, line, at);
  return { price: linePrice(hook, input), ...prices };
}

/** Where and on which day a price is asked. */
export type PriceAt = { readonly day: RuleDay; readonly institution: ClaimInstitution };

/** What `price.line` is asked about a line, and the prices that were looked up for it. */
export function lineAsked(
  rules: ClaimRules,
  line: LineQuestion,
  at: PriceAt,
): Omit<FoundPrice, 'price'> & { readonly hook: BoundHook; readonly input: Row } {
  const { day, institution } = at;
  const site = siteOf(institution);
  const hook = lineHook(rules, day, site);
  const row = rules.itemRow(line.item);
  const listed = line.listPrice === undefined ? listedPrice(rules, line, at) : null;
  const listPrice = line.listPrice === undefined ? (listed?.price ?? null) : line.listPrice;
  const purchasePrice =
    line.purchasePrice === undefined ? rules.purchases.at(row, day.ruleDay) : line.purchasePrice;
  const input = {
    item: line.item,
    category: line.category,
    level: institution.level,
    separatelyChargeable: line.separatelyChargeable,
    day: day.ruleDay,
    listPrice,
    purchasePrice,
    chargedPrice: line.chargedPrice,
  };
  return { hook, input, listPrice, purchasePrice, list: listed?.citation ?? null };
}

/** The decision that prices lines on a day, or a problem: without it a claim has no amount. */
export function lineHook(rules: ClaimRules, day: RuleDay, site: Site): BoundHook {
  const hook = rules.stack.regime(day.interval, site).hook('price.line');
  if (hook) return hook;
  throw new ProblemError([
    problem('INSURANCE_NO_PRICE_RULE', rules.stack.text, { day: isoDate(day.ruleDay) }),
  ]);
}

function listedPrice(
  rules: ClaimRules,
  line: LineQuestion,
  at: PriceAt,
): ReturnType<ClaimRules['lists']['find']> {
  const { level, grassroots, district } = at.institution;
  const keys = { item: line.item, category: line.category, level, grassroots, district };
  return rules.lists.find(keys, at.day.ruleDay, siteOf(at.institution));
}

function linePrice(hook: BoundHook, input: Row): LinePrice {
  const fired: number[] = [];
  const answer = contextOf(hook.evaluate(input, undefined, fired), 'price.line');
  return {
    unitPrice: moneyOf(answer, 'unitPrice'),
    markup: moneyOf(answer, 'markup'),
    selfPayShare: rateOf(answer, 'selfPayShare'),
    ceiling: moneyOrNull(answer, 'ceiling'),
    maxQuantity: quantityOrNull(answer, 'maxQuantity'),
    inScope: flagOf(answer, 'inScope'),
    rules: fired,
  };
}

/** What is asked about a visit. */
export type VisitQuestion = {
  readonly visitKind: VisitKind;
  readonly title: Title;
  readonly specialNeeds: boolean;
  readonly scheme: Scheme;
  readonly age: number;
};

/** A visit without charges, where no package speaks about visits. */
const NO_CHARGES: VisitPrice = { charges: [], rules: [] };

/** Asks `price.visit` which charges one visit or bed-day costs; none where no package speaks. */
export function askVisit(rules: ClaimRules, question: VisitQuestion, at: PriceAt): VisitPrice {
  const asked = visitAsked(rules, question, at);
  if (!asked) return NO_CHARGES;
  const { hook, input } = asked;
  const fired: number[] = [];
  const answer = listOf(hook.evaluate(input, undefined, fired), 'price.visit');
  const rulesOf = rulesByCharge(rules, hook, { fired, charges: answer.length });
  const charges = answer.map((each, position) => {
    const row = contextOf(each, 'charge');
    return {
      rules: rulesOf(position),
      charge: textOf(row, 'charge'),
      price: moneyOf(row, 'price'),
      fixedFund: moneyOf(row, 'fixedFund'),
      hospitalBorne: moneyOf(row, 'hospitalBorne'),
      inScope: flagOf(row, 'inScope'),
    };
  });
  // A visit that costs nothing cites nothing.
  return { charges, rules: charges.length === 0 ? [] : fired };
}

/** What `price.visit` is asked; null where no package speaks about visits. */
export function visitAsked(
  rules: ClaimRules,
  question: VisitQuestion,
  { day, institution }: PriceAt,
): { readonly hook: BoundHook; readonly input: Row } | null {
  const hook = rules.stack.regime(day.interval, siteOf(institution)).hook('price.visit');
  if (!hook) return null;
  const { visitKind, title, specialNeeds, scheme, age } = question;
  const input = {
    visitKind,
    level: institution.level,
    grassroots: institution.grassroots,
    title,
    specialNeeds,
    insured: isInsured(scheme),
    scheme,
    age: BigInt(age),
    day: day.ruleDay,
  };
  return { hook, input };
}

/**
 * Which rules made which charge. A collecting table fires one row per charge, in order; rules of the
 * decisions it reads stand behind every charge. Where rows and charges do not match, all stand behind all.
 */
function rulesByCharge(
  { stack }: ClaimRules,
  hook: BoundHook,
  { fired, charges }: { readonly fired: readonly number[]; readonly charges: number },
): (position: number) => readonly number[] {
  const isOwn = (rule: number): boolean => stack.rules[rule]?.decision === hook.decision;
  const own = fired.filter(isOwn);
  if (own.length !== charges) return () => fired;
  const shared = fired.filter((rule) => !isOwn(rule));
  return (position) => [...own.slice(position, position + 1), ...shared];
}

/** Whether the person has insurance at all, here or elsewhere. */
const isInsured = (scheme: Scheme): boolean => scheme !== 'none';
