import { type Problem, ProblemError } from './problem.ts';

/**
 * What an operation gives that may meet expected trouble: a value, or at least one problem.
 *
 * @example
 * ```ts
 * const half = (n: number): Result<number> => ok(n / 2);
 * ```
 */
export type Result<T> = Success<T> | Failure;

/** The value arrived. */
export type Success<T> = { readonly ok: true; readonly value: T };

/** At least one problem stood in the way; all that were found are listed. */
export type Failure = { readonly ok: false; readonly problems: readonly [Problem, ...Problem[]] };

/**
 * Wraps a value.
 *
 * @example
 * ```ts
 * ok(1); // { ok: true, value: 1 }
 * ```
 */
export const ok = <T>(value: T): Success<T> => ({ ok: true, value });

/**
 * Wraps problems.
 *
 * @example
 * ```ts
 * fail(problem('MONEY_NOT_READABLE', 'row 3', { text: 'x' })).ok; // false
 * ```
 */
export const fail = (first: Problem, ...more: readonly Problem[]): Failure => ({
  ok: false,
  problems: [first, ...more],
});

/**
 * The failure of a list of problems, or null when the list is empty.
 *
 * @example
 * ```ts
 * failOf([]); // null
 * ```
 */
export function failOf(problems: readonly Problem[]): Failure | null {
  const [first, ...more] = problems;
  return first ? fail(first, ...more) : null;
}

/**
 * Applies a function to the value of a success.
 *
 * @example
 * ```ts
 * mapResult(ok(1), (n) => n + 1); // { ok: true, value: 2 }
 * ```
 */
export const mapResult = <A, B>(result: Result<A>, change: (value: A) => B): Result<B> =>
  result.ok ? ok(change(result.value)) : result;

/**
 * Many results as one: all values, or all problems.
 *
 * @example
 * ```ts
 * collect([ok(1), ok(2)]); // { ok: true, value: [1, 2] }
 * ```
 */
export function collect<T>(results: readonly Result<T>[]): Result<T[]> {
  const failure = failOf(results.flatMap((result) => (result.ok ? [] : result.problems)));
  if (failure) return failure;
  return ok(results.flatMap((result) => (result.ok ? [result.value] : [])));
}

/**
 * The value, or a thrown `ProblemError`: for deep evaluation whose door catches it again.
 *
 * @example
 * ```ts
 * unwrap(ok(1)); // 1
 * ```
 */
export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new ProblemError(result.problems);
  return result.value;
}

/**
 * Runs a function and turns a thrown `ProblemError` into a failure; other errors are bugs and pass.
 *
 * @example
 * ```ts
 * attempt(() => 1); // { ok: true, value: 1 }
 * ```
 */
export function attempt<T>(run: () => T): Result<T> {
  try {
    return ok(run());
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problems: error.problems };
    throw error;
  }
}
