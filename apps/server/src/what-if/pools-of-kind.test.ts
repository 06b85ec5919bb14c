import { describe, expect, test } from 'vitest';
import { isSharedPool, poolsOfKinds } from './pools-of-kind.ts';

const pool = (paid: number, ...names: string[]) => ({
  paid,
  key: names.map((name) => ({ name, value: '1' })),
});

describe('budgets of two kinds', () => {
  test('SRV-92 a budget whose key names a hospital is that hospital’s, any other is shared', () => {
    expect(isSharedPool(pool(1, 'scheme'))).toBe(true);
    expect(isSharedPool(pool(1))).toBe(true);
    expect(isSharedPool(pool(1, 'institution', 'level'))).toBe(false);
  });

  test('SRV-92 many budgets of hospitals leave room for those that are shared', () => {
    const single = Array.from({ length: 30 }, (_, at) => pool(100 + at, 'institution'));
    const { rows, count } = poolsOfKinds([pool(1, 'scheme'), ...single], ({ paid }) => paid);
    expect(count).toEqual({ shared: 1, single: 30 });
    expect(rows.map(({ paid }) => paid)).toEqual([
      1,
      ...Array.from({ length: 24 }, (_, at) => 106 + at),
    ]);
  });
});
