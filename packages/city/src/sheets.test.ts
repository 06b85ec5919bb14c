import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Rate, unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { readOfficers } from './officers.ts';
import { countedBy, readSheets } from './sheets.ts';

const file = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../../cities/beijing', name), 'utf8');
const text = file('sheets.csv');
const read = (sheets: string): ReturnType<typeof readSheets> =>
  readSheets(new Map([['sheets.csv', sheets]]));

describe('sheets that districts send', () => {
  test('CITY-32 every sheet has a sender and a judge who exist, and is sent once', () => {
    const officers = unwrap(readOfficers(new Map([['officers.csv', file('officers.csv')]])));
    const sheets = unwrap(read(text));
    const keys = sheets.map(({ period, district, form }) => `${period} ${district} ${form}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { district, judge, reason } of sheets) {
      expect(officers.some((each) => each.role === 'district' && each.district === district)).toBe(
        true,
      );
      const judged = judge === null ? 'office' : officers.find(({ id }) => id === judge)?.role;
      expect(judged).toBe('office');
      if (reason !== null) expect(judge).not.toBeNull();
    }
  });

  test('CITY-32 an indicator counted in its own way belongs to the sheet of its form', () => {
    const own = unwrap(read(text)).find(
      ({ district, form }) => district === 'tongzhou' && form === 'expense',
    );
    expect(own?.counts.map(({ indicator, numerator }) => [indicator, numerator])).toEqual([
      [null, 931_000n],
      ['expense-per-visit', 929_000n],
      ['drug-share', 933_000n],
    ]);
    expect(own?.counts[0]).toMatchObject({ isSampled: true, figuresOf: null });
    expect(countedBy(1001n, 931_500n as Rate)).toBe(932n);
  });

  test('CITY-32 a row that cannot be right is named; without a file nothing is sent', () => {
    const [head = '', row = ''] = text.split('\n');
    const wrong = row
      .replace('sample', 'some')
      .replace(/T\d\d:/, ' ')
      .replace('0.99', 'about 0.99');
    const found = read(`${head}\n${wrong}\n`);
    const told = found.ok ? [] : found.problems.map(({ code, where }) => `${where} ${code}`);
    expect(told).toEqual([
      'sheets.csv, line 2, column sent CITY_VALUE_NOT_READABLE',
      'sheets.csv, line 2, column counts CITY_CODE_UNKNOWN',
      'sheets.csv, line 2, column numerator CITY_VALUE_NOT_READABLE',
    ]);
    expect(unwrap(readSheets(new Map()))).toEqual([]);
  });
});
