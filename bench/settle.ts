import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { claimsIn, rowsOf, withDuck } from './duck.ts';
import { type Benchmark, measured, ratio, repeated, timed } from './measurement.ts';
import { naiveClaims, naivePrices, settleNaively } from './naive-settle.ts';
import { buildCity, numberIn, type Run, sanyi, withFolder } from './sanyi.ts';

/** Touches every line once and every column that settling reads. */
const SCAN = `SELECT sum(line.item) AS items, sum(line.quantity) AS quantity, sum(bed_days) AS days,
  max(day) AS last, count(DISTINCT visit_kind) AS kinds FROM (
  SELECT day, bed_days, visit_kind, person, institution, unnest(lines) AS line FROM `;

/** The share of the residents in a city in which the start of the programme is a small part of the time. */
const LARGE = '0.03';

/**
 * Settling a city under the rules of each claim's day, against the least that has to happen (DuckDB
 * reads every line of the same files) and against the obvious program (one object per line, one
 * rule for all, one thread): the city of `npm start`, and one that is fifteen times as large.
 */
export const settle: Benchmark = async ({ runs }) => {
  const demo = await withFolder(async (folder) => {
    const facts = join(folder, 'facts');
    await buildCity(facts);
    return { settled: await settledAgain(facts, runs), naive: await naively(facts, runs) };
  });
  const large = await withFolder(async (folder) => {
    const facts = join(folder, 'facts');
    await sanyi('city', 'build', '--out', facts, '--scale', LARGE);
    return { settled: await settledAgain(facts, runs), scans: await scanned(facts, runs) };
  });
  const [small, much] = [
    measuredRuns('settle', demo.settled),
    measuredRuns('settle, large city', large.settled),
  ];
  const scan = measured(
    'DuckDB scan of the large city',
    'lines/s',
    large.scans.map((ms) => (much.lines * 1000) / ms),
  );
  const plain = measured(
    'row objects, one rule, one thread',
    'lines/s',
    demo.naive.map(({ ms, value }) => (value.lines * 1000) / ms),
  );
  return {
    measurements: [...small.all, ...much.all, scan, plain],
    ratios: [
      ratio('settle to DuckDB scan, large city', { value: much.speed, to: scan }),
      ratio('settle to row objects', { value: small.speed, to: plain }),
      ratio('large city to small', { value: much.speed, to: small.speed }),
    ],
    facts: {
      claims: small.claims,
      lines: small.lines,
      largeClaims: much.claims,
      largeLines: much.lines,
      naiveLines: demo.naive[0]?.value.lines ?? 0,
    },
  };
};

/** Settles the same facts several times, each time from nothing. */
const settledAgain = (facts: string, runs: number): Promise<Run[]> =>
  repeated(runs, async () => {
    await rm(join(facts, 'settlement'), { recursive: true, force: true });
    return sanyi('settle', '--facts', facts, '--stack', 'beijing');
  });

function measuredRuns(name: string, runs: readonly Run[]) {
  const { document } = runs[0] ?? { document: {} };
  const [lines, claims] = [numberIn(document, 'lines'), numberIn(document, 'claims')];
  const seconds = runs.map((run) => numberIn(run.document, 'seconds'));
  const per = (unit: string, count: number) =>
    measured(
      name,
      unit,
      seconds.map((each) => count / each),
    );
  const speed = per('lines/s', lines);
  const whole = measured(
    `${name}, whole process`,
    's',
    runs.map((run) => run.seconds),
  );
  const processor = measured(
    `${name}, processor time`,
    's',
    runs.map((run) => run.cpuSeconds),
  );
  const peak = measured(
    `${name}, peak memory`,
    'MB',
    runs.map((run) => run.peakMemoryMB),
  );
  return { lines, claims, speed, all: [speed, per('claims/s', claims), whole, processor, peak] };
}

const scanned = (facts: string, runs: number): Promise<number[]> =>
  withDuck(async (connection) => {
    const sql = `${SCAN}${claimsIn(facts)})`;
    const scans = await repeated(runs, () => timed(() => rowsOf(connection, sql)));
    return scans.map(({ ms }) => ms);
  });

const naively = (facts: string, runs: number) =>
  withDuck(async (connection) => {
    const prices = await naivePrices(connection, facts);
    const part = await naiveClaims(connection, facts);
    return repeated(runs, () => timed(() => settleNaively(part, prices)));
  });
