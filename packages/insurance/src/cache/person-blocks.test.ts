import { expect, test } from 'vitest';
import { personBlocks } from './person-blocks.ts';

test('persons stand together up to 4096 rows; who has more stands alone', () => {
  expect([...personBlocks([0, 3000, 4096, 4597, 4597, 13_000, 13_020, 13_050], 7)]).toEqual([
    0, 2, 4, 5, 7,
  ]);
  expect([...personBlocks([0, 5000, 5001], 0)]).toEqual([0, 1, 2]);
  expect([...personBlocks([0], 0)]).toEqual([0]);
  // Persons with refunds stand apart from those without.
  expect([...personBlocks([0, 10, 20, 30], 1)]).toEqual([0, 1, 3]);
});
