import { SCHEMES, TITLES, VISIT_KINDS } from '@sanyi/facts';
import { code } from '../claim-row.ts';
import type { ClaimRules } from '../claim-rules.ts';
import type { RuleDay } from '../rule-days.ts';
import type { VisitPrice } from '../settlement.ts';
import { askVisit, siteOf, type VisitQuestion } from './ask-price.ts';
import type { SiteTable } from './site-table.ts';

/** What a visit is, as columns of facts hold it: codes by their positions. */
export type CodedVisit = {
  visitKind: number;
  title: number;
  scheme: number;
  specialNeeds: number;
  age: number;
};

/** Where and when the charges of a visit are asked. */
type VisitPlace = { readonly siteClass: number; readonly day: RuleDay };

/** Charges of visits, asked of the rules once per combination of what the decision reads. */
export type VisitTable = {
  entry(visit: CodedVisit, at: VisitPlace): number;
  readonly prices: readonly VisitPrice[];
};

/** Codes of a set the key of a visit has room for. */
const CODES = 8;
/** Ages above this are no ages; the key of a visit counts on it. */
const AGES = 256;

/** What was asked at one class of sites in one interval, by visit; and by day where that is read. */
type Entries = {
  readonly known: Map<number, number>;
  readonly age: boolean;
  readonly day: boolean;
};

export function visitTable(rules: ClaimRules, sites: SiteTable): VisitTable {
  const prices: VisitPrice[] = [];
  const tables: (Entries | undefined)[] = [];

  const tableOf = (siteClass: number, day: RuleDay): Entries => {
    const index = day.interval * sites.classes.length + siteClass;
    const known = tables[index];
    if (known) return known;
    const institution = siteOfClass(sites, siteClass);
    const hook = rules.stack.regime(day.interval, siteOf(institution)).hook('price.visit');
    const reads = (field: string): boolean => hook?.inputs.includes(field) ?? false;
    const age = reads('age');
    const made = { known: new Map<number, number>(), age, day: reads('day') };
    tables[index] = made;
    return made;
  };

  const ask = (visit: CodedVisit, { siteClass, day }: VisitPlace): number => {
    const institution = siteOfClass(sites, siteClass);
    return prices.push(askVisit(rules, questionOf(visit), { day, institution })) - 1;
  };

  return {
    prices,
    entry: (visit, at) => {
      const { known, age, day } = tableOf(at.siteClass, at.day);
      const plain = age ? keyOf(visit) * AGES + Math.min(visit.age, AGES - 1) : keyOf(visit);
      const key = day ? plain + at.day.ruleDay * 2 ** 20 : plain;
      const found = known.get(key) ?? ask(visit, at);
      known.set(key, found);
      return found;
    },
  };
}

function siteOfClass(sites: SiteTable, siteClass: number): SiteTable['classes'][number] {
  const institution = sites.classes[siteClass];
  if (!institution) throw new Error('a site outside the tables was priced');
  return institution;
}

/** A visit by its codes. */
export const codedVisit = (question: VisitQuestion): CodedVisit => ({
  visitKind: VISIT_KINDS.at(question.visitKind),
  title: TITLES.at(question.title),
  scheme: SCHEMES.at(question.scheme),
  specialNeeds: Number(question.specialNeeds),
  age: question.age,
});

const questionOf = (visit: CodedVisit): VisitQuestion => ({
  visitKind: code(VISIT_KINDS.codes, visit.visitKind),
  title: code(TITLES.codes, visit.title),
  scheme: code(SCHEMES.codes, visit.scheme),
  specialNeeds: visit.specialNeeds === 1,
  age: visit.age,
});

const keyOf = ({ visitKind, title, scheme, specialNeeds }: CodedVisit): number =>
  ((visitKind * CODES + title) * CODES + scheme) * 2 + specialNeeds;
