import { expect, test } from 'vitest';
import { yuanShown } from '../call/outcome.ts';
import { cellWidth, textTable } from './text-table.ts';

test('CLI-6 columns stay straight beside Chinese, which is two cells wide', () => {
  expect(cellWidth('CT 平扫')).toBe(7);
  const table = textTable(
    [
      ['费用', '1.00'],
      ['fee', '20.00'],
    ],
    ['left', 'right'],
  );
  expect(table).toBe('费用   1.00\nfee   20.00');
});

test('CLI-6 money is shown in yuan with separators and a true minus', () => {
  expect([yuanShown('5'), yuanShown('-123456789')]).toEqual(['0.05', '−1,234,567.89']);
});
