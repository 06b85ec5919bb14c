import { cellParts, type EditColumn, type EditTable, type Tried } from '@sanyi/policy';
import { describe, expect, test } from 'vitest';
import { EDITOR_WORDS } from '../../messages/editor-messages.ts';
import { MESSAGES } from '../../messages/messages.ts';
import { STRUCTURE_WORDS } from '../../messages/structure-words.ts';
import { nextText } from './cell-choices.tsx';
import { labelled } from './graph-labels.ts';
import { cellInWords } from './test-words.ts';
import { lightsOf, nearMisses } from './try-lights.ts';

const WORDS = {
  en: { lang: 'en', m: MESSAGES.en, say: (text: { en: string }) => text.en },
  zh: { lang: 'zh', m: MESSAGES.zh, say: (text: { zh: string }) => text.zh },
} as const;

const column = (more: Partial<EditColumn> = {}): EditColumn => ({
  name: 'level',
  title: { en: 'Level', zh: '级别' },
  role: 'input',
  kind: 'code',
  codes: { tertiary: { en: 'Tertiary', zh: '三级' }, primary: { en: 'Primary', zh: '一级' } },
  ...more,
});
const both = (text: string, more: Partial<EditColumn> = {}): readonly string[] => [
  cellInWords(text, column(more), WORDS.en),
  cellInWords(text, column(more), WORDS.zh),
];

describe('cells in words', () => {
  test.each([
    ['-', 'any', '任意'],
    ['"tertiary"', 'Tertiary', '三级'],
    ['"tertiary","primary"', 'Tertiary or Primary', '三级或一级'],
    ['not("primary")', 'not Primary', '非 一级'],
    ['true', 'yes', '是'],
    ['>= 60', '60 or more', '60 及以上'],
    ['< 18', 'less than 18', '小于 18'],
    ['[18..60)', '18 to less than 60', '18 至 60（不含）'],
    ['[18..60]', '18 to 60', '18 至 60'],
    ['<= parameters.cap', 'parameters.cap or less', 'parameters.cap 及以下'],
    ['null', 'nothing', '空'],
    ['min(a, b)', 'min(a, b)', 'min(a, b)'],
    ['"elsewhere"', 'elsewhere', 'elsewhere'],
  ])('CON-41 %s', (text, en, zh) => {
    expect(both(text)).toEqual([en, zh]);
  });

  test('CON-41 answers, clauses and marks read as they should', () => {
    expect(both('"tertiary"', { role: 'output' })).toEqual(['Tertiary', '三级']);
    expect(both('', { role: 'output' })).toEqual(['', '']);
    expect(both('Full price / 全额', { role: 'note', name: 'clause' })).toEqual([
      'Full price',
      '全额',
    ]);
    expect(both('memory', { role: 'note', name: 'provenance' })).toEqual([
      MESSAGES.en.provenance.memory,
      MESSAGES.zh.provenance.memory,
    ]);
    expect(cellParts('"a, b", [1..2], f(x, y)')).toEqual(['"a, b"', '[1..2]', 'f(x, y)']);
  });

  test('CON-42 codes of a condition are gathered, flags and answers take each other’s place', () => {
    const next = (text: string, value: string, more: Partial<EditColumn> = {}): string =>
      nextText(column(more), new Set(cellParts(text)), value);
    expect(next('-', '"tertiary"')).toBe('"tertiary"');
    expect(next('"tertiary"', '"primary"')).toBe('"tertiary","primary"');
    expect(next('"tertiary","primary"', '"tertiary"')).toBe('"primary"');
    expect(next('"primary"', '"primary"')).toBe('-');
    expect(next('"primary"', '-')).toBe('-');
    expect(next('true', 'false', { kind: 'flag' })).toBe('false');
    expect(next('"primary"', '"tertiary"', { role: 'output' })).toBe('"tertiary"');
  });
});

describe('a tried input', () => {
  const table: EditTable = {
    file: 'tables/a.dmn',
    decision: 'a',
    title: { en: 'A', zh: '甲' },
    hook: null,
    hitPolicy: 'U',
    columns: [column(), column({ name: 'age' })],
    rules: ['one', 'two', 'three'].map((id) => ({ id, cells: ['-', '-'] })),
    expression: null,
    editable: true,
    entries: null,
  };
  const tried: Tried = {
    output: '1',
    cites: ['p@1.0.0#a/one'],
    by: 'p',
    tables: [
      {
        decision: 'a',
        inputs: [],
        rules: [
          { id: 'one', cells: [true, true], matched: true },
          { id: 'two', cells: [true, false], matched: false },
          { id: 'three', cells: [false, false], matched: false },
        ],
      },
    ],
  };

  test('CON-43 matched cells light up; a rule that one cell kept out is told with its column', () => {
    expect(lightsOf(table, tried)?.get('one')?.matched).toBe(true);
    expect(nearMisses(table, tried)).toEqual([{ row: 1, column: 1 }]);
    expect(lightsOf({ ...table, decision: 'b' }, tried)).toBeNull();
    expect(nearMisses(table, null)).toEqual([]);
  });
});

describe('the graph of decisions', () => {
  test('CON-41 is drawn with the Chinese labels of its parts; what has none keeps its name', () => {
    const part =
      '<inputData id="input-age" name="age" label="年龄"><variable name="age"/></inputData>';
    expect(labelled(`${part}<decision id="d" name="fee">`)).toBe(
      '<inputData id="input-age" name="年龄" label="年龄"><variable name="age"/></inputData><decision id="d" name="fee">',
    );
  });
});

describe('words of the editor', () => {
  const leaves = (value: unknown, path: string): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, each]) => leaves(each, `${path}.${key}`))
      : [path];

  test('CON-9 the editor says the same things in both languages', () => {
    expect(leaves(EDITOR_WORDS.zh, '')).toEqual(leaves(EDITOR_WORDS.en, ''));
    expect(leaves(STRUCTURE_WORDS.zh, '')).toEqual(leaves(STRUCTURE_WORDS.en, ''));
    expect(JSON.stringify(EDITOR_WORDS.en)).not.toMatch(/[一-鿿]/);
  });
});
