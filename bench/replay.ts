import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { postgresFolder } from '../packages/store/src/testing/postgres-server.ts';
import { type Benchmark, type Measurement, measured, type Ratio, spreadOf } from './measurement.ts';
import { runEngine } from './replay/engines.ts';
import { type RanPeer, runPeer } from './replay/peer.ts';
import { BASE_CITY, type BothTotals, type PeerRun, timesTotals } from './replay/plan.ts';
import { numberIn, sanyi, withFolder } from './sanyi.ts';

/** Both sets of rules are settled, so each line is settled twice. */
const SCENARIOS = 2;

/** What has to be reached: the own engine's rate to that of each peer. */
const TARGETS: readonly (readonly [own: Name, peer: Name, least: number])[] = [
  ['files', 'duckdb', 20],
  ['files', 'postgres', 75],
  ['files', 'rows', 150],
  ['files', 'scan', 1.2],
  ['resident', 'scan', 1.5],
];

const NAMES = {
  files: 'own engine, from files',
  resident: 'own engine, resident',
  duckdb: 'own SQL in DuckDB',
  postgres: 'own SQL in PostgreSQL',
  rows: 'row objects, from files',
  scan: 'DuckDB scan of the same files',
  memory: 'memory read by all cores',
} as const;
type Name = keyof typeof NAMES;

/** Lines of the set that the own engine and the scan are measured on: `--lines N`. */
function linesAsked(base: number): number {
  const at = process.argv.indexOf('--lines');
  return at < 0 ? base : Number(process.argv[at + 1]);
}

/**
 * A year replayed under the reform of 8 April 2017, by the own engine and by its peers, on the same
 * claims, each in a process of its own. Engines that are slow settle one base city; the others so
 * many copies of it as asked. All must find the same totals, copies counted, or the run fails.
 * Rates count a line once for each of the two sets of rules, for a scan once.
 */
export const replay: Benchmark = ({ runs }) =>
  withFolder(async (folder) => {
    const base = join(folder, 'base');
    const { scale, from, to } = BASE_CITY;
    const city = ['--scale', scale, '--from', from, '--to', to];
    const built = await sanyi('city', 'build', ...city, '--out', base);
    const lines = numberIn(built.document, 'lines');
    const copies = Math.max(1, Math.round(linesAsked(lines) / lines));
    const truth = await runEngine('columns', base, 1);
    const totals = truth.runs[0]?.totals;
    assert(totals, 'the own engine tells its totals');
    const found = await measuredAll({ folder, base, copies, runs });
    for (const [name, { runs: own, copies: times }] of found) {
      for (const run of own) assertSame(name, run, timesTotals(totals, times));
    }
    return {
      measurements: [...found].flatMap(([name, peer]) => measurementsOf(name, peer)),
      ratios: ratiosOf(found),
      facts: {
        linesOfBase: lines,
        lines: lines * copies,
        claims: numberIn(built.document, 'claims') * copies,
        ...Object.fromEntries(
          [...found].map(([name, { peakMemoryMB }]) => [
            `${NAMES[name]}, peak MB`,
            Math.round(peakMemoryMB),
          ]),
        ),
      },
    };
  });

type Ran = RanPeer & { readonly copies: number };

async function measuredAll(of: {
  readonly folder: string;
  readonly base: string;
  readonly copies: number;
  readonly runs: number;
}): Promise<Map<Name, Ran>> {
  const { base, copies, runs } = of;
  const full = copies === 1 ? base : await copied(of);
  const found = new Map<Name, Ran>();
  const peer = async (name: string, facts: string, times: number): Promise<Ran> => ({
    ...(await runPeer(name, { facts, runs: times })),
    copies: 1,
  });
  found.set('scan', { ...(await peer('scan', full, runs)), copies });
  found.set('files', { ...(await runEngine('columns', full, runs)), copies });
  found.set('memory', await peer('bandwidth', full, runs));
  found.set('rows', await peer('row-objects', base, runs));
  // Minutes each: once is enough to tell twenty times from two.
  found.set('duckdb', { ...(await runEngine('duckdb', base, 1)), copies: 1 });
  if (postgresFolder()) found.set('postgres', await peer('postgres', base, 1));
  return found;
}

/** So many copies of the persons of a city, each with numbers of its own. */
async function copied(of: { readonly base: string; readonly copies: number }): Promise<string> {
  throw new Error(`copies of ${of.base} cannot be made yet: ${of.copies} asked`);
}

/** A peer that adds nothing up is not held against anything. */
function assertSame(name: Name, { totals }: PeerRun, expected: BothTotals): void {
  if (!totals) return;
  const { baseline, reform } = totals;
  assert.deepEqual({ baseline, reform }, expected, `${NAMES[name]} found other totals`);
}

/** A scan reads a line once; whoever settles does so under both sets of rules. */
const timesOf = (name: Name): number => (name === 'scan' || name === 'memory' ? 1 : SCENARIOS);

const ratesOf = (name: Name, { lines, runs }: Ran, of: keyof PeerRun = 'seconds'): number[] =>
  runs.map((run) => (timesOf(name) * lines) / Number(run[of]));

function measurementsOf(name: Name, ran: Ran): Measurement[] {
  return [
    measured(NAMES[name], 'lines/s', ratesOf(name, ran)),
    measured(`${NAMES[name]}, processor`, 'lines/cpu-s', ratesOf(name, ran, 'cpuSeconds')),
  ];
}

function ratiosOf(found: ReadonlyMap<Name, Ran>): Ratio[] {
  const to = (own: Name, peer: Name, least?: number): Ratio[] => {
    const [ours, theirs] = [found.get(own), found.get(peer)];
    if (!ours || !theirs) return [];
    const [fast, slow] = [spreadOf(ratesOf(own, ours)), spreadOf(ratesOf(peer, theirs))];
    const spread = {
      min: fast.min / slow.max,
      median: fast.median / slow.median,
      max: fast.max / slow.min,
    };
    const target = least === undefined ? '' : ` (target ${least})`;
    return [{ name: `${NAMES[own]} to ${NAMES[peer]}${target}`, value: spread.median, spread }];
  };
  return [
    ...TARGETS.flatMap(([own, peer, least]) => to(own, peer, least)),
    ...to('files', 'memory'),
  ];
}
