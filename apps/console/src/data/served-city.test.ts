import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { servedCity } from './served-city.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('CON-50 answers of another city are told once they are kept, also when one of the city before comes late', () => {
  const city = servedCity();
  let changes = 0;
  city.onChange(() => {
    changes += 1;
  });
  const note = (mark: string | null): number => {
    city.note(mark);
    vi.runAllTimers();
    return changes;
  };
  expect([note(null), note('a'), note('a'), note(null)]).toEqual([0, 0, 0, 0]);
  city.note('b');
  expect(changes).toBe(0);
  vi.runAllTimers();
  expect(changes).toBe(1);
  expect([note('a'), note('b'), note('b')]).toEqual([2, 3, 3]);
});
