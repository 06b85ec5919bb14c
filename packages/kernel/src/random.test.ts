import { describe, expect, it } from 'vitest';
import { random } from './index.ts';

describe('randomness', () => {
  it('RND-1 same seed, same values, and forks ignore draws made before', () => {
    const [a, b] = [random(42), random(42)];
    expect(Array.from({ length: 100 }, () => a.next32())).toEqual(
      Array.from({ length: 100 }, () => b.next32()),
    );
    expect(a.fork('x').next32()).toBe(random(42).fork('x').next32());
    expect(a.fork('x').next32()).not.toBe(a.fork('y').next32());
    expect(random(1).next32()).not.toBe(random(2).next32());
    expect(random(2 ** 40 + 1).next32()).not.toBe(random(1).next32());
  });

  it('RND-1 the first values of seed 1 never change', () => {
    const stream = random(1);
    expect([stream.next32(), stream.next32(), stream.next32()]).toMatchInlineSnapshot(`
      [
        1416386716,
        1695378903,
        1769979128,
      ]
    `);
  });

  it('RND-2 draws are even and normal draws have mean 0 and variance 1', () => {
    const stream = random(7);
    const bins = new Array<number>(16).fill(0);
    for (let i = 0; i < 160_000; i++) {
      const bin = stream.below(16);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    const chiSquare = bins.reduce((sum, n) => sum + (n - 10_000) ** 2 / 10_000, 0);
    expect(chiSquare).toBeLessThan(37.7); // 15 degrees of freedom, p = 0.001
    const normals = Array.from({ length: 50_000 }, () => stream.normal());
    const mean = normals.reduce((a, b) => a + b, 0) / normals.length;
    const variance = normals.reduce((a, b) => a + (b - mean) ** 2, 0) / normals.length;
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(Math.abs(variance - 1)).toBeLessThan(0.03);
  });
});
