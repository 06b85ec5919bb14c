import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beforeAfter } from './before-after.ts';
import { design } from './design.ts';
import { atCorrelation, neweyWest, neweyWestLag, praisWinsten } from './errors.ts';
import { leastSquares } from './least-squares.ts';
import {
  LONGLEY,
  LONGLEY_CERTIFIED,
  SEAT_BELT_ANSWERS,
  SEAT_BELT_DAYS,
  SEAT_BELTS,
} from './published-series.test-data.ts';
import { day, METHOD, monthsFrom, seriesOf } from './series.test-data.ts';
import { studentT } from './student-t.ts';

const near = (found: readonly number[], known: readonly number[], digits = 6): void => {
  for (const [at, value] of known.entries()) {
    expect(Math.abs((found[at] ?? 0) / value - 1), `value ${at}`).toBeLessThan(10 ** -digits);
  }
};

const errorsOf = (covariance: readonly (readonly number[])[]): number[] =>
  covariance.map((row, at) => Math.sqrt(row[at] ?? 0));

describe('least squares', () => {
  test('BFA-1 meets the certified values of a regression that is hard to compute', () => {
    const rows = LONGLEY.map(([, ...others]) => [1, ...others]);
    const fit = leastSquares(
      rows,
      LONGLEY.map(([employed]) => employed ?? 0),
    );
    near(fit?.coefficients ?? [], LONGLEY_CERTIFIED.coefficients, 9);
    const variance = (fit?.residualSquares ?? 0) / (LONGLEY.length - 7);
    const errors = errorsOf(fit?.inverse ?? []).map((each) => each * Math.sqrt(variance));
    near(errors, LONGLEY_CERTIFIED.errors, 9);
  });

  test('BFA-1 refuses columns of which one is made from the others', () => {
    const rows = [1, 2, 3, 4].map((x) => [1, x, 2 * x - 1]);
    expect(leastSquares(rows, [1, 2, 3, 5])).toBeNull();
    expect(leastSquares([[1, 2]], [1])).toBeNull();
    expect(
      leastSquares(
        [
          [1, 0],
          [1, 0],
        ],
        [1, 2],
      ),
    ).toBeNull();
  });

  test('BFA-1 exact lines are found whatever their unit', () => {
    const coefficient = fc.integer({ min: -1000, max: 1000 });
    const unit = fc.constantFrom(1e-6, 1, 1e6);
    fc.assert(
      fc.property(coefficient, coefficient, unit, (level, slope, scale) => {
        const rows = [0, 1, 2, 3, 4, 5].map((t) => [1, t * scale]);
        const fit = leastSquares(
          rows,
          rows.map(([, x]) => level + (slope / scale) * (x ?? 0)),
        );
        expect(fit?.coefficients[0]).toBeCloseTo(level, 6);
        expect((fit?.coefficients[1] ?? 0) * scale).toBeCloseTo(slope, 6);
      }),
    );
  });

  // Values of scipy 1.16 (stats.t.ppf); the ones for 10 and 30 stand in every printed table.
  test.each([
    [0.95, 1, 12.706204736174694],
    [0.95, 2, 4.302652729749462],
    [0.9, 5, 2.0150483733330233],
    [0.95, 10, 2.228138851986274],
    [0.99, 23, 2.807335683769999],
    [0.999, 30, 3.6459586350420627],
    [0.95, 120, 1.9799304050824402],
    [0.5, 1000, 0.6747351646070093],
  ])('BFA-1 Student t for %f with %i degrees of freedom', (probability, freedom, value) => {
    expect(studentT(probability, freedom)).toBeCloseTo(value, 9);
  });
});

describe('a published series', () => {
  const months = monthsFrom(SEAT_BELT_DAYS.first, SEAT_BELTS.length);
  const law = months.findIndex(({ from }) => from === day('1983-02-01'));
  const model = design(months.map((_, at) => at % 12));
  const regression = (keep: (at: number) => boolean) => {
    const places = months.map((_, at) => at).filter(keep);
    return {
      rows: places.map((at) => model.row({ time: at - law, after: at >= law }, at % 12)),
      values: places.map((at) => Math.log(SEAT_BELTS[at] ?? 0)),
      times: places,
    };
  };

  test('BFA-2 gives what other programs give, with errors after Newey and West', () => {
    const known = SEAT_BELT_ANSWERS.neweyWestAllMonths;
    expect(neweyWestLag(SEAT_BELTS.length)).toBe(4);
    const found = neweyWest(
      regression(() => true),
      4,
    );
    near(found?.coefficients ?? [], known.coefficients);
    near(errorsOf(found?.covariance ?? []), known.errors, 5);
  });

  test('BFA-3 gives what other programs give, with errors after Prais and Winsten', () => {
    for (const [known, keep] of [
      [SEAT_BELT_ANSWERS.correlation04AllMonths, () => true],
      [SEAT_BELT_ANSWERS.correlation04, (at: number) => at !== law - 1],
    ] as const) {
      const found = atCorrelation(regression(keep), 0.4);
      near(found?.coefficients ?? [], known.coefficients);
      near(errorsOf(found?.covariance ?? []), known.errors, 5);
    }
    const known = SEAT_BELT_ANSWERS.averaged;
    const found = praisWinsten(regression((at) => at !== law - 1));
    near(found?.coefficients ?? [], known.coefficients);
    near(errorsOf(found?.covariance ?? []), known.errors, 5);
    expect(found?.correlation).toBeCloseTo(known.correlation, 7);
  });

  test('BFA-4 the month that is half under a reform is left out, and the law is found', () => {
    const found = beforeAfter({
      series: seriesOf(SEAT_BELT_DAYS.first, SEAT_BELTS),
      at: day(SEAT_BELT_DAYS.law),
      method: METHOD,
      choice: { season: 'month', scale: 'log', errors: 'prais-winsten' },
    });
    if (!found.enough) throw new Error('192 months are enough');
    expect(
      found.points.filter(({ side }) => side === 'between').map(({ period }) => period.id),
    ).toEqual(['1983-01']);
    expect([found.before, found.after]).toEqual([168, 23]);
    expect(found.level.value).toBeCloseTo(Math.expm1(-0.256153955), 6);
    expect(found.level.high).toBeLessThan(-0.1);
    expect(found.level.low).toBeGreaterThan(-0.35);
  });
});
