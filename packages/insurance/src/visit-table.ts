import { SCHEMES, TITLES, VISIT_KINDS } from '@sanyi/facts';
import { askVisit, siteOf, type VisitQuestion } from './ask-price.ts';
import type { ClaimRules } from './claim-rules.ts';
import type { RuleDay } from './rule-days.ts';
import type { VisitPrice } from './settlement.ts';
import type { SiteTable } from './site-table.ts';

/** Charges of visits, asked of the rules once per combination of what the decision reads. */
export type VisitTable = {
  entry(question: VisitQuestion, at: { siteClass: number; day: RuleDay }): number;
  readonly prices: readonly VisitPrice[];
};

/** Ages above this are no ages; the key of a visit counts on it. */
const AGES = 256;

export function visitTable(rules: ClaimRules, sites: SiteTable): VisitTable {
  const prices: VisitPrice[] = [];
  const tables = new Map<number, { byKey: Map<number, number>; age: boolean; day: boolean }>();

  const tableOf = (siteClass: number, day: RuleDay) => {
    const index = day.interval * sites.classes.length + siteClass;
    const known = tables.get(index);
    if (known) return known;
    const institution = sites.classes[siteClass];
    if (!institution) throw new Error('a site outside the tables was priced');
    const hook = rules.stack.regime(day.interval, siteOf(institution)).hook('price.visit');
    const reads = (field: string): boolean => hook?.inputs.includes(field) ?? false;
    const made = { byKey: new Map<number, number>(), age: reads('age'), day: reads('day') };
    tables.set(index, made);
    return made;
  };

  return {
    prices,
    entry: (question, { siteClass, day }) => {
      const table = tableOf(siteClass, day);
      const key = keyOf(question, table.age ? question.age : 0, table.day ? day.ruleDay : 0);
      const known = table.byKey.get(key);
      if (known !== undefined) return known;
      const institution = sites.classes[siteClass];
      if (!institution) throw new Error('a site outside the tables was priced');
      const made = prices.push(askVisit(rules, question, { day, institution })) - 1;
      table.byKey.set(key, made);
      return made;
    },
  };
}

function keyOf(question: VisitQuestion, age: number, day: number): number {
  const { visitKind, title, scheme, specialNeeds } = question;
  const codes = (VISIT_KINDS.at(visitKind) * 8 + TITLES.at(title)) * 8 + SCHEMES.at(scheme);
  return (codes * 2 + Number(specialNeeds)) * AGES + Math.min(age, AGES - 1) + day * 2 ** 20;
}
