import type { ClaimBatch } from '@sanyi/facts';
import { type IdRows, idRows } from '@sanyi/facts';
import type { Row } from '@sanyi/feel';
import { type BenefitHooks, benefitHooks } from './ask-benefit.ts';
import type { OneClaim } from './claim.ts';
import { linesAt, personAt, personRow, unknownInstitution, visitAt } from './claim-row.ts';
import type { ClaimRules } from './claim-rules.ts';
import type { ClaimTables } from './claim-source.ts';
import { type Change, foldPerson } from './fold-person.ts';
import { closeFold, countStay, exactAcc, openFold, type PersonYear } from './person-year.ts';
import { siteOf } from './price/ask-price.ts';
import { claimInstitution } from './price/site-table.ts';
import { allLeft, type PersonRows, reversedClaims, reversedRow, takeBack } from './refunds.ts';
import { hookDay, isStay } from './rule-days.ts';
import { chargesOf, type PricedCharge, settleCharges } from './settle-claim.ts';
import type { Settlement } from './settlement.ts';

/** A claim settled with everything an explanation needs. */
export type SettledOne = {
  readonly claim: OneClaim;
  readonly hooks: BenefitHooks;
  readonly charges: readonly PricedCharge[];
  readonly settlement: Settlement;
  /** Accumulators before and after, at the scale of their kinds. */
  readonly before: Row;
  readonly after: Row;
};

/** A settled row: the claim itself, or of a refund what it changed. */
export type SettledRow =
  | { readonly kind: 'claim'; readonly one: SettledOne | null }
  | {
      readonly kind: 'refund';
      readonly original: number;
      readonly changes: readonly Change<SettledOne | null>[];
    };

/** The claims of one person with the tables they refer to. */
export type PersonQuestion = {
  readonly rows: PersonRows;
  readonly tables: ClaimTables;
  readonly rules: ClaimRules;
};

/** Settles a person's claims up to a row, exactly, and gives that row. */
export function settledRow(question: PersonQuestion, until: number): SettledRow | null {
  const { rows, tables, rules } = question;
  const left = allLeft(rows.batch);
  const known = {
    ...question,
    person: personRow(tables.persons, rows.batch.person[rows.from] ?? 0),
    institutionRow: idRows(tables.institutions.map((each) => each.institution)),
    itemRow: idRows(tables.items.map((each) => each.item)),
  };
  const order = foldOrder(known, rules);
  const named = reversedClaims(rows);
  let found: SettledRow | null = null;
  let original = -1;
  foldPerson<SettledRow>(
    {
      order: order.slice(0, order.indexOf(until) + 1),
      carries: true,
      isReversed: (row) => named.has(rows.batch.claim[row] ?? 0),
      reversed: (row, settled) => reversedRow(rows, row, settled),
      takeBack: (row, reversed) => {
        original = reversed;
        takeBack(rows, row, { original: reversed, left });
      },
      settle: (row, year) => ({
        kind: 'claim',
        one: left.undone.has(row) ? null : settleOne(known, row, { year, quantity: left.quantity }),
      }),
      adjustment: (_, changes) => ({
        kind: 'refund',
        original,
        changes: changes.map(({ row, before, after }) => ({
          row,
          before: oneOf(before),
          after: oneOf(after),
        })),
      }),
    },
    (row, settled) => {
      if (row === until) found = settled;
    },
  );
  return found;
}

const oneOf = (row: SettledRow): SettledOne | null => (row.kind === 'claim' ? row.one : null);

type Known = PersonQuestion & {
  readonly person: number;
  readonly institutionRow: IdRows;
  readonly itemRow: IdRows;
};

function foldOrder(known: Known, rules: ClaimRules): number[] {
  const { batch, from, to } = known.rows;
  const days = new Map<number, number>();
  for (let row = from; row < to; row++) {
    const visit = visitAt(batch, row, 0);
    const site = siteOf(institutionAt(known, batch, row));
    days.set(row, hookDay(rules.stack, rules.days, { hook: 'benefit.claim', site, visit }).day);
  }
  const claim = (row: number): number => batch.claim[row] ?? 0;
  return [...days.keys()].sort(
    (a, b) => (days.get(a) ?? 0) - (days.get(b) ?? 0) || claim(a) - claim(b),
  );
}

function settleOne(
  known: Known,
  row: number,
  at: { readonly year: PersonYear; readonly quantity: Int32Array },
): SettledOne {
  const { rules, tables, itemRow } = known;
  const { batch } = known.rows;
  const institution = institutionAt(known, batch, row);
  const visit = visitAt(batch, row, 0);
  const hooks = benefitHooks(rules, visit, institution);
  const stay = countStay(at.year, hooks.benefitDay, isStay(visit));
  const claim: OneClaim = {
    claim: batch.claim[row] ?? 0,
    person: personAt(tables.persons, known.person, hooks.benefitDay.year),
    institution,
    visit: { ...visit, stayNumber: stay },
    lines: linesAt(batch, row, { quantity: at.quantity, items: tables.items, itemRow }),
  };
  const fold = hooks.benefit?.fold ?? null;
  const before = exactAcc(openFold(at.year, fold, hooks.benefitDay));
  const charges = chargesOf(claim, rules);
  const settlement = settleCharges(claim, rules, { charges, acc: before });
  closeFold(at.year, fold, settlement.benefit.add);
  return { claim, hooks, charges, settlement, before, after: exactAcc(at.year.acc) };
}

function institutionAt(known: Known, batch: ClaimBatch, row: number): OneClaim['institution'] {
  const id = batch.institution[row] ?? 0;
  const institution = known.tables.institutions[known.institutionRow(id)];
  if (!institution) throw unknownInstitution(id);
  return claimInstitution(institution);
}
