import { type Day, dayOf, type IsoDate, unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { sampleLibrary } from '../testing/sample-packages.ts';
import { buildStack } from './build-stack.ts';
import { type ChangeStep, changeSteps } from './change-steps.ts';
import type { Stack } from './stack.ts';

// Dates of the calendar.
const day = (text: string): Day => dayOf(text as IsoDate);
const library = sampleLibrary();
const stackOf = (text: string): Stack => unwrap(buildStack(library, text));

const stepsOf = (baseline: string, reform: string): readonly ChangeStep[] =>
  changeSteps({
    baseline: stackOf(baseline),
    reform: stackOf(reform),
    head: stackOf(reform.split('+')[0] ?? ''),
    on: day('2018-12-31'),
  });

const told = (steps: readonly ChangeStep[]) =>
  steps.map(({ kind, path, from, to, rows, stack }) => [kind, path, from, to, rows, stack]);

describe('a reform change by change', () => {
  test('POL-48 values tried are changes in the order of the text, each on top of those before it', () => {
    const fee = 'demo+parameters/smallFee=7';
    const both = `${fee}+parameters/rate=0.5`;
    expect(told(stepsOf('demo', both))).toEqual([
      ['parameter', 'parameters/smallFee', expect.any(String), '7', 0, fee],
      ['parameter', 'parameters/rate', expect.any(String), '0.5', 0, both],
    ]);
    // What the baseline tries too is no change.
    expect(told(stepsOf(fee, both))).toHaveLength(1);
    expect(stepsOf('demo', 'demo')).toEqual([]);
  });

  test('POL-48 between two fixed days parameters come first, then price lists, then the rest of the day', () => {
    const steps = stepsOf('demo@2017-04-07', 'demo@2017-04-08+parameters/rate=0.5');
    const kinds = steps.map(({ kind, path }) => `${kind} ${path}`);
    expect(kinds[0]).toBe('parameter parameters/smallFee');
    expect(kinds.slice(-2)).toEqual(['rules demo@2017-04-08', 'parameter parameters/rate']);
    expect(kinds.slice(1, -2).every((each) => each.startsWith('list lists/servicePrice'))).toBe(
      true,
    );
    expect(kinds.length).toBeGreaterThan(3);
    for (const { stack } of steps) expect(buildStack(library, stack).ok).toBe(true);
    expect(steps.at(-1)?.stack).toBe('demo@2017-04-08+parameters/rate=0.5');
  });

  test('POL-48 rules that move with the day of a claim change all at once', () => {
    expect(told(stepsOf('demo@-1y', 'demo'))).toEqual([['rules', 'demo', null, null, 0, 'demo']]);
    // Values that only the baseline tries are given up in one step.
    expect(told(stepsOf('demo+parameters/rate=0.5', 'demo'))).toHaveLength(1);
  });
});
