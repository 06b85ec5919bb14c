import {
  type ClaimBatch,
  INCOME_BANDS,
  type Item,
  KEY_GROUPS,
  PERSON_CLASSES,
  type PersonTable,
  SCHEMES,
  TITLES,
  VISIT_KINDS,
} from '@sanyi/facts';
import { type Day, fen, ProblemError, problem, type Quantity } from '@sanyi/kernel';
import type { ClaimLine, ClaimPerson, ClaimVisit } from './claim.ts';

/** Row of a person in the table, which ascends by id. */
export function personRow(persons: PersonTable, person: number): number {
  let low = 0;
  let high = persons.count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = persons.person[middle] ?? 0;
    if (found === person) return middle;
    if (found < person) low = middle + 1;
    else high = middle - 1;
  }
  throw new ProblemError([
    problem('INSURANCE_UNKNOWN_PERSON', 'persons', { person: String(person) }),
  ]);
}

const GROUPS = new Map<number, readonly string[]>();

/** Key groups of a bit set; the same list for the same bits. */
function groupsOf(bits: number): readonly string[] {
  const known = GROUPS.get(bits);
  if (known) return known;
  const made = KEY_GROUPS.codes.filter((_, position) => (bits >> position) & 1);
  GROUPS.set(bits, made);
  return made;
}

/** A person as the rules see them in a year; facts carry no birth date, so age counts years. */
export function personAt(persons: PersonTable, row: number, year: number): ClaimPerson {
  return {
    scheme: code(SCHEMES.codes, persons.scheme[row]),
    personClass: code(PERSON_CLASSES.codes, persons.personClass[row]),
    age: Math.max(0, year - (persons.birthYear[row] ?? 0)),
    incomeBand: code(INCOME_BANDS.codes, persons.incomeBand[row]),
    keyGroups: groupsOf(persons.keyGroups[row] ?? 0),
  };
}

/** The visit of a claim row. */
export function visitAt(batch: ClaimBatch, row: number, stayNumber: number): ClaimVisit {
  return {
    kind: code(VISIT_KINDS.codes, batch.visitKind[row]),
    title: code(TITLES.codes, batch.title[row]),
    // Columns of days hold days.
    day: (batch.day[row] ?? 0) as Day,
    endDay: (batch.endDay[row] ?? 0) as Day,
    bedDays: batch.bedDays[row] ?? 0,
    contracted: batch.contracted[row] === 1,
    referred: batch.referred[row] === 1,
    specialNeeds: batch.specialNeeds[row] === 1,
    stayNumber,
  };
}

/** The lines of a claim row, with quantities from a column of their own (refunds change them). */
export function linesAt(
  batch: ClaimBatch,
  row: number,
  from: {
    readonly quantity: Int32Array;
    readonly items: readonly Item[];
    itemRow(id: number): number;
  },
): ClaimLine[] {
  const lines: ClaimLine[] = [];
  for (let at = batch.lineStart[row] ?? 0; at < (batch.lineStart[row + 1] ?? 0); at++) {
    const item = from.items[from.itemRow(batch.item[at] ?? -1)];
    if (!item) throw unknownItem(batch.item[at] ?? -1);
    const charged = batch.charged?.[at] ?? Number.NaN;
    lines.push({
      item: item.code,
      title: item.title,
      category: item.category,
      separatelyChargeable: item.separatelyChargeable,
      // Columns of quantities hold thousandths.
      quantity: BigInt(from.quantity[at] ?? 0) as Quantity,
      chargedPrice: Number.isNaN(charged) ? null : fen(BigInt(charged)),
    });
  }
  return lines;
}

/** A line whose item nobody knows. */
export const unknownItem = (item: number): ProblemError =>
  new ProblemError([problem('INSURANCE_UNKNOWN_ITEM', 'items', { item: String(item) })]);

/** A claim at an institution nobody knows. */
export const unknownInstitution = (institution: number): ProblemError =>
  new ProblemError([
    problem('INSURANCE_UNKNOWN_INSTITUTION', 'institutions', { institution: String(institution) }),
  ]);

/** The code at a position of its set; columns of facts hold positions. */
export function code<Code extends string>(
  codes: readonly Code[],
  position: number | undefined,
): Code {
  const found = codes[position ?? -1];
  if (found === undefined) throw new Error(`no code at position ${position}`);
  return found;
}
