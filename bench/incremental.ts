import { join } from 'node:path';
import { bundled } from './bundled.ts';
import type { measureIncremental } from './incremental/measure.ts';
import type { Reform } from './incremental/reform.ts';
import { type Benchmark, type Found, measured, spreadOf } from './measurement.ts';
import { BASE_CITY } from './replay/plan.ts';
import { sanyi, withFolder } from './sanyi.ts';

const BENEFIT = 3;
const CHARGES = 5;

/** What is changed, and within how many seconds it is promised. */
type Case = { readonly reform: Reform; readonly seconds: number };

const benefit = (text: string): Case => ({ reform: { text }, seconds: BENEFIT });
const charges = (reform: Reform): Case => ({ reform, seconds: CHARGES });

/** Parameters of benefits, from those that few persons have to those of everybody; then prices and fees. */
const REFORMS: Readonly<Record<string, Case>> = {
  'a limit of residents': benefit('+parameters/residentOutpatientLimit=2500'),
  'the supplement of retirees': benefit('+parameters/retireeSupplementShare=0.6'),
  'a rate of residents': benefit('+parameters/residentOutpatientRateHospital=0.6'),
  'a limit of all employees': benefit('+parameters/employeeOutpatientLimit=15000'),
  'limits of everybody': benefit(
    '+parameters/employeeOutpatientLimit=15000+parameters/residentOutpatientLimit=2500',
  ),
  // What 100 items at rank 10,000 and at rank 1,000 of a city with 100,000 items have of its lines.
  'prices of 0.08 % of lines': charges({ share: 0.000_84 }),
  'prices of 0.8 % of lines': charges({ share: 0.008_3 }),
  'prices of imaging': charges({ items: ['ct-', 'mri', 'xray-', 'ultrasound-', 'pet-ct'] }),
  'prices of nursing': charges({ items: ['nursing-'] }),
  'the mark-up of drugs': charges({ text: '+parameters/drugMarkupRate=0.05' }),
  'the fee of special clinics': charges({ text: '+parameters/specialNeedsFee=400' }),
  'a fee of visits': charges({ text: '+other-fees' }),
};

const ROUNDS_LEAST = 10;
/** A city-year, on so many cores. */
const CITY = { lines: 1.5e9, cores: 2 } as const;

/**
 * A change of a benefit, of prices or of fees replayed from a claim cache: one thread, in processor seconds, so that other work
 * on the machine counts little; what goes by until code is compiled once, all else scaled to a city-year by its
 * lines, and beside the whole replay of the same claims, whose sums it must have.
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
    for (const [name, { reform, seconds }] of Object.entries(REFORMS)) {
      found.push(foundOf(name, await measure({ facts, reform, rounds }), seconds));
    }
    return {
      measurements: found.flatMap((each) => each.measurements),
      ratios: found.flatMap((each) => each.ratios),
      facts: Object.assign({}, ...found.map((each) => each.facts)),
    };
  });

function foundOf(
  name: string,
  run: Awaited<ReturnType<typeof measureIncremental>>,
  promised: number,
): Found {
  if (run.different > 0) throw new Error(`${name}: ${run.different} sums differ`);
  const scaled = (seconds: number): number => (seconds * CITY.lines) / run.lines / CITY.cores;
  // What begins a thread goes by on both cores at once.
  const cached = (seconds: number): number => run.begun + scaled(seconds);
  const best = (values: readonly number[]): number =>
    spreadOf(values.map((each) => 1e3 * each)).min;
  return {
    measurements: [
      measured(`${name}, a city-year from memory`, 's on two cores', run.memory.map(cached)),
      measured(`${name}, a city-year from files`, 's on two cores', run.files.map(cached)),
      measured(`${name}, a city-year settled whole`, 's on two cores', run.whole.map(scaled)),
      measured(`${name}, rules compared and bound`, 's of processor', [run.prepared]),
      measured(`${name}, begun in every thread`, 's of processor', [run.begun]),
    ],
    ratios: [
      { name: `${name}: whole to cached, best`, value: best(run.whole) / best(run.memory) },
      {
        name: `${name}: best to what is promised`,
        value: cached(best(run.memory) / 1e3) / promised,
      },
    ],
    facts: {
      claims: run.claims,
      lines: run.lines,
      [`${name}: claims folded`]: run.touched,
      [`${name}: claims changed`]: run.changed,
      [`${name}: claims settled`]: run.settled,
      [`${name}: claims per processor second, best`]: Math.round(
        (1e3 * run.claims) / best(run.memory),
      ),
    },
  };
}
