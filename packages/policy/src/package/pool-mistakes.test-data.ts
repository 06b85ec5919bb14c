import { withPool } from '../testing/pool-files.ts';
import { baseFiles, type Changes } from '../testing/sample-packages.ts';
import type { Mistake } from './mistake.test-data.ts';

const POLICY = 'policy.yaml';

const swap =
  (from: string, to: string) =>
  (text: string): string =>
    text.replace(from, to);

const base = (title: string, codes: readonly string[], changes: Changes): Mistake => ({
  title,
  codes,
  folders: [{ name: 'demo-base', files: baseFiles(changes) }],
});

/** The sample with a pool, in which the hook names it otherwise. */
const providesCases = (text: string, pool: string): string => {
  const { [POLICY]: change } = withPool();
  const whole = typeof change === 'function' ? change(text) : text;
  return whole.replace(', pool: pools/cases.yaml', pool);
};

/** Mistakes in the pool of a package, one at a time. */
export const POOL_MISTAKES: readonly Mistake[] = [
  base('POL-12 pool without its parameter', ['POLICY_POOL_PARAMETER'], {
    ...withPool({ 'pools/cases.yaml': swap('caseBudget', 'budget') }),
  }),
  base('POL-12 pool of another hook', ['POLICY_NOT_ONE_OF'], {
    ...withPool({ 'pools/cases.yaml': swap('payment.case', 'price.visit') }),
  }),
  base('POL-12 pool by something that is no place or scheme', ['POLICY_NOT_ONE_OF'], {
    ...withPool({ 'pools/cases.yaml': swap('[scheme]', '[group]') }),
  }),
  base('POL-12 weights that are no list', ['POLICY_POOL_LIST'], {
    ...withPool({ 'pools/cases.yaml': swap('caseWeight', 'servicePrice') }),
  }),
  base('POL-12 points without a pool', ['POLICY_POOL_MISSING'], {
    ...withPool(),
    [POLICY]: (text) => providesCases(text, ''),
  }),
  base('POL-12 pool that is not there', ['POLICY_FILE_MISSING', 'POLICY_FILE_UNUSED'], {
    ...withPool(),
    [POLICY]: (text) => providesCases(text, ', pool: pools/case.yaml'),
  }),
  base('POL-12 pool of a fee', ['POLICY_POOL_UNWANTED'], {
    [POLICY]: swap('decision: visitCharges}', 'decision: visitCharges, pool: pools/cases.yaml}'),
  }),
];
