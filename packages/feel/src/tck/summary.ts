import type { TckCase, TckNode } from './run-suite.ts';

/**
 * How many of a kind there are and passed; the rate of nothing is 1.
 *
 * @example
 * ```ts
 * const rate: Rate = { total: 4, passed: 3, rate: 0.75 };
 * ```
 */
export type Rate = { readonly total: number; readonly passed: number; readonly rate: number };

/**
 * Results of the compatibility kit. Nodes that expect a value, that expect null, and that stand on a
 * decision table are counted apart: an engine that always answers null would pass four in ten.
 *
 * @example
 * ```ts
 * declare const summary: TckSummary;
 * console.log(summary.byLevel['3']?.rate, summary.failures.length);
 * ```
 */
export type TckSummary = {
  readonly cases: number;
  readonly passed: number;
  readonly failed: number;
  readonly byLevel: { readonly [level: string]: Rate };
  readonly valueExpected: Rate;
  /** Of the results that expect a value, those that agree to the last digit. */
  readonly valueExact: Rate;
  readonly nullExpected: Rate;
  readonly decisionTable: Rate;
  readonly failures: readonly {
    readonly suite: string;
    readonly file: string;
    readonly id: string;
    readonly reason: string;
  }[];
};

/**
 * Sums up the cases of all suites.
 *
 * @param cases - from `runTckSuite`
 * @example
 * ```ts
 * tckSummary([]).passed; // 0
 * ```
 */
export function tckSummary(cases: readonly TckCase[]): TckSummary {
  const nodes = cases.flatMap((each) => each.nodes);
  const levels = [...new Set(cases.map(levelOf))].sort();
  const passed = cases.filter((each) => each.passed).length;
  const nodeRate = (
    wanted: (node: TckNode) => boolean,
    good: (node: TckNode) => boolean = (node) => node.passed,
  ): Rate => {
    const chosen = nodes.filter(wanted);
    return rateOf(chosen.length, chosen.filter(good).length);
  };
  return {
    cases: cases.length,
    passed,
    failed: cases.length - passed,
    byLevel: Object.fromEntries(
      levels.map((level) => {
        const chosen = cases.filter((each) => levelOf(each) === level);
        return [level, rateOf(chosen.length, chosen.filter((each) => each.passed).length)];
      }),
    ),
    valueExpected: nodeRate((node) => !node.expectsNull),
    valueExact: nodeRate(
      (node) => !node.expectsNull,
      (node) => node.exact,
    ),
    nullExpected: nodeRate((node) => node.expectsNull),
    decisionTable: nodeRate((node) => node.isTable),
    failures: cases
      .filter((each) => !each.passed)
      .map(({ suite, file, id, reason }) => ({ suite, file, id, reason })),
  };
}

const levelOf = (each: TckCase): string =>
  /^compliance-level-(\d)/.exec(each.suite)?.[1] ?? 'other';

const rateOf = (total: number, passed: number): Rate => ({
  total,
  passed,
  rate: total === 0 ? 1 : passed / total,
});

/**
 * The results as the kit publishes them: suite, test file, case, SUCCESS or ERROR, detail.
 *
 * @param cases - from `runTckSuite`
 * @example
 * ```ts
 * tckCsv([{ suite: 'compliance-level-2/0001', file: '0001-test-01', id: '001', nodes: [],
 *   passed: true, reason: '' }]); // '"compliance-level-2/0001","0001-test-01","001","SUCCESS",""\n'
 * ```
 */
export function tckCsv(cases: readonly TckCase[]): string {
  const rows = cases.map(({ suite, file, id, passed, reason }) =>
    [suite, file, id, passed ? 'SUCCESS' : 'ERROR', reason].map(quoted).join(','),
  );
  return `${rows.join('\n')}\n`;
}

const quoted = (text: string): string => `"${text.replace(/"/g, '""').replace(/\s+/g, ' ')}"`;
