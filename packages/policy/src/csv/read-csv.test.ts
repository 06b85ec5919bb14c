import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv, writeCsv } from './read-csv.ts';

describe('CSV', () => {
  test('POL-7 what is written is read again', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', '京', ',', '"', '\n', '\r', '.', '0') })
      .map((each) => each.trim());
    const row = fc.array(cell, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        const read = readCsv(writeCsv(rows));
        expect(read.ok && read.records.map((each) => each.cells)).toEqual(rows);
      }),
    );
  });

  test('POL-7 lines are counted through quoted cells, marks and empty lines', () => {
    const read = readCsv('\uFEFFa,b\r\n\r\n"x\ny", z \n1,2');
    expect(read).toEqual({
      ok: true,
      records: [
        { line: 1, cells: ['a', 'b'] },
        { line: 3, cells: ['x\ny', 'z'] },
        { line: 5, cells: ['1', '2'] },
      ],
    });
  });
});
