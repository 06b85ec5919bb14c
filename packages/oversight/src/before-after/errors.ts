import { Matrix } from 'ml-matrix';
import { leastSquares } from './least-squares.ts';

/** How errors that hang together from period to period are reckoned with. */
export type ErrorModel = 'prais-winsten' | 'newey-west';

/** Coefficients with their covariance. */
export type Estimate = {
  readonly coefficients: readonly number[];
  readonly covariance: readonly (readonly number[])[];
  /** Observations less coefficients. */
  readonly freedom: number;
  /** Prais-Winsten: how much of the error of a period is left in the next. */
  readonly correlation: number | null;
  /** Newey-West: periods over which errors hang together. */
  readonly lag: number | null;
};

/** What is regressed: rows of the design, values, and where in time each stands. */
export type Regression = {
  readonly rows: readonly (readonly number[])[];
  readonly values: readonly number[];
  /** Whole and ascending; a gap is a period without an observation. */
  readonly times: readonly number[];
};

/**
 * Least squares whose covariance allows for errors that hang together up to a lag: Newey and West
 * 1987, with Bartlett weights, times n / (n - k) for small samples. Periods without an observation
 * count as such, so that a lag is one of time.
 *
 * @returns null where the columns are not independent or nothing is left over to judge errors by
 * @example
 * ```ts
 * const rows = [0, 1, 2, 3, 4, 5].map((t) => [1, t]);
 * const values = [1, 2.2, 2.9, 4.1, 5.2, 5.8];
 * neweyWest({ rows, values, times: [0, 1, 2, 3, 4, 5] }, 1)?.lag; // 1
 * ```
 */
export function neweyWest({ rows, values, times }: Regression, lag: number): Estimate | null {
  const fit = leastSquares(rows, values);
  const width = rows[0]?.length ?? 0;
  const freedom = values.length - width;
  if (!fit || freedom < 1) return null;
  const scores = new Matrix(rows.map((row, at) => row.map((x) => x * (fit.residuals[at] ?? 0))));
  const middle = Matrix.zeros(width, width);
  for (let a = 0; a < times.length; a++) {
    for (let b = 0; b < times.length; b++) {
      const apart = Math.abs((times[a] ?? 0) - (times[b] ?? 0));
      if (apart > lag) continue;
      const weight = 1 - apart / (lag + 1);
      const product = scores.getRowVector(a).transpose().mmul(scores.getRowVector(b));
      middle.add(product.mul(weight));
    }
  }
  const bread = new Matrix(fit.inverse.map((row) => [...row]));
  const covariance = bread
    .mmul(middle)
    .mmul(bread)
    .mul(values.length / freedom);
  return {
    coefficients: fit.coefficients,
    covariance: covariance.to2DArray(),
    freedom,
    correlation: null,
    lag,
  };
}

/**
 * The lag that the length of a series suggests: the whole part of 4 (n / 100)^(2/9), after Newey and
 * West 1994.
 *
 * @example
 * ```ts
 * neweyWestLag(38); // 3
 * ```
 */
export const neweyWestLag = (observations: number): number =>
  Math.floor(4 * (observations / 100) ** (2 / 9));

/** Correlations that are weighed: a series that forgets nothing has no level. */
const MOST_CORRELATION = 0.98;
const STEPS = 49;

/**
 * Generalised least squares with errors of which a share is left in the next period: rows are
 * transformed after Prais and Winsten 1954, over gaps too. The share is not taken for known: every
 * share counts by its restricted likelihood, which underestimates it least in short series (Turner
 * and others 2021), and the covariance holds what is uncertain about it.
 *
 * @returns null where the columns are not independent or nothing is left over to judge errors by
 * @example
 * ```ts
 * const rows = [0, 1, 2, 3, 4, 5].map((t) => [1, t]);
 * const values = [1, 2.2, 2.9, 4.1, 5.2, 5.8];
 * praisWinsten({ rows, values, times: [0, 1, 2, 3, 4, 5] })?.freedom; // 4
 * ```
 */
export function praisWinsten(regression: Regression): Estimate | null {
  const step = (2 * MOST_CORRELATION) / (STEPS - 1);
  const fits = Array.from({ length: STEPS }, (_, at) =>
    atCorrelation(regression, at * step - MOST_CORRELATION),
  );
  const known = fits.filter((fit) => fit !== null);
  if (known.length === 0) return null;
  const best = Math.max(...known.map(({ likelihood }) => likelihood));
  const weights = known.map(({ likelihood }) => Math.exp(likelihood - best));
  const total = weights.reduce((sum, each) => sum + each, 0);
  const mean = (of: (fit: Weighed) => number): number =>
    known.reduce((sum, fit, at) => sum + (of(fit) * (weights[at] ?? 0)) / total, 0);
  const width = regression.rows[0]?.length ?? 0;
  const places = Array.from({ length: width }, (_, at) => at);
  const coefficients = places.map((at) => mean((fit) => fit.coefficients[at] ?? 0));
  const covariance = places.map((row) =>
    places.map((column) =>
      mean(
        (fit) =>
          (fit.covariance[row]?.[column] ?? 0) +
          ((fit.coefficients[row] ?? 0) - (coefficients[row] ?? 0)) *
            ((fit.coefficients[column] ?? 0) - (coefficients[column] ?? 0)),
      ),
    ),
  );
  const correlation = mean((fit) => fit.correlation);
  const freedom = regression.values.length - width;
  return { coefficients, covariance, freedom, correlation, lag: null };
}

type Weighed = Pick<Estimate, 'coefficients' | 'covariance'> & {
  readonly correlation: number;
  readonly likelihood: number;
};

/**
 * The regression at one share. Its restricted likelihood, up to a constant, is
 * log |P| - log |X'X| / 2 - (n - k) / 2 log RSS, all of the transformed rows.
 */
export function atCorrelation(regression: Regression, correlation: number): Weighed | null {
  const moved = transformed(regression, correlation);
  const fit = leastSquares(moved.rows, moved.values);
  const freedom = moved.values.length - (moved.rows[0]?.length ?? 0);
  if (!fit || freedom < 1) return null;
  const variance = fit.residualSquares / freedom;
  const squares = Math.max(fit.residualSquares, Number.MIN_VALUE);
  return {
    coefficients: fit.coefficients,
    covariance: fit.inverse.map((row) => row.map((each) => each * variance)),
    correlation,
    likelihood: moved.logScale - fit.logDeterminant / 2 - (freedom / 2) * Math.log(squares),
  };
}

/** Rows less what the row before them leaves, scaled to errors of one size that do not hang together. */
function transformed({ rows, values, times }: Regression, correlation: number) {
  const alone = 1 - correlation ** 2;
  const out = { rows: [] as number[][], values: [] as number[], logScale: 0 };
  for (const [at, row] of rows.entries()) {
    const apart = (times[at] ?? 0) - (times[at - 1] ?? 0);
    const left = at === 0 ? 0 : correlation ** apart;
    const scale = Math.sqrt(alone / (1 - left ** 2));
    const [before, value] = [rows[at - 1], values[at] ?? 0];
    out.rows.push(row.map((x, column) => scale * (x - left * (before?.[column] ?? 0))));
    out.values.push(scale * (value - left * (values[at - 1] ?? 0)));
    out.logScale += Math.log(scale);
  }
  return out;
}
