import type { TableColumn, TableRow } from '@sanyi/api';
import { clauseText, titleOf } from '@sanyi/policy';
import { describe, expect, test } from 'vitest';
import { gridOf } from './table-grid.ts';

const column = (name: string, kind: string, ...codes: string[]): TableColumn => ({
  ...{ name, kind, title: titleOf(name, undefined) },
  codes: Object.fromEntries(codes.map((code) => [code, { en: code, zh: code }])),
});
const row = (id: string, inputs: string[], outputs: string[]): TableRow => ({
  id,
  inputs,
  outputs,
  clause: clauseText('Fee / 费'),
  source: 'S01',
  provenance: 'memory',
});

const TABLE = {
  inputs: [
    column('visitKind', 'code', 'outpatient', 'emergency'),
    column('level', 'code', 'tertiary', 'secondary', 'primary'),
    column('title', 'code', 'ordinary', 'chief', 'none'),
  ],
  outputs: [column('charge', 'code'), column('price', 'money')],
  rows: [
    row('secondary-chief', ['"outpatient"', '"secondary"', '"chief"'], ['"fee"', '70']),
    row('tertiary-ordinary', ['-', '"tertiary"', '"ordinary","none"'], ['"fee"', '50']),
    row('tertiary-emergency', ['"emergency"', '"tertiary"', '-'], ['"fee"', '70']),
    row('rest', ['-', '-', '-'], ['"fee"', '20']),
  ],
};

describe('table grid', () => {
  test('SRV-9 a rule stands in each cell it names, rows in the order of the code set', () => {
    const grid = gridOf(TABLE);
    expect(grid?.rows.map((each) => each.code)).toEqual(['tertiary', 'secondary']);
    // "none" is named by the same rules as "ordinary", so it has no column of its own.
    const codes = grid?.columns.map((each) => each.code);
    expect(codes).toEqual(['chief', 'ordinary', 'emergency']);
    const cell = (row: string, column: string) =>
      grid?.cells.find((each) => each.row === row && each.column === column);
    const ordinary = cell('tertiary', 'ordinary');
    expect(ordinary).toMatchObject({ rules: ['tertiary-ordinary'], value: '50' });
    const empty = cell('secondary', 'ordinary');
    expect(empty).toMatchObject({ rules: [], value: null, details: [] });
  });

  test('SRV-9 a rule that leaves the top open gets its own column, or stands beside the table', () => {
    const grid = gridOf(TABLE);
    const emergency = grid?.cells.find(
      (each) => each.row === 'tertiary' && each.column === 'emergency',
    );
    expect(emergency?.rules).toEqual(['tertiary-emergency']);
    expect(grid?.beside).toEqual(['rest']);
  });

  test('SRV-9 a table without two code inputs has no grid', () => {
    expect(
      gridOf({
        ...TABLE,
        inputs: [
          column('visitKind', 'text'),
          column('level', 'code', 'tertiary'),
          column('title', 'text'),
        ],
      }),
    ).toBeNull();
  });

  test('SRV-9 a clause is shown in each language, a name in words', () => {
    expect(clauseText('Fee / charge / 收费')).toEqual({ en: 'Fee / charge', zh: '收费' });
    expect(clauseText('Fee')).toEqual({ en: 'Fee', zh: 'Fee' });
    expect(titleOf('visitKind', '就诊类型')).toEqual({ en: 'Visit kind', zh: '就诊类型' });
  });
});
