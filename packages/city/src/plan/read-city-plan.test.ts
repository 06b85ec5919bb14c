import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, parseDay, unwrap } from '@sanyi/kernel';
import { describe, expect, it } from 'vitest';
import { planSlices } from './plan-slices.ts';
import { readCityPlan } from './read-city-plan.ts';

const FOLDER = join(import.meta.dirname, '../../../../cities/beijing');
const FILES = new Map(
  readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]),
);

/** The problems of the folder with one text of one file replaced by another. */
function problemsWith(file: string, from: string | RegExp, to: string): readonly Problem[] {
  const files = new Map(FILES);
  const text = files.get(file)?.replace(from, to) ?? '';
  expect(text).not.toBe(files.get(file));
  const plan = readCityPlan(files.set(file, text));
  return plan.ok ? [] : plan.problems;
}

describe('reading a city', () => {
  it('CITY-1 the folder of Beijing is read without a problem', () => {
    const plan = readCityPlan(FILES);
    expect(plan.ok ? [] : plan.problems).toEqual([]);
  });

  it('CITY-1 every missing file is named at once', () => {
    const plan = readCityPlan(new Map());
    expect(plan.ok ? [] : plan.problems.map((each) => each.code)).toEqual(
      Array.from({ length: 8 }, () => 'CITY_FILE_MISSING'),
    );
  });

  it('CITY-1 a series of the wrong length is named by its key', () => {
    const [first] = problemsWith('scenario.yaml', /stayGrowth: \[[^,]+, /, 'stayGrowth: [');
    expect(first).toMatchObject({
      code: 'CITY_SERIES_LENGTH',
      where: 'scenario.yaml: stayGrowth',
      en: 'The series has 8 numbers, but the scenario needs 9 here, one per quarter. Add or remove numbers.',
      zh: '该序列有 8 个数，此处情景需要 9 个，每季度一个。请增删。',
    });
  });

  it('CITY-1 an unknown key, a broken file, a sum of shares are refused', () => {
    const code = (file: string, from: string | RegExp, to: string): string | undefined =>
      problemsWith(file, from, to)[0]?.code;
    expect(code('scenario.yaml', 'homeVisits:', 'houseVisits:')).toBe('CITY_ENTRY_REFUSED');
    expect(problemsWith('scenario.yaml', 'total: 106000', 'total: many')[0]?.zh).toContain(
      '期望 数字',
    );
    expect(code('scenario.yaml', 'people:', 'people: [')).toBe('CITY_FILE_NOT_READABLE');
    expect(code('scenario.yaml', 'total: 106000', 'total: many')).toBe('CITY_ENTRY_REFUSED');
    expect(code('scenario.yaml', 'stays: [0.228,', 'stays: [0.328,')).toBe('CITY_SHARES_SUM');
    expect(code('scenario.yaml', '2016-Q1, 2016-Q2', '2016-Q1, 2016-05')).toBe(
      'CITY_VALUE_NOT_READABLE',
    );
  });

  it('CITY-1 a code is refused with the codes that exist', () => {
    const [first] = problemsWith('items.csv', ',drug,', ',medicine,');
    expect(first).toMatchObject({
      code: 'CITY_CODE_UNKNOWN',
      where: 'items.csv, line 2, column category',
      en: '"medicine" is not a code of category. Only codes that another file or the facts declare can be used. Choose one of: drug, herbalPiece, consumable, test, service, bed, other.',
    });
    expect(problemsWith('scenario.yaml', 'tongzhou:', 'tongchou:').length).toBeGreaterThan(1);
  });

  it('CITY-1 a cell, a row or a column that does not fit is named', () => {
    expect(problemsWith('districts.csv', ',708829,', ',many,')[0]).toMatchObject({
      code: 'CITY_VALUE_NOT_READABLE',
      where: 'districts.csv, line 2, column population',
      en: '"many" is not a number from 1 up. The builder computes with this value. Write a number from 1 up.',
    });
    expect(problemsWith('names.csv', 'first,Cloud,云', 'first,Cloud')[0]).toMatchObject({
      code: 'CITY_ROW_LENGTH',
      where: 'names.csv, line 2',
    });
    expect(problemsWith('names.csv', 'part,en,zh', 'part,en,cn')[0]).toMatchObject({
      code: 'CITY_COLUMN_MISSING',
      where: 'names.csv, line 1',
    });
  });

  it('CITY-3 what is bought needs a purchase price, what is done must have none', () => {
    const removed = problemsWith('purchase-prices.csv', /^h-mint,.*\n/gm, '');
    expect(removed.map((each) => each.where)).toEqual(['items.csv: h-mint']);
    const added = problemsWith(
      'purchase-prices.csv',
      /$/,
      'ct-plain,2015-01-01,10,illustrative,x\n',
    );
    expect(added.map((each) => each.code)).toEqual(['CITY_PRICE_NOT_NEEDED']);
  });
});

describe('slices', () => {
  const plan = unwrap(readCityPlan(FILES));
  const day = (text: string) => unwrap(parseDay(text));
  const request = { scale: 0.002, seed: 7, from: day('2016-01-01'), to: day('2019-03-31') };

  it('CITY-2 a city is cut into slices of at most the share of the scenario', () => {
    expect(unwrap(planSlices(plan, request)).map((each) => each.index)).toEqual([0, 1, 2, 3]);
    expect(unwrap(planSlices(plan, { ...request, scale: 1 }))).toHaveLength(2000);
    expect(unwrap(planSlices(plan, { ...request, scale: 0.0001 }))).toHaveLength(1);
  });

  it('CITY-2 a scale, seed or period out of range is refused', () => {
    const code = (change: Partial<typeof request>): string | undefined => {
      const slices = planSlices(plan, { ...request, ...change });
      return slices.ok ? undefined : slices.problems[0].code;
    };
    expect(code({ scale: 0 })).toBe('CITY_SCALE_OUT_OF_RANGE');
    expect(code({ scale: 1.5 })).toBe('CITY_SCALE_OUT_OF_RANGE');
    expect(code({ seed: 0.5 })).toBe('CITY_SEED_NOT_INTEGER');
    expect(code({ from: day('2016-02-01') })).toBe('CITY_PERIOD_NOT_COVERED');
    expect(code({ to: day('2019-06-30') })).toBe('CITY_PERIOD_NOT_COVERED');
  });
});
