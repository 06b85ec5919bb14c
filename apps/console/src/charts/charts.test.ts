import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDirection, neighbour, type Placed } from './geography.ts';
import { classBreaks, classOf, extent, linear, niceStep, ticks } from './scale.ts';
import { segments } from './split-bar.tsx';
import { waterfall } from './waterfall-geometry.ts';

const tile = (id: string, column: number, row: number): Placed => ({ id, column, row });
const BEIJING: readonly Placed[] = [
  ...[tile('yanqing', 1, 0), tile('huairou', 2, 0), tile('miyun', 3, 0)],
  ...[tile('changping', 1, 1), tile('shunyi', 2, 1), tile('pinggu', 3, 1)],
  ...[tile('mentougou', 0, 2), tile('haidian', 1, 2), tile('chaoyang', 2, 2)],
  ...[tile('shijingshan', 0, 3), tile('xicheng', 1, 3), tile('dongcheng', 2, 3)],
  ...[tile('tongzhou', 3, 3), tile('fangshan', 0, 4), tile('fengtai', 1, 4), tile('daxing', 2, 4)],
];
const at = (id: string): Placed => BEIJING.find((each) => each.id === id) ?? tile(id, 9, 9);

describe('geography', () => {
  test('CON-4 an arrow goes to the nearest district on that side', () => {
    expect(neighbour(at('haidian'), 'ArrowRight', BEIJING)?.id).toBe('chaoyang');
    expect(neighbour(at('chaoyang'), 'ArrowRight', BEIJING)?.id).toBe('tongzhou');
    expect(neighbour(at('tongzhou'), 'ArrowUp', BEIJING)?.id).toBe('pinggu');
    expect(neighbour(at('yanqing'), 'ArrowDown', BEIJING)?.id).toBe('changping');
    expect(neighbour(at('daxing'), 'ArrowRight', BEIJING)?.id).toBe('tongzhou');
  });

  test('CON-4 the edge of the map is the end', () => {
    expect(neighbour(at('miyun'), 'ArrowRight', BEIJING)).toBeNull();
    expect(neighbour(at('yanqing'), 'ArrowUp', BEIJING)).toBeNull();
    expect(isDirection('Enter')).toBe(false);
  });

  test('CON-4 every district is reached by arrows from any other', () => {
    const reached = new Set(['yanqing']);
    for (const from of reached) {
      for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const) {
        const next = neighbour(at(from), key, BEIJING);
        if (next) reached.add(next.id);
      }
    }
    expect(reached.size).toBe(BEIJING.length);
  });
});

describe('scales', () => {
  test('CON-5 a scale maps its ends on its ends, and no range on the middle', () => {
    const scale = linear([0, 10], [100, 0]);
    expect([scale(0), scale(10), scale(5)]).toEqual([100, 0, 50]);
    expect(linear([3, 3], [0, 10])(3)).toBe(5);
    expect(extent([3, null, -2], [0])).toEqual([-2, 3]);
    expect(extent([])).toEqual([0, 1]);
  });

  test('CON-5 steps are round and ticks lie inside', () => {
    expect([0.7, 1.7, 2.2, 3, 7].map(niceStep)).toEqual([1, 2, 2.5, 5, 10]);
    expect(ticks(1.58, 1.84, 5)).toEqual([1.6, 1.7, 1.8]);
  });

  test('CON-5 six classes part the values; every value has one', () => {
    const breaks = classBreaks([3.8, 4.7, 6.9, 9.1, 13.8]);
    expect(breaks).toEqual([4, 6, 8, 10, 12]);
    expect([3.8, 4, 13.8].map((value) => classOf(value, breaks))).toEqual([0, 1, 5]);
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 }),
        (values) => {
          const found = classBreaks(values);
          return values.every((value) => {
            const own = classOf(value, found);
            return own >= 0 && own <= 5;
          });
        },
      ),
    );
  });
});

const part = (points: string): { fen: string; points: string } => ({ fen: '0', points });

describe('drawings', () => {
  test('CON-6 rises stack right of zero, falls left of it', () => {
    const split = {
      price: part('-0.4'),
      volume: part('3.0'),
      mix: part('1.0'),
      total: part('3.6'),
    };
    expect(segments(split)).toEqual([
      { part: 'price', from: 0, to: -0.4 },
      { part: 'volume', from: 0, to: 3 },
      { part: 'mix', from: 3, to: 4 },
    ]);
  });

  test('CON-6 a waterfall ends where its steps lead', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.array(fc.integer({ min: -500, max: 500 })),
        (start, amounts) => {
          const drawn = waterfall(
            start,
            amounts.map((amount, index) => ({ id: String(index), group: 'mix', amount })),
            [200, 0],
          );
          const end = drawn.steps.at(-1)?.to ?? start;
          return end === amounts.reduce((sum, each) => sum + each, start);
        },
      ),
    );
  });

  test('CON-6 the axis is broken only where steps would vanish against zero', () => {
    const steps = [{ id: 'a', group: 'mix', amount: 10 }];
    expect(waterfall(1000, steps, [200, 0]).isBroken).toBe(true);
    expect(waterfall(10, steps, [200, 0]).isBroken).toBe(false);
    expect(waterfall(1000, steps, [200, 0]).floor).toBeLessThan(1000);
  });
});
