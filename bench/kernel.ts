import { join } from 'node:path';
import { bundled } from './bundled.ts';
import type { measureKernel } from './kernel/measure.ts';
import { type Benchmark, measured } from './measurement.ts';
import { BASE_CITY, RULES } from './replay/plan.ts';
import { sanyi, withFolder } from './sanyi.ts';

/** What is replayed: everything changes, one list price, one parameter of the benefit. */
const REFORMS = {
  'fees and prices of a reform': RULES,
  'one list price': { baseline: 'beijing', reform: 'beijing+lists/servicePrice/mri=900' },
  'one benefit parameter': {
    baseline: 'beijing',
    reform: 'beijing+parameters/employeeOutpatientLimit=15000',
  },
} as const;

/** Both sets of rules are settled, so each line is settled twice. */
const SCENARIOS = 2;
const ROUNDS_LEAST = 10;

/**
 * The replay kernel alone: segments in memory, one thread, every cell of the results. In processor
 * seconds, so that other work on the machine counts little; bundled as the programme is.
 */
export const kernel: Benchmark = ({ runs }) =>
  withFolder(async (folder) => {
    const facts = join(folder, 'facts');
    const { scale, from, to } = BASE_CITY;
    await sanyi('city', 'build', '--out', facts, '--scale', scale, '--from', from, '--to', to);
    const { measureKernel: measure } = await bundled<{
      readonly measureKernel: typeof measureKernel;
    }>('kernel/measure.ts');
    const rounds = Math.max(ROUNDS_LEAST, runs);
    const found = [];
    for (const [name, rules] of Object.entries(REFORMS)) {
      found.push({ name, run: await measure({ facts, ...rules, rounds }) });
    }
    // Last: what is timed stays so.
    const { passes } = await measure({ facts, ...RULES, rounds, passes: true });
    return {
      measurements: found
        .flatMap(({ name, run }) => [
          measured(
            name,
            'lines per processor second and scenario',
            run.again.map((seconds) => (SCENARIOS * run.lines) / seconds),
          ),
          measured(`${name}, first time`, 's of processor', [run.first]),
        ])
        .concat(
          [...passes].map(([pass, spent]) => measured(pass, 'ms of processor, both rules', spent)),
        ),
      ratios: [],
      facts: { claims: found[0]?.run.claims ?? 0, lines: found[0]?.run.lines ?? 0 },
    };
  });
