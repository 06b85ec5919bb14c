/** Sums a growth rate and its sampling error are made from; money in yuan. */
export type Sampled = {
  readonly total: number;
  /** Sum of the squares of the claims' totals. */
  readonly squares: number;
};

/** A place with its value and the standard error of the value. */
export type RankingRow = {
  readonly place: string;
  readonly value: number;
  readonly standardError: number;
};

/** A place in order, with the ranks it may have and its 95 % interval. */
export type Ranked = {
  readonly place: string;
  readonly rank: number;
  /** Best and worst rank that the sample does not rule out. */
  readonly from: number;
  readonly to: number;
  readonly distinguishable: boolean;
  readonly low: number;
  readonly high: number;
};

/** The 97.5 % point of the standard normal distribution. */
const NORMAL_975 = 1.959964;

/**
 * Standard error, in percentage points, of the growth rate of a total that is known from a sample.
 * Each total is a sum over a random number of claims (compound Poisson), so its relative variance is
 * the sum of squares over the square of the sum; the ratio's is the sum of both (delta method). The finite
 * population factor makes it zero where everybody is in the facts.
 *
 * @param weight - residents one person of the facts stands for, 1 where all are in it
 * @returns Infinity where a total is zero
 * @example
 * ```ts
 * growthError({ total: 100, squares: 100 }, { total: 100, squares: 100 }, 1); // 0
 * ```
 */
export function growthError(before: Sampled, now: Sampled, weight: number): number {
  if (before.total <= 0 || now.total <= 0) return Number.POSITIVE_INFINITY;
  const relative = ({ total, squares }: Sampled): number => squares / (total * total);
  const finite = Math.max(0, 1 - 1 / weight);
  return 100 * (now.total / before.total) * Math.sqrt((relative(before) + relative(now)) * finite);
}

/** A total as it is known, from elsewhere or by design, and as the facts have it. */
export type RakedTotal = { readonly known: number; readonly made: number };

/**
 * Standard error, in percentage points, of growth rates whose totals the sample was raked to: the
 * weights of a sample, or its making, meet totals that are known, so of the sampling only what the
 * raking left open remains. It is the root mean square, over all places, of growth as made less
 * growth as known.
 *
 * @returns Infinity without places, or where a total before is zero
 * @example
 * ```ts
 * const exact = { known: 100, made: 100 };
 * rakedGrowthError([{ before: exact, now: { known: 110, made: 110 } }]); // 0
 * ```
 */
export function rakedGrowthError(
  places: readonly { readonly before: RakedTotal; readonly now: RakedTotal }[],
): number {
  if (places.length === 0) return Number.POSITIVE_INFINITY;
  const squares = places.map(({ before, now }) => {
    if (before.known <= 0 || before.made <= 0) return Number.POSITIVE_INFINITY;
    return (100 * (now.made / before.made - now.known / before.known)) ** 2;
  });
  return Math.sqrt(squares.reduce((sum, each) => sum + each, 0) / places.length);
}

/**
 * Ranks places from the largest value down, and says which ranks the noise allows: a place is surely
 * above another only where their difference is more than 1.96 of its standard errors. Equal values
 * share a rank.
 *
 * @example
 * ```ts
 * ranking([
 *   { place: 'a', value: 1, standardError: 0 },
 *   { place: 'b', value: 2, standardError: 0 },
 * ]).map(({ place, rank }) => [place, rank]); // [['b', 1], ['a', 2]]
 * ```
 */
export function ranking(rows: readonly RankingRow[]): Ranked[] {
  const ordered = [...rows].sort((a, b) => b.value - a.value || (a.place < b.place ? -1 : 1));
  const surelyAbove = (a: RankingRow, b: RankingRow): boolean =>
    a.value - b.value > NORMAL_975 * Math.hypot(a.standardError, b.standardError);
  return ordered.map((row) => {
    const from = 1 + ordered.filter((other) => surelyAbove(other, row)).length;
    const to = ordered.length - ordered.filter((other) => surelyAbove(row, other)).length;
    const ties = ordered.filter((other) => other.value === row.value).length;
    return {
      place: row.place,
      rank: 1 + ordered.filter((other) => other.value > row.value).length,
      from,
      to,
      distinguishable: to - from < ties,
      low: row.value - NORMAL_975 * row.standardError,
      high: row.value + NORMAL_975 * row.standardError,
    };
  });
}
