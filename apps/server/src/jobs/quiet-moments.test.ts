import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { quietMoments } from './quiet-moments.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('quiet moments', () => {
  test('SRV-90 a step waits until answers are there and a pause is over', async () => {
    const moments = quietMoments(() => Date.now());
    const said: string[] = [];
    const step = (name: string): Promise<unknown> => moments.next().then(() => said.push(name));
    void step('nobody asked');
    await vi.advanceTimersByTimeAsync(1);
    expect(said).toEqual(['nobody asked']);
    const [first, second] = [moments.asked(), moments.asked()];
    void step('both were answered');
    first();
    await vi.advanceTimersByTimeAsync(1000);
    expect(said).toHaveLength(1);
    second();
    await vi.advanceTimersByTimeAsync(290);
    expect(said).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(20);
    expect(said).toEqual(['nobody asked', 'both were answered']);
  });

  test('SRV-90 questions without end hold work up for a while only, until there is a pause again', async () => {
    const moments = quietMoments(() => Date.now());
    let count = 0;
    const step = async (): Promise<void> => {
      await moments.next();
      count += 1;
    };
    const answered = moments.asked();
    void step();
    await vi.advanceTimersByTimeAsync(4900);
    expect(count).toBe(0);
    await vi.advanceTimersByTimeAsync(200);
    expect(count).toBe(1);
    void step();
    await vi.advanceTimersByTimeAsync(20);
    expect(count).toBe(2);
    answered();
    await vi.advanceTimersByTimeAsync(400);
    void step();
    await vi.advanceTimersByTimeAsync(20);
    expect(count).toBe(3);
    moments.asked();
    void step();
    await vi.advanceTimersByTimeAsync(4900);
    expect(count).toBe(3);
  });
});
