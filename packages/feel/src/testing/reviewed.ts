import { expect, test } from 'vitest';
import { feel } from './evaluate.ts';

/** Expressions of one clause with the answers that it gives. */
export type Reviewed = readonly (readonly [expression: string, answer: string])[];

/** One test of a clause; what differs is shown expression by expression. */
export function reviewed(title: string, cases: Reviewed): void {
  test(title, () => {
    const answers = cases.map(([expression]) => [expression, feel(expression)]);
    expect(answers).toEqual(cases.map((each) => [...each]));
  });
}
