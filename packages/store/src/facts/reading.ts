import { ProblemError, problem } from '@sanyi/kernel';
import { messageOf } from '../folder/lock.ts';

/** Reads a file of facts; one that is damaged is said to be, whatever is being written meanwhile. */
export async function reading<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw readFailed(file, error);
  }
}

/** The same for rows that come one after the other. */
export async function* readingEach<T>(
  file: string,
  rows: AsyncIterable<T>,
): AsyncGenerator<T, void, undefined> {
  try {
    yield* rows;
  } catch (error) {
    throw readFailed(file, error);
  }
}

/** The problem of a read that failed for a reason outside the programme. */
export function readFailed(file: string, error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  return new ProblemError([problem('STORE_READ_FAILED', file, { why: messageOf(error) })]);
}
