import { dayWords } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { decimalText, exactText, signedAsWritten, signedText } from './decimal.ts';
import { changeText, figureText, measured } from './figure-text.ts';
import { columnUnit, headline, inUnit, signedYuan, yuan } from './money.ts';
import { periodShort, periodText, periodWords } from './period.ts';

const joined = (fen: string, lang: 'en' | 'zh'): string => {
  const { number, unit } = headline(fen, lang);
  return `${number} ${unit}`.trim();
};

describe('numbers', () => {
  test('CON-1 a decimal is rounded half away from zero, grouped, with a true minus', () => {
    expect(decimalText('13.85', 1)).toBe('13.9');
    expect(decimalText('-13.85', 1)).toBe('−13.9');
    expect(decimalText('1234567.8', 0)).toBe('1,234,568');
    expect(decimalText('0.049', 2)).toBe('0.05');
    expect(decimalText('7', 1)).toBe('7.0');
    expect(exactText('-1204.50')).toBe('−1,204.50');
  });

  test('CON-1 a change carries its sign, zero none', () => {
    expect(signedText('13.8', 1)).toBe('+13.8');
    expect(signedText('-0.04', 1)).toBe('0.0');
    expect(signedAsWritten('6.96')).toBe('+6.96');
  });

  test('CON-1 a number beyond what a double holds stays exact', () => {
    expect(exactText('9007199254740993.25')).toBe('9,007,199,254,740,993.25');
  });
});

describe('money', () => {
  test('CON-2 a headline is in bn and m, 亿元 and 万元', () => {
    expect(joined('4770000000000', 'en')).toBe('¥47.70 bn');
    expect(joined('4770000000000', 'zh')).toBe('477.0 亿元');
    expect(joined('182080000000', 'en')).toBe('¥1.82 bn');
    expect(joined('182080000000', 'zh')).toBe('18.21 亿元');
    expect(joined('-196000000', 'en')).toBe('−¥2.0 m');
    expect(joined('94823000', 'en')).toBe('¥948.2 k');
    expect(joined('94823000', 'zh')).toBe('94.8 万元');
    expect(joined('999999', 'en')).toBe('¥9,999.99');
    expect(joined('39039', 'en')).toBe('¥390.39');
    expect(joined('39039', 'zh')).toBe('390.39 元');
  });

  test('CON-2 a column has one unit, chosen by its largest amount', () => {
    const unit = columnUnit(['182080000000', '31000000000'], 'en');
    expect(unit.header).toBe('¥ bn');
    expect(inUnit('31000000000', unit)).toBe('0.31');
    expect(columnUnit(['-50000000000'], 'zh').header).toBe('亿元');
  });

  test('CON-2 a bill is in yuan to the fen', () => {
    expect(yuan('39039')).toBe('390.39');
    expect(yuan('-4')).toBe('−0.04');
    expect(signedYuan('1609')).toBe('+16.09');
    expect(signedYuan('0')).toBe('0.00');
  });
});

describe('figures', () => {
  const visits = { en: 'visits', zh: '人次' };

  test('CON-3 a figure has one form in each language', () => {
    expect(figureText({ value: '34.8', unit: 'percent' }, 'zh')).toBe('34.8 %');
    expect(figureText({ value: '1.9', unit: 'points' }, 'zh')).toBe('1.9 个百分点');
    expect(figureText({ value: '59512345', unit: 'count', unitText: visits }, 'en')).toBe(
      '59.5 m visits',
    );
    expect(figureText({ value: '59512345', unit: 'count', unitText: visits }, 'zh')).toBe(
      '5,951 万人次',
    );
    expect(figureText({ value: '47700000000', unit: 'yuan' }, 'en')).toBe('¥47.70 bn');
    expect(changeText('1.9', 'points', 'en')).toBe('+1.9 pp');
    expect(changeText('-4.1', 'percent', 'en')).toBe('−4.1 %');
  });

  test('CON-3 what is missing is a dash and never a zero', () => {
    expect(measured({ value: null, unit: 'percent' }, 'en')).toEqual({ number: '—', unit: '' });
    expect(figureText({ value: '0', unit: 'percent' }, 'en')).toBe('0.0 %');
  });
});

describe('periods', () => {
  test('CON-3 quarters, months, years and days are written as each language does', () => {
    expect(periodText('2019-Q1', 'zh')).toBe('2019年第一季度');
    expect(periodText('2019-03', 'zh')).toBe('2019年3月');
    expect(periodText('2019', 'zh')).toBe('2019年');
    expect(periodWords('2019-Q1', 'en')).toBe('first quarter of 2019');
    expect(periodShort('2019-Q1', 'en')).toBe('Q1 19');
    expect(dayWords('2017-04-08', 'zh')).toBe('2017年4月8日');
    expect(dayWords('2017-04-08', 'en')).toBe('8 Apr 2017');
    expect(dayWords('8 Apr 2017', 'en')).toBe('8 Apr 2017');
  });
});
