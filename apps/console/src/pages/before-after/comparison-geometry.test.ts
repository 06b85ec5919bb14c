import { sampleBeforeAfter } from '@sanyi/api/samples';
import { describe, expect, test } from 'vitest';
import { comparisonGeometry, PLOT, WIDTH } from './comparison-geometry.ts';

describe('the chart of a comparison', () => {
  const { points } = sampleBeforeAfter();
  const at = (path: string): number[] => (path.match(/-?\d+\.\d/g) ?? []).map(Number);

  test.each([WIDTH.wide, WIDTH.phone])(
    'CON-44 lines end at the reform, bands lie around them, all within %i pixels',
    (width) => {
      const drawn = comparisonGeometry(points, width);
      expect(drawn.x(points.length - 1)).toBeLessThan(drawn.right);
      expect(drawn.right).toBeLessThan(width - 20);
      const reform = drawn.x(drawn.reform ?? 0);
      const xs = (path: string): number[] => at(path).filter((_, each) => each % 2 === 0);
      const ys = (path: string): number[] => at(path).filter((_, each) => each % 2 === 1);
      expect(Math.max(...xs(drawn.before))).toBeLessThan(reform);
      expect(Math.min(...xs(drawn.after))).toBeGreaterThan(reform);
      expect(xs(drawn.without)).toEqual(xs(drawn.after));
      expect(drawn.fittedBands).toHaveLength(2);
      for (const band of [...drawn.fittedBands, drawn.withoutBand]) {
        expect(band).toMatch(/^M.*Z$/);
        expect(Math.min(...ys(band))).toBeGreaterThanOrEqual(PLOT.top);
        expect(Math.max(...ys(band))).toBeLessThanOrEqual(PLOT.bottom);
      }
      expect(drawn.ticks.map(({ label }) => label)).toEqual(['44', '46', '48', '50', '52']);
      expect(drawn.years.map(({ year }) => year)).toEqual(['2016', '2017', '2018', '2019']);
    },
  );

  test('CON-44 where nothing can be told only the observations are drawn', () => {
    const bare = points
      .slice(0, 15)
      .map((point) => ({ ...point, adjusted: null, fitted: null, without: null }));
    const drawn = comparisonGeometry(bare, WIDTH.wide);
    expect([drawn.before, drawn.after, drawn.without, drawn.withoutBand]).toEqual(['', '', '', '']);
    expect([drawn.fittedBands, drawn.reform]).toEqual([[], null]);
    expect(comparisonGeometry([], WIDTH.wide).ticks.length).toBeGreaterThan(0);
  });
});
