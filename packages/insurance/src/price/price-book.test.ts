import { type Day, dayOf, type IsoDate } from '@sanyi/kernel';
import { describe, expect, it } from 'vitest';
import { claimRules } from '../claim-rules.ts';
import { cityStack, cityTables, REFORM } from '../testing/fake-city.ts';
import { type PriceBook, priceBook } from './price-book.ts';

const first = dayOf('2016-01-01' as IsoDate);
const tables = cityTables();

const VISIT = {
  visitKind: 'outpatient',
  title: 'ordinary',
  specialNeeds: false,
  scheme: 'employee',
  age: 40,
} as const;

/** Everything the book says about a day, as text. */
const pricesOn = (book: PriceBook, day: Day): string =>
  tables.institutions
    .flatMap(({ institution }) => [
      ...tables.items.map(({ item }) => book.line(item, { institution, day }).unitPrice),
      ...book.visit(VISIT, { institution, day }).charges.map(({ price }) => price),
    ])
    .join();

describe('price book', () => {
  it('INS-20 days of one version have the same prices, and few versions cover many days', () => {
    const book = priceBook(claimRules(cityStack(), tables));
    const byVersion = new Map<number, Set<string>>();
    for (let at = 0; at < 700; at++) {
      // A day plus a count of days is a day.
      const day = (first + at) as Day;
      const known = byVersion.get(book.version(day)) ?? new Set();
      byVersion.set(book.version(day), known.add(pricesOn(book, day)));
    }
    expect([...byVersion.values()].every((prices) => prices.size === 1)).toBe(true);
    // The needle is listed from June, purchase prices move in September, the reform comes in April.
    expect(byVersion.size).toBe(4);
    expect(book.version(REFORM)).not.toBe(book.version((REFORM - 1) as Day));
  });
});
