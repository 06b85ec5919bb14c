import { join } from 'node:path';
import { bundled } from './bundled.ts';
import type { measureIncremental } from './incremental/measure.ts';
import { type Benchmark, type Found, measured, spreadOf } from './measurement.ts';
import { BASE_CITY } from './replay/plan.ts';
import { sanyi, withFolder } from './sanyi.ts';

/** Parameters of benefits, from those that few persons have to those of everybody. */
const REFORMS = {
  'a limit of residents': '+parameters/residentOutpatientLimit=2500',
  'the supplement of retirees': '+parameters/retireeSupplementShare=0.6',
  'a rate of residents': '+parameters/residentOutpatientRateHospital=0.6',
  'a limit of all employees': '+parameters/employeeOutpatientLimit=15000',
  'limits of everybody':
    '+parameters/employeeOutpatientLimit=15000+parameters/residentOutpatientLimit=2500',
} as const;

const ROUNDS_LEAST = 10;
/** A city-year, on so many cores, and what is promised of a benefit. */
const CITY = { lines: 1.5e9, cores: 2, seconds: 3 } as const;

/**
 * A change of a benefit replayed from a claim cache: one thread, in processor seconds, so that other work
 * on the machine counts little; scaled to a city-year by its lines, and beside the whole replay of
 * the same claims, whose sums it must have.
 */
export const incremental: Benchmark = ({ runs }) =>
  withFolder(async (folder) => {
    const facts = join(folder, 'facts');
    const { scale, from, to } = BASE_CITY;
    await sanyi('city', 'build', '--out', facts, '--scale', scale, '--from', from, '--to', to);
    const { measureIncremental: measure } = await bundled<{
      readonly measureIncremental: typeof measureIncremental;
    }>('incremental/measure.ts');
    const rounds = Math.max(ROUNDS_LEAST, runs);
    const found: Found[] = [];
    for (const [name, change] of Object.entries(REFORMS)) {
      found.push(foundOf(name, await measure({ facts, reform: `beijing${change}`, rounds })));
    }
    return {
      measurements: found.flatMap((each) => each.measurements),
      ratios: found.flatMap((each) => each.ratios),
      facts: Object.assign({}, ...found.map((each) => each.facts)),
    };
  });

function foundOf(name: string, run: Awaited<ReturnType<typeof measureIncremental>>): Found {
  if (run.different > 0) throw new Error(`${name}: ${run.different} sums differ`);
  const scaled = (seconds: number): number => (seconds * CITY.lines) / run.lines / CITY.cores;
  const best = (values: readonly number[]): number =>
    spreadOf(values.map((each) => 1e3 * each)).min;
  return {
    measurements: [
      measured(`${name}, a city-year from memory`, 's on two cores', run.memory.map(scaled)),
      measured(`${name}, a city-year from files`, 's on two cores', run.files.map(scaled)),
      measured(`${name}, a city-year settled whole`, 's on two cores', run.whole.map(scaled)),
      measured(`${name}, rules compared and bound`, 's of processor', [run.prepared]),
    ],
    ratios: [
      { name: `${name}: whole to cached, best`, value: best(run.whole) / best(run.memory) },
      {
        name: `${name}: best to what is promised`,
        value: scaled(best(run.memory) / 1e3) / CITY.seconds,
      },
    ],
    facts: {
      claims: run.claims,
      lines: run.lines,
      [`${name}: claims folded`]: run.touched,
      [`${name}: claims changed`]: run.changed,
      [`${name}: claims per processor second, best`]: Math.round(
        (1e3 * run.claims) / best(run.memory),
      ),
    },
  };
}
