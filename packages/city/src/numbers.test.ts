import { random } from '@sanyi/kernel';
import { array, assert as check, double, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aliasOf, draw } from './alias.ts';
import { tilt } from './care/tilt.ts';
import { readCsv } from './plan/csv.ts';
import { portion, split } from './portion.ts';

describe('portions', () => {
  it('CITY-5 the portions of all slices add up to the rounded whole', () => {
    check(
      property(
        double({ min: 0, max: 1e7, noNaN: true }),
        integer({ min: 1, max: 300 }),
        (whole, count) => {
          const parts = Array.from({ length: count }, (_, index) =>
            portion(whole, { index, count }),
          );
          expect(parts.reduce((a, b) => a + b, 0)).toBe(Math.round(whole));
          expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
          expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(2);
        },
      ),
    );
  });

  it('CITY-5 a split over weights adds up to the whole', () => {
    check(
      property(
        integer({ min: 0, max: 100_000 }),
        array(integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 20 }),
        (whole, weights) => {
          if (weights.every((weight) => weight === 0)) return;
          const parts = split(whole, weights);
          expect(parts.reduce((a, b) => a + b, 0)).toBe(whole);
          parts.forEach((part, at) => {
            if (weights[at] === 0) expect(part).toBe(0);
          });
        },
      ),
    );
  });
});

describe('draws', () => {
  it('CITY-4 draws follow their weights and never take a weight of zero', () => {
    const table = aliasOf([5, 0, 3, 2]);
    const chance = random(3);
    const counts = [0, 0, 0, 0];
    for (let n = 0; n < 40_000; n++) {
      const at = draw(table, chance.next32());
      counts[at] = (counts[at] ?? 0) + 1;
    }
    expect(counts[1]).toBe(0);
    [0.5, 0, 0.3, 0.2].forEach((share, at) => {
      expect((counts[at] ?? 0) / 40_000).toBeCloseTo(share, 1.5);
    });
  });
});

describe('tilt', () => {
  const prices = [500, 2000, 9000, 40_000];
  const groups = [
    [0, 1, 2].map((item) => ({ item, weight: 1, mean: 1000, step: 1000 })),
    [1, 2, 3].map((item) => ({ item, weight: 2, mean: 2000, step: 1000 })),
  ];

  it('CITY-15 one power of the price brings the mean cost of a line to its target', () => {
    for (const fen of [3000, 8000, 20_000]) {
      const target = { fen, frequency: [2, 1], adjustable: false, price: priceOf };
      const made = tilt(groups, target);
      const mean = made.map((group) => {
        const sum = group.reduce((all, each) => all + each.weight, 0);
        const cost = group.reduce(
          (all, each) => all + (each.weight * priceOf(each.item) * each.mean) / 1000,
          0,
        );
        return cost / sum;
      });
      expect(((mean[0] ?? 0) * 2 + (mean[1] ?? 0)) / 3 / fen).toBeCloseTo(1, 5);
    }
  });

  it('CITY-15 quantities of goods make good what weights cannot reach', () => {
    const target = { fen: 90_000, frequency: [1, 0], adjustable: true, price: priceOf };
    const [first = []] = tilt(groups, target);
    expect(first.every((each) => each.mean > 1000)).toBe(true);
  });

  function priceOf(item: number): number {
    return prices[item] ?? 0;
  }
});

describe('tables', () => {
  it('CITY-1 reads quoted cells with commas, quotes and line breaks', () => {
    expect(readCsv('a,b\r\n"x, ""y""\nz",2\n\nlast,3')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['x, "y"\nz', '2'] },
      { line: 5, cells: ['last', '3'] },
    ]);
  });

  it('CITY-1 gives a row up at a stray quote', () => {
    expect(readCsv('a,b\n1,x"y\n').at(-1)?.cells).toEqual(['1', '']);
  });
});
