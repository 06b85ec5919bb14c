import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Benchmark, measured } from './measurement.ts';
import { numberIn, sanyi, withFolder } from './sanyi.ts';

/**
 * Two sizes of one city, eight times apart: what both have in common, such as starting, drops out of the
 * difference, and what one run takes more than the next is small beside it.
 */
const SCALES = ['0.0005', '0.004'] as const;
const YEAR = ['--from', '2018-01-01', '--to', '2018-12-31'] as const;
const REFORM = ['--baseline', 'beijing@2017-04-07', '--reform', 'beijing@2017-04-08'] as const;
const MINUTES = 10;

type Size = {
  readonly lines: number;
  readonly claims: number;
  readonly cpuSeconds: readonly number[];
  readonly parquetBytes: number;
  readonly storeBytes: number;
};

/**
 * A paper calculation: what replaying a nation's year would take, from rates that are measured here.
 * Core-seconds and bytes for each line are those of the larger city less those of the smaller one,
 * so they are linear by construction; nothing of that size was run. The number of visits is an
 * assumption in `nation.json`, with its mark.
 */
export const nation: Benchmark = ({ runs }) =>
  withFolder(async (folder) => {
    const sizes: Size[] = [];
    for (const scale of SCALES) sizes.push(await sizeOf(join(folder, scale), scale, runs));
    const [small, large] = sizes;
    if (!small || !large) throw new Error('two sizes are measured');
    const lines = large.lines - small.lines;
    const perLine = large.cpuSeconds.map(
      (cpu, run) => (cpu - (small.cpuSeconds[run] ?? 0)) / lines,
    );
    const perLineSorted = perLine.toSorted((a, b) => a - b);
    const coreSecondsPerLine = perLineSorted[Math.floor(perLineSorted.length / 2)] ?? 0;
    const told = JSON.parse(await readFile(join(import.meta.dirname, 'nation.json'), 'utf8'));
    const nationLines = (told.visits * large.lines) / large.claims;
    const coreSeconds = nationLines * coreSecondsPerLine;
    const bytes = (of: 'parquetBytes' | 'storeBytes'): number =>
      ((large[of] - small[of]) / lines) * nationLines;
    return {
      measurements: [
        measured(
          'replay of both sets of rules, lines of a core-second',
          'lines/s',
          perLine.map((seconds) => 1 / seconds),
        ),
      ],
      ratios: [],
      facts: {
        linesMeasured: lines,
        'visits and stays (assumed)': told.visits,
        'mark of that number': `${told.provenance}: ${told.source}`,
        'lines for each visit (of the city)': Math.round((large.lines / large.claims) * 100) / 100,
        'lines of the nation': Math.round(nationLines),
        'core-seconds': Math.round(coreSeconds),
        'minutes on 32 cores': Math.round(coreSeconds / 32 / 60),
        [`cores for ${MINUTES} minutes`]: Math.ceil(coreSeconds / (MINUTES * 60)),
        'Parquet, GB': Math.round(bytes('parquetBytes') / 1e9),
        'replay store, GB': Math.round(bytes('storeBytes') / 1e9),
      },
    };
  });

async function sizeOf(facts: string, scale: string, runs: number): Promise<Size> {
  const built = await sanyi('city', 'build', '--scale', scale, ...YEAR, '--out', facts);
  const replay = ['replay', '--facts', facts, ...REFORM];
  // The first one makes the replay store, which is not counted.
  await sanyi(...replay);
  const cpuSeconds: number[] = [];
  for (let run = 0; run < runs; run++) {
    await rm(join(facts, 'replay'), { recursive: true });
    cpuSeconds.push((await sanyi(...replay)).cpuSeconds);
  }
  const own = await readdir(facts);
  const store = own.find((name) => name.startsWith('replay-store'));
  return {
    lines: numberIn(built.document, 'lines'),
    claims: numberIn(built.document, 'claims'),
    cpuSeconds,
    parquetBytes: await bytesIn(facts, (path) => path.includes('/claim/')),
    storeBytes: store === undefined ? 0 : await bytesIn(join(facts, store), () => true),
  };
}

async function bytesIn(folder: string, counts: (path: string) => boolean): Promise<number> {
  let sum = 0;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) sum += await bytesIn(path, counts);
    else if (counts(path)) sum += (await stat(path)).size;
  }
  return sum;
}
