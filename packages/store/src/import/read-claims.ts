import { TITLES, VISIT_KINDS } from '@sanyi/facts';
import { attempt, type Day, isoDate, problem } from '@sanyi/kernel';
import { type Amount, readAmount, readQuantity } from './amount.ts';
import type { CsvFile, CsvRow } from './csv-rows.ts';
import { codeOf, refuse, refuseNumber } from './fields.ts';
import type { Mapping, TableMapping } from './mapping.ts';
import {
  eachRow,
  flagOf,
  type Numbers,
  newId,
  type Reading,
  type TableCount,
} from './read-tables.ts';

/** A claim as read, before its lines. Amounts in fen. */
export type ReadClaim = {
  readonly id: string;
  readonly row: number;
  readonly person: number;
  readonly institution: number;
  readonly day: number;
  readonly endDay: number;
  readonly visitKind: number;
  readonly title: number;
  readonly bedDays: number;
  readonly contracted: boolean;
  readonly referred: boolean;
  readonly specialNeeds: boolean;
  readonly reverses: string;
  readonly total: Amount;
  readonly insurerPaid: Amount | null;
  readonly lines: ReadLine[];
  /** Where a line of it was rejected, then the claim is rejected too. */
  incomplete: string | null;
};

/** A line as read: thousandths, and the amount of the line in fen where there is one. */
type ReadLine = {
  readonly item: number;
  readonly quantity: number;
  readonly amount: bigint | null;
};

const STAY = VISIT_KINDS.at('inpatientDay');

/** Claims by the id of the source, in the order of the file. */
export type ClaimsById = Map<string, ReadClaim>;

/** Reads claims; what they refer to has numbers already. */
export async function readClaimTable(
  reading: Reading,
  known: { readonly mapping: Mapping; readonly persons: Numbers; readonly institutions: Numbers },
): Promise<{ claims: ClaimsById; count: TableCount }> {
  const claims: ClaimsById = new Map();
  const numbers: Numbers = new Map();
  const { file } = reading.open;
  const count = await eachRow(reading, (row) => {
    const id = newId(reading, row, numbers);
    if (id === null) return 'repeated';
    const text = (field: string): string => reading.open.fields[field]?.(row) ?? '';
    const at = { file, row, mapping: reading.mapping };
    checkCurrency(text('currency'), known.mapping, at);
    const days = daysOf(text, known.mapping, at);
    const total = amountOf(text('total'), 'total', at);
    const reverses = text('reverses');
    if (total.fen < 0n && reverses === '') {
      refuse(file, row, 'IMPORT_NEGATIVE_WITHOUT_REVERSAL', { text: text('total') });
    }
    const visitKind = codeOf(VISIT_KINDS, text('visitKind'), at);
    claims.set(id, {
      id,
      row: row.row,
      person: numberOf('person', text('person'), { of: known.persons, at }),
      institution: numberOf('institution', text('institution'), { of: known.institutions, at }),
      day: days.day,
      endDay: visitKind === STAY ? days.endDay : days.day,
      visitKind,
      title: codeOf(TITLES, reading.open.fields.title ? text('title') : 'none', at),
      bedDays: visitKind === STAY && reverses === '' ? bedDaysOf(text('bedDays'), days, at) : 0,
      contracted: flagOf(text('contracted'), at),
      referred: flagOf(text('referred'), at),
      specialNeeds: flagOf(text('specialNeeds'), at),
      reverses,
      total,
      insurerPaid:
        text('insurerPaid') === '' ? null : amountOf(text('insurerPaid'), 'insurerPaid', at),
      lines: [],
      incomplete: null,
    });
    numbers.set(id, 1);
    return 'accepted';
  });
  return { claims, count };
}

/**
 * Reads lines into their claims. A line that is not accepted makes its claim incomplete, also a
 * broken row as long as it still names its claim.
 */
export async function readLineTable(
  reading: Reading,
  known: { readonly claims: ClaimsById; readonly items: Numbers },
): Promise<TableCount> {
  const { file, fields } = reading.open;
  const accept = (row: CsvRow): 'accepted' => {
    const text = (field: string): string => fields[field]?.(row) ?? '';
    const id = text('claim');
    const claim = known.claims.get(id);
    if (!claim) refuse(file, row, 'IMPORT_LINK_MISSING', { table: 'claim', id });
    claim.lines.push(
      lineOf(text, claim, { at: { file, row, mapping: reading.mapping }, items: known.items }),
    );
    return 'accepted';
  };
  return eachRow(reading, accept, (row) => {
    const named = attempt(() => fields.claim?.(row) ?? '');
    const claim = named.ok ? known.claims.get(named.value) : undefined;
    if (claim) claim.incomplete ??= `${file.name}, row ${row.row}`;
  });
}

function lineOf(
  text: (field: string) => string,
  claim: ReadClaim,
  known: { readonly at: At; readonly items: Numbers },
): ReadLine {
  const { at } = known;
  const item = numberOf('item', text('item'), { of: known.items, at });
  const quantity = text('quantity') === '' ? 1000 : quantityOf(text('quantity'), at);
  const amount = text('amount') === '' ? null : amountOf(text('amount'), 'amount', at).fen;
  if ((quantity < 0 || (amount ?? 0n) < 0n) && claim.reverses === '') {
    const negative = quantity < 0 ? text('quantity') : text('amount');
    refuse(at.file, at.row, 'IMPORT_NEGATIVE_WITHOUT_REVERSAL', { text: negative });
  }
  return { item, quantity, amount };
}

/** Rejects claims that cannot stand: with a missing line, or reversing what is not there. */
export function rejectBroken(reading: Reading, claims: ClaimsById, count: TableCount): number {
  let lines = 0;
  const drop = (claim: ReadClaim, code: 'IMPORT_CLAIM_INCOMPLETE' | 'IMPORT_REVERSAL_UNKNOWN') => {
    const file = reading.open.file.name;
    const details = { line: claim.incomplete ?? '', id: claim.reverses };
    const why = problem(code, `${file}, row ${claim.row}`, details);
    reading.rejects.add('claim', { file, row: claim.row }, why);
    claims.delete(claim.id);
    count.accepted--;
    count.rejected++;
    lines += claim.lines.length;
  };
  for (const claim of claims.values()) {
    if (claim.incomplete !== null) drop(claim, 'IMPORT_CLAIM_INCOMPLETE');
  }
  for (const claim of claims.values()) {
    if (claim.reverses === '') continue;
    const original = claims.get(claim.reverses);
    const fits =
      original?.person === claim.person &&
      original.day <= claim.day &&
      original.reverses === '' &&
      original.id !== claim.id;
    if (!fits) drop(claim, 'IMPORT_REVERSAL_UNKNOWN');
  }
  return lines;
}

type At = { readonly file: CsvFile; readonly row: CsvRow; readonly mapping: TableMapping };

function checkCurrency(found: string, mapping: Mapping, at: At): void {
  if (found === '' || found === mapping.currency) return;
  refuse(at.file, at.row, 'IMPORT_CURRENCY_DIFFERS', { found, expected: mapping.currency });
}

function daysOf(
  text: (field: string) => string,
  mapping: Mapping,
  at: At,
): { day: number; endDay: number } {
  const day = Number(text('day'));
  const endDay = text('endDay') === '' ? day : Number(text('endDay'));
  for (const each of [day, endDay]) {
    if (Number.isInteger(each) && each >= mapping.from && each <= mapping.to && endDay >= day)
      continue;
    refuse(at.file, at.row, 'IMPORT_DAY_OUT_OF_RANGE', {
      day: Number.isInteger(each) ? isoDate(each as Day) : text('day'),
      from: isoDate(mapping.from),
      to: isoDate(mapping.to),
    });
  }
  return { day, endDay };
}

/** Bed-days as the source says, else the nights, at least one. */
function bedDaysOf(text: string, days: { day: number; endDay: number }, at: At): number {
  if (text === '') return Math.max(1, days.endDay - days.day);
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 65_535) return value;
  return refuseNumber(at, 'bedDays', text);
}

function amountOf(text: string, field: string, at: At): Amount {
  const amount = readAmount(text);
  if (amount === null) refuseNumber(at, field, text);
  const size = amount.fen < 0n ? -amount.fen : amount.fen;
  if (size > 900_000_000_000n) refuse(at.file, at.row, 'IMPORT_AMOUNT_TOO_LARGE', { text });
  return amount;
}

function quantityOf(text: string, at: At): number {
  const quantity = readQuantity(text);
  if (quantity !== null && quantity !== 0) return quantity;
  return refuseNumber(at, 'quantity', text);
}

function numberOf(table: string, id: string, by: { of: Numbers; at: At }): number {
  const number = by.of.get(id);
  if (number !== undefined) return number;
  return refuse(by.at.file, by.at.row, 'IMPORT_LINK_MISSING', { table, id });
}
