import { expect, test } from 'vitest';
import { cellWords } from './cell-words.ts';
import { wordsOf } from './column-title.ts';

const titles: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  'parameters.cap': { en: 'Yearly cap', zh: '年度封顶线' },
};
const of = {
  codes: { tertiary: { en: 'Tertiary', zh: '三级' } },
  nameOf: (name: string) => titles[name],
};

test.each([
  ['-', 'any', '任意'],
  ['"tertiary","elsewhere"', 'Tertiary or elsewhere', '三级或elsewhere'],
  ['not("tertiary")', 'not Tertiary', '非 三级'],
  ['<= parameters.cap', 'Yearly cap or less', '年度封顶线 及以下'],
  ['[60..parameters.cap]', '60 to Yearly cap', '60 至 年度封顶线'],
  ['null', 'nothing', '空'],
  ['min(a, b)', 'min(a, b)', 'min(a, b)'],
])('POL-53 %s', (text, en, zh) => {
  expect(cellWords(text, of)).toEqual({ en, zh });
});

test('POL-53 a column that asks whether there is a value says so', () => {
  expect(wordsOf('listPrice != null')).toBe('List price given');
  expect(wordsOf('a + b')).toBe('a + b');
});
