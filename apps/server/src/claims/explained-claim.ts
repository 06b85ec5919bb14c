import type { ClaimExplained, Parts } from '@sanyi/api';
import {
  type Institution,
  type Item,
  LEVELS,
  PERSON_CLASSES,
  SCHEMES,
  SEXES,
  TITLES,
  VISIT_KINDS,
} from '@sanyi/facts';
import type { Explanation } from '@sanyi/insurance';
import { assert, isoDate, type Text } from '@sanyi/kernel';
import type { Stack } from '@sanyi/policy';
import type { FoundClaim } from '@sanyi/store';
import { factsArgument } from '../city/facts-argument.ts';
import { citationsOf } from './cited-rules.ts';
import { claimLine, pairCharges } from './claim-lines.ts';
import { claimSentence } from './claim-sentence.ts';
import { accumulatorsOf, checksOf, stepsOf } from './claim-steps.ts';
import { stackName } from './stack-name.ts';

/** One side: the explanation and the rules it was made under. */
export type ExplainedSide = { readonly explanation: Explanation; readonly stack: Stack };

/** What the page of a claim is made from. */
export type ClaimPage = {
  readonly found: FoundClaim;
  readonly institution: Institution | undefined;
  readonly items: ReadonlyMap<string, Item>;
  readonly after: ExplainedSide;
  readonly before: ExplainedSide | null;
  readonly pool: ClaimExplained['pool'];
  /** The folder of facts it stands in. */
  readonly folder: string;
};

/** What reasons are called, by code, under either set of rules. */
const reasonTitles = (...stacks: readonly Stack[]): ReadonlyMap<string, Text> =>
  new Map(
    stacks.flatMap((stack) => stack.codeSet('reason')).map(({ code, title }) => [code, title]),
  );

/** A claim on the wire, under one set of rules or two. */
export function explainedClaim(page: ClaimPage): ClaimExplained {
  const after = page.after.explanation;
  const before = page.before?.explanation ?? null;
  const pairs = pairCharges(after, before);
  const citations = citationsOf(pairs, { after, before });
  const compared = before !== null;
  const lines = pairs.map((pair) =>
    claimLine(pair, page.items, { rules: citations.ofLine.get(pair.id) ?? [], compared }),
  );
  const { stack } = page.after;
  return {
    claim: String(after.claim),
    person: personOf(page),
    visit: visitOf(page),
    stack: stackName(stack, after.ruleDay, page.items),
    against: page.before
      ? stackName(page.before.stack, page.before.explanation.ruleDay, page.items)
      : null,
    totals: { before: before ? partsOf(before) : null, after: partsOf(after) },
    payable: { before: before?.benefit.payable ?? null, after: after.benefit.payable },
    sentence: claimSentence(after, before, lines),
    lines,
    rules: citations.rules,
    rulesInStack: stack.rules.length,
    accumulators: accumulatorsOf(after, before),
    steps: stepsOf(after, before, reasonTitles(stack, page.before?.stack ?? stack)),
    pool: page.pool,
    checks: checksOf(after, before),
    neighbours: neighboursOf(page.found),
    command: commandOf(page),
  };
}

function personOf({ found, after }: ClaimPage): ClaimExplained['person'] {
  const { person } = after.explanation;
  const sex = SEXES.codes[found.persons.sex[0] ?? 0];
  assert(sex !== undefined, 'a person has a sex');
  return {
    age: person.age,
    sex: { code: sex, title: SEXES.titles[sex] },
    scheme: { code: person.scheme, title: SCHEMES.titles[person.scheme] },
    personClass: { code: person.personClass, title: PERSON_CLASSES.titles[person.personClass] },
  };
}

function visitOf({ institution, after }: ClaimPage): ClaimExplained['visit'] {
  const { visit, institution: place } = after.explanation;
  const unnamed: Text = { en: 'Institution', zh: '机构' };
  return {
    day: isoDate(visit.day),
    endDay: isoDate(visit.endDay),
    visitKind: { code: visit.kind, title: VISIT_KINDS.titles[visit.kind] },
    doctor: { code: visit.title, title: TITLES.titles[visit.title] },
    institution: institution?.title ?? unnamed,
    level: { code: place.level, title: LEVELS.titles[place.level] },
    place: place.district,
    bedDays: visit.bedDays,
    contracted: visit.contracted,
    referred: visit.referred,
  };
}

const partsOf = ({ totals }: Explanation): Parts => ({
  total: String(totals.amount),
  fund: String(totals.fund),
  fixedFund: String(totals.fixedFund),
  patient: String(totals.patient),
  hospital: String(totals.hospital),
});

/** The claims of the same person just before and after. */
function neighboursOf({ claims, row }: FoundClaim): ClaimExplained['neighbours'] {
  const at = (index: number): string | null => {
    const claim = claims.claim[index];
    return claim === undefined ? null : String(claim);
  };
  return { previous: row > 0 ? at(row - 1) : null, next: at(row + 1) };
}

function commandOf({ after, before, folder }: ClaimPage): string {
  const against = before ? ` --against ${before.stack.text}` : '';
  return `npx sanyi explain ${after.explanation.claim} --facts ${factsArgument(folder)} --stack ${after.stack.text}${against}`;
}
