import type { GridCell, PackageTable, TableGrid } from '@sanyi/api';
import { describe, expect, test } from 'vitest';
import { MESSAGES } from '../../messages/messages.ts';
import { ownDetails, payers, sameDetails } from './cell-details.ts';
import { formulaWords } from './formula-words.ts';
import { parameterInForce } from './parameter-in-force.ts';
import { textBlocks } from './plain-markdown.tsx';

const cell = (value: string, fund: string): GridCell => ({
  row: 'tertiary',
  column: value,
  rules: ['r'],
  value,
  details: [
    { name: 'charge', value: '"serviceFee"' },
    { name: 'fixedFund', value: fund },
    { name: 'hospitalBorne', value: '0' },
    { name: 'inScope', value: 'false' },
  ],
  provenance: 'sourced',
  share: null,
});
const axis = { name: 'level', title: { en: 'Level', zh: '级别' }, kind: 'code', codes: {} };
const money = (name: string): typeof axis => ({ ...axis, name, kind: 'money' });
const grid: TableGrid = {
  rowInput: axis,
  columnInput: axis,
  rows: [],
  columns: [],
  cells: [cell('80', '40'), cell('50', '28')],
  beside: [],
};
const table: PackageTable = {
  id: 'visitCharges',
  title: axis.title,
  file: 'tables/visit.dmn',
  hook: 'price.visit',
  kind: 'table',
  hitPolicy: 'C',
  inputs: [],
  outputs: [axis, money('fixedFund'), money('hospitalBorne')],
  rows: [],
  expression: null,
  grid,
};

describe('cells of a grid', () => {
  const [first = cell('', '')] = grid.cells;

  test('CON-15 what is the same in every cell is said once, the rest in the cell', () => {
    const same = sameDetails(grid);
    expect(same.map(({ name }) => name)).toEqual(['charge', 'hospitalBorne', 'inScope']);
    expect(ownDetails(first, { same, table }).map(({ name }) => name)).toEqual(['fixedFund']);
  });

  test('CON-15 a visit charge says what fund and patient pay, where the rule states numbers', () => {
    expect(payers(first, table, MESSAGES.en)).toEqual({ fund: 'fund 40', patient: 'patient 40' });
    expect(payers(cell('80', 'if x then 1 else 2'), table, MESSAGES.en)).toBeNull();
    expect(payers(first, { ...table, hook: null }, MESSAGES.en)).toBeNull();
    const inside = first.details.map((each) =>
      each.name === 'inScope' ? { ...each, value: 'true' } : each,
    );
    expect(payers({ ...first, details: inside }, table, MESSAGES.en)).toBeNull();
  });

  test('CON-15 a cell that is one parameter shows its value in force, any other stands as it is', () => {
    const value = { package: 'p', provenance: 'sourced', source: 'S01', note: null } as const;
    const cap = {
      ...{ name: 'cap', title: axis.title, kind: 'money', codes: {} },
      ...{ unit: null, amends: null },
      values: [
        { ...value, from: '2015-01-01', to: '2019-01-01', value: '10000' },
        { ...value, from: '2019-01-01', to: null, value: '20000' },
      ],
    };
    const detail = { parameters: [cap], on: '2018-06-30' };
    const words = { m: MESSAGES.en, say: (text: { en: string }) => text.en };
    expect(parameterInForce('parameters.cap', detail, words)).toBe('10,000');
    expect(parameterInForce('parameters.cap * 2', detail, words)).toBeNull();
    expect(parameterInForce('parameters.none', detail, words)).toBeNull();
  });

  test('CON-15 sources keep their headings, paragraphs and tables', () => {
    const text = '# Sources\n\nRead in\npublic.\n\n| key | what |\n|---|---|\n| S01 | a notice |';
    expect(textBlocks(text)).toEqual([
      { kind: 'heading', text: 'Sources' },
      { kind: 'paragraph', text: 'Read in public.' },
      { kind: 'table', head: ['key', 'what'], rows: [['S01', 'a notice']] },
    ]);
  });
});

describe('a formula', () => {
  const names = { 'parameters.cap': { en: 'Cap of the year', zh: '年度封顶线' } };
  const say = (text: { en: string; zh: string }) => text.zh;

  test('CON-4 names parameters, fields and decisions by their titles; values and functions stay', () => {
    const said = formulaWords(
      'min(parameters.cap, visitCharges) * fixedFund + other("parameters.cap")',
      { names, tables: [table] },
      { say },
    );
    expect(said).toBe('min(“年度封顶线”, “级别”) * “级别” + other("parameters.cap")');
    expect(formulaWords('1 + x', { names, tables: [] }, { say })).toBeNull();
  });
});
