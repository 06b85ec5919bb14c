import { ProblemError, type Result } from '@sanyi/kernel';

/** Runs work and turns a thrown `ProblemError` into a failure; other errors are bugs and pass. */
export async function attemptAsync<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problems: error.problems };
    throw error;
  }
}
