import { ok } from '@sanyi/kernel';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Pool } from './run-tasks.ts';
import { warmPool } from './warm-pool.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Pools of two workers that do nothing, and which of them were ended. */
function started() {
  const ended: number[] = [];
  let count = 0;
  const start = (): Pool<number, number> => {
    const number = count;
    count += 1;
    const worker = { run: async (input: number) => ok(input), close: async () => {} };
    const close = async (): Promise<void> => void ended.push(number);
    return { workers: [worker, worker], done: close, close };
  };
  return { start, ended, count: () => count };
}

test('STO-82 workers that were given back are taken again by who shares the same, and end after a quiet while', async () => {
  const { start, ended, count } = started();
  const kept = warmPool<number, number>(1000);
  const [rules, others] = [{}, {}];
  const take = (shares: readonly unknown[]) => kept.take(shares, start);
  const first = take([rules, 2]);
  expect(kept.waiting).toBe(0);
  await first.done();
  expect([kept.waiting, ended]).toEqual([2, []]);
  await vi.advanceTimersByTimeAsync(999);
  const again = take([rules, 2]);
  expect([count(), kept.waiting]).toEqual([1, 0]);
  await vi.advanceTimersByTimeAsync(5000);
  expect(ended).toEqual([]);
  await again.done();
  // What comes after does nothing, so whoever started a pool may close it at the end.
  await again.close();
  expect([kept.waiting, ended]).toEqual([2, []]);
  // Others share something else: what waits ends at once, with the memory that it holds.
  const third = take([others, 2]);
  await vi.advanceTimersByTimeAsync(0);
  expect([count(), ended]).toEqual([2, [0]]);
  await third.done();
  await vi.advanceTimersByTimeAsync(1000);
  expect([kept.waiting, ended]).toEqual([0, [0, 1]]);
});

test('STO-82 the last pool waits; one that was closed, or comes back too late, is ended', async () => {
  const { start, ended } = started();
  const kept = warmPool<number, number>(1000);
  const rules = {};
  const take = () => kept.take([rules], start);
  const [one, two, three] = [take(), take(), take()];
  await one.close();
  expect(ended).toEqual([0]);
  await two.done();
  await three.done();
  expect([kept.waiting, ended]).toEqual([2, [0, 1]]);
  const late = take();
  await kept.close();
  await late.done();
  expect([kept.waiting, ended]).toEqual([0, [0, 1, 2]]);
});
