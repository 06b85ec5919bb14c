import { type Day, type Period, parsePeriod, periodOf } from '@sanyi/kernel';
import { plain } from './plain.ts';
import type { SheetCell } from './sheet.ts';

/** A period that stood in a cell; `suggestion` is offered where it cannot be taken as written. */
export type ReadPeriod =
  | { readonly ok: true; readonly period: Period; readonly healed: boolean }
  | { readonly ok: false; readonly suggestion: string };

const DIGITS = '〇一二三四五六七八九';

/** Day 0 of dates that spreadsheet programs store as numbers, and the years they may mean. */
const STORED_DAY_ZERO = -25_569;
const STORED_DAYS = { least: 36_526, most: 73_050 };

/** Reads a period in the forms people use: 2019-Q1, 2019Q1, 2019年第一季度, 2019年3月, 2019年. */
export function readPeriod(cell: SheetCell): ReadPeriod {
  const text = plain(cell.text);
  const exact = parsePeriod(text);
  if (exact.ok) return { ok: true, period: exact.value, healed: text !== cell.text };
  const found = parsePeriod(idOf(text));
  if (found.ok) return { ok: true, period: found.value, healed: true };
  return { ok: false, suggestion: suggestionOf(text) };
}

function idOf(text: string): string {
  const named = westernDigits(text).replace(/ /g, '').toUpperCase();
  const patterns: readonly (readonly [RegExp, (year: string, rest: string) => string])[] = [
    [/^(\d{4})年?[-/.]?Q([1-4])$/, (year, quarter) => `${year}-Q${quarter}`],
    [/^(\d{4})年?[-/.]?第?([1-4])季度?$/, (year, quarter) => `${year}-Q${quarter}`],
    [/^(\d{4})(?:年|[-/.])(\d{1,2})月?$/, (year, month) => `${year}-${month.padStart(2, '0')}`],
    [/^(\d{4})年$/, (year) => year],
  ];
  for (const [pattern, id] of patterns) {
    const [, year = '', rest = ''] = pattern.exec(named) ?? [];
    if (year !== '') return id(year, rest);
  }
  const [, quarter = '', year = ''] = /^Q([1-4])[-/.]?(\d{4})$/.exec(named) ?? [];
  return year === '' ? named : `${year}-Q${quarter}`;
}

const westernDigits = (text: string): string =>
  text
    .replace(/零/g, '〇')
    .replace(/[〇一二三四五六七八九]/g, (digit) => String(DIGITS.indexOf(digit)));

/** The quarter of a day that a spreadsheet program made of a text, or of a date. */
function suggestionOf(text: string): string {
  const stored = Number(text);
  if (/^\d{5}(\.\d+)?$/.test(text) && stored >= STORED_DAYS.least && stored <= STORED_DAYS.most) {
    return periodOf('quarter', (Math.floor(stored) + STORED_DAY_ZERO) as Day).id;
  }
  const [, year = '', month = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月]\d{1,2}/.exec(text) ?? [];
  const quarter = Math.ceil(Number(month) / 3);
  return year !== '' && quarter >= 1 && quarter <= 4 ? `${year}-Q${quarter}` : '';
}
