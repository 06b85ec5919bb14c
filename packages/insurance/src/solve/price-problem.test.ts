import { describe, expect, it } from 'vitest';
import {
  bindingBounds,
  finalChange,
  type HeldAmount,
  type PriceProblem,
  priceProgram,
} from './price-problem.ts';

const total: HeldAmount = {
  kind: 'total',
  key: 'all',
  before: 1_000_000,
  change: -50_000,
  within: 0.01,
  volumes: [20_000, 5_000],
};

const PROBLEM: PriceProblem = {
  prices: [
    { path: 'lists/p/ct', now: 10_000, least: 8_000, most: 15_000 },
    { path: 'lists/p/bed', now: 5_000, least: 5_000, most: 9_000 },
  ],
  step: 100,
  held: [total],
  services: null,
};

describe('prices that balance', () => {
  it('PRC-1 the program has each price in whole steps, within its bounds, and each held amount twice', () => {
    const text = priceProgram(PROBLEM);
    expect(text).toContain('Generals\n k0 k1\nEnd');
    expect(text).toContain('-20 <= k0 <= 50');
    expect(text).toContain('0 <= k1 <= 40');
    // Twenty units at a step of one yuan: twenty yuan. Room: 1 % of 10,000 yuan.
    expect(text).toContain('h0: + 20 k0 + 5 k1 <= 600');
    expect(text).toContain('l0: + 20 k0 + 5 k1 >= 400');
    expect(text).toContain('up0: 100 k0 - 10000 t <= 0');
    expect(text).not.toContain('e_total');
    expect(priceProgram(PROBLEM, true)).toContain('+ 10000 e_total >= 400');
  });

  it('PRC-1 the share of services counts what moves on both sides of it', () => {
    const services = {
      least: 0.3,
      services: 200_000,
      income: 950_000,
      volumes: [2_000, 500],
      isService: [false, true],
    };
    const text = priceProgram({ ...PROBLEM, services });
    expect(text).toContain('services: - 0.6 k0 + 0.35 k1 >= 850');
  });

  it('PRC-2 a held amount moves by reform and prices together, in whole fen', () => {
    expect(finalChange(PROBLEM, total, [0, 0])).toBe(-50_000);
    expect(finalChange(PROBLEM, total, [20, 0])).toBe(-10_000);
    expect(finalChange(PROBLEM, { ...total, volumes: [333] }, [1])).toBe(-49_967);
  });

  it('PRC-2 what binds has no room for one more step, or stands at its end', () => {
    const binds = (steps: readonly number[]) =>
      bindingBounds(PROBLEM, steps).map(({ kind, key }) => `${kind} ${key}`);
    // 1 % of a million is left at -10,000: no step more fits.
    expect(binds([20, 0])).toEqual(['total all', 'price lists/p/bed']);
    expect(binds([22, 0])).toEqual(['price lists/p/bed']);
    expect(binds([50, 40])).toEqual(['total all', 'price lists/p/ct', 'price lists/p/bed']);
  });
});
