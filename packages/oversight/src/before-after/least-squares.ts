import { Matrix, QrDecomposition } from 'ml-matrix';

/** A regression by least squares. Coefficients stand in the order of the columns. */
export type LeastSquares = {
  readonly coefficients: readonly number[];
  /** Observed less fitted, in the order of the rows. */
  readonly residuals: readonly number[];
  /** Sum of the squares of the residuals. */
  readonly residualSquares: number;
  /** Inverse of the columns' cross products, by row. */
  readonly inverse: readonly (readonly number[])[];
  /** Logarithm of the determinant of the cross products. */
  readonly logDeterminant: number;
};

/** A column that lies this near to what the others span, measured against its length, adds nothing. */
const DEPENDENT = 1e-10;

/**
 * Least squares by Householder QR.
 *
 * @param columns - the design by row, as many rows as values
 * @returns null where the columns are not independent, or there are fewer rows than columns
 * @example
 * ```ts
 * leastSquares([[1, 0], [1, 1], [1, 2]], [1, 3, 5])?.coefficients.map(Math.round); // [1, 2]
 * ```
 */
export function leastSquares(
  columns: readonly (readonly number[])[],
  values: readonly number[],
): LeastSquares | null {
  const width = columns[0]?.length ?? 0;
  if (width === 0 || columns.length < width) return null;
  const design = new Matrix(columns.map((row) => [...row]));
  const lengths = Array.from({ length: width }, (_, at) => design.getColumnVector(at).norm());
  if (lengths.some((length) => !(length > 0))) return null;
  // Columns of length 1 make one yardstick of dependence right for all units.
  for (const [at, length] of lengths.entries()) design.mulColumn(at, 1 / length);
  const qr = new QrDecomposition(design);
  const upper = qr.upperTriangularMatrix;
  const diagonal = Array.from({ length: width }, (_, at) => Math.abs(upper.get(at, at)));
  if (diagonal.some((each) => !(each > DEPENDENT))) return null;
  const observed = Matrix.columnVector([...values]);
  const scaled = qr.solve(observed);
  const residuals = Matrix.sub(observed, design.mmul(scaled)).to1DArray();
  const inverse = inverseOf(upper, lengths);
  return {
    coefficients: scaled.to1DArray().map((value, at) => value / (lengths[at] ?? 1)),
    residuals,
    residualSquares: residuals.reduce((sum, each) => sum + each * each, 0),
    inverse,
    logDeterminant: diagonal.reduce(
      (sum, each, at) => sum + 2 * Math.log(each * (lengths[at] ?? 1)),
      0,
    ),
  };
}

/** (R'R)^-1 from the triangle R, with the lengths of the columns put back. */
function inverseOf(upper: Matrix, lengths: readonly number[]): number[][] {
  const width = lengths.length;
  const triangle = new QrDecomposition(upper).solve(Matrix.eye(width));
  const product = triangle.mmul(triangle.transpose());
  return lengths.map((row, at) =>
    lengths.map((column, across) => product.get(at, across) / (row * column)),
  );
}

/**
 * The variance of a weighted sum of coefficients under their covariance.
 *
 * @example
 * ```ts
 * varianceOf([1, -1], [[2, 0.5], [0.5, 1]]); // 2
 * ```
 */
export const varianceOf = (
  weights: readonly number[],
  covariance: readonly (readonly number[])[],
): number =>
  weights.reduce(
    (sum, weight, at) =>
      sum +
      weight *
        weights.reduce(
          (inner, other, across) => inner + other * (covariance[at]?.[across] ?? 0),
          0,
        ),
    0,
  );
