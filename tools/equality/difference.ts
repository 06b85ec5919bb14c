import type { Said } from './answers.ts';

/** A row on which two targets differ. */
export type Difference = {
  readonly row: number;
  readonly output: string;
  readonly one: string;
  readonly other: string;
};

/** Rows on which two targets differ: the first one found, and how many. */
export type Differences = { readonly count: number; readonly first: Difference | null };

export const NO_DIFFERENCES: Differences = { count: 0, first: null };

/** Compares what two targets say, output by output and row by row. */
export function differences(one: Said, other: Said, names: readonly string[]): Differences {
  let count = 0;
  let first: Difference | null = null;
  const note = (row: number, output: string, values: readonly [unknown, unknown]): void => {
    count += 1;
    first ??= { row, output, one: String(values[0]), other: String(values[1]) };
  };
  for (let row = 0; row < one.problems.length; row += 1) {
    if (one.problems[row] !== other.problems[row]) {
      note(row, 'problem', [one.problems[row], other.problems[row]]);
      continue;
    }
    if (one.problems[row] !== null) continue;
    for (let output = 0; output < names.length; output += 1) {
      const values = [one.outputs[output]?.[row], other.outputs[output]?.[row]] as const;
      if (!isSame(...values)) {
        note(row, names[output] ?? '', values);
        break;
      }
    }
  }
  return { count, first };
}

/** NaN is the same as NaN here, and minus zero the same as zero. */
const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (Number.isNaN(a as number) && Number.isNaN(b as number));
