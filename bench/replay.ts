import { strict as assert } from 'node:assert';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Benchmark,
  type Measurement,
  measured,
  type Ratio,
  rounded,
  spreadOf,
} from './measurement.ts';
import { runEngine } from './replay/engines.ts';
import { type RanPeer, runPeer } from './replay/peer.ts';
import { BASE_CITY, type BothTotals, type PeerRun, timesTotals } from './replay/plan.ts';
import { replicate } from './replay/replicate.ts';
import { numberIn, ROOT, sanyi, withFolder } from './sanyi.ts';

/** Both sets of rules are settled, so each line is settled twice. */
const SCENARIOS = 2;

/** What has to be reached: the own engine's rate to that of each peer. */
const TARGETS: readonly (readonly [own: 'files' | 'resident', peer: Name, least: number])[] = [
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
  rows: 'row objects, from files, every cell',
  scan: 'DuckDB scan of the same files',
  memory: 'memory read by all cores',
} as const;
type Name = keyof typeof NAMES;

/**
 * Copies of the base city that the own engine and the scan are measured on: `--lines N[,N...]`. All
 * peers are held against the first; further sizes show whether the rate stays.
 */
function copiesAsked(base: number): readonly number[] {
  const at = process.argv.indexOf('--lines');
  const asked =
    at < 0
      ? [base]
      : String(process.argv[at + 1])
          .split(',')
          .map(Number);
  return asked.map((lines) => Math.max(1, Math.round(lines / base)));
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
    const [copies = 1, ...more] = copiesAsked(lines);
    const truth = await runEngine('columns', base, 1);
    const totals = truth.runs[0]?.totals;
    assert(totals, 'the own engine tells its totals');
    const found = await measuredAll({ folder, base, copies, runs });
    const larger: Larger[] = [];
    for (const times of more) larger.push(await measuredLarger({ folder, base, copies: times }));
    for (const [name, ran] of found) assertSame(name, ran, totals);
    const inSql = found.get('duckdb')?.runs[0];
    assert.equal(inSql?.hash, truth.runs[0]?.hash, 'SQL finds the same cells');
    for (const { files, resident } of larger) {
      assertSame('files', files, totals);
      assertSame('resident', resident, totals);
    }
    return {
      measurements: [
        ...[...found].flatMap(([name, ran]) => measurementsOf(name, ran)),
        ...larger.flatMap((ran) =>
          LARGER.flatMap((name) => measurementsOf(name, ran[name], millions(ran[name].lines))),
        ),
      ],
      ratios: [...ratiosOf(found), ...larger.flatMap((ran) => largerRatios(ran, found))],
      facts: {
        linesOfBase: lines,
        lines: lines * copies,
        claims: numberIn(built.document, 'claims') * copies,
        ...Object.fromEntries([
          ...[...found].map(([name, ran]) => peakOf(NAMES[name], ran)),
          ...larger.flatMap((ran) =>
            LARGER.map((name) => peakOf(`${NAMES[name]},${millions(ran[name].lines)}`, ran[name])),
          ),
        ]),
      },
    };
  });

const millions = (lines: number): string => ` ${Math.round(lines / 1e6)} M lines`;

const peakOf = (name: string, { peakMemoryMB }: RanPeer): readonly [string, number] => [
  `${name}, peak MB`,
  Math.round(peakMemoryMB),
];

type Ran = RanPeer & { readonly copies: number };

type Asked = { readonly folder: string; readonly base: string; readonly copies: number };

async function measuredAll(of: Asked & { readonly runs: number }): Promise<Map<Name, Ran>> {
  const { base, copies, runs } = of;
  const found = new Map<Name, Ran>();
  const peer = async (name: string, facts: string, times: number): Promise<Ran> => ({
    ...(await runPeer(name, { facts, runs: times })),
    copies: 1,
  });
  await withCopies(of, async (full) => {
    found.set('scan', { ...(await peer('scan', full, runs)), copies });
    found.set('files', { ...(await runEngine('columns', full, runs)), copies });
    found.set('resident', { ...(await runEngine('resident', full, runs)), copies });
  });
  found.set('memory', await peer('bandwidth', base, runs));
  found.set('rows', await peer('row-objects', base, runs));
  // Minutes each: once is enough to tell twenty times from two.
  found.set('duckdb', { ...(await runEngine('duckdb', base, 1)), copies: 1 });
  const postgres = await postgresHere();
  if (postgres) {
    process.env.SANYI_POSTGRES = postgres;
    found.set('postgres', await peer('postgres', base, 1));
  }
  return found;
}

/** The folder with the programs of a PostgreSQL, as `npm test` finds it. */
async function postgresHere(): Promise<string | null> {
  // A script of the launcher, without types.
  const found: { findPostgres(): string | null } = await import(
    join(ROOT, 'apps/cli/bin/postgres.js')
  );
  return found.findPostgres();
}

/** Who is measured on larger sets. */
const LARGER = ['scan', 'files', 'resident'] as const;

type Larger = Readonly<Record<(typeof LARGER)[number], Ran>>;

/** The scan and the own engine on a larger set, once each. */
const measuredLarger = (of: Asked): Promise<Larger> =>
  withCopies(of, async (full) => ({
    scan: { ...(await runPeer('scan', { facts: full, runs: 1 })), copies: of.copies },
    files: { ...(await runEngine('columns', full, 1)), copies: of.copies },
    resident: { ...(await runEngine('resident', full, 1)), copies: of.copies },
  }));

/** On a larger set the own engine is held against the scan there, and against the rates of slower peers. */
function largerRatios(larger: Larger, found: ReadonlyMap<Name, Ran>): Ratio[] {
  const size = millions(larger.files.lines);
  const asked = TARGETS.flatMap(([own, peer, least]) => {
    const theirs = peer === 'scan' ? larger.scan : found.get(peer);
    return theirs ? [ratioOf({ own, peer, least }, [larger[own], theirs], size)] : [];
  });
  return [linear(found.get('files'), larger.files), ...asked];
}

/** Gives work so many copies of the persons of a city, each with numbers of its own. */
async function withCopies<T>(
  { folder, base, copies }: Asked,
  work: (facts: string) => Promise<T>,
): Promise<T> {
  if (copies === 1) return work(base);
  const out = join(folder, `copies-${copies}`);
  await replicate({ from: base, copies, out });
  try {
    return await work(out);
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** Who adds nothing up is not held against anything. */
function assertSame(name: Name, { runs, copies }: Ran, totals: BothTotals): void {
  const expected = timesTotals(totals, copies);
  for (const run of runs) {
    if (!run.totals) continue;
    const { baseline, reform } = run.totals;
    assert.deepEqual({ baseline, reform }, expected, `${NAMES[name]} found other totals`);
  }
}

/** The rate on a larger set to that on the first: 1 is linear. */
function linear(first: Ran | undefined, larger: Ran): Ratio {
  const [slow, fast] = [first ? ratesOf('files', first) : [1], ratesOf('files', larger)];
  const value = spreadOf(fast).median / spreadOf(slow).median;
  return { name: `${NAMES.files},${millions(larger.lines)} to the first set`, value };
}

/** A scan reads a line once; whoever settles does so under both sets of rules. */
const timesOf = (name: Name): number => (name === 'scan' || name === 'memory' ? 1 : SCENARIOS);

const ratesOf = (name: Name, { lines, runs }: Ran, of: keyof PeerRun = 'seconds'): number[] =>
  runs.map((run) => (timesOf(name) * lines) / Number(run[of]));

function measurementsOf(name: Name, ran: Ran, size = ''): Measurement[] {
  const title = `${NAMES[name]}${size && ','}${size}`;
  const seconds = ran.runs.map((run) => run.seconds / timesOf(name));
  return [
    measured(title, 'lines/s', ratesOf(name, ran)),
    measured(`${title}, processor`, 'lines/cpu-s', ratesOf(name, ran, 'cpuSeconds')),
    measured(`${title}, each set of rules`, 's', seconds),
  ];
}

function ratiosOf(found: ReadonlyMap<Name, Ran>): Ratio[] {
  const to = (asked: Asking): Ratio[] => {
    const [ours, theirs] = [found.get(asked.own), found.get(asked.peer)];
    return ours && theirs ? [ratioOf(asked, [ours, theirs])] : [];
  };
  return [
    ...TARGETS.flatMap(([own, peer, least]) => to({ own, peer, least })),
    ...to({ own: 'files', peer: 'memory' }),
    ...withoutCells(found.get('files'), found.get('rows')),
    ...inMemory(found.get('resident'), found.get('rows')),
  ];
}

type Asking = { readonly own: Name; readonly peer: Name; readonly least?: number };

function ratioOf(
  { own, peer, least }: Asking,
  [ours, theirs]: readonly [Ran, Ran],
  size = '',
): Ratio {
  const [fast, slow] = [spreadOf(ratesOf(own, ours)), spreadOf(ratesOf(peer, theirs))];
  const spread = {
    min: rounded(fast.min / slow.max),
    median: rounded(fast.median / slow.median),
    max: rounded(fast.max / slow.min),
  };
  const target = least === undefined ? '' : ` (target ${least})`;
  const title = `${NAMES[own]} to ${NAMES[peer]}${size && ','}${size}`;
  return { name: `${title}${target}`, value: spread.median, spread };
}

/** The own engine, cells and all, to row objects that add up totals and nothing else. */
function withoutCells(files: Ran | undefined, rows: Ran | undefined): Ratio[] {
  if (!files || !rows) return [];
  const value =
    spreadOf(ratesOf('files', files)).median / spreadOf(ratesOf('rows', rows, 'totalsOnly')).median;
  return [{ name: `${NAMES.files} to row objects that leave the cells out`, value }];
}

/** Both once the claims are in memory, so that reading and making objects is left out. */
function inMemory(resident: Ran | undefined, rows: Ran | undefined): Ratio[] {
  if (!resident || !rows) return [];
  const value =
    spreadOf(ratesOf('resident', resident)).median /
    spreadOf(ratesOf('rows', rows, 'inMemory')).median;
  return [{ name: `${NAMES.resident} to row objects in memory`, value }];
}
